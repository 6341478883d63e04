"""Entries side by side: what each says on the same questions, so that differences can be read across."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hubdesk.model.facts import evidence_facts, short_facts
from hubdesk.model.vocabulary import TermKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hubdesk.model.entry import Entry

FEWEST, MOST = 2, 4


class ComparedRow(NamedTuple):
    """A question, and what each entry answers, in order; empty where it does not say."""

    label: str
    values: tuple[str, ...]


class Comparison(NamedTuple):
    """Entries, and the questions that at least one of them answers, in the order of the fact box."""

    entries: tuple[Entry, ...]
    rows: tuple[ComparedRow, ...]


def compare(entries: Sequence[Entry]) -> Comparison:
    """Put entries side by side, at most four."""
    chosen = tuple(entries[:MOST])
    answers = [dict(short_facts(entry) + evidence_facts(entry)) for entry in chosen]
    labels: list[str] = []
    for answer in answers:  # every fact box has one order, and each leaves out other questions
        at = 0
        for label in answer:
            if label not in labels:
                labels.insert(at, label)
            at = labels.index(label) + 1
    rows = (ComparedRow(label, tuple(answer.get(label, "") for answer in answers)) for label in labels)
    return Comparison(chosen, tuple(rows))


def where(entry: Entry) -> str:
    """Give the name of an entry's partnership."""
    return next((term.name for term in entry.of_kind(TermKind.PARTNERSHIP)), "")
