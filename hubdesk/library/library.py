"""Several packs as one: merged tree, entries by place, and what is wrong with packs that were left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from hubdesk.errors import NoSuchEntryError, PackError
from hubdesk.library.choices import is_preferred
from hubdesk.library.opening import open_all
from hubdesk.model.catalogue import Branch
from hubdesk.model.entry import EntryLine
from hubdesk.model.guide import GUIDE_ID
from hubdesk.model.text import plain_line
from hubdesk.model.vocabulary import Term, TermKind
from hubdesk.model.words import QT_TR_NOOP, tr
from hubdesk.pack.reader import Pack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from hubdesk.library.choices import Choice
    from hubdesk.model.address import EntryPlace
    from hubdesk.model.around import Around, Neighbours
    from hubdesk.model.entry import Entry
    from hubdesk.model.pack_info import PackInfo
    from hubdesk.model.sheet import Sheet, SheetLine
    from hubdesk.model.term_page import TermPage
    from hubdesk.model.workshop import Workshop, WorkshopLine

_OTHER = {TermKind.PARTNERSHIP: TermKind.THEME, TermKind.THEME: TermKind.PARTNERSHIP}
_NEAREST_AMONG = 20_000
_TITLES_AMONG, _ALIKE = 3_000, 0.65
"""Titles that are compared letter by letter (0.2 s), and from where on two count as alike; 1 is the same."""
_GONE = QT_TR_NOOP("This pack cannot be read now")
_T = TypeVar("_T")


class Library:
    """The packs that are open. It fulfils `model.catalogue.Catalogue`. Use it in the thread that opened it."""

    def __init__(self, packs: Sequence[Pack], problems: Sequence[PackError] = ()) -> None:
        self.packs = tuple(pack for pack in packs if pack.info.id != GUIDE_ID)
        self.guide = next((pack for pack in packs if pack.info.id == GUIDE_ID), None)
        self._problems = list(problems)
        self._by_id = {pack.info.id: pack for pack in packs}
        self.entry_count = sum(pack.entry_count for pack in self.packs)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of every file."""
        for pack in self._by_id.values():
            pack.close()

    @property
    def problems(self) -> tuple[PackError, ...]:
        """What is wrong with packs that were left out, or that have vanished since."""
        return tuple(self._problems)

    def info_of(self, pack_id: str) -> PackInfo:
        """Give what an open pack says of itself."""
        return self._by_id[pack_id].info

    def origin_of(self, pack_id: str) -> str:
        """Say which pack something is from, and whether nobody has signed it; empty while only one is open."""
        pack = self._by_id.get(pack_id)
        if pack is None or len(self.packs) < 2:
            return ""
        title = plain_line(pack.info.title)
        return title if self.is_signed(pack_id) else tr("{pack} (not signed)").format(pack=title)

    def is_signed(self, pack_id: str) -> bool:
        """Say whether somebody has signed a pack that is open; one that has vanished counts as unsigned."""
        return self._ask(lambda: self._by_id[pack_id].is_signed, instead=False)

    def is_first(self, pack_id: str) -> bool:
        """Say whether a pack is the one that counts first: what it says stands without a name in the tree."""
        return bool(self.packs) and self.packs[0].info.id == pack_id

    def term(self, kind: TermKind, term_id: str) -> Term | None:
        """Give a term by its id, as the first pack that has it says it. The guide's chapters have no pages."""
        for pack in self.packs:
            if found := pack.terms.get((kind, term_id)):
                return found.term
        return None

    def groups(self, by: TermKind) -> Sequence[Branch]:
        """Give the upper terms that have entries; see `Catalogue`."""
        counts: dict[str, Branch] = {}
        for pack in self.packs:
            for (kind, id_), found in pack.terms.items():
                if kind == by and found.entries:
                    former = counts.get(id_, Branch(found.term, 0))
                    counts[id_] = Branch(former.term, former.entries + found.entries)
        return list(counts.values())

    def branches(self, by: TermKind, group: str) -> Sequence[Branch]:
        """Give the lower terms within a group that have entries; see `Catalogue`."""
        counts: dict[str, Branch] = {}
        for pack in self.packs:
            for (kind, id_), found in pack.terms.items():
                if kind == _OTHER[by] and (entries := pack.branches.get(_pair(by, group, id_), 0)):
                    former = counts.get(id_, Branch(found.term, 0))
                    counts[id_] = Branch(former.term, former.entries + entries)
        return list(counts.values())

    def lines(self, by: TermKind, group: str, branch: str, first: int, count: int) -> Sequence[EntryLine]:
        """Give entries of a branch, pack after pack; see `Catalogue`."""
        pair = _pair(by, group, branch)
        found: list[EntryLine] = []
        for pack in self.packs:
            size = pack.branches.get(pair, 0)
            if first < size and count > 0:
                wanted = min(count, size - first)
                gone = [EntryLine(pack.info.id, f"{pair[0]}/", tr(_GONE))] * wanted  # the tree has counted on them
                part = self._ask(pack.lines, gone, *pair, first, wanted)
                found += part + gone[len(part) :]
                count -= wanted
                first = 0
            else:
                first -= size
        return found

    def row_of(self, by: TermKind, group: str, branch: str, pack: str, entry_id: str) -> int | None:
        """Give the row of an entry in a branch; see `Catalogue`."""
        pair = _pair(by, group, branch)
        before = 0
        for one in self.packs:
            if one.info.id == pack:
                places: list[tuple[str, str, int]] = self._ask(one.places, [], entry_id)
                size = one.branches.get(pair, 0)
                rows = [row for partnership, theme, row in places if (partnership, theme) == pair and 0 <= row < size]
                return before + rows[0] if rows else None
            before += one.branches.get(pair, 0)
        return None

    def term_page(self, kind: TermKind, term_id: str) -> TermPage | None:
        """Give what the page of a partnership or theme says, or None if no pack knows the term."""
        from hubdesk.model.term_page import TermPage  # a start shows no page of text

        term = self.term(kind, term_id)
        if term is None:
            return None
        entries = sum(found.entries for pack in self.packs if (found := pack.terms.get((kind, term_id))))
        for pack in self.packs:
            if introduction := self._ask(pack.introduction, None, kind, term_id):
                return TermPage(term, entries, *introduction, pack=pack.info.id)
        return TermPage(term, entries)

    def entry(self, place: EntryPlace) -> Entry:
        """Give a whole entry.

        Raises:
            NoSuchEntryError: no pack has it; it names ids that are close.
            PackDamagedError: its page cannot be read.
        """
        for pack in self._candidates(place.pack):
            if entry := pack.entry(place.id):
                return entry
        raise NoSuchEntryError(place.id, self._nearest(place.id))

    def around(self, place: EntryPlace) -> Around:
        """Give what stands round an entry: related entries and links; neighbours are asked for by `neighbours`."""
        return self._by_id[place.pack].around(place.id)

    def neighbours(self, place: EntryPlace, partnership: str, theme: str) -> Neighbours | None:
        """Give the entries before and after one in a branch of the tree, or None if it does not stand there."""
        from hubdesk.model.around import Neighbours

        by = TermKind.PARTNERSHIP
        row = self.row_of(by, partnership, theme, place.pack, place.id)
        names = (self.term(by, partnership), self.term(TermKind.THEME, theme))
        if row is None or names[0] is None or names[1] is None:
            return None
        first = max(row - 1, 0)
        lines = self.lines(by, partnership, theme, first, row - first + 2)
        before = lines[0] if row else None
        after = lines[row - first + 1] if len(lines) > row - first + 1 else None
        return Neighbours(f"{names[0].name} \u203a {names[1].name}", before, after)

    def line(self, place: EntryPlace) -> EntryLine | None:
        """Give an entry as a list shows it, or None."""
        for pack in self._candidates(place.pack):
            if line := self._ask(pack.line, None, place.id):
                return line
        return None

    def titled(self, title: str) -> EntryLine | None:
        """Give the entry of this title, or of one that differs in a few letters or words, from whatever pack."""
        import difflib  # needed only when something is missing

        for pack in self.packs:
            ids: dict[str, str] = self._ask(pack.titles, {}, _TITLES_AMONG)
            if title in ids and (line := self._ask(pack.line, None, ids[title])):
                return line
        for pack in self.packs:
            ids = self._ask(pack.titles, {}, _TITLES_AMONG)
            for near in difflib.get_close_matches(title, ids, 1, _ALIKE):
                return self._ask(pack.line, None, ids[near])
        return None

    def asset(self, pack_id: str, path: str) -> bytes | None:
        """Give a file of a pack, or None; its bytes come from outside."""
        pack = self._by_id.get(pack_id)
        return pack.asset(path) if pack else None

    def workshops(self) -> list[WorkshopLine]:
        """Give the ready workshops of every pack, pack after pack, each in its pack's order."""
        none: list[WorkshopLine] = []
        return [line for pack in self.packs for line in self._ask(pack.workshops, none)]

    def workshop(self, pack_id: str, workshop_id: str) -> Workshop | None:
        """Give a pack's workshop, or None if it has none of that id or is not open."""
        pack = self._by_id.get(pack_id)
        return pack.workshop(workshop_id) if pack else None

    def sheets(self) -> list[SheetLine]:
        """Give the sheets of every pack, pack after pack, each by title."""
        none: list[SheetLine] = []
        return [line for pack in self.packs for line in self._ask(pack.sheets, none)]

    def sheet(self, pack_id: str, sheet_id: str) -> Sheet | None:
        """Give a pack's sheet, or None if it has none of that id or is not open."""
        pack = self._by_id.get(pack_id)
        return pack.sheet(sheet_id) if pack else None

    def _ask(self, question: Callable[..., _T], instead: _T, *values: object) -> _T:
        """Ask a pack; if it has vanished or is damaged, note that once, and let the others go on."""
        try:
            return question(*values)
        except PackError as error:
            if all((type(error), error.path) != (type(known), known.path) for known in self._problems):
                self._problems.append(error)
            return instead

    def _candidates(self, pack_id: str) -> Iterable[Pack]:
        if not pack_id:
            return self._by_id.values()
        return [self._by_id[pack_id]] if pack_id in self._by_id else []

    def _nearest(self, entry_id: str) -> tuple[str, ...]:
        import difflib  # needed only when something is missing

        ids = [id_ for pack in self.packs for id_ in pack.ids(_NEAREST_AMONG)]
        slugs = {id_.partition("/")[2]: id_ for id_ in ids}
        near = difflib.get_close_matches(entry_id, ids, 2, 0.7)
        near += [slugs[slug] for slug in difflib.get_close_matches(entry_id.rpartition("/")[2], slugs, 1, 0.7)]
        return tuple(dict.fromkeys(near))


