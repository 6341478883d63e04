"""The first page: what this is, the partnerships, the themes, and what was read lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from hubdesk.errors import PackError
from hubdesk.gui.icons import icon_pixmap
from hubdesk.gui.panels.cards import Card, CardGrid, CardText
from hubdesk.gui.qt_numbers import NO_FOCUS, PLAIN_TEXT
from hubdesk.model.address import EntryPlace, HomePlace, TermPlace
from hubdesk.model.guide import GUIDE_HOME
from hubdesk.model.text import count_of
from hubdesk.model.vocabulary import TermKind
from hubdesk.model.words import QT_TR_NOOP, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdesk.gui.theme import Theme
    from hubdesk.library.library import Library
    from hubdesk.model.address import Place
    from hubdesk.userdata.store import Recent

_WIDTH = 940
_QUIET = QPalette.ColorRole.PlaceholderText
_LOOKS = {
    "heroTitle": (30, True, QPalette.ColorRole.WindowText),
    "heroText": (17, False, _QUIET),
    "sectionTitle": (15, True, _QUIET),
    "footNote": (14, False, _QUIET),
}
"""Pixels, bold or not, and the colour, of each kind of label."""
_RECENT_SHOWN, _LISTS_SHOWN = 6, 6
PROMISE = QT_TR_NOOP("Works without internet. Sends nothing.")


class HomePage(QScrollArea):
    """Shown at the start and by Alt+Home. `place_chosen` is sent when a card is followed."""

    place_chosen = Signal(object)

    def __init__(self, library: Library, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Home"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("focusPolicy", NO_FOCUS)
        self._library, self._theme = library, theme
        self._lists_shown: tuple[tuple[str, str, str], ...] = ()
        self._followed: Place | None = None
        page = QWidget()
        outer = QHBoxLayout(page)
        outer.setContentsMargins(40, 34, 40, 28)
        column = QWidget(page)
        column.setMaximumWidth(_WIDTH)
        outer.addStretch(1)
        outer.addWidget(column, 100)
        outer.addStretch(1)
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._fill()
        self.setWidget(page)
        theme.dress(self.verticalScrollBar(), "scroll_bar")

    def show_recent(self, recent: list[Recent]) -> None:
        """List what was read last, newest first; entries that are gone, or cannot be read, are left out."""
        shown: list[Card] = []
        for item in recent:
            place = EntryPlace(item.pack, item.entry)
            try:
                line = self._library.line(place)
            except PackError:
                continue
            if line is not None:
                term = self._library.term(TermKind.PARTNERSHIP, line.partnership)
                text = CardText(line.title, term.name if term else "", accent="")
                shown.append(self._card(text, place, 84))
            if len(shown) == _RECENT_SHOWN:
                break
        _put_cards(self._recent, tr("Read lately"), shown)

    def show_lists(self, lists: list[tuple[str, str, str]], follow: Callable[[str], object]) -> None:
        """List what the user has collected: each list's id, name and count; `follow` is given the id of one."""
        self._lists_shown, former = tuple(lists), self._lists_shown
        if former == self._lists_shown:
            return
        cards = []
        for list_id, title, count in lists[:_LISTS_SHOWN]:
            card = Card(CardText(title, count), HomePlace(), self._theme, 68)
            card.clicked.connect(lambda _=False, chosen=list_id: follow(chosen))
            cards.append(card)
        _put_cards(self._lists, tr("My lists"), cards)

    def dress(self) -> None:
        """Draw the icon in the colours that are on; the cards see to themselves."""
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(icon_pixmap("wifi-off", self._theme.palette.quiet, 16, ratio))

    def focus_first(self) -> None:
        """Put the keyboard on the card that was followed last, or on the first."""
        cards = [card for card in self.findChildren(Card) if card.isVisibleTo(self)]
        card = next((card for card in cards if card.place == self._followed), cards[0] if cards else None)
        if card is not None:
            from PySide6.QtCore import Qt

            card.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if card is cards[0]:  # with it, what stands above it: Qt may have been at the last card before
                self.verticalScrollBar().setValue(0)

    def _fill(self) -> None:
        column = self._column
        packs = self._library.packs
        title = packs[0].info.title if packs else tr("No library here yet")
        column.addWidget(_label(title, "heroTitle", is_wrapped=True))
        column.addSpacing(8)
        column.addWidget(_label(self._about(), "heroText", is_wrapped=True))
        column.addSpacing(28)
        self._add_grid(tr("Partnerships"), TermKind.PARTNERSHIP, 250, 92)
        self._recent, self._lists = QVBoxLayout(), QVBoxLayout()
        for part in (self._recent, self._lists):
            part.setSpacing(0)
            column.addLayout(part)
        self._add_grid(tr("Themes"), TermKind.THEME, 250, 112)
        if self._library.guide is not None:
            words = CardText(
                tr("New here?"), tr("The guide shows you round in five minutes. Press F1 at any time."), accent=""
            )
            column.addWidget(CardGrid([self._card(words, GUIDE_HOME, 84)], 260))
            column.addSpacing(28)
        column.addLayout(self._promise())
        column.addStretch(1)

    def _about(self) -> str:
        if not self._library.packs:
            return tr("Open a pack with File, Open a pack, or put one in the packs folder beside the program.")
        count = count_of(self._library.entry_count, tr("entry"), tr("entries"))
        said = tr("{summary} {count} to search, read and share, each with its sources.")
        return said.format(summary=self._library.packs[0].info.summary, count=count)

    def _add_grid(self, title: str, kind: TermKind, least_width: int, height: int) -> None:
        groups = self._library.groups(kind)
        if not groups:
            return

        def is_alone(number: int) -> bool:
            return number == len(groups) - 1 and not number % 3 and bool(number)

        cards = [
            self._card(
                CardText(
                    group.term.name,
                    group.term.place if group.term.place and not is_alone(number) else group.term.summary,
                    count_of(group.entries, tr("entry"), tr("entries")),
                    group.term.accent or ("slate" if kind == TermKind.PARTNERSHIP else ""),
                ),
                TermPlace(kind, group.term.id),
                height,
            )
            for number, group in enumerate(groups)
        ]
        self._column.addWidget(_label(title, "sectionTitle"))
        self._column.addSpacing(10)
        self._column.addWidget(CardGrid(cards, least_width))
        self._column.addSpacing(28)

    def _card(self, text: CardText, place: EntryPlace | TermPlace, height: int) -> Card:
        card = Card(text, place, self._theme, height)
        card.clicked.connect(lambda: self._follow(place))
        return card

    def _follow(self, place: Place) -> None:
        self._followed = place
        self.place_chosen.emit(place)

    def _promise(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._icon = QLabel()
        self._icon.setAccessibleName(tr("No internet"))
        self.dress()
        row.addWidget(self._icon)
        row.addWidget(_label(tr(PROMISE), "footNote", is_wrapped=True), 1)
        return row


def _put_cards(part: QVBoxLayout, title: str, cards: list[Card]) -> None:
    """Fill a part of the page anew: a title and cards under it, or nothing."""
    while part.count():
        item = part.takeAt(0)
        if item is not None and (widget := item.widget()) is not None:
            widget.hide()  # it goes when what it was followed from is done
            widget.deleteLater()
    if cards:
        part.addWidget(_label(title, "sectionTitle"))
        part.addSpacing(10)
        part.addWidget(CardGrid(cards, 260))
        part.addSpacing(28)


def _label(text: str, name: str, *, is_wrapped: bool = False) -> QLabel:
    pixels, is_bold, role = _LOOKS[name]
    label = QLabel()
    label.setProperty("textFormat", PLAIN_TEXT)
    label.setText(text)
    label.setForegroundRole(role)
    label.setWordWrap(is_wrapped)
    font = QFont(label.font())
    font.setPixelSize(pixels)
    font.setBold(is_bold)
    label.setFont(font)
    return label
