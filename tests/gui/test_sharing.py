"""Installing packs, going back, making copies and checking them, as a reader does it in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPlainTextEdit

from hubdesk.gui.dialogs import copy_dialog
from hubdesk.gui.dialogs.copy_dialog import CopyDialog
from hubdesk.gui.dialogs.drives_dialog import DrivesDialog
from hubdesk.gui.dialogs.former_dialog import FormerDialog
from hubdesk.gui.dialogs.offer_dialog import OfferDialog
from hubdesk.gui.dialogs.proof_dialog import ProofDialog
from hubdesk.gui.main_window import MainWindow
from hubdesk.gui.sharing import SharingArea
from hubdesk.pack.fingerprint import key_in_words
from hubdesk.paths import find_places
from hubdesk.services import drive_scan
from hubdesk.services.installing import Question, install, look_at
from hubdesk.services.trust import Trust
from hubdesk.transfer.drives import Drive
from hubdesk.transfer.verify import verify_stick
from hubdesk.userdata.lists import Kept, Lists
from tests.drives import mounted, needs_lying_drives
from tests.editions import JANUARY, january, march
from tests.fakes.desktop import FakeFileDialog
from tests.gui.windows import labels_of, let_go
from tests.keys import COUNCIL, signed
from tests.packs import rework_pack

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TypeVar

    from pytestqt.qtbot import QtBot

    from tests.gui.windows import OpenWindow

    D = TypeVar("D", bound=QDialog)


def dialog_of(qtbot: QtBot, kind: type[D]) -> D:
    """Wait for a dialog and give it."""

    def shown() -> list[D]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()), timeout=20_000)
    return shown()[0]


def windows() -> list[MainWindow]:
    """Give the windows that are open."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()]


def edition(window: MainWindow) -> str:
    """Give the edition that a window shows of the pack of these tests."""
    return next((pack.info.edition for pack in window.session.library.packs if pack.info.id == "test"), "")


@pytest.fixture
def no_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let no pack come with the program."""
    monkeypatch.setattr("hubdesk.services.session.find_places", lambda: find_places(tmp_path / "program"))


def _choose(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", FakeFileDialog(path).ask)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", FakeFileDialog(path).ask)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(path or ""))


def _put(window: MainWindow, path: Path) -> None:
    places = window.session.places
    install(look_at(path, places, Trust(window.session.user)), places, set(Question))


@pytest.mark.usefixtures("no_program")
def test_an_unsigned_pack_is_installed_after_a_plain_warning(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """File, Install a pack: the warning must be ticked; then a window shows the pack, and the old one is gone."""
    window = open_window()
    _choose(monkeypatch, january(tmp_path))
    window.named_actions["install_pack"].trigger()
    dialog = dialog_of(qtbot, OfferDialog)

    assert "Nobody has signed it" in " ".join(labels_of(dialog))
    assert not dialog.install.isEnabled()
    dialog.checks[Question.UNSIGNED].click()
    dialog.install.click()
    qtbot.waitUntil(lambda: any(edition(one) == JANUARY for one in windows()), timeout=20_000)
    let_go()
    (after,) = windows()
    assert after.notice.text == "A pack for a test, edition 2026-01-01, is installed."


@pytest.mark.usefixtures("no_program")
def test_a_new_publisher_is_trusted_once_with_words(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """The key's eight words are shown and can be copied; after a yes the next edition asks nothing and shows its sheet."""
    window = open_window()
    window.areas.of(SharingArea).offer(signed(january(tmp_path)))
    dialog = dialog_of(qtbot, OfferDialog)
    assert key_in_words(COUNCIL.public) in labels_of(dialog)
    dialog.checks[Question.NEW_PUBLISHER].click()
    dialog.install.click()
    qtbot.waitUntil(lambda: any(edition(one) == JANUARY for one in windows()), timeout=20_000)
    let_go()
    (window,) = windows()
    window.areas.of(SharingArea).offer(signed(march(tmp_path)))
    dialog = dialog_of(qtbot, OfferDialog)
    said = labels_of(dialog)

    assert dialog.checks == {}
    assert "1 new, 1 changed, 1 no longer there, 1 renamed, 1 as before" in said
    assert said[said.index("New (1)") :][:2] == ["New (1)", "Added"]
    dialog.reject()
    assert edition(window) == JANUARY


