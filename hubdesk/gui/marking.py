"""Words marked on the page that is shown: those that the reader looks for there, or those that a search found."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from hubdesk.gui.areas import Area
from hubdesk.gui.panels.outline import headings_of
from hubdesk.gui.told import announce
from hubdesk.model.address import HomePlace
from hubdesk.model.folding import Folded, find_all, find_words, fold, unit_counter
from hubdesk.model.words import say_number, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hubdesk.gui.main_window import MainWindow
    from hubdesk.gui.panels.find_bar import FindBar
    from hubdesk.model.address import Place
    from hubdesk.model.hit import Hit

    Ranges = Sequence[tuple[int, int]]

MOST = 1000
"""Places marked on one page; a longer list would say nothing more."""


class Marking(Area):
    """Find on the page, and F3 from one place to the next."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._bar: FindBar | None = None
        self._find: Callable[[Folded], Ranges] | None = None
        self._ranges: list[tuple[int, int]] = []
        self._at = -1

    @property
    def bar(self) -> FindBar:
        """The bar below the page; made at the first question."""
        if self._bar is None:
            from hubdesk.gui.panels.find_bar import FindBar

            self._bar = FindBar(self.window.theme, self.window.reading.frame)
            self._bar.hide()
            self._bar.typed.connect(self._look_for)
            self._bar.walked.connect(self._walk)
            self._bar.closed.connect(self.close_bar)
            self.window.reading.frame.add_below(self._bar)
            self.window.page.escaped.connect(self.close_bar)
            self.window.page.set_anew.connect(self._mark_again)
        return self._bar

    def find(self) -> None:
        """Open the field for words to find on this page; a few words that are chosen there stand in it at once."""
        chosen = self.window.page.textCursor().selectedText()
        bar = self.bar
        is_fresh = bar.field.isHidden() or bar.isHidden()
        if is_fresh and chosen and len(chosen) <= 60 and "\u2029" not in chosen:
            bar.field.setText(chosen)
        bar.show_field()
        if is_fresh:
            self._look_for(bar.field.text())

    def find_next(self) -> None:
        """Go to the next place that is marked; if none is, open the field."""
        self._walk_or_ask(1)

    def find_last(self) -> None:
        """Go to the place before that is marked; if none is, open the field."""
        self._walk_or_ask(-1)

    def mark_hit(self, hit: Hit) -> None:
        """Mark what a search has found on the page that was just opened; the first place from there on can be seen.

        What stands in a file cannot be marked here: the file's link is chosen, and Enter shows it.
        """
        forms = hit.forms
        if hit.attachment:
            self.window.page.choose_link(f"file:{hit.attachment}")
        self._find, self._at = (lambda text: find_words(forms, text, MOST)), -1
        positions = {line.anchor: line.position for line in headings_of(self.window.page.document())}
        title = next(iter(positions.values()), 0)
        self._ranges = [place for place in self._places() if place[0] >= title]  # chips above it are no text to read
        self.window.page.show_marks(self._ranges)
        if not self._ranges:
            self.close_bar()
            return
        below = [first for first, _ in self._ranges if first >= positions.get(hit.anchor, title)]
        if below and hit.anchor and not self._is_sensitive:
            self.window.page.bring_into_view(below[0])
        self.bar.show_words(tr("Found by your search"))
        self._say_count()

    @property
    def _is_sensitive(self) -> bool:
        """Whether the entry that is shown stays at its top, where help is named."""
        from hubdesk.services.pages import EntryPage

        page = self.window.page.page
        return isinstance(page, EntryPage) and bool(page.entry.sensitive)

    def close_bar(self) -> None:
        """Take the marks away and close the bar; the keyboard goes to the page."""
        if self._bar is None:
            return
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self._bar.isAncestorOf(focus)
        self._clear()
        self._bar.hide()
        if had_focus:
            self.window.focus_middle()

    def place_shown(self, place: Place) -> None:
        """Look for the same words on the next page while the field is open; marks of a search go with their page."""
        if self._bar is None or self._bar.isHidden() or isinstance(place, HomePlace):
            return
        if self._bar.field.isHidden():
            self.close_bar()
        else:
            self._look_for(self._bar.field.text(), is_moving=False)

    def _look_for(self, typed: str, *, is_moving: bool = True) -> None:
        self._find = (lambda text: find_all(typed, text, MOST)) if typed.strip() else None
        self._ranges = self._places()
        self.window.page.show_marks(self._ranges)
        self._at = -1
        if is_moving and self._ranges:
            self._at = self._nearest()
            self.window.page.show_range(*self._ranges[self._at])
        self._say_count()

    def _walk_or_ask(self, step: int) -> None:
        if self._ranges:
            self._walk(step)
        else:
            self.find()

    def _walk(self, step: int) -> None:
        if not self._ranges:
            return
        if self._at < 0:
            near = self._nearest()
            self._at = near if step > 0 else (near - 1) % len(self._ranges)
        else:
            self._at = (self._at + step) % len(self._ranges)
        self.window.page.show_range(*self._ranges[self._at])
        self._say_count()

    def _nearest(self) -> int:
        """Give the first place from where the reader is: what is chosen, if it can be seen, or the top of the view."""
        page = self.window.page
        is_seen = page.viewport().rect().contains(page.cursorRect().center())
        at = page.textCursor().selectionStart() if is_seen else page.position_at_top()
        return bisect_left(self._ranges, (at, 0)) % len(self._ranges)

    def _places(self) -> list[tuple[int, int]]:
        if self._find is None:
            return []
        text = self.window.page.document().toRawText()
        units = unit_counter(text)
        return [(units(first), units(past)) for first, past in self._find(fold(text))][:MOST]

    def _mark_again(self) -> None:
        """The same page was set anew: its positions are the same, its colours and sizes are not."""
        self.window.page.show_marks(self._ranges)

    def _clear(self) -> None:
        self._find, self._ranges, self._at = None, [], -1
        self.window.page.show_marks(())

    def _say_count(self) -> None:
        total = len(self._ranges)
        if self._find is None:
            said = ""
        elif not total:
            said = tr("Not on this page")
        elif self._at < 0:
            said = tr("{count} on this page").format(count=say_number(total))
        else:
            said = tr("{number} of {count}").format(number=say_number(self._at + 1), count=say_number(total))
        self.bar.say_count(said, can_walk=bool(total))
        if said:
            announce(self.bar.count, said)
