"""What a screen reader is told of a page: its headings, links and tables, and nothing of a page that is gone."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QApplication

from hubdesk.gui import told_pages
from hubdesk.gui.panels import link_browser
from hubdesk.gui.panels.link_browser import LinkBrowser, links_in
from hubdesk.gui.told_pages import ToldPage, ToldPart
from tests.gui.scenes import BUDDIES, ENTRY, SCENES, World, assert_none, each_scene
from tests.gui.told_tree import Role, name_of, told_tree
from tests.gui.windows import let_go, show_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from hubdesk.typeset.structure import LinkPlace

MARKS = "\ufdd0\ufdd1\u2060\u2028\u2029\ufffc\u00ad"


def page_of(shown: QWidget) -> ToldPage:
    """Give the document that is told of the page that a window shows."""
    (view,) = [one for one in shown.findChildren(LinkBrowser) if one.isVisible()]
    told = QAccessible.queryAccessibleInterface(view.viewport())
    assert isinstance(told, ToldPage)
    return told


def parts(told: ToldPage | ToldPart) -> Iterator[ToldPart]:
    """Give all that a page is made of, as Qt asks for it."""
    for at in range(told.childCount()):
        part = told.child(at)
        assert isinstance(part, ToldPart)
        assert part.parent() is told
        assert told.indexOfChild(part) == at
        yield part
        yield from parts(part)


def those(told: ToldPage, role: QAccessible.Role) -> list[str]:
    """Give the names of all parts of one role."""
    return [name_of(part) for part in parts(told) if part.role() == role]


def test_a_page_is_a_document_with_headings(world: World) -> None:
    """Who walks from heading to heading hears the title, then what stands on the page, each with its level."""
    told = page_of(SCENES["entry"](world))
    heads = [part for part in parts(told) if part.role() == Role.Heading]
    levels = [part.attributesInterface().attributeValue(QAccessible.Attribute.Level) for part in heads]

    assert told.role() == Role.Document
    assert name_of(told) == "Walk and talk along the sea wall, page"
    assert [name_of(part) for part in heads][:3] == ["Walk and talk along the sea wall", "What it is", "How it works"]
    assert levels[:3] == [1, 2, 2]
    assert all(part.attributesInterface() is None for part in parts(told) if part.role() != Role.Heading)


def test_lists_tables_and_pictures_are_told_as_such(world: World) -> None:
    """An item says its place, a cell its column, a picture what it shows."""
    told = page_of(SCENES["entry"](world))
    rows = [part for part in parts(told) if part.role() == Role.Row]
    cells = [(name_of(cell), cell.text(QAccessible.Text.Description)) for cell in parts(rows[1])]
    item = next(part for part in parts(told) if name_of(part).startswith("2. One adult walks"))

    assert those(told, Role.Table) == ["Week, Where, What for"]
    assert cells == [("1", "Week"), ("Sea wall", "Where"), ("Getting to know each other", "What for")]
    assert (item.role(), item.text(QAccessible.Text.Description)) == (Role.ListItem, "2 of 5")
    assert those(told, Role.Graphic) == ["Three steps that rise from left to right"]


def test_a_link_is_followed_where_it_is_told(world: World) -> None:
    """A screen reader presses a link, and the page that it leads to is shown."""
    told = page_of(SCENES["entry"](world))
    link = next(part for part in parts(told) if part.role() == Role.Link and name_of(part) == "the youth bus")
    with world.qtbot.waitSignal(world.window.page.shown):
        link.actionInterface().doAction("Press")

    assert world.window.page.title == "A youth bus that comes every Tuesday"
    assert those(told, Role.Heading)[0] == "A youth bus that comes every Tuesday"


def test_what_stands_further_down_says_so(world: World) -> None:
    """A part knows where it is on the screen, and whether it can be seen now."""
    window = SCENES["entry"](world)
    told = page_of(window)
    heads = [part for part in parts(told) if part.role() == Role.Heading]
    view = told.view.viewport()
    top = view.mapToGlobal(view.rect().topLeft())

    assert [part.state().offscreen for part in (heads[0], heads[-1])] == [0, 1]  # type: ignore[attr-defined]
    assert view.rect().translated(top).contains(heads[0].rect())
    assert heads[-1].rect().top() > heads[0].rect().bottom()
    assert told.childAt(heads[0].rect().center().x(), heads[0].rect().center().y()) is heads[0]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[QAccessibleEvent]:
    """Gather what is told while a screen reader is there."""
    events: list[QAccessibleEvent] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", events.append)
    return events


def focused_in(heard: list[QAccessibleEvent]) -> list[str]:
    """Give what was told to have the keyboard now, in order."""
    return [name_of(event.accessibleInterface()) for event in heard if event.type() == QAccessible.Event.Focus]


def test_tab_tells_the_link_that_it_leads_to(world: World, heard: list[QAccessibleEvent]) -> None:
    """Where a screen reader is there, it is told the link itself, and not only that some text was chosen."""
    told = page_of(SCENES["entry"](world))
    world.window.page.setFocus(Qt.FocusReason.TabFocusReason)
    world.qtbot.keyClick(world.window.page, Qt.Key.Key_Tab)
    focused = [part for part in parts(told) if part.state().focused]  # type: ignore[attr-defined]

    assert [name_of(part) for part in focused] == ["Harbour Town"]
    assert focused_in(heard) == ["Harbour Town"]


def test_a_link_that_is_all_of_its_line_is_told_as_a_link(world: World, heard: list[QAccessibleEvent]) -> None:
    """A related entry stands in a line of its own: what has the keyboard is the link, not the paragraph."""
    page_of(SCENES["entry"](world))
    page = world.window.page
    page.setFocus()
    target = next(
        link.target for link in links_in(page.document()) if "sources" not in link.target and is_alone(page, link)
    )
    page.choose_link(target)
    roles = [event.accessibleInterface().role() for event in heard if event.type() == QAccessible.Event.Focus]

    assert roles[-1] == Role.Link


def is_alone(page: LinkBrowser, link: LinkPlace) -> bool:
    """Say whether nothing but a link stands in its block."""
    block = page.document().findBlock(link.first)
    return (link.first, link.past) == (block.position(), block.position() + block.length() - 1)


def test_a_heading_that_was_gone_to_is_told(world: World, heard: list[QAccessibleEvent]) -> None:
    """Enter in the contents leads to a heading, and a screen reader says it; the number of a note says the note."""
    told = page_of(SCENES["entry"](world))
    QApplication.processEvents()
    world.do("contents")
    contents = QApplication.focusWidget()
    assert contents is not None
    world.qtbot.keyClick(contents, Qt.Key.Key_Down)
    world.qtbot.keyClick(contents, Qt.Key.Key_Return)

    assert focused_in(heard) == ["What it is"]
    assert [name_of(part) for part in parts(told) if part.state().focused] == ["What it is"]  # type: ignore[attr-defined]
    can_have = {part.role() for part in parts(told) if part.state().focusable}  # type: ignore[attr-defined]
    assert can_have == {Role.Heading, Role.Link}  # of headings only the one that has it
    world.window.page.go_to_anchor("note-1")
    assert focused_in(heard)[1].startswith("1")


def test_a_hit_that_is_chosen_from_the_field_is_told(world: World, heard: list[QAccessibleEvent]) -> None:
    """Down in the search field chooses a hit while the keyboard stays there: a screen reader says which."""
    SCENES["results"](world)
    field = world.window.top.field
    field.setFocus()
    heard.clear()
    world.qtbot.keyClick(field, Qt.Key.Key_Down)

    assert [event.child() for event in heard if event.type() == QAccessible.Event.Focus] == [1]
    assert heard[0].object() is world.window.results.list


def test_a_new_favourite_is_announced(world: World, heard: list[QAccessibleEvent]) -> None:
    """The star is filled, which nobody hears; so it is said."""
    SCENES["entry"](world)
    heard.clear()
    world.do("favourite")

    assert [event.message() for event in heard if isinstance(event, QAccessibleAnnouncementEvent)] == [
        "Added to your favourites."
    ]


def test_nothing_is_told_of_a_page_that_is_gone(world: World) -> None:
    """After the next page is shown, parts of the one before are invalid, and are taken from Qt's store."""
    told = page_of(SCENES["entry"](world))
    former = list(parts(told))
    show_page(world.qtbot, world.window, BUDDIES)

    assert not any(part.isValid() for part in former)
    assert former[0].state().invalid  # type: ignore[attr-defined]
    assert former[0].rect().isNull()
    numbers = [part.number for part in former]
    assert those(told, Role.Heading)[0] == "Buddies for the first term"
    del former
    QApplication.processEvents()
    assert [number for number in numbers if QAccessible.accessibleInterface(number) is not None] == []


