"""The line that explains a search in plain words, part by part: what was looked for, and how to take each part away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hubdesk.model.hit import Marked, SaidPart
from hubdesk.model.text import count_of
from hubdesk.model.words import QT_TR_NOOP, say_number, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from hubdesk.model.hit import SaidKind
    from hubdesk.model.query import Part, Query
    from hubdesk.model.vocabulary import Term, TermKind

MOST_MEANINGS = 4
"""Words of the same meaning that are named; more are counted."""


ENTRIES = QT_TR_NOOP("Entries")
"""What an explanation of a search begins with: `Entries with “mentor”.`"""
_ALSO = QT_TR_NOOP("also counting {words}")


@dataclass(frozen=True, slots=True)
class Found:
    """What a search did with the words that the explanation speaks of.

    `total`: entries found, `have_all` of them with every one of the `wanted` things that were looked for. `meanings`:
    for a part, the other words that were counted too. `mended`: for a part, the word that was used. `small`: parts that
    tell nothing and were not looked for. `missing`: what no entry has at all, as it was typed;
    `there`: what some have.
    """

    total: int
    have_all: int = 0
    wanted: int = 0
    meanings: dict[Part, tuple[str, ...]] | None = None
    mended: dict[Part, str] | None = None
    small: frozenset[Part] = frozenset()
    missing: tuple[str, ...] = ()
    there: tuple[str, ...] = ()


def explain_parts(
    query: Query, found: Found, name_of: Callable[[TermKind, str], Term | None], origin_of: Callable[[str], str]
) -> tuple[SaidPart, ...]:
    """Say a search in parts: words, words of the same meaning, what is left out, filters, packs."""
    said: list[SaidPart] = []
    meanings, mended = found.meanings or {}, found.mended or {}
    for group in _groups(part for part in query.parts if part not in found.small):
        excluded = group[0].is_excluded
        words = [mended.get(part) or query.as_written(part) for part in group]
        shown = [
            f"“{word}{'…' if part.is_prefix and part not in mended else ''}”"
            for part, word in zip(group, words, strict=True)
        ]
        without = query
        for part in reversed(group):
            without = without.without_part(part)
        kind: SaidKind = "excluded" if excluded else "words"
        said.append(
            SaidPart(
                kind,
                _mark(tr("without {words}") if excluded else tr("with {words}"), shown, tr(" or ")),
                tr("Allow {word} again").format(word=words[0])
                if excluded
                else tr("Search without {words}").format(words=tr(" or ").join(words)),
                None if without.is_empty else without,
            )
        )
        others = tuple(dict.fromkeys(word for part in group for word in meanings.get(part, ())))
        if others:
            listed = [f"“{word}”" for word in others[:MOST_MEANINGS]]
            rest = len(others) - len(listed)
            said.append(
                SaidPart(
                    "meaning",
                    _mark(_also(rest), listed, ", " if rest else tr(" and ")),
                    tr("Do not count words of the same meaning"),
                    query.alone_for(*(" ".join(part.words) for part in group)),
                    _mark(_also(len(others) - 1), listed[:1], "") if others[1:] else None,
                )
            )
    for filter_ in query.filters:
        term = name_of(filter_.kind, filter_.id)
        name = term.name if term else filter_.id
        said.append(
            SaidPart(
                "filter",
                _mark(tr("in {words}", "a search in a theme"), [name], ""),
                tr("Search beyond {name}").format(name=name),
                query.without_filter(*filter_),
            )
        )
    for pack_id in query.packs:
        rest_packs = tuple(one for one in query.packs if one != pack_id)
        said.append(
            SaidPart(
                "pack",
                _mark(tr("from {words}", "entries from a pack"), [origin_of(pack_id)], ""),
                tr("Search every pack"),
                query.in_packs(*rest_packs),
            )
        )
    return tuple(said)


def explain_whole(query: Query, found: Found, parts: Sequence[SaidPart]) -> str:
    """Say a search in one or two sentences."""
    if query.is_empty:
        return tr("Type a word to search for.")
    notes = " " + tr("Only the first {count} words were used.").format(count=len(query.words)) if query.is_cut else ""
    for part, used in (found.mended or {}).items():
        said_so = tr("“{words}” stands nowhere, so we searched for “{used}” instead.")
        notes += " " + said_so.format(words=query.as_written(part), used=used)
    if coverage := explain_coverage(found):
        return coverage + notes
    wanted = [part.said.bare for part in parts if part.kind == "words"]
    said = [tr(ENTRIES), *([tr("with {words}").format(words=join_words(wanted))] if wanted else [])]
    said += [part.said.text for part in parts if part.kind not in ("words", "meaning")]
    also = [part.said.text for part in parts if part.kind == "meaning"]
    return ", ".join([" ".join(said), *also]) + f".{notes}"


def explain_coverage(found: Found) -> str:
    """Say how many entries have every word and how many only some; nothing if all that were found have all."""
    if found.total > found.have_all > 0:
        rest = found.total - found.have_all
        return tr("{some} all of these words. {more} most of them.").format(
            some=count_of(found.have_all, tr("entry has"), tr("entries have")),
            more=count_of(rest, tr("more has"), tr("more have")),
        )
    if found.total and found.missing and found.there:
        nowhere = tr("No entry has {words}.").format(words=_quoted(found.missing, tr(" or ")))
        some = count_of(found.total, tr("entry has"), tr("entries have"))
        words = _quoted(found.there) if len(found.there) == 1 else tr("some of the other words")
        return nowhere + " " + tr("{some} {words}.", "12 entries have “mentor”").format(some=some, words=words)
    if found.total and not found.have_all and found.wanted > 1:
        some = count_of(found.total, tr("entry has"), tr("entries have"))
        return tr("No entry has all of these words. {some} some of them.").format(some=some)
    return ""


def join_words(words: Sequence[str], last: str = " and ") -> str:
    """List words: a, b and c."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])}{last}{words[-1]}" if words else ""


def _quoted(words: Sequence[str], last: str = "") -> str:
    return join_words([f"“{word}”" for word in words], last)


def _groups(parts: Iterable[Part]) -> list[list[Part]]:
    groups: list[list[Part]] = []
    for part in parts:
        if part.is_or and groups:
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _also(rest: int) -> str:
    return tr("also counting {words} and {count} more").replace("{count}", say_number(rest)) if rest else tr(_ALSO)


def _mark(frame: str, words: Sequence[str], joint: str) -> Marked:
    """Put words into a frame, `with {words}`, and mark where each of them stands."""
    text, _, behind = frame.partition("{words}")
    marks = []
    for number, word in enumerate(words):
        if number:
            text += joint if number == len(words) - 1 else ", "
        marks.append((len(text), len(text) + len(word)))
        text += word
    return Marked(text + behind, tuple(marks))
