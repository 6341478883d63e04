"""Bytes as words that can be read out over the telephone, and said back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

BITS_A_WORD = 10


def in_words(data: bytes, count: int, words: Sequence[str]) -> str:
    """Say the first `count` times ten bits of `data` as words.

    Args:
        data: at least that many bits, most significant first; a digest, so that every bit counts alike.
        count: how many words: 8 for a key (80 bits), 4 for a copy (40 bits).
        words: 1,024 of them, each known by its first letters.
    """
    if len(words) != 1 << BITS_A_WORD or len(data) * 8 < count * BITS_A_WORD:
        raise ValueError("too few words or bits")
    number = int.from_bytes(data, "big") >> (len(data) * 8 - count * BITS_A_WORD)
    places = [number >> (BITS_A_WORD * at) & (1 << BITS_A_WORD) - 1 for at in reversed(range(count))]
    return " ".join(words[place] for place in places)
