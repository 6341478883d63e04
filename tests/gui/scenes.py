"""Everything that a window can show, each by name: pages of the window, and the windows that it opens.

For tests that must hold everywhere. A scene is shown as its user would show it, and left as its user would leave it, so
one window can go through all of them.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.editions import january, march
from tests.gui.windows import let_go, search, show_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from hubdesk.model.workshop import Workshop

ENTRY = "hubdesk:small/harbour/walk-and-talk"
BUDDIES = "hubdesk:small/harbour/buddies"
PATIENCE_MS = 20_000


class World(NamedTuple):
    """One window over the small library and the guide, and a folder for files."""

    qtbot: QtBot
    window: MainWindow
    folder: Path

    def do(self, command: str) -> None:
        """Carry out a command of the window."""
        self.window.named_actions[command].trigger()

    def dialog(self) -> QWidget:
        """Wait for the window that was opened, and for the work behind it."""
        window = self.window

        def opened() -> list[QDialog]:
            return [one for one in window.findChildren(QDialog) if one.isVisible()]

        self.qtbot.waitUntil(lambda: bool(opened()), timeout=PATIENCE_MS)
        self.qtbot.waitUntil(lambda: not window.jobs.is_busy, timeout=PATIENCE_MS)
        return opened()[-1]

    def leave(self) -> None:
        """Close what was opened, end what was begun and go home."""
        from hubdesk.gui.presenting import Presenting

        for dialog in self.window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
        let_go()
        self.window.areas.of(Presenting).close()
        if self.window.is_searching:
            self.window.finding.leave()
        self.window.leave_aside()
        self.window.notice.clear()
        if self.window.named_actions["note"].isChecked():
            self.do("note")
        self.window.go_home()
        QApplication.processEvents()


# ---- pages of the window


def home(world: World) -> QWidget:
    """Home, with something looked at lately and a favourite."""
    show_page(world.qtbot, world.window, BUDDIES)
    if not world.window.named_actions["favourite"].isChecked():
        world.do("favourite")
    world.window.go_home()
    return world.window


def entry(world: World) -> QWidget:
    """Show an entry, with its contents beside it where there is room."""
    show_page(world.qtbot, world.window, ENTRY)
    return world.window


def branch(world: World) -> QWidget:
    """Show a partnership's page."""
    show_page(world.qtbot, world.window, "hubdesk:/partnership/harbour")
    return world.window


def finding_in_page(world: World) -> QWidget:
    """Show an entry with the bar that finds words in it."""
    entry(world)
    world.do("find_in_page")
    return world.window


def note(world: World) -> QWidget:
    """Show an entry with its note beside it."""
    entry(world)
    world.do("note")
    return world.window


def results(world: World) -> QWidget:
    """Show hits, with what they can be narrowed by where there is room."""
    search(world.qtbot, world.window, "mentor")
    return world.window


def narrowed(world: World) -> QWidget:
    """Show hits with the panel that narrows them."""
    results(world)
    world.do("narrow")
    return world.window


def nothing_found(world: World) -> QWidget:
    """Show the page that helps where nothing was found."""
    search(world.qtbot, world.window, "zzxqj")
    return world.window


def comparison(world: World) -> QWidget:
    """Show two entries side by side."""
    from hubdesk.gui.comparing import Comparing

    for address in (BUDDIES, ENTRY):
        show_page(world.qtbot, world.window, address)
        if len(world.window.areas.of(Comparing).places) < 2:
            world.do("compare_add")
    world.do("compare")
    return world.window


def lists(world: World) -> QWidget:
    """Show the lists, with an entry on one of them and something that was taken off."""
    home(world)
    world.do("my_lists")
    world.window.notice.mention("Taken off.", "Undo", world.window.notice.forget)
    return world.window


def own_sheet(world: World) -> QWidget:
    """Show the sheet “Could we do this here?” of an entry."""
    entry(world)
    world.do("own_sheet")
    return world.window


