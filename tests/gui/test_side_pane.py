"""The pane at the side: opening what is in the tree, and the two ways to sort it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from hubdesk.gui.panels.side_pane import SidePane
from hubdesk.model.address import EntryPlace, HomePlace, TermPlace
from hubdesk.model.vocabulary import TermKind
from tests.fakes.catalogue import DictCatalogue
from tests.gui.windows import address_shown, click_row, path_to, press, row_of, show_page, tree_place

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow
    from hubdesk.gui.theme import Theme

BUDDIES = "hubdesk:small/harbour/buddies"
PEER = ["Harbour Town", "Peer mentoring", "Buddies for the first term"]
WHOLE = ["Harbour Town", "Whole-school approaches", "Buddies for the first term"]


def test_a_click_on_a_title_opens_the_entry(window: MainWindow, qtbot: QtBot) -> None:
    """The reader opens Harbour Town, peer mentoring, clicks the title, and reads the entry."""
    row = row_of(window, *PEER)
    with qtbot.waitSignal(window.page.shown):
        click_row(qtbot, window, row)

    assert address_shown(window) == BUDDIES
    assert window.windowTitle() == "Buddies for the first term - HubDesk"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter], ids=["Return", "Enter"])
def test_the_keyboard_alone_opens_an_entry(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    """Down and Right walk to a title without opening anything on the way; Enter opens it."""
    tree = window.side.tree
    tree.setFocus()
    tree.setCurrentIndex(row_of(window, "Harbour Town"))
    opened: list[object] = []
    window.place_shown.connect(opened.append)
    for step in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(tree, step)
    assert path_to(tree.currentIndex()) == PEER
    assert opened == []
    qtbot.keyClick(tree, key)

    assert opened == [EntryPlace("small", "harbour/buddies")]


def test_enter_with_nothing_marked_opens_nothing(window: MainWindow, qtbot: QtBot) -> None:
    """At home no row is marked; Enter in the tree leaves home where it is."""
    opened: list[object] = []
    window.place_shown.connect(opened.append)
    window.side.tree.setFocus()
    window.side.tree.selectionModel().clear()
    window.side.tree.selectionModel().clearCurrentIndex()
    qtbot.keyClick(window.side.tree, Qt.Key.Key_Return)

    assert opened == []
    assert address_shown(window) == "hubdesk:"


def test_a_click_on_a_partnership_opens_its_page(window: MainWindow, qtbot: QtBot) -> None:
    """The row of Hill Villages leads to the page that gathers its entries."""
    click_row(qtbot, window, row_of(window, "Hill Villages"))

    assert address_shown(window) == "hubdesk:/partnership/hills"


def test_a_click_on_a_theme_below_a_partnership_opens_the_theme(window: MainWindow, qtbot: QtBot) -> None:
    """The row of peer mentoring, below a partnership, leads to the page of the theme."""
    row = row_of(window, "Hill Villages", "Peer mentoring")
    click_row(qtbot, window, row)

    assert address_shown(window) == "hubdesk:/theme/peer-mentoring"


def test_the_entry_that_is_open_is_marked_in_the_tree(window: MainWindow, qtbot: QtBot) -> None:
    """An entry that was opened from elsewhere is found, unfolded and in sight in the tree."""
    show_page(qtbot, window, "hubdesk:small/hills/safe-talk")
    tree = window.side.tree

    assert path_to(tree.currentIndex()) == [
        "Hill Villages",
        "Whole-school approaches",
        "Knowing what to say when somebody is hurting",
    ]
    assert tree.viewport().rect().contains(tree.visualRect(tree.currentIndex()).center())


def test_home_is_nowhere_in_the_tree(window: MainWindow, qtbot: QtBot) -> None:
    """Back at home no row stays marked."""
    show_page(qtbot, window, BUDDIES)
    assert tree_place(window) == EntryPlace("small", "harbour/buddies")
    window.go_home()

    assert tree_place(window) is None


def test_the_second_branch_of_an_entry_stays_marked_when_it_is_clicked(window: MainWindow, qtbot: QtBot) -> None:
    """An entry stands under two themes; whichever row is clicked is the one that stays marked."""
    for path in (WHOLE, PEER):
        click_row(qtbot, window, row_of(window, *path))

        assert address_shown(window) == BUDDIES
        assert path_to(window.side.tree.currentIndex()) == path


def test_switching_the_order_keeps_the_place(window: MainWindow, qtbot: QtBot) -> None:
    """The reader reads an entry, sorts the tree by theme, and finds the entry marked there; and the same way back."""
    show_page(qtbot, window, "hubdesk:small/river/panel-training")
    press(qtbot, window.side, "Themes")
    assert path_to(window.side.tree.currentIndex()) == [
        "Peer mentoring",
        "River City",
        "Three evenings to train a youth panel",
    ]
    assert address_shown(window) == "hubdesk:small/river/panel-training"
    press(qtbot, window.side, "Partnerships")

    assert path_to(window.side.tree.currentIndex()) == [
        "River City",
        "Peer mentoring",
        "Three evenings to train a youth panel",
    ]


def test_the_order_is_a_command_too(window: MainWindow, qtbot: QtBot) -> None:
    """Go, Tree by theme and Go, Tree by partnership do what the two buttons do, and the buttons follow."""
    with qtbot.waitSignal(window.side.order_changed) as changed:
        window.named_actions["by_theme"].trigger()
    assert changed.args == ["themes"]
    assert [button.isChecked() for button in window.side._buttons.values()] == [False, True]
    assert window.side.tree.model().index(0, 0).data() == "Peer mentoring"
    window.named_actions["by_partnership"].trigger()

    assert [button.isChecked() for button in window.side._buttons.values()] == [True, False]
    assert window.side.tree.model().index(0, 0).data() == "Harbour Town"


def test_pressing_the_order_that_is_on_changes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    """A second press on Partnerships leaves unfolded what is unfolded."""
    window.side.tree.expand(row_of(window, "Hill Villages"))
    press(qtbot, window.side, "Partnerships")

    assert window.side.tree.isExpanded(row_of(window, "Hill Villages"))


def test_a_theme_has_its_own_row_only_where_themes_are_on_top(window: MainWindow, qtbot: QtBot) -> None:
    """The page of a theme marks no row among partnerships; sorted by theme, it marks the theme's."""
    window.go(TermPlace(TermKind.THEME, "parenting-support"))
    assert tree_place(window) is None
    press(qtbot, window.side, "Themes")

    assert path_to(window.side.tree.currentIndex()) == ["Parenting support"]


