"""A made-up library of any size, the same at every run: Zipf-like words, so that common and rare ones both occur."""

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

if TYPE_CHECKING:
    from pathlib import Path

PARTNERSHIPS = ("blackpool", "cornwall", "hull", "kent", "newham", "wolverhampton")
THEMES = tuple(f"theme-{number}" for number in range(9))
_SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve", "wi", "yo", "za", "che", "tri")
_WORDS_KNOWN, _SECTIONS, _WORDS_A_SECTION = 20_000, 8, 100


def make_library(target: Path, entries: int) -> None:
    """Write a pack of so many entries of 800 words, in six partnerships and nine themes."""
    chance = random.Random(7)
    known = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(_WORDS_KNOWN)]
    weights = [1 / (rank + 1) for rank in range(_WORDS_KNOWN)]
    cumulative = list(accumulate(weights))
    terms = (
        *(Term(TermKind.PARTNERSHIP, name, name.capitalize(), accent="sea") for name in PARTNERSHIPS),
        *(Term(TermKind.THEME, name, name.capitalize(), f"All about {name}.") for name in THEMES),
        Term(TermKind.LEVEL, "universal", "Universal", "For every young person."),
    )

    def words(count: int) -> str:
        return " ".join(chance.choices(known, cum_weights=cumulative, k=count))

    def entry(number: int) -> NewEntry:
        blocks: list[Block] = []
        names = []
        for section in range(_SECTIONS):
            names.append(words(3))
            blocks.append(Heading(2, f"part-{section}", (Text(names[-1]),)))
            blocks.append(Paragraph((Text(words(_WORDS_A_SECTION)),)))
        partnership = PARTNERSHIPS[number % len(PARTNERSHIPS)]
        themes = chance.sample(THEMES, 2)
        return NewEntry(
            id=f"{partnership}/entry-{number:06}",
            title=words(6).capitalize(),
            summary=words(16).capitalize() + ".",
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
