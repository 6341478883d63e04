"""What every page of an entry says in the same words, however it is set: facts, care, sources, and where it is from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hubdesk.model.say import join_words, say_date, say_span
from hubdesk.model.vocabulary import Term, TermKind
from hubdesk.model.words import QT_TR_NOOP, tr

if TYPE_CHECKING:
    from hubdesk.model.document import Block, Note
    from hubdesk.model.entry import Entry
    from hubdesk.model.pack_info import PackInfo
    from hubdesk.model.source import Source

CARE_ADVICE = QT_TR_NOOP("If you are worried about somebody, tell your safeguarding lead today.")
"""Shown through `tr`."""


class Fact(NamedTuple):
    """A line of the fact box."""

    label: str
    value: str


class NumberedNote(NamedTuple):
    """A note as it stands at the foot of a page: a source, words of its own, or both."""

    number: int
    source: Source | None
    children: tuple[Block, ...] = ()


def short_facts(entry: Entry) -> list[Fact]:
    """Give what an entry says of itself in a few words each, in the order of the fact box; left out where unknown."""
    level = entry.of_kind(TermKind.LEVEL)
    facts = (
        Fact(tr("Who it is for"), term_names(entry.of_kind(TermKind.AUDIENCE))),
        Fact(tr("Ages of young people"), say_span(entry.ages)),
        Fact(tr("Level"), f"{level[0].name}. {level[0].summary}".rstrip() if level else ""),
        Fact(tr("Where"), term_names(entry.of_kind(TermKind.SETTING))),
        Fact(tr("When"), say_span(entry.years)),
        Fact(tr("Kind"), term_names(entry.of_kind(TermKind.TYPE))),
        Fact(tr("Cost"), entry.cost),
        Fact(tr("Time it takes"), entry.time),
    )
    return [Fact(fact.label, _begun(fact.value)) for fact in facts if fact.value]


def evidence_facts(entry: Entry) -> list[Fact]:
    """Give how we know, and what that means; empty where an entry does not say."""
    evidence = entry.of_kind(TermKind.EVIDENCE)
    if not evidence:
        return []
    return [
        Fact(tr("How we know"), _begun(evidence[0].name)),
        Fact(tr("What that means"), _begun(entry.evidence_why or evidence[0].summary)),
    ]


def _begun(value: str) -> str:
    """Begin a value with a capital: it stands alone, below its question."""
    return value[:1].upper() + value[1:]


def care_words(entry: Entry) -> str:
    """Say what a sensitive page touches on."""
    return tr("Take care: this page touches on {what}.").format(what=join_words(entry.sensitive))


def numbered_notes(notes: tuple[Note, ...], sources: tuple[Source, ...]) -> list[NumberedNote]:
    """Give the numbered notes, then the sources that no note cites, on one count from 1."""
    by_key = {source.key: source for source in sources}
    cited = {note.source for note in notes if note.source}
    found = [NumberedNote(number, by_key.get(note.source), note.children) for number, note in enumerate(notes, 1)]
    rest = (source for source in sources if source.key not in cited)
    return found + [NumberedNote(number, source) for number, source in enumerate(rest, len(notes) + 1)]


def notes_title(notes: tuple[Note, ...]) -> str:
    """Give the heading that the numbered notes stand under."""
    return tr("Sources") if all(note.source for note in notes) else tr("Notes and sources")


def origin(info: PackInfo, reviewed: str = "") -> str:
    """Say where a page is from, in a line: pack, publisher, edition, licence, when its sources were checked."""
    parts = [info.title, info.publisher, tr("edition of {date}").format(date=say_date(info.edition)), info.licence]
    if reviewed:
        parts.insert(0, tr("Sources checked {date}").format(date=say_date(reviewed)))
    return " · ".join(part for part in parts if part)


def term_names(terms: tuple[Term, ...]) -> str:
    """Say the names of terms as a sentence does: only the first begins with a capital."""
    names = tuple(
        term.name if not number or term.name[:2].isupper() else term.name[:1].lower() + term.name[1:]
        for number, term in enumerate(terms)
    )
    return "; ".join(names) if len(names) > 1 and any(" and " in name for name in names) else join_words(names)
