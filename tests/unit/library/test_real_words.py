"""Which words are English, so that none of them is taken for a slip of the pen."""

from __future__ import annotations

import pytest

from hubdesk.library.real_words import RealWords
from tests.packs import ROOT


def test_the_list_is_in_order_and_each_of_its_words_is_found() -> None:
    """The list is searched by halves, so a word out of its place would be lost."""
    words = (ROOT / "resources" / "english-words.txt").read_text(encoding="utf-8").split()
    real = RealWords()

    assert words == sorted(set(words))
    assert [word for word in words if word not in real] == []


@pytest.mark.parametrize("word", ["", "a", "bullyx", "aardvar", "zygotesz", "\ud800", "über", "muslimm"])
def test_other_words_are_not_found(word: str) -> None:
    """Neither a half of a word nor one with a letter more."""
    assert word not in RealWords()
