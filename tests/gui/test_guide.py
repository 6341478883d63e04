"""The guide in the window: F1 opens it, and from every page there is a way on and a way back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser

from hubdesk.gui.actions import ACTIONS, ActionSpec
from hubdesk.gui.dialogs.print_preview import PrintPreview
from hubdesk.gui.dialogs.text_dialog import TextDialog
from hubdesk.gui.panels.cards import Card
from hubdesk.model.address import EntryPlace, HomePlace
from hubdesk.model.document import headings
from hubdesk.model.guide import GUIDE_HOME, GUIDE_ID
from hubdesk.model.settings import NAMED, OFF, ON, SETTINGS, Kind
from hubdesk.services.publish import build_pack
from tests.gui.windows import dialog_of, links_of
from tests.packs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from hubdesk.model.address import Place
    from tests.gui.windows import OpenWindow

GUIDE = ROOT / "content" / "guide"
KEYS_PAGE = "content/guide/entries/start/keys.md"


@pytest.fixture(scope="module")
def guide_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the guide."""
    target = tmp_path_factory.mktemp("guide") / "guide.hubpack"
    build_pack(GUIDE, target, strict=True)
    return target


@pytest.fixture
def guided(open_window: OpenWindow, small_pack: Path, guide_pack: Path) -> MainWindow:
    """Open a window with the small library and the guide."""
    return open_window(small_pack, guide_pack)


def place_of(window: MainWindow) -> Place:
    """Give the place that the window shows."""
    return window.history.current.place


def test_f1_opens_the_guide_and_back_leads_to_where_one_was(guided: MainWindow, qtbot: QtBot) -> None:
    """F1 shows the guide's first page; the tree marks nothing; Alt+Left is home again."""
    qtbot.keyClick(guided, Qt.Key.Key_F1)

    assert place_of(guided) == GUIDE_HOME
    assert guided.windowTitle() == "Welcome to HubDesk - HubDesk"
    assert not guided.side.tree.currentIndex().isValid()
    guided.go_back()
    assert isinstance(place_of(guided), HomePlace)


def test_somebody_new_finds_the_guide_on_the_first_page(guided: MainWindow) -> None:
    """A card at home leads to the guide."""
    card = next(card for card in guided.home.findChildren(Card) if card.accessibleName().startswith("New here?"))
    card.click()

    assert place_of(guided) == GUIDE_HOME


def test_without_a_guide_f1_lists_the_keys(window: MainWindow, qtbot: QtBot) -> None:
    """Somebody copied the program without the guide: F1 still helps."""
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = dialog_of(window, TextDialog)

    assert "Search the library" in dialog.findChildren(QTextBrowser)[0].toPlainText()


def test_the_first_page_leads_to_every_other(guided: MainWindow) -> None:
    """No page of the guide is hidden: each stands on the first one, and each leads back by its chip and by Alt+Up."""
    guide = guided.session.library.guide
    assert guide is not None
    guided.go(GUIDE_HOME)
    listed = {
        target.removeprefix("entry:").removeprefix("hubdesk:guide/")
        for target in links_of(guided.page.document()).values()
    }

    for id_ in guide.ids(1000):
        if id_ == GUIDE_HOME.id:
            continue
        assert id_ in listed, f"{id_} is not on the first page"
        guided.go(EntryPlace(GUIDE_ID, id_))
        assert "hubdesk:guide/start/welcome" in links_of(guided.page.document()).values()
        guided.go_up()
        assert place_of(guided) == GUIDE_HOME
    guided.go_up()
    assert isinstance(place_of(guided), HomePlace)


def test_a_page_of_the_guide_ends_where_its_text_ends(guided: MainWindow) -> None:
    """No related entries stand below it: examples have those, and help has links of its own."""
    guided.go(EntryPlace(GUIDE_ID, "start/search"))

    assert "Related entries" not in guided.page.toPlainText()
    assert "Pages that link here" not in guided.page.toPlainText()