def open_library(
    paths: Iterable[Path], choices: Mapping[str, Choice] | None = None, shelves: Iterable[Path] = ()
) -> Library:
    """Open every pack that can be opened; one that cannot is named in `problems`, and the others work.

    Args:
        paths: packs, or folders of packs, those that count first coming first.
        shelves: folders of packs that need not be there, looked at after `paths`.
        choices: where the user went back to a former edition. Else the latest edition of a pack is shown.
    """
    packs, problems = open_all(paths, shelves, _open)
    shown: dict[str, Pack] = {}
    for pack in packs:
        id_ = pack.info.id
        former = shown.get(id_)
        if former is None or is_preferred(pack.info.edition, former.info.edition, (choices or {}).get(id_)):
            shown[id_] = pack
    for pack in packs:
        if shown[pack.info.id] is not pack:
            pack.close()
    return Library(list(shown.values()), problems)


def _open(path: Path) -> Pack:
    """Open a pack and read what every window needs at once, so that damage there shows itself now."""
    pack = Pack(path)
    try:
        assert pack.terms is not None
        assert pack.branches is not None
    except PackError:
        pack.close()
        raise
    return pack


def _pair(by: TermKind, group: str, branch: str) -> tuple[str, str]:
    return (group, branch) if by == TermKind.PARTNERSHIP else (branch, group)
