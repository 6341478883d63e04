"""A made-up library of any size, the same at every run.

Its words are English, and as common or rare as in English texts: Zipf's law with Mandelbrot's correction, short words
more often than long ones. Each entry comes back to a few words of its own, as real texts do.
"""

from __future__ import annotations

import random
from itertools import accumulate
from typing import TYPE_CHECKING

from hubdesk.model.content import NewEntry, PackContent
from hubdesk.model.document import Block, Document, Heading, Paragraph, Text, block_text, encode
from hubdesk.model.pack_info import PackInfo
from hubdesk.model.source import Source
from hubdesk.model.vocabulary import Term, TermKind
from hubdesk.pack.writer import write_pack
from tests.packs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PARTNERSHIPS = ("blackpool", "cornwall", "hull", "kent", "newham", "wolverhampton")
THEMES = tuple(f"theme-{number}" for number in range(9))
_SECTIONS, _WORDS_A_SECTION, _TOPIC_WORDS = 8, 100, 12
_COMMON = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "is",
    "that",
    "for",
    "it",
    "with",
    "as",
    "was",
    "on",
    "be",
    "are",
    "by",
    "this",
    "have",
    "not",
    "from",
    "they",
    "at",
    "or",
    "we",
]


def known_words() -> list[str]:
    """Give the words of the library, the most frequent first."""
    chance = random.Random(3)
    listed = (ROOT / "resources" / "english-words.txt").read_text(encoding="utf-8").split()
    return [*_COMMON, *sorted(listed, key=lambda word: len(word) * chance.uniform(0.5, 3))]


def make_library(target: Path, entries: int) -> None:
    """Write a pack of so many entries of 800 words, in six partnerships and nine themes."""
    chance = random.Random(7)
    known = known_words()
    cumulative = list(accumulate((rank + 2.7) ** -1.07 for rank in range(len(known))))
    terms = (
        *(Term(TermKind.PARTNERSHIP, name, name.capitalize(), accent="sea") for name in PARTNERSHIPS),
        *(Term(TermKind.THEME, name, name.capitalize(), f"All about {name}.") for name in THEMES),
        Term(TermKind.LEVEL, "universal", "Universal", "For every young person."),
    )

    def words(count: int, topic: list[str]) -> str:
        told = chance.choices(known, cum_weights=cumulative, k=count)
        for place in range(chance.randrange(7), count, 9):
            told[place] = chance.choice(topic)
        return " ".join(told)

    def entry(number: int) -> NewEntry:
        topic = chance.choices(known[200:], k=_TOPIC_WORDS)
        blocks: list[Block] = []
        names = []
        for section in range(_SECTIONS):
            names.append(words(4, topic).capitalize())
            blocks.append(Heading(2, f"part-{section}", (Text(names[-1]),)))
            text = words(_WORDS_A_SECTION - 4, topic).capitalize()
            blocks.append(Paragraph((Text(f"{text}."),)))
        partnership = PARTNERSHIPS[number % len(PARTNERSHIPS)]
        themes = chance.sample(THEMES, 2)
        return NewEntry(
            id=f"{partnership}/entry-{number:06}",
            title=" ".join([*chance.sample(topic, 3), words(2, topic)]).capitalize(),
            summary=words(16, topic).capitalize() + ".",
            terms=(
                (TermKind.PARTNERSHIP, partnership),
                *((TermKind.THEME, theme) for theme in themes),
                (TermKind.LEVEL, "universal"),
            ),
            page=encode(Document(tuple(blocks))),
            body=block_text(tuple(blocks)),
            headings="\n".join(names),
            sources=("report",),
        )

    made = sorted((entry(number) for number in range(entries)), key=lambda one: one.id)
    info = PackInfo("bench", "A made-up library", "2026-01-01")
    write_pack(PackContent(info, terms, (Source("report", "A report"),), tuple(made)), target)