def _own_workshop(world: World) -> Workshop:
    """Give the one workshop of one's own, with a page of the library in it; it is made once."""
    from hubdesk.gui.workshops.area import WorkshopsArea
    from hubdesk.model.workshop import Step, StepKind
    from hubdesk.services.presenting.workshops import new_workshop

    kept = world.window.areas.of(WorkshopsArea).kept
    if lines := kept.all():
        found = kept.get(lines[0].id)
        assert found is not None
        return found
    step = Step(StepKind.ENTRY, 10, entry="harbour/walk-and-talk", pack="small")
    return kept.add(replace(new_workshop(), steps=(step,)))


def workshops(world: World) -> QWidget:
    """Show all workshops, with one of one's own."""
    _own_workshop(world)
    world.do("workshops")
    return world.window


def editor(world: World) -> QWidget:
    """Show a workshop that is being changed, a page of the library in it."""
    from hubdesk.gui.workshops.area import WorkshopsArea

    world.window.areas.of(WorkshopsArea).change(_own_workshop(world))
    return world.window


def editor_of_own_slide(world: World) -> QWidget:
    """Show a workshop that is being changed, at an activity of one's own."""
    from hubdesk.gui.workshops.area import WorkshopsArea
    from hubdesk.model.workshop import Step, StepKind

    editor(world)
    world.window.areas.of(WorkshopsArea).editor.add_step(Step(StepKind.ACTIVITY, 10, "Now you", countdown=10))
    return world.window


def editor_adding(world: World) -> QWidget:
    """Show a workshop to which a page is being added."""
    from hubdesk.gui.workshops.area import WorkshopsArea

    editor(world)
    world.window.areas.of(WorkshopsArea).editor._open_finder()
    return world.window


def guide(world: World) -> QWidget:
    """Show the guide."""
    with world.qtbot.waitSignal(world.window.page.shown):
        world.do("guide")
    return world.window


def message(world: World) -> QWidget:
    """Show home with a line that says something."""
    world.window.notice.say("Something to know, said in a sentence that is long enough to need the room of two lines.")
    return world.window


# ---- windows that it opens


def _opened_by(command: str, *, on_entry: bool = False) -> Callable[[World], QWidget]:
    def show(world: World) -> QWidget:
        if on_entry:
            entry(world)
        world.do(command)
        return world.dialog()

    return show


def install(world: World) -> QWidget:
    """Offer a pack of a publisher who is not known."""
    from hubdesk.gui.sharing import SharingArea
    from tests.keys import signed

    world.window.areas.of(SharingArea).offer(signed(january(world.folder)))
    return world.dialog()


def update(world: World) -> QWidget:
    """Offer a later edition, with what it changes."""
    from hubdesk.gui.sharing import SharingArea
    from hubdesk.services.installing import Question, look_at
    from hubdesk.services.installing import install as put

    sharing = world.window.areas.of(SharingArea).service
    offer = look_at(january(world.folder), sharing.places, sharing.trust)
    if Question.UNSIGNED in offer.questions:
        put(offer, sharing.places, set(Question))
    world.window.areas.of(SharingArea).offer(march(world.folder))
    return world.dialog()


def drives(world: World) -> QWidget:
    """List the packs that were found on drives."""
    from hubdesk.gui.dialogs.drives_dialog import DrivesDialog
    from hubdesk.services.drive_scan import Scan

    world.window.theme.open_dialog(DrivesDialog(Scan((), ()), world.window))
    return world.dialog()


def proof(world: World) -> QWidget:
    """Say that two files of a stick are not as they were made."""
    from hubdesk.gui.dialogs.proof_dialog import ProofDialog
    from hubdesk.transfer.device import ReadBack
    from hubdesk.transfer.sums import Signed
    from hubdesk.transfer.verify import Fault, FileFault, StickProof

    faults = tuple(FileFault(f"packs/{name}.hubpack", fault) for name, fault in zip("abcdefgh", Fault, strict=False))
    found = StickProof(1200, faults, Signed(), bytes(32), ReadBack.DIRECT)
    world.window.theme.open_dialog(ProofDialog(Path("/media/teacher/HUBDESK"), found, world.window))
    return world.dialog()


