"""Numbers for many entries at once, as planes of bits: plane 0 holds every entry's lowest bit, and so on.

Python's whole numbers are the planes, bit n being entry n. Adding a number for 100,000 entries takes a few operations
of 12 KB each, a few millionths of a second, however many of them have the word. So every search ranks every entry.
Source: O'Neil and Quass, "Improved query performance with variant indexes", SIGMOD 1997 (bit-sliced indexes).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Planes: TypeAlias = "list[int]"
"""Lowest bit first."""

_SET = re.compile(rb"[^\x00]")


def add(one: Sequence[int], other: Sequence[int], shift: int = 0) -> Planes:
    """Add two numbers for each entry, the second times 2 to the power of `shift`."""
    total = list(one)
    while len(total) < shift:
        total.append(0)
    carry = 0
    for place, plane in enumerate(other, shift):
        if place == len(total):
            total.append(0)
        mine = total[place]
        half = mine ^ plane
        total[place] = half ^ carry
        carry = (mine & plane) | (carry & half)
    place = shift + len(other)
    while carry:
        if place == len(total):
            total.append(0)
        mine = total[place]
        total[place] = mine ^ carry
        carry &= mine
        place += 1
    return total


def times(planes: Sequence[int], factor: int) -> Planes:
    """Multiply each entry's number by one factor."""
    total: Planes = []
    for shift in range(factor.bit_length()):
        if factor >> shift & 1:
            total = add(total, planes, shift)
    return total


def larger(one: Sequence[int], other: Sequence[int]) -> Planes:
    """Give each entry the larger of its two numbers."""
    size = max(len(one), len(other))
    mine = [*one, *[0] * (size - len(one))]
    its = [*other, *[0] * (size - len(other))]
    ahead = behind = 0
    for place in range(size - 1, -1, -1):
        differ = (mine[place] ^ its[place]) & ~(ahead | behind)
        ahead |= differ & mine[place]
        behind |= differ & its[place]
    return [(a & ~behind) | (b & behind) for a, b in zip(mine, its, strict=True)]


def any_of(planes: Sequence[int]) -> int:
    """Give a mask of the entries whose number is not 0."""
    mask = 0
    for plane in planes:
        mask |= plane
    return mask


def constant(mask: int, value: int) -> Planes:
    """Give one value to the entries of a mask, 0 to the others."""
    return [mask if value >> place & 1 else 0 for place in range(value.bit_length())]


def at_least(planes: Sequence[int], value: int, among: int) -> int:
    """Give the entries of a mask whose number is at least `value`."""
    above, equal = 0, among
    for place in range(max(len(planes), value.bit_length()) - 1, -1, -1):
        plane = planes[place] if place < len(planes) else 0
        if value >> place & 1:
            equal &= plane
        else:
            higher = equal & plane
            above |= higher
            equal ^= higher
    return above | equal


def best(planes: Sequence[int], among: int, count: int) -> int:
    """Give a mask of the `count` entries with the highest numbers; of those that are equal, the first."""
    chosen, tied = 0, among
    for plane in reversed(planes):
        upper = tied & plane
        found = (chosen | upper).bit_count()
        if found > count:
            tied = upper
        else:
            chosen |= upper
            tied ^= upper
            if found == count:
                return chosen
    return chosen | first_of(tied, count - chosen.bit_count())


def first_of(mask: int, count: int) -> int:
    """Give a mask of the first so many entries of a mask."""
    if mask.bit_count() <= count:
        return mask
    return mask & ((2 << numbers_in(mask, count)[-1]) - 1) if count > 0 else 0


def numbers_in(mask: int, most: int | None = None) -> list[int]:
    """Give the entries of a mask in order, at most so many."""
    found: list[int] = []
    for hit in _SET.finditer(mask.to_bytes((mask.bit_length() + 7) // 8, "little")):
        value, base = hit[0][0], hit.start() * 8
        while value:
            low = value & -value
            found.append(base + low.bit_length() - 1)
            value ^= low
        if most is not None and len(found) >= most:
            return found[:most]
    return found


def values_at(planes: Sequence[int], numbers: Sequence[int]) -> list[int]:
    """Give the numbers of some entries."""
    size = max((plane.bit_length() for plane in planes), default=0) // 8 + 1
    rows = [plane.to_bytes(size, "little") for plane in planes]
    values = [0] * len(numbers)
    places = [(place, number >> 3, 1 << (number & 7)) for place, number in enumerate(numbers) if number >> 3 < size]
    for power, row in enumerate(rows):
        for place, at, bit in places:
            if row[at] & bit:
                values[place] += 1 << power
    return values


def mask_of(numbers: Iterable[int], size: int) -> int:
    """Make a mask of entry numbers, each less than `size`.

    Raises:
        IndexError: a number is too large; ValueError or OverflowError: it is negative.
    """
    row = bytearray(size // 8 + 1)
    for number in numbers:
        row[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(row, "little")