def test_a_page_that_is_set_anew_is_told_anew(world: World) -> None:
    """In larger text everything stands elsewhere."""
    told = page_of(SCENES["entry"](world))
    former = those(told, Role.Paragraph)
    world.window.page.set_zoom(1.5)

    assert those(told, Role.Paragraph) == former
    assert all(part.isValid() for part in parts(told))
    world.window.page.set_zoom(1.0)


def test_a_view_that_goes_leaves_nothing_behind(world: World) -> None:
    """A dialog with a page is opened, read and closed: its parts go with it, and Qt has none of them left."""
    kept = len(told_pages._kept)
    numbers = [part.number for part in parts(page_of(SCENES["keys"](world)))]
    assert len(told_pages._kept) == kept + 1
    world.leave()
    let_go()
    gc.collect()

    assert len(numbers) > 100
    assert len(told_pages._kept) == kept
    assert [number for number in numbers if QAccessible.accessibleInterface(number) is not None] == []


def test_keys_and_comparisons_are_tables(world: World) -> None:
    """A key is told beside its command, and what an entry says under its title."""
    keys = page_of(SCENES["keys"](world))
    rows = [[name_of(cell) for cell in parts(row)] for row in parts(keys) if row.role() == Role.Row]
    assert ["Find on this page", "Ctrl+F"] in rows
    assert those(keys, Role.Heading)[:3] == ["Keys", "File", "Edit"]
    world.leave()
    compared = page_of(SCENES["comparison"](world))
    cells = [(name_of(part), part.text(QAccessible.Text.Description)) for part in parts(compared)]

    assert those(compared, Role.Table) == ["Buddies for the first term, Walk and talk along the sea wall"]
    assert ("School and community", "Walk and talk along the sea wall") in cells


def test_no_mark_of_setting_is_told_in_any_scene(world: World) -> None:
    """Every page of text in every window has its parts told, each by its words alone."""
    faults: dict[str, list[str]] = {}
    seen = 0
    for name, shown in each_scene(world, SCENES):
        documents = [told for told in told_tree(shown) if isinstance(told, ToldPage)]
        views = [one for one in shown.findChildren(LinkBrowser) if one.isVisible() and one.window() is shown.window()]
        faults[name] = [
            f"{name_of(part)!r} has marks"
            for told in documents
            for part in parts(told)
            if set(MARKS) & set(name_of(part))
        ]
        faults[name] += [f"{len(documents)} of {len(views)} pages are told"] if len(documents) != len(views) else []
        seen += len(documents)

    assert_none(faults)
    assert seen > 8


def test_other_widgets_are_told_as_qt_does(world: World) -> None:
    """Whatever is no page is left to Qt."""
    window = world.window
    show_page(world.qtbot, window, ENTRY)

    assert link_browser._tell_page("QWidget", window.side) is None
    assert link_browser._tell_page("QWidget", None) is None
    assert link_browser._tell_page("QLabel", window.page.viewport()) is None
    assert not isinstance(QAccessible.queryAccessibleInterface(window.page), ToldPage)