def test_revealing_a_place_follows_nothing(window: MainWindow) -> None:
    """Marking a row is not opening it: the window stays at home."""
    window.side.reveal(EntryPlace("small", "harbour/buddies"))

    assert tree_place(window) == EntryPlace("small", "harbour/buddies")
    assert address_shown(window) == "hubdesk:"
    window.side.reveal(HomePlace())
    assert tree_place(window) is None


def test_the_marked_row_is_painted_so(window: MainWindow, qtbot: QtBot) -> None:
    """The row of the open entry stands on the colour of what is chosen, and its neighbour does not."""
    show_page(qtbot, window, BUDDIES)
    window.top.field.setFocus()
    tree = window.side.tree
    picture = window.grab().toImage()
    colours = [
        picture.pixelColor(tree.viewport().mapTo(window, QPoint(rect.right() - 12, rect.top() + 4))).name()
        for rect in (tree.visualRect(tree.currentIndex()), tree.visualRect(tree.currentIndex().parent()))
    ]

    assert colours == [QColor(window.theme.palette.selection).name(), QColor(window.theme.palette.pane).name()]


def test_the_row_under_the_pointer_is_lit(window: MainWindow, qtbot: QtBot) -> None:
    """The pointer comes over Hill Villages and goes: the row is lit, and is as it was."""
    tree = window.side.tree
    rect = tree.visualRect(row_of(window, "Hill Villages"))
    place = tree.viewport().mapTo(window, QPoint(rect.right() - 12, rect.top() + 4))
    colours = [window.grab().toImage().pixelColor(place).name()]
    tree.entered.emit(row_of(window, "Hill Villages"))
    colours.append(window.grab().toImage().pixelColor(place).name())
    QApplication.sendEvent(tree, QEvent(QEvent.Type.Leave))
    colours.append(window.grab().toImage().pixelColor(place).name())

    assert colours[0] == colours[2] == window.theme.palette.pane
    assert colours[1] != colours[0]


@pytest.mark.parametrize("look", ["light", "dark"])
def test_names_and_titles_are_drawn_in_any_width(qtbot: QtBot, make_theme: Callable[[str], Theme], look: str) -> None:
    """A long title takes two lines and is cut at the end; in a wider pane it stands on one, so the two differ."""
    title = "A very long title of an entry that nobody could read in one line of a narrow pane, whatever they did"
    pane = SidePane(DictCatalogue({"shore/a": (title, ("rest",)), "shore/b": ("Short", ("rest",))}), make_theme(look))
    qtbot.addWidget(pane)
    pane.tree.expandAll()
    lines: list[int] = []
    for width in (200, 900):
        pane.resize(width, 300)
        with qtbot.waitExposed(pane):
            pane.show()
        row = pane.tree.visualRect(pane.tree.model().index(0, 0, pane.tree.model().index(0, 0, row_at_top(pane))))
        image = pane.tree.viewport().grab(row).toImage()
        background = image.pixelColor(1, 1)
        inked = [any(image.pixelColor(x, y) != background for x in range(image.width())) for y in range(image.height())]
        lines.append(sum(now and not before for before, now in zip([False, *inked], inked, strict=False)))

    assert lines == [2, 1]


def row_at_top(pane: SidePane) -> QModelIndex:
    """Give the first row of a pane's tree."""
    return pane.tree.model().index(0, 0)


def test_the_ring_round_the_tree_goes_when_a_row_has_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    """The tree is ringed as long as no row is chosen; the first Down draws all of it anew, not the row alone."""
    tree = window.side.tree
    tree.setFocus()
    tree.setCurrentIndex(QModelIndex())
    QApplication.processEvents()
    paints = PaintWatch(tree.viewport())
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert tree.currentIndex().isValid()
    qtbot.waitUntil(lambda: bool(paints.rects))

    assert paints.rects[0] == tree.viewport().rect()


class PaintWatch(QObject):
    """Remembers which part of a widget is drawn anew."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.rects: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QPaintEvent):
            self.rects.append(event.region().boundingRect())
        return False


def test_its_edge_is_moved_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    """Shift+F9 makes it wider and Ctrl+F9 narrower, each as far as there is room; hidden, it is shown first."""

    def width() -> int:
        return window.splitter.sizes()[0]

    first = width()
    qtbot.keyClick(window, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    wider = width()
    for _ in range(40):
        qtbot.keyClick(window, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    widest, middle = window.splitter.sizes()
    for _ in range(40):
        qtbot.keyClick(window, Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    narrowest = width()
    qtbot.keyClick(window, Qt.Key.Key_F9)
    qtbot.keyClick(window, Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    assert not window.side.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)

    assert wider == first + 40
    assert widest > wider
    assert middle >= 200
    assert 100 < narrowest < first
    assert window.side.isVisible()
    assert width() == narrowest
