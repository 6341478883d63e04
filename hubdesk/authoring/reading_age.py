"""How old a reader must be to follow a text, by the SMOG formula, which English health services use for their leaflets.

Syllables and formula are the `readability` library's; what counts as a sentence of a page is said here.
Source: G. H. McLaughlin, "SMOG grading: a new readability formula", Journal of Reading 12 (1969). An American school
year plus five is an age.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from readability import SMOGIndex
from readability.langdata import LANGDATA

from hubdesk.model.document import Block, Callout, Definitions, Listing, Paragraph, Quote, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_AGE = 14
MIN_SENTENCES = 6
"""The formula is made for thirty sentences; of fewer than six it says nothing that can be relied on."""

_YEARS = 5
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(#]?[A-Z0-9])")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LONG = 3  # syllables

_count = LANGDATA["en"]["syllables"]


def sentences(blocks: Iterable[Block]) -> list[str]:
    """Give the sentences of a page's running text. Headings, tables, pictures and code are not read as sentences."""
    return [found for text in _texts(blocks) for found in _SENTENCE_END.split(text) if _WORD.search(found)]


def reading_age(found: list[str]) -> float:
    """Give the age in years at which a reader follows all of a text.

    Args:
        found: its sentences, at least one.
    """
    return float(SMOGIndex(sum(map(long_words, found)), len(found))) + _YEARS


def long_words(sentence: str) -> int:
    """Count the words of three syllables or more; names, which begin with a capital, do not count."""
    return sum(_is_long(word) for word in _WORD.findall(sentence))


@lru_cache(maxsize=65_536)
def _is_long(word: str) -> bool:
    return not word[0].isupper() and bool(_count(word.replace("’", "'")) >= _LONG)


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(children):
                yield plain_text(children)
            case Listing(_, items):
                for item in items:
                    yield from _texts(item)
            case Quote(children) | Callout(_, _, children):
                yield from _texts(children)
            case Definitions(items):
                for _, children in items:
                    yield from _texts(children)
            case _:
                pass