def progress(world: World) -> QWidget:
    """Show how far long work is."""
    from hubdesk.gui.dialogs.progress_dialog import ProgressDialog
    from hubdesk.gui.jobs import Job
    from hubdesk.model.progress import Progress

    job = Job(lambda _report, _token: None)
    dialog = ProgressDialog("Saving Walk and talk along the sea wall.pdf", job, world.window.theme, world.window)
    job.progressed.emit(Progress(3, 8, "Walk and talk along the sea wall"))
    dialog.open()
    return dialog


def mistake(world: World) -> QWidget:
    """Show a mistake of ours whole."""
    from hubdesk.gui.dialogs.text_dialog import mistake_dialog

    world.window.theme.open_dialog(mistake_dialog("Traceback\nValueError: a value that nobody expected", world.window))
    return world.dialog()


def outside(world: World) -> QWidget:
    """Show an address that leads out of HubDesk."""
    from hubdesk.gui.dialogs.outside_address import OutsideAddressDialog

    long = "https://example.org/a/very/long/address/that-goes-on-and-on/for-longer-than-anything-is-wide.html"
    world.window.theme.open_dialog(OutsideAddressDialog(long, world.window))
    return world.dialog()


def attachment(world: World) -> QWidget:
    """Ask what is to be done with a file that came with an entry."""
    from hubdesk.gui.dialogs.attachment_dialog import AttachmentDialog

    world.window.theme.open_dialog(AttachmentDialog("sheets/a-plan-for-the-first-term.pdf", 48_000, world.window))
    return world.dialog()


def unkept(world: World) -> QWidget:
    """Ask what becomes of changes that could not be kept."""
    from hubdesk.gui.dialogs.unkept import UnkeptBox

    box = UnkeptBox(world.window, 3, "The drive is full, so what you changed is only in memory.")
    world.window.theme.open_dialog(box)
    return world.dialog()


def console(world: World) -> QWidget:
    """Show what the trainer sees while a page is presented."""
    from hubdesk.gui.presenting import Presenting

    entry(world)
    world.do("rehearse")
    show = world.window.areas.of(Presenting).show
    assert show is not None
    return show.console


PAGES: dict[str, Callable[[World], QWidget]] = {
    one.__name__: one
    for one in (
        home, entry, branch, finding_in_page, note, results, narrowed, nothing_found, comparison, lists, own_sheet,
        workshops, editor, editor_of_own_slide, editor_adding, guide, message,
    )
}  # fmt: skip
DIALOGS: dict[str, Callable[[World], QWidget]] = {
    "settings": _opened_by("settings"),
    "keys": _opened_by("keys"),
    "about": _opened_by("about"),
    "make_copy": _opened_by("make_copy"),
    "former_editions": _opened_by("former_edition"),
    "save_as": _opened_by("save_as", on_entry=True),
    "print": _opened_by("print", on_entry=True),
    "hand_out": _opened_by("hand_out", on_entry=True),
    "check_room": _opened_by("check_room"),
    "new_list": _opened_by("new_list"),
    "install": install,
    "update": update,
    "drives": drives,
    "proof": proof,
    "progress": progress,
    "mistake": mistake,
    "outside": outside,
    "attachment": attachment,
    "unkept": unkept,
    "console": console,
}
SCENES = {**PAGES, **DIALOGS}


def each_scene(world: World, scenes: dict[str, Callable[[World], QWidget]]) -> Iterator[tuple[str, QWidget]]:
    """Show one scene after another in one window, and leave each again."""
    for name, show in scenes.items():
        shown = show(world)
        QApplication.processEvents()
        yield name, shown
        world.leave()


def stops_of(shown: QWidget) -> list[QWidget]:
    """Give what the keyboard can come to in a window, as it is now."""
    return [
        widget
        for widget in (shown, *shown.findChildren(QWidget))
        if widget.window() is shown.window()
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


def assert_none(faults: dict[str, list[str]]) -> None:
    """Fail with one line for each fault, under the name of its scene."""
    said = [f"{name}: {fault}" for name, found in faults.items() for fault in dict.fromkeys(found)]
    assert not said, "\n".join(said)
