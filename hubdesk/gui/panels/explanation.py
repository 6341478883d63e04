"""The lines above the results: how many there are and why, each part of it removable; what may be meant instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hubdesk.gui.panels.chips import Chip, Flow, Weight
from hubdesk.library.explaining import ENTRIES
from hubdesk.model.address import TermPlace
from hubdesk.model.hit import Marked, Material
from hubdesk.model.text import count_of
from hubdesk.model.vocabulary import TermKind
from hubdesk.model.words import QT_TR_NOOP, say_number, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hubdesk.gui.theme import Theme
    from hubdesk.model.hit import Answer, SaidKind
    from hubdesk.model.query import Query


_MOST_LINES = 2
_WEIGHTS: dict[SaidKind, Weight] = {"meaning": Weight.ASIDE, "filter": Weight.LIMIT, "pack": Weight.LIMIT}
"""Words of the same meaning may be hidden first; what keeps entries out is always to be seen."""
_WITH_A_PAGE = (TermKind.PARTNERSHIP, TermKind.THEME)
_BESIDE_BUTTONS = 3
"""Pixels that a button is higher than a chip, at its top: so their words stand on one line."""


_MATERIALS = {"workshop": QT_TR_NOOP("Workshop: {title}"), "sheet": QT_TR_NOOP("Sheet to print: {title}")}


class BranchOffer:
    """A branch of the tree that the search can be narrowed to: its name, the search within it, how many it finds."""

    __slots__ = ("name", "query", "total")

    def __init__(self, name: str, query: Query, total: int = 0) -> None:
        self.name, self.query, self.total = name, query, total


class Explanation(QWidget):
    """Says a search as a sentence made of chips.

    `query_chosen` carries the search that a chip leads to, `place_chosen` the page,
    `material_chosen` a workshop or a sheet to print.
    """

    query_chosen = Signal(object)
    place_chosen = Signal(object)
    material_chosen = Signal(object)

    def __init__(self, theme: Theme, beside: Sequence[QWidget], parent: QWidget | None = None) -> None:
        """Make it, with buttons `beside` its first line."""
        super().__init__(parent)
        self._theme = theme
        self._chips: list[Chip] = []
        self._ways: list[Query | TermPlace | Material | None] = []
        self._line, self._notes = Flow(theme, _MOST_LINES, self), Flow(theme, _MOST_LINES, self)
        self._count = _label("resultsCount", self._line)
        self._some, self._slip = _label("resultsNote", self._notes), _label("resultsNote", self._notes)
        self._line.setAccessibleName(tr("How the search was understood"))
        head = QHBoxLayout()
        line = QVBoxLayout()
        line.setContentsMargins(0, _BESIDE_BUTTONS, 0, 0)
        line.addWidget(self._line)
        line.addStretch(1)
        head.addLayout(line, 1)
        for button in beside:
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._notes)

    @property
    def text(self) -> str:
        """The line as it is read: the count, and the parts."""
        return " ".join([self._count.text(), *(chip.words for chip in self._line.shown if isinstance(chip, Chip))])

    @property
    def chips(self) -> dict[str, Chip]:
        """The chips that are shown, by their words."""
        return {chip.words: chip for chip in self._chips[: len(self._ways)]}

    def show_answer(self, answer: Answer, branch: BranchOffer | None) -> None:
        """Explain an answer.

        Args:
            answer: what was found.
            branch: where the tree stands, if the search is not narrowed to it yet.
        """
        self._ways = []
        self._count.setText(_say_count(answer))
        line: list[QWidget] = [self._count]
        has_words = False
        for part in answer.explanation:
            chip = self._chip(part.without)
            is_next = has_words and part.kind == "words"
            said, removal = _bare(part.said) if is_next else part.said, part.removal if part.without is not None else ""
            chip.show_part(said, removal, part.short, _WEIGHTS.get(part.kind, Weight.WORD))
            has_words = has_words or part.kind == "words"
            line.append(chip)
        for offer in answer.offers:
            name = offer.term.name
            words = tr("Only {name} ({count})").format(name=name, count=say_number(offer.total))
            told = _say_offer(tr("Only {name}").format(name=name), offer.total)
            line.append(self._offer(words, name, offer.query, told))
            if offer.term.kind in _WITH_A_PAGE and not offer.query.parts:  # the name, and nothing else, was typed
                words = tr("Read about {name}").format(name=name)
                line.append(self._offer(words, name, TermPlace(offer.term.kind, offer.term.id), words))
        for material in answer.materials:
            words = tr(_MATERIALS[material.kind]).format(title=material.title)
            line.append(self._offer(words, material.title, material, words))
        if branch is not None:
            words = tr("Only in {branch} ({count})").format(branch=branch.name, count=say_number(branch.total))
            told = _say_offer(tr("Only in {branch}").format(branch=branch.name), branch.total)
            line.append(self._offer(words, branch.name, branch.query, told))
        notes = self._show_slips(answer)
        self._line.show_row(line)
        self._notes.show_row(notes)
        self._notes.setVisible(bool(notes))

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab reaches here, in the order in which it is read."""
        return *self._line.stops, *self._notes.stops

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is on a chip."""
        return any(chip.hasFocus() for chip in self._chips)

    def keep_keyboard(self) -> bool:
        """Leave the keyboard on its chip, or put it on the last one where that is gone; say whether there is one."""
        stops = [stop for stop in self.stops if stop.isVisibleTo(self)]
        if stops and not any(stop.hasFocus() for stop in stops):
            stops[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(stops)

    def _show_slips(self, answer: Answer) -> list[QWidget]:
        notes: list[QWidget] = []
        if answer.coverage:
            self._some.setText(answer.coverage)
            notes.append(self._some)
        if answer.mended:
            used = tr("Showing results for {words}.").format(words=", ".join(f"“{one.used}”" for one in answer.mended))
            self._slip.setText(used)
            notes.append(self._slip)
            for one in answer.mended:
                words = tr("Search for “{word}” instead").format(word=one.typed)
                notes.append(self._offer(words, one.typed, one.instead, words))
        elif answer.did_you_mean and answer.rescue is None:  # the page for nothing found offers them itself
            self._slip.setText(tr("Did you mean"))
            notes.append(self._slip)
            for found in answer.did_you_mean:
                words = f"{found.name} ({found.total:,})" if found.total else found.name
                notes.append(self._offer(words, found.name, found.query, _say_offer(found.name, found.total)))
        return notes

    def _offer(self, words: str, strong: str, way: Query | TermPlace | Material, accessible: str) -> Chip:
        chip = self._chip(way)
        at = words.find(strong)
        chip.show_offer(Marked(words, ((at, at + len(strong)),) if at >= 0 else ()), accessible)
        return chip

    def _chip(self, way: Query | TermPlace | Material | None) -> Chip:
        """Give the next chip; they are made once and used again, so that nothing flickers while somebody types."""
        number = len(self._ways)
        if number == len(self._chips):
            self._make_chip()
        self._ways.append(way)
        return self._chips[number]

    def _make_chip(self) -> Chip:
        chip = Chip(self._theme, self)
        chip.hide()
        if self._chips:
            self.setTabOrder(self._chips[-1], chip)
        chip.clicked.connect(self._follow(len(self._chips)))
        self._chips.append(chip)
        return chip

    def _follow(self, number: int) -> Callable[[], None]:
        def follow() -> None:
            way = self._ways[number] if number < len(self._ways) else None
            if isinstance(way, TermPlace):
                self.place_chosen.emit(way)
            elif isinstance(way, Material):
                self.material_chosen.emit(way)
            elif way is not None:
                self.query_chosen.emit(way)

        return follow


def say_answer(answer: Answer) -> str:
    """Say how many there are and what was looked for, in one sentence where it is one, for a screen reader."""
    entries = tr(ENTRIES)
    if not answer.explained.startswith(entries):
        return answer.explained
    return _say_count(answer) + answer.explained.removeprefix(entries)


def _bare(said: Marked) -> Marked:
    """Take the small words off a part: after “with one” comes “another”, and not again “with another”."""
    if not said.marks:
        return said
    first, past = said.marks[0][0], said.marks[-1][1]
    return Marked(said.text[first:past], tuple((begin - first, end - first) for begin, end in said.marks))


def _say_count(answer: Answer) -> str:
    shown, total = len(answer.hits), answer.total
    if not total:
        return tr("No entry")
    count = count_of(total, tr("entry"), tr("entries"))
    return tr("The best {number} of {count}").format(number=shown, count=count) if total > shown else count


def _say_offer(name: str, total: int) -> str:
    return f"{name}, {count_of(total, tr('entry'), tr('entries'))}" if total else name


def _label(name: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
