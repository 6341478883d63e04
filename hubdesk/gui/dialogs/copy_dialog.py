"""“Make a copy for others”: where to, what goes on it, who hands it on; then how far each drive is, and the next."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hubdesk.errors import HubDeskError
from hubdesk.gui.dialogs.copy_progress import CopyProgress
from hubdesk.gui.dialogs.parts import MARGINS, check_box, foot, label
from hubdesk.gui.jobs import Job
from hubdesk.model.say import say_date, say_size
from hubdesk.model.words import tr
from hubdesk.paths import program_folder
from hubdesk.services.own_files import own_things, write_own
from hubdesk.services.sticks import StickChoice, find_programs, key_of_this_device, size_of
from hubdesk.transfer.drives import find_drives, look_at_drive
from hubdesk.transfer.start_here import Leaflet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from hubdesk.gui.jobs import Jobs
    from hubdesk.model.progress import Report
    from hubdesk.services.own_files import OwnThing
    from hubdesk.services.session import Session
    from hubdesk.services.sharing import Sharing
    from hubdesk.services.sticks import Program
    from hubdesk.transfer.drives import Drive
    from hubdesk.transfer.queues import Outcome

_KEPT = {"name": "leaflet-name", "words": "leaflet-words", "contact": "leaflet-contact"}


class _DriveReport(QObject):
    """Carries one drive's reports from its thread to the window's."""

    progressed = Signal(object)


class CopyDialog(QDialog):
    """The assistant. It stays open from one stick to the next."""

    def __init__(self, session: Session, sharing: Sharing, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._sharing, self._jobs = session, sharing, jobs
        self._job: Job | None = None
        self._reports: list[_DriveReport] = []
        self._made: set[Path] = set()
        self._logo: Path | None = None
        self.drives: dict[Path, QCheckBox] = {}
        self.packs: dict[Path, QCheckBox] = {}
        self.programs: list[tuple[Program, QCheckBox]] = []
        self.own: list[tuple[OwnThing, QCheckBox]] = []
        self._own_files: tuple[tuple[str, Path], ...] = ()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self.setWindowTitle(tr("Make a copy for others"))
        self.resize(640, 580)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._make_choices())
        self.progress = CopyProgress(self)
        self.progress.stop_wanted.connect(self._stop)
        self.progress.next_wanted.connect(self.make_next)
        self.progress.close_wanted.connect(self.reject)
        self._pages.addWidget(self.progress)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self.look_again()

    # ---- choosing

    def _make_choices(self) -> QWidget:
        page = QWidget()
        outer = QVBoxLayout(page)
        outer.setContentsMargins(*MARGINS)
        outer.setSpacing(12)
        area, holder = QScrollArea(page), QWidget()
        holder.setObjectName("settingsPage")
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 12, 0)
        rows.setSpacing(6)
        self._add_where(rows)
        self._add_what(rows)
        self._add_who(rows)
        rows.addStretch(1)
        self._area = area
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what stands in it has the keyboard
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(area, 1)
        self.size_line = label("", "quietLine")
        outer.addWidget(self.size_line)
        self.start = QPushButton(tr("&Make the copy"), page)
        self.start.setDefault(True)
        self.start.clicked.connect(self.make)
        cancel = QPushButton(tr("Cancel"), page)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        outer.addLayout(foot(right=(self.start, cancel)))
        return page

    def _add_where(self, rows: QVBoxLayout) -> None:
        rows.addWidget(label(tr("Where to"), "groupTitle"))
        self.no_drive = label(
            tr("No drive is plugged in. Plug one in and look again, or choose a folder."), "quietLine"
        )
        rows.addWidget(self.no_drive)
        self._drive_rows = QVBoxLayout()
        rows.addLayout(self._drive_rows)
        again, folder = QPushButton(tr("&Look again")), QPushButton(tr("Choose a &folder…"))
        self.again = again
        again.clicked.connect(self.look_again)
        folder.clicked.connect(self.choose_folder)
        for button in (again, folder):
            button.setAutoDefault(False)
        rows.addLayout(foot(again, folder, right=()))

    def _add_what(self, rows: QVBoxLayout) -> None:
        title = label(tr("What goes on it"), "groupTitle")
        title.setContentsMargins(0, 14, 0, 0)
        rows.addWidget(title)
        library = self._session.library
        for pack in (*library.packs, *([library.guide] if library.guide else [])):
            words = tr("{title}, edition of {date}").format(title=pack.info.title, date=say_date(pack.info.edition))
            self.packs[pack.path] = self._check(rows, words)
        self.web = self._check(rows, tr("Web pages, for any computer, tablet or phone"))
        for program in find_programs((program_folder(), program_folder().parent, program_folder() / "dist")):
            words = tr("The program for {computer}, to run from the stick").format(computer=program.computer)
            self.programs.append((program, self._check(rows, words)))
        for thing in own_things(self._session.user):
            self.own.append((thing, self._check(rows, thing.words, is_on=False)))
        if not self.programs:
            rows.addWidget(label(tr("No program that runs from a stick was found beside this one."), "quietLine"))

    def _add_who(self, rows: QVBoxLayout) -> None:
        title = label(tr("Who hands it on"), "groupTitle")
        title.setContentsMargins(0, 14, 0, 0)
        rows.addWidget(title)
        rows.addWidget(label(tr("Shown on the page “START HERE”. You may leave it empty."), "quietLine"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        self.fields: dict[str, QLineEdit] = {}
        for row, (name, words) in enumerate(
            (("name", tr("&Name")), ("words", tr("A few &words")), ("contact", tr("&Contact")))
        ):
            field = QLineEdit(self._session.user.value(_KEPT[name]))
            field.setMaxLength(300)
            head = QLabel(words)
            head.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            grid.addWidget(head, row, 0)
            grid.addWidget(field, row, 1)
            self.fields[name] = field
        rows.addLayout(grid)
        self.logo = QPushButton(tr("Choose a l&ogo…"))
        self.logo.setAutoDefault(False)
        self.logo.clicked.connect(self.choose_logo)
        rows.addLayout(foot(self.logo, right=()))

    def _check(self, rows: QVBoxLayout, words: str, *, is_on: bool = True) -> QCheckBox:
        check = check_box(words)
        check.setChecked(is_on)
        check.toggled.connect(self._weigh)
        rows.addWidget(check)
        return check

    def look_again(self) -> None:
        """Look which drives are plugged in; folders that were chosen stay."""
        self._look(self._show_drives)

    def _look(self, then: Callable[[list[Drive]], None]) -> None:
        job = Job(lambda _report, _token: find_drives())  # a stick that sleeps takes seconds to answer
        job.succeeded.connect(then)
        self._jobs.start(job)

    def _show_drives(self, drives: list[Drive]) -> None:
        found = {drive.root: drive for drive in drives}
        for root in [root for root in self.drives if root not in found and not root.is_dir()]:
            self.drives.pop(root).deleteLater()
        for drive in found.values():
            self._add_drive(drive, is_chosen=len(found) == 1)
        self._weigh()

    def choose_folder(self) -> None:
        """Ask for a folder instead of a drive."""
        name = QFileDialog.getExistingDirectory(self, tr("Where should the copy go?"))
        if name:
            self.add_folder(Path(name))

    def add_folder(self, path: Path) -> None:
        """Offer a folder, ticked, beside the drives."""
        if (place := look_at_drive(path)) is not None:
            self._add_drive(place, is_chosen=True)
            self._weigh()

    def choose_logo(self) -> None:
        """Ask for a logo for the page to start from."""
        name, _ = QFileDialog.getOpenFileName(self, tr("Choose a logo"), "", tr("PNG, JPEG (*.png *.jpg *.jpeg)"))
        if name:
            self._logo = Path(name)
            self.logo.setText(tr("Logo: {name}").format(name=self._logo.name))
            self.logo.setFocus()  # so that it is seen that there is one now

    def _add_drive(self, drive: Drive, *, is_chosen: bool) -> None:
        if drive.root in self.drives:
            return
        words = f"{drive.name}  ·  {drive.root}"
        if drive.total:
            words += "  ·  " + tr("{free} free").format(free=say_size(drive.free))
        check = check_box(words)
        check.setChecked(is_chosen)
        check.toggled.connect(self._weigh)
        self.drives[drive.root] = check
        self._drive_rows.addWidget(check)

    def _weigh(self) -> None:
        """Say how much it is, and let the copy be made once there is something to copy and somewhere to put it."""
        self.no_drive.setVisible(not self.drives)
        choice = self._choice(b"")
        self.start.setEnabled(bool(self._roots() and choice.packs))
        size = tr("About {size} on each drive. Every file is read back and compared.").format(
            size=say_size(size_of(choice))
        )
        self.size_line.setText(size)

    def _roots(self) -> list[Path]:
        return [root for root, check in self.drives.items() if check.isChecked()]

    def _choice(self, logo: bytes) -> StickChoice:
        said = {name: field.text().strip() for name, field in self.fields.items()}
        has_leaflet = bool(logo or any(said.values()))
        leaflet = Leaflet(said["name"] or "HubDesk", said["words"], said["contact"], logo) if has_leaflet else None
        return StickChoice(
            packs=tuple(path for path, check in self.packs.items() if check.isChecked()),
            programs=tuple(program for program, check in self.programs if check.isChecked()),
            with_web=self.web.isChecked(),
            files=self._own_files,
            leaflet=leaflet,
        )

    # ---- making

    def make(self) -> None:
        """Make the copies that were chosen, drive by drive, side by side."""
        self._make_on(self._roots())

    def make_next(self) -> None:
        """Go on with the next stick: at once if one new drive is plugged in, else by asking which."""
        self._look(self._go_on_with)

    def _go_on_with(self, drives: list[Drive]) -> None:
        self._show_drives(drives)
        fresh = [drive.root for drive in drives if drive.root not in self._made]
        if len(fresh) == 1:
            self._make_on(fresh)
            return
        for root, check in self.drives.items():
            check.setChecked(root in fresh)
        self._pages.setCurrentIndex(0)
        self.again.setFocus()  # what is asked now is where to; the view goes there with the keyboard
        self._area.verticalScrollBar().setValue(0)

    def _make_on(self, roots: list[Path]) -> None:
        for name, field in self.fields.items():
            self._session.user.keep(_KEPT[name], field.text().strip())
        try:
            logo = self._logo.read_bytes() if self._logo else b""
        except OSError:
            logo = b""
        key = key_of_this_device(self._session.places, self.fields["name"].text().strip() or "HubDesk")
        self._reports = []
        try:
            self._write_own()
        except HubDeskError as error:
            self._pages.setCurrentWidget(self.progress)
            self.progress.show_error(error)
            return
        self.progress.begin(roots)
        self._pages.setCurrentWidget(self.progress)
        self._job = Job(self._sharing.make_sticks(self._choice(logo), roots, key, self._report_of(roots)))
        self._job.progressed.connect(self.progress.show_preparing)
        self._job.succeeded.connect(self._done)
        self._job.failed.connect(self._failed)
        self._job.cancelled.connect(self.progress.show_stopped)
        self._jobs.start(self._job)

    def _write_own(self) -> None:
        """Write the lists and workshops that were chosen, so that the copy takes them as they are now."""
        chosen = [thing for thing, check in self.own if check.isChecked()]
        self._clear_own()
        if chosen:
            self._folder = tempfile.TemporaryDirectory(prefix="hubdesk-")
            library, user = self._session.library, self._session.user
            self._own_files = write_own(chosen, user, library, Path(self._folder.name))

    def _clear_own(self) -> None:
        self._own_files = ()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _report_of(self, roots: list[Path]) -> Callable[[Path], Report]:
        reports = {root: _DriveReport(self) for root in roots}
        for root, report in reports.items():
            report.progressed.connect(self.progress.row(root).show_progress)
            report.progressed.connect(self.progress.show_copying)
        self._reports += reports.values()
        return lambda root: reports[root].progressed.emit

    def _done(self, outcomes: list[Outcome]) -> None:
        self._made |= {one.root for one in outcomes if one.error is None}
        self.progress.show_outcomes(outcomes)

    def _failed(self, error: object) -> None:
        self.progress.show_error(error)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def reject(self) -> None:
        """Close; while copies are made, stop them first."""
        if self._job is not None and self._job.is_running:
            self._stop()
        else:
            self._clear_own()
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._job is not None and self._job.is_running:
            event.ignore()
            self._stop()
