"""Which entries have a word, and how much it tells of each: 1 (once, in a long text) to 15 (in the title).

In the pack a word's postings are bytes, in one of two forms. A word of few entries: `S`, the width of a number, the
steps from entry to entry, then one byte each for how much it tells. A word of many: `D`, then the four planes of bits
(see `pack.planes`) as they are used.
"""

from __future__ import annotations

import sys
from array import array
from itertools import accumulate
from typing import TYPE_CHECKING

from hubdesk.pack.planes import Planes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PLANES = 4
MOST = (1 << PLANES) - 1
_DENSE = 32  # one entry in 32: from there on the planes are read faster than made
_BITS = tuple(bytes(0x30 | (value >> place & 1) for value in range(256)) for place in range(PLANES))
_WIDTHS = {1: "B", 2: "H", 4: "I"}


def encode_postings(numbers: Sequence[int], levels: bytes, size: int) -> bytes:
    """Write postings.

    Args:
        numbers: entries in rising order, from 1.
        levels: for each, how much the word tells of it, 1 to 15.
        size: entries in the pack.
    """
    if len(numbers) * _DENSE >= size + 256:
        row = bytearray(size + 1)
        for number, level in zip(numbers, levels, strict=True):
            row[number] = level
        row.reverse()
        planes = (int(row.translate(bits), 2) for bits in _BITS)
        return b"D" + b"".join(plane.to_bytes(size // 8 + 1, "little") for plane in planes)
    steps = [second - first for first, second in zip([0, *numbers], numbers, strict=False)]
    width = next(width for width in _WIDTHS if max(steps, default=0) < 1 << 8 * width)
    return b"S" + bytes((width,)) + _swapped(array(_WIDTHS[width], steps)).tobytes() + levels


def decode_postings(untrusted_bytes: bytes, size: int) -> Planes:
    """Read postings as planes.

    Raises:
        ValueError, LookupError: the bytes are not postings of a pack of this size.
    """
    row_size = size // 8 + 1
    if untrusted_bytes[:1] == b"D":
        if len(untrusted_bytes) != 1 + PLANES * row_size:
            raise ValueError("postings of another size")
        return [
            int.from_bytes(untrusted_bytes[at : at + row_size], "little")
            for at in range(1, len(untrusted_bytes), row_size)
        ]
    width = untrusted_bytes[1]
    count, rest = divmod(len(untrusted_bytes) - 2, width + 1)
    if rest:
        raise ValueError("postings that end within a number")
    steps = array(_WIDTHS[width])
    steps.frombytes(untrusted_bytes[2 : 2 + count * width])
    rows = [bytearray(row_size) for _ in range(PLANES)]
    for number, level in zip(accumulate(_swapped(steps)), untrusted_bytes[2 + count * width :], strict=True):
        at, bit = number >> 3, 1 << (number & 7)
        for place, row in enumerate(rows):
            if level >> place & 1:
                row[at] |= bit
    return [int.from_bytes(row, "little") for row in rows]


def encode_numbers(numbers: Iterable[int]) -> bytes:
    """Write numbers of 32 bits."""
    return _swapped(array("I", numbers)).tobytes()


def decode_numbers(untrusted_bytes: bytes) -> array[int]:
    """Read numbers of 32 bits.

    Raises:
        ValueError: the bytes end within a number.
    """
    numbers = array("I")
    numbers.frombytes(untrusted_bytes)
    return _swapped(numbers)


def _swapped(numbers: array[int]) -> array[int]:
    """Turn between this computer's order of bytes and the pack's, which is little-endian."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