@pytest.mark.usefixtures("no_program")
def test_going_back_shows_the_former_edition(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """Two editions were installed: one click shows the former one again."""
    window = open_window()
    _put(window, january(tmp_path))
    _put(window, march(tmp_path))
    window.named_actions["former_edition"].trigger()
    dialog = dialog_of(qtbot, FormerDialog)
    assert [button.text() for button in dialog.buttons] == [
        "A pack for a test: from 1 March 2026 back to 1 January 2026"
    ]
    dialog.buttons[0].click()
    let_go()
    (after,) = windows()

    assert edition(after) == JANUARY
    assert "Edition 2026-01-01 is shown again" in after.notice.text


@pytest.mark.usefixtures("no_program")
def test_without_a_former_edition_that_is_said(open_window: OpenWindow, qtbot: QtBot) -> None:
    """Nothing was ever updated: the dialog says so."""
    open_window().named_actions["former_edition"].trigger()

    assert "No pack has a former edition here" in labels_of(dialog_of(qtbot, FormerDialog))[0]


def test_a_damaged_pack_is_said_and_changes_nothing(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The chosen file is cut short: the notice names it and says what to do."""
    path = january(tmp_path)
    path.write_bytes(path.read_bytes()[:-9])
    _choose(monkeypatch, path)
    window.named_actions["install_pack"].trigger()
    qtbot.waitUntil(window.notice.isVisible, timeout=20_000)

    assert window.notice.text.startswith("january.hubpack is damaged: 9 of its")


def test_cancelling_asks_nothing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every question for a file is cancelled: nothing happens."""
    _choose(monkeypatch, None)
    for name in ("install_pack", "check_stick", "save_report"):
        window.named_actions[name].trigger()

    assert not window.notice.isVisible()
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def test_a_pack_that_is_dropped_on_the_window_is_offered(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """A pack and a photograph are dropped: the pack is offered, and can be looked at without installing it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "photo.jpg")), QUrl.fromLocalFile(str(january(tmp_path)))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))
    dialog = dialog_of(qtbot, OfferDialog)
    with qtbot.waitSignal(window.pack_chosen) as chosen:
        dialog.look.click()

    assert chosen.args == [tmp_path / "january.hubpack"]


@pytest.mark.usefixtures("no_program")
def test_a_double_clicked_pack_is_shown_and_offered(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window opened with a pack asks whether to install it; one that is here already asks nothing."""
    path = january(tmp_path)
    window = open_window(path)
    window.areas.of(SharingArea).offer_opened(path)
    dialog = dialog_of(qtbot, OfferDialog)
    assert not dialog.look.isVisible(), "it is being looked at already"
    dialog.reject()

    _put(window, path)
    let_go()
    area, offers = window.areas.of(SharingArea), list[object]()
    monkeypatch.setattr(area, "_show_offer", offers.append)
    area.offer_opened(path)
    window.jobs.close()  # waits until the pack has been looked at
    let_go()
    assert offers == []


@pytest.mark.usefixtures("no_program")
def test_a_double_clicked_pack_that_was_changed_is_taken_out_again(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    """A byte inside is wrong, which opening does not see: a moment later the pack is gone, and it is said why."""
    path = january(tmp_path)
    content = bytearray(path.read_bytes())
    content[-5000] ^= 1
    path.write_bytes(content)
    window = open_window(path)
    window.areas.of(SharingArea).offer_opened(path)
    qtbot.waitUntil(lambda: any("january.hubpack is damaged" in one.notice.text for one in windows()), timeout=20_000)
    let_go()
    (after,) = windows()

    assert edition(after) == ""


@pytest.mark.usefixtures("no_program")
def test_the_same_edition_with_other_contents_is_refused(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """Two files call themselves one edition: the second is refused with the reason."""
    window = open_window()
    _put(window, january(tmp_path))
    other = rework_pack(january(tmp_path, "other.hubpack"), "UPDATE entries SET title = 'Other'")
    window.areas.of(SharingArea).offer(other)
    qtbot.waitUntil(window.notice.isVisible, timeout=20_000)

    assert window.notice.text.startswith("other.hubpack calls itself edition 2026-01-01, which is here already")


def test_packs_on_drives_are_listed_and_offered(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick with a pack is plugged in: it is listed with edition and place; Install leads to the offer."""
    (tmp_path / "packs").mkdir()
    path = march(tmp_path / "packs")
    (tmp_path / "packs" / "bad.hubpack").write_bytes(b"")
    drive = Drive(tmp_path, "STICK", 1, 2, "exfat", is_writable=True)
    monkeypatch.setattr(drive_scan, "find_drives", lambda: [drive])
    window.named_actions["look_on_drives"].trigger()
    dialog = dialog_of(qtbot, DrivesDialog)

    assert dialog.list.count() == 1
    assert dialog.list.item(0).text() == f"A pack for a test\n1 March 2026, 4 entries, {path}"
    dialog.choose.click()
    assert dialog_of(qtbot, OfferDialog).windowTitle() == "Install this pack?"


@pytest.mark.parametrize(
    ("drives", "said"), [([], "No drive was found."), (["STICK"], "No pack was found on STICK.")], ids=["none", "empty"]
)
def test_drives_without_packs_are_said(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, drives: list[str], said: str
) -> None:
    """No drive, or a drive without packs: what to do stands there."""
    found = [Drive(tmp_path, name, 1, 2, "", is_writable=True) for name in drives]
    monkeypatch.setattr(drive_scan, "find_drives", lambda: found)
    window.named_actions["look_on_drives"].trigger()

    assert labels_of(dialog_of(qtbot, DrivesDialog))[0].startswith(said)


@pytest.fixture
def assistant(window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CopyDialog:
    """The assistant, with one drive plugged in."""
    (tmp_path / "STICK").mkdir()
    drive = Drive(tmp_path / "STICK", "STICK", 14_200_000_000, 15_000_000_000, "exfat", is_writable=True)
    monkeypatch.setattr(copy_dialog, "find_drives", lambda: [drive])
    window.named_actions["make_copy"].trigger()
    dialog = dialog_of(qtbot, CopyDialog)
    qtbot.waitUntil(lambda: bool(dialog.drives), timeout=20_000)
    return dialog


def test_a_copy_is_made_on_the_drive_that_is_plugged_in(assistant: CopyDialog, tmp_path: Path, qtbot: QtBot) -> None:
    """The only drive is chosen already; the copy is made, proven and named with words; the page says who hands it on."""
    (check,) = assistant.drives.values()
    assert (check.isChecked(), "14.2 GB free" in check.text()) == (True, True)
    assistant.fields["name"].setText("Kent & Medway")
    assistant.start.click()
    qtbot.waitUntil(lambda: assistant.progress.title.text() == "Done", timeout=60_000)
    root = tmp_path / "STICK"

    assert verify_stick(root).is_whole
    assert "Kent &amp; Medway" in (root / "START HERE.html").read_text("utf-8")
    assert len(assistant.progress.row(root).words.text().split()) == 4
    assistant.reject()


def test_the_next_stick_is_made_without_asking_again(
    assistant: CopyDialog, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first is done and another is plugged in: one click makes it with the same choices."""
    assistant.web.setChecked(False)
    assistant.fields["contact"].setFocus()
    assistant.start.click()
    qtbot.waitUntil(lambda: assistant.progress.title.text() == "Done", timeout=60_000)
    (tmp_path / "SECOND").mkdir()
    drive = Drive(tmp_path / "SECOND", "SECOND", 1, 2, "", is_writable=True)
    monkeypatch.setattr(copy_dialog, "find_drives", lambda: [drive])
    assistant.progress.next.click()
    qtbot.waitUntil(lambda: (tmp_path / "SECOND" / "SHA256SUMS").exists(), timeout=60_000)
    qtbot.waitUntil(lambda: assistant.progress.title.text() == "Done", timeout=60_000)

    sums = [(tmp_path / name / "SHA256SUMS").read_bytes() for name in ("STICK", "SECOND")]
    assert sums[0] == sums[1]
    monkeypatch.setattr(copy_dialog, "find_drives", list)
    assistant.progress.next.click()
    qtbot.waitUntil(lambda: assistant.start.isVisible(), timeout=20_000)
    assert not assistant.start.isEnabled()
    assert assistant.focusWidget() is assistant.again  # not among the fields at the end: what is asked is where to
    assistant.reject()


def test_a_drive_that_fails_is_named_beside_one_that_is_done(
    assistant: CopyDialog, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of two targets cannot be written to: the other is whole, and the line says what happened."""
    (tmp_path / "file").write_text("in the way", "utf-8")
    _choose(monkeypatch, tmp_path / "STICK")
    assistant.choose_folder()
    bad = Drive(tmp_path / "file", "file", 1, 2, "", is_writable=False)
    assistant._add_drive(bad, is_chosen=True)
    assistant.web.setChecked(False)
    assistant.start.click()
    qtbot.waitUntil(lambda: "of 2" in assistant.progress.title.text(), timeout=60_000)

    assert assistant.progress.title.text() == "1 of 2 copies are whole"
    assert str(tmp_path / "file") in assistant.progress.row(tmp_path / "file").line.text()
    assistant.reject()


@needs_lying_drives
@pytest.mark.parametrize(
    ("lie", "limit", "said"),
    [
        ("changes", 0, "did not give back"),
        ("drops", 60_000, "did not give back"),
        ("full", 60_000, "full"),
        ("pulled", 60_000, "answer"),
    ],
)
def test_a_drive_that_lies_is_named_in_the_assistant(
    assistant: CopyDialog, tmp_path: Path, qtbot: QtBot, lie: str, limit: int, said: str
) -> None:
    """A real file system that changes bytes, loses them, is full after all or is pulled out: the line says which."""
    assistant.web.setChecked(False)
    with mounted(tmp_path, lie, limit) as drive:
        assistant.add_folder(drive)
        for root, check in assistant.drives.items():
            check.setChecked(root == drive)
        assistant.start.click()
        qtbot.waitUntil(lambda: assistant.progress.close_button.isVisible(), timeout=60_000)

        assert assistant.progress.title.text() == "0 of 1 copies are whole"
        line = assistant.progress.row(drive).line.text()
    assert said in line
    assert not (tmp_path / "truth" / "SHA256SUMS").exists()
    if lie != "pulled":  # from a drive that is gone nothing can be taken away
        assert not list((tmp_path / "truth").rglob("*.part"))
    assistant.reject()


def test_a_list_goes_along_when_it_is_ticked(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reader has a list: it is offered, not ticked; ticked, it is on the stick in the folder `lists`."""
    Lists(window.session.user).make("Monday", [Kept("small", "harbour/buddies", "Buddies")])
    monkeypatch.setattr(copy_dialog, "find_drives", list)
    window.named_actions["make_copy"].trigger()
    dialog = dialog_of(qtbot, CopyDialog)
    _choose(monkeypatch, tmp_path / "STICK")
    (tmp_path / "STICK").mkdir()
    dialog.choose_folder()
    dialog.web.setChecked(False)
    ((thing, check),) = dialog.own
    assert (thing.words, check.isChecked()) == ("Your list “Monday”, 1 entry, without your notes", False)
    check.setChecked(True)
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.progress.title.text() == "Done", timeout=60_000)

    assert (tmp_path / "STICK" / "lists" / "Monday.hublist").is_file()
    dialog.reject()


def test_nothing_chosen_cannot_be_copied(assistant: CopyDialog) -> None:
    """Without a drive or without a pack the button is grey."""
    assert assistant.start.isEnabled()
    for check in assistant.packs.values():
        check.setChecked(False)
    assert not assistant.start.isEnabled()
    assistant.reject()


def test_a_bad_logo_is_said_before_anything_is_written(
    assistant: CopyDialog, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The logo is a text file: it is said, and the drive is untouched."""
    (tmp_path / "logo.png").write_text("no picture", "utf-8")
    _choose(monkeypatch, tmp_path / "logo.png")
    assistant.choose_logo()
    assert assistant.logo.text() == "Logo: logo.png"
    assistant.start.click()
    qtbot.waitUntil(lambda: "cannot go on a stick" in assistant.progress.title.text(), timeout=20_000)

    assert list((tmp_path / "STICK").iterdir()) == []
    assistant.reject()


def test_a_copy_can_be_stopped(assistant: CopyDialog, tmp_path: Path, qtbot: QtBot) -> None:
    """Stop is pressed, and Esc: nothing half-copied is left, and no list says that it is whole."""
    assistant.start.click()
    assistant.reject()
    qtbot.waitUntil(lambda: assistant.progress.close_button.isVisible(), timeout=60_000)

    assert assistant.progress.title.text() == "Stopped"
    assert not (tmp_path / "STICK" / "SHA256SUMS").exists()
    assert not list((tmp_path / "STICK").rglob("*.part"))
    assistant.close()


def test_a_stick_is_checked_file_by_file(
    assistant: CopyDialog, window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole at first; then a file is lost and one added, and both are named."""
    assistant.web.setChecked(False)
    assistant.start.click()
    qtbot.waitUntil(lambda: assistant.progress.title.text() == "Done", timeout=60_000)
    assistant.reject()
    root = tmp_path / "STICK"
    _choose(monkeypatch, root)
    window.named_actions["check_stick"].trigger()
    dialog = dialog_of(qtbot, ProofDialog)
    assert labels_of(dialog)[0] == "This stick is whole"
    assert "signed with this key" in dialog.said.text()
    dialog.accept()
    let_go()

    (root / "START HERE.txt").unlink()
    (root / "packs" / "evil.hubpack").write_bytes(b"")
    window.named_actions["check_stick"].trigger()
    dialog = dialog_of(qtbot, ProofDialog)
    listed = dialog.findChildren(QPlainTextEdit)[0].toPlainText()
    assert labels_of(dialog)[0] == "This stick is not whole"
    assert listed == "START HERE.txt: is missing\npacks/evil.hubpack: was not there when the copy was made"
    dialog.accept()


def test_a_folder_that_is_no_stick_is_said(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Any folder is chosen: the notice says that it is no copy made by HubDesk."""
    _choose(monkeypatch, tmp_path)
    window.named_actions["check_stick"].trigger()
    qtbot.waitUntil(window.notice.isVisible, timeout=20_000)

    assert "is not a copy made by HubDesk" in window.notice.text


def test_a_report_is_saved(window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Help, Save a report: packs and screens stand in it; where it cannot be written, that is said."""
    _choose(monkeypatch, tmp_path / "report.txt")
    window.named_actions["save_report"].trigger()
    qtbot.waitUntil(window.notice.isVisible, timeout=60_000)
    text = (tmp_path / "report.txt").read_text("utf-8")

    assert "Screens: " in text
    assert window.notice.text == f"The report is in {tmp_path / 'report.txt'}."
    _choose(monkeypatch, tmp_path / "gone" / "report.txt")
    window.named_actions["save_report"].trigger()
    qtbot.waitUntil(lambda: "could not be written" in window.notice.text, timeout=60_000)
