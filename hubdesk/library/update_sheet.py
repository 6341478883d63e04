"""What an edition would change, entry by entry, and what of the user's hangs on it; read before it is installed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.model.progress import CancelToken, Progress, Report, no_report
from hubdesk.model.words import tr
from hubdesk.pack.prints import entry_prints

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from hubdesk.model.marks import Mark


class Change(NamedTuple):
    """An entry that another edition adds, changes or takes away; `marks` say what the user has there."""

    entry: str
    title: str
    marks: tuple[str, ...] = ()


class Renamed(NamedTuple):
    """An entry that is there under another id: the same title, once before and once after."""

    before: Change
    entry: str


class UpdateSheet(NamedTuple):
    """What comes, changes and goes, each by title. `same` counts entries that stay as they are."""

    new: tuple[Change, ...]
    changed: tuple[Change, ...]
    removed: tuple[Change, ...]
    renamed: tuple[Renamed, ...]
    same: int

    @property
    def touched(self) -> tuple[Change, ...]:
        """What goes or changes where the user has something."""
        gone = (*self.removed, *(one.before for one in self.renamed))
        return tuple(change for change in (*gone, *self.changed) if change.marks)


def compare_editions(
    before: Path,
    after: Path,
    marks: Iterable[Mark] = (),
    report: Report = no_report,
    token: CancelToken | None = None,
) -> UpdateSheet:
    """Compare two editions of a pack.

    Args:
        before: the pack file that is in use.
        after: the one that would take its place; it may be older.
        marks: what the user has at entries of this pack.
        report: called with the number of entries read, of a total that is not known beforehand (0).
        token: asked between entries.
    Raises:
        PackError: one of them cannot be read. CancelledError.
    """
    read = 0

    def prints(path: Path) -> Iterator[tuple[str, tuple[str, bytes]]]:
        nonlocal read
        for id_, title, digest in entry_prints(path):
            if token is not None:
                token.check()
            read += 1
            report(Progress(read, 0, tr("Comparing the editions")))
            yield id_, (title, digest)

    old, new = dict(prints(before)), dict(prints(after))
    kept: dict[str, list[str]] = {}
    for mark in marks:
        kept.setdefault(mark.entry, []).append(mark.what)

    def changes(found: Iterable[tuple[str, str]]) -> tuple[Change, ...]:
        made = [Change(id_, title, tuple(kept.get(id_, ()))) for id_, title in found]
        return tuple(sorted(made, key=lambda one: (one.title.casefold(), one.entry)))

    added = {id_: title for id_, (title, _) in new.items() if id_ not in old}
    removed = {id_: title for id_, (title, _) in old.items() if id_ not in new}
    renamed = _renamed(removed, added)
    both = old.keys() & new.keys()
    return UpdateSheet(
        new=changes((id_, title) for id_, title in added.items() if id_ not in renamed.values()),
        changed=changes((id_, new[id_][0]) for id_ in both if old[id_] != new[id_]),
        removed=changes((id_, title) for id_, title in removed.items() if id_ not in renamed),
        renamed=tuple(Renamed(one, renamed[one.entry]) for one in changes((id_, removed[id_]) for id_ in renamed)),
        same=sum(old[id_] == new[id_] for id_ in both),
    )


def _renamed(removed: Mapping[str, str], added: Mapping[str, str]) -> dict[str, str]:
    """Match what went with what came by title, where the title stands once on both sides."""
    came, went = Counter(added.values()), Counter(removed.values())
    by_title = {title: id_ for id_, title in added.items()}
    return {id_: by_title[title] for id_, title in removed.items() if came[title] == went[title] == 1}