def test_pages_of_the_guide_are_no_entries_that_one_has_read(guided: MainWindow) -> None:
    """The first page lists examples read lately, and no pages of the guide."""
    guided.go(EntryPlace("small", "harbour/buddies"))
    guided.go(GUIDE_HOME)

    assert [recent.entry for recent in guided.session.user.recent] == ["harbour/buddies"]


def test_a_page_of_the_guide_can_be_printed(guided: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+P on a page of the guide shows it as it will be printed, although the guide stands beside the library."""
    guided.go(EntryPlace(GUIDE_ID, "start/taking-away"))
    guided.named_actions["print"].trigger()
    preview = dialog_of(guided, PrintPreview)
    qtbot.waitUntil(lambda: preview.sheets is not None)

    assert preview.sheets is not None
    assert preview.sheets.title == "Printing and taking away"
    assert preview.sheets.foot.startswith("HubDesk guide")


def test_every_page_has_a_picture_and_says_what_it_is_for(guided: MainWindow) -> None:
    """A page shows what it talks about, and can be looked through by its headings."""
    for file in sorted((GUIDE / "entries").rglob("*.md")):
        id_ = f"{file.parent.name}/{file.stem}"
        entry = guided.session.library.entry(EntryPlace(GUIDE_ID, id_))
        assert re.search(r"!\[.{20,}\]\(\.\./\.\./assets/[\w-]+\.png", file.read_text("utf-8")), id_
        assert headings(entry.document), id_


def keys_of(spec: ActionSpec) -> str:
    """Give the keys of a command as the guide writes them; those that few keyboards have are left out."""
    return " or ".join(f"`{key}`" for key in spec.keys if key not in ("Back", "Forward"))


def test_no_key_in_the_guide_is_wrong() -> None:
    """Whoever learns a key from the guide can use it."""
    rows = dict(re.findall(r"^\| (.+?) \| (`.+?) \|$", (ROOT / KEYS_PAGE).read_text("utf-8"), re.MULTILINE))
    commands = {spec.words.replace("&", "").removesuffix("…"): spec for spec in ACTIONS}

    assert len(rows) >= 20
    for words, keys in rows.items():
        if words in commands:
            assert keys == keys_of(commands[words]), f"“python packaging/keys_page.py” mends {KEYS_PAGE}"


@pytest.mark.slow  # not slow, but asked for before a release only: people who add commands in parallel need not wait
def test_every_key_is_in_the_guide() -> None:
    """The guide lists all keys: `make shots` writes its tables anew."""
    text = (ROOT / KEYS_PAGE).read_text("utf-8")

    for spec in ACTIONS:
        if spec.keys and spec.slot:
            row = f"| {spec.words.replace('&', '').removesuffix('…')} | {keys_of(spec)} |"
            assert row in text, f"“python packaging/keys_page.py” writes {KEYS_PAGE} anew; it lacks {row}"


def test_it_staff_find_every_setting() -> None:
    """The page on settings for everybody names each setting and each value that it may have."""
    text = (GUIDE / "entries" / "it" / "settings.md").read_text("utf-8")
    rows = {row[0]: row[1] for row in re.findall(r"^\| `(\w+)` \| .+? \| (.+?) \|$", text, re.MULTILINE)}

    assert set(rows) == set(NAMED), "content/guide/entries/it/settings.md should name each setting"
    for setting in SETTINGS:
        values = [choice.value for choice in setting.choices] or {Kind.SWITCH: [ON, OFF]}.get(setting.kind, [])
        assert all(f"`{value}`" in rows[setting.name] for value in values), setting.name


def test_every_picture_can_be_drawn_anew() -> None:
    """Each picture of the guide has its row in packaging/shots.py."""
    shots = (ROOT / "packaging" / "shots.py").read_text("utf-8")
    pictures = {file.name for file in (GUIDE / "assets").glob("*.png")}

    assert pictures == set(re.findall(r'GUIDE / "([\w-]+\.png)"', shots))
