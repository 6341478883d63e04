"""Packs onto this device, copies of it for others, and whether a copy is whole: what the window asks and shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from hubdesk.errors import HubDeskError
from hubdesk.gui.areas import Area
from hubdesk.gui.dialogs.progress_dialog import ProgressDialog
from hubdesk.gui.file_places import suggested_path
from hubdesk.gui.jobs import Job
from hubdesk.model.text import count_of
from hubdesk.model.words import tr
from hubdesk.paths import PACK_SUFFIX
from hubdesk.services.installing import Offer, Question, Step
from hubdesk.services.sharing import Sharing

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdesk.gui.jobs import Work
    from hubdesk.gui.main_window import MainWindow
    from hubdesk.transfer.verify import StickProof


class _Ending(QObject):
    """What is done in the window's thread when a job has ended."""

    def __init__(self, done: Callable[..., object], failed: Callable[[object], object], job: Job) -> None:
        super().__init__(job)
        self._done, self._failed = done, failed

    def succeed(self, result: object) -> None:
        """Take what the work gave back."""
        self._done(result)

    def fail(self, error: object) -> None:
        """Take what went wrong."""
        self._failed(error)


class SharingArea(Area):
    """What can be done with packs and sticks as files."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.service = Sharing(window.session.places, window.session.user)

    # ---- packs

    def choose_pack(self) -> None:
        """Ask for a pack, and say what installing it would change."""
        name, _ = QFileDialog.getOpenFileName(
            self.window, tr("Install a pack"), "", tr("HubDesk packs ({files})").format(files=f"*{PACK_SUFFIX}")
        )
        if name:
            self.offer(Path(name))

    def offer(self, path: Path) -> None:
        """Prove a pack whole, then show what it is and what it would change."""
        self._do(tr("Looking at {name}").format(name=path.name), self.service.look_at(path), self._show_offer)

    def offer_opened(self, path: Path) -> None:
        """Do the same for a pack that the window was opened with; if it is here already, say nothing."""
        self._do(
            tr("Looking at {name}").format(name=path.name),
            self.service.look_at(path),
            lambda offer: None if offer.step is Step.SAME else self._show_offer(offer),
            self._refuse_opened,
        )

    def look_on_drives(self) -> None:
        """Look for packs on sticks and other drives."""
        from hubdesk.gui.dialogs.drives_dialog import DrivesDialog
        from hubdesk.services.drive_scan import packs_on_drives

        def show(found: object) -> None:
            dialog = DrivesDialog(found, self.window)  # type: ignore[arg-type]
            dialog.pack_chosen.connect(self.offer)
            self.window.theme.open_dialog(dialog)

        self._do(tr("Looking for packs on your drives"), packs_on_drives, show)

    def go_back(self) -> None:
        """Ask of which pack the former edition should be shown again."""
        from hubdesk.gui.dialogs.former_dialog import FormerDialog
        from hubdesk.services.installing import former_editions

        dialog = FormerDialog(former_editions(self.service.places), self.window)
        dialog.pack_chosen.connect(self._go_back_to)
        self.window.theme.open_dialog(dialog)

    def _show_offer(self, offer: Offer) -> None:
        from hubdesk.gui.dialogs.offer_dialog import OfferDialog

        is_open = any(pack.path == offer.path for pack in self.window.session.library.packs)
        dialog = OfferDialog(offer, self.window, may_look=not is_open and offer.step is not Step.SAME)
        dialog.agreed_to.connect(self._install)
        dialog.look_wanted.connect(self.window.pack_chosen)
        self.window.theme.open_dialog(dialog)

    def _install(self, offer: Offer, agreed: frozenset[Question]) -> None:
        def done(_path: object) -> None:
            if Question.NEW_PUBLISHER in agreed:
                self.service.trust.trust(offer.judgement)
            self.window.library_changed.emit(
                tr("{title}, edition {edition}, is installed.").format(
                    title=offer.info.title, edition=offer.info.edition
                )
            )

        title = tr("Installing {title}").format(title=offer.info.title)
        self._do(title, self.service.install(offer, agreed), done)

    def _go_back_to(self, pack_id: str) -> None:
        from hubdesk.services.installing import shelf_for

        try:
            former = shelf_for(self.service.places).go_back(pack_id)
        except HubDeskError as error:
            self.window.tell(error)
            return
        self.window.library_changed.emit(
            tr("Edition {edition} is shown again. The later one is kept.").format(edition=former.edition)
        )

    def _refuse_opened(self, error: object) -> None:
        """Take a pack that turned out to be damaged or forged out of the window again."""
        if not isinstance(error, HubDeskError):
            self._failed(error)
            return
        from hubdesk.services.messages import explain

        said = explain(error)
        self.window.library_changed.emit(f"{said.what} {said.next_step}")

    # ---- copies

    def make_copy(self) -> None:
        """Open the assistant that makes copies for others."""
        from hubdesk.gui.dialogs.copy_dialog import CopyDialog

        self.window.theme.open_dialog(CopyDialog(self.window.session, self.service, self.window.jobs, self.window))

    def check_stick(self) -> None:
        """Ask for a stick, and say whether every file on it is as it was made."""
        from hubdesk.transfer.verify import verify_stick

        start = self.window.session.places
        near = str(start.own_packs.parent) if start.is_portable and start.own_packs else ""
        name = QFileDialog.getExistingDirectory(self.window, tr("Which stick or folder?"), near)
        if name:
            root = Path(name)
            self._do(
                tr("Checking {name}").format(name=root.name or name),
                lambda report, token: verify_stick(root, report, token),
                lambda proof: self._show_proof(root, proof),
            )

    def save_report(self) -> None:
        """Write a report for whoever helps: versions, folders, packs, screens; nothing that says who the user is."""
        from hubdesk.services.doctor import examine, say_report

        name, _ = QFileDialog.getSaveFileName(self.window, tr("Save a report"), suggested_path("HubDesk report.txt"))
        if not name:
            return
        path, screens = Path(name), self._screens()

        def work(report: object, token: object) -> Path:
            from hubdesk.durable import write_whole
            from hubdesk.errors import WriteFailedError

            found = examine(self.service.places, self.window.session.user, report, token)  # type: ignore[arg-type]
            try:
                write_whole(path, say_report({**found, "window": screens}).encode())
            except OSError as error:
                raise WriteFailedError.of(path, error) from error
            return path

        self._do(
            tr("Writing a report"),
            work,
            lambda _: self.window.notice.say(tr("The report is in {path}.").format(path=path)),
        )

    def _screens(self) -> dict[str, str]:
        from PySide6.QtCore import qVersion
        from PySide6.QtGui import QGuiApplication

        screens = [
            f"{one.size().width()} x {one.size().height()}, {one.devicePixelRatio():g} times"
            for one in QGuiApplication.screens()
        ]
        return {"Qt": f"{qVersion()}, {QGuiApplication.platformName()}", "screens": "; ".join(screens)}

    def _show_proof(self, root: Path, proof: StickProof) -> None:
        from hubdesk.gui.dialogs.proof_dialog import ProofDialog

        self.window.theme.open_dialog(ProofDialog(root, proof, self.window))

    # ---- long work

    def _do(
        self,
        title: str,
        work: Work,
        done: Callable[..., object],
        failed: Callable[[object], object] | None = None,
    ) -> None:
        job = Job(work)
        ending = _Ending(done, failed or self._failed, job)
        job.succeeded.connect(ending.succeed)
        job.failed.connect(ending.fail)
        ProgressDialog(title, job, self.window.theme, self.window)
        self.window.jobs.start(job)

    def _failed(self, error: object) -> None:
        if isinstance(error, HubDeskError):
            self.window.tell(error)
        elif isinstance(error, BaseException):
            raise error  # a mistake of ours: the crash dialog shows it whole


def say_files(count: int, total: int) -> str:
    """Say how many of all files are as they were made."""
    return tr("{count} of {total} as they were made").format(
        count=f"{count:,}", total=count_of(total, tr("file"), tr("files"))
    )
