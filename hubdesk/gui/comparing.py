"""Comparing: entries are chosen on their pages, among hits or on a list, and shown side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.errors import HubDeskError
from hubdesk.gui.areas import Area
from hubdesk.model.address import EntryPlace
from hubdesk.model.words import tr
from hubdesk.services.comparing import FEWEST, MOST, compare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hubdesk.gui.main_window import MainWindow
    from hubdesk.gui.panels.comparison_page import ComparisonPage
    from hubdesk.model.entry import Entry
    from hubdesk.services.comparing import Comparison


_OFFERED = 6
"""Entries that the page offers while too few are chosen."""


class Comparing(Area):
    """Holds the entries that are to stand side by side, for as long as the window is open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.places: list[EntryPlace] = []
        self._page: ComparisonPage | None = None
        window.theme.changed.connect(self._refresh)

    def add(self, place: EntryPlace | None = None) -> None:
        """Add an entry; without one, what is looked at: the entry, the hit, or what is chosen on a list."""
        places = [place] if place else self._pointed_at()
        if not places:
            self.window.notice.mention(tr("Open an entry first, or choose one among results or on a list."))
            return
        new = [place for place in places if place not in self.places]
        kept = self.places[: MOST - len(new[:MOST])]
        dropped = len(self.places) - len(kept)
        self.places = kept + new[:MOST]
        said = tr("Chosen to compare: {count}. Up to {most} fit side by side.").format(
            count=len(self.places), most=MOST
        )
        if dropped:
            said = tr("Four is the most that fit side by side; the last one made room.")
        elif not new:
            said = tr("It stands there already.")
        if len(self.places) >= FEWEST:
            self.window.notice.mention(said, tr("Show side by side"), self.show)
        else:
            self.window.notice.mention(said + " " + tr("Now add another."))
        self._refresh()

    def compare(self, places: Sequence[EntryPlace]) -> None:
        """Show these entries side by side, in place of others."""
        self.places = list(places[:MOST])
        self.show()

    @property
    def is_shown(self) -> bool:
        """Whether the page is in the middle of the window."""
        return self._page is not None and self.window.stack.currentWidget() is self._page

    def show(self) -> None:
        """Show the entries side by side."""
        if self._page is None:
            from hubdesk.gui.panels.comparison_page import ComparisonPage

            self._page = ComparisonPage(self.window.theme, self.window)
            self._page.followed.connect(self._follow)
            self._page.print_wanted.connect(self._print)
            self._page.clear_wanted.connect(self._clear)
            self._page.add_wanted.connect(self._put)
            self._page.search_wanted.connect(self.window.finding.focus)
            self._page.lists_wanted.connect(lambda: self.window.carry_out("collecting.show_lists"))
            self._page.narrowed.connect(self._refresh)
            self._page.view.size_asked.connect(self.window.reading.step_zoom)
            self.window.session.settings.listen(self._take_up)
        self._refresh()
        self.window.notice.forget()
        self.window.show_aside(self._page, tr("Side by side"))

    def _pointed_at(self) -> list[EntryPlace]:
        from hubdesk.gui.collecting import Collecting
        from hubdesk.gui.models.hits_model import HIT_ROLE

        if self.window.is_searching:
            hit = self.window.results.list.currentIndex().data(HIT_ROLE)
            return [EntryPlace(hit.pack, hit.id)] if hit else []
        collecting = self.window.areas.of(Collecting)
        if self.window.is_aside:
            rows = collecting.pages.page.rows.chosen() if collecting.pages.is_shown else []
            return [EntryPlace(row.line.pack, row.line.id) for row in rows if row.line]
        kept = collecting.kept
        return [EntryPlace(kept.pack, kept.entry)] if kept else []

    def _comparison(self) -> Comparison:
        entries: list[Entry] = []
        for place in list(self.places):
            try:
                entries.append(self.window.session.library.entry(place))
            except HubDeskError as error:
                self.places.remove(place)
                self.window.tell(error)
        return compare(entries)

    def _refresh(self) -> None:
        if self._page is None:
            return
        comparison = self._comparison()
        document = None
        if comparison.entries:
            from hubdesk.typeset.comparison import typeset_comparison

            reading = self.window.reading
            is_narrow = self._page.is_narrow(len(comparison.entries), reading.zoom)
            document = typeset_comparison(comparison, self.window.theme.palette, reading.zoom, is_narrow=is_narrow)
        is_too_few = len(comparison.entries) < FEWEST
        self._page.show_document(document, self._nearby() if is_too_few else None)

    def _take_up(self, name: str) -> None:
        if name == "text_size":
            self._refresh()

    def _nearby(self) -> list[tuple[str, EntryPlace]]:
        """Give entries that may be meant, each by title: favourites, and what was read lately."""
        from hubdesk.gui.collecting import Collecting
        from hubdesk.userdata.lists import FAVOURITES

        kept = [(one.title, one.pack, one.entry) for one in self.window.areas.of(Collecting).lists.entries(FAVOURITES)]
        kept += [(one.title, one.pack, one.entry) for one in self.window.session.user.recent]
        found: dict[EntryPlace, str] = {}
        for title, pack, id_ in kept:
            place = EntryPlace(pack, id_)
            if place not in self.places and place not in found and len(found) < _OFFERED and self._is_there(place):
                found[place] = title
        return [(title, place) for place, title in found.items()]

    def _is_there(self, place: EntryPlace) -> bool:
        try:
            return self.window.session.library.line(place) is not None
        except HubDeskError:
            return False

    def _put(self, place: EntryPlace) -> None:
        self.places.append(place)
        self._refresh()

    def _follow(self, target: str) -> None:
        from hubdesk.typeset.comparison import TAKE_OFF

        if target.startswith(TAKE_OFF):
            self._take_off(int(target.removeprefix(TAKE_OFF)))
        else:
            self.window.go_to_address(target)

    def _take_off(self, number: int) -> None:
        self._leave(self.places[:number] + self.places[number + 1 :], tr("Taken off."))

    def _clear(self) -> None:
        self._leave([], tr("All taken off."))

    def _leave(self, places: list[EntryPlace], said: str) -> None:
        former, self.places = self.places, places

        def put_back() -> None:
            self.places = former
            self._refresh()

        self._refresh()
        self.window.notice.mention(said, tr("Undo"), put_back)

    def _print(self) -> None:
        from hubdesk.gui.printable import printable_document
        from hubdesk.gui.taking import Taking
        from hubdesk.typeset.comparison import print_comparison

        comparison = self._comparison()
        if not comparison.entries:
            self.window.notice.mention(tr("There is nothing to print yet. Add two to four entries first."))
            return
        packs = dict.fromkeys(entry.pack for entry in comparison.entries)
        infos = tuple(self.window.session.library.info_of(pack) for pack in packs)
        title = tr("Side by side")
        self.window.areas.of(Taking).preview(
            printable_document(title, lambda paper: print_comparison(comparison, infos, title, paper))
        )
