"""Planes of bits reckon as plain numbers do, for every entry at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hubdesk.pack import planes

NUMBERS = st.lists(st.integers(0, 40), min_size=1, max_size=40)
PAIRS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=40)


def _planes(numbers: list[int]) -> planes.Planes:
    return [sum((number >> place & 1) << at for at, number in enumerate(numbers)) for place in range(6)]


def _numbers(made: planes.Planes, count: int) -> list[int]:
    return planes.values_at(made, range(count))


@given(PAIRS, st.integers(0, 5))
def test_adding(pairs: list[tuple[int, int]], shift: int) -> None:
    """One number plus another, shifted."""
    made = planes.add(_planes([one for one, _ in pairs]), _planes([other for _, other in pairs]), shift)

    assert _numbers(made, len(pairs)) == [one + (other << shift) for one, other in pairs]


@given(NUMBERS, st.integers(1, 24))
def test_multiplying(numbers: list[int], factor: int) -> None:
    """Every number times one factor."""
    assert _numbers(planes.times(_planes(numbers), factor), len(numbers)) == [number * factor for number in numbers]


@given(PAIRS)
def test_the_larger_of_two(pairs: list[tuple[int, int]]) -> None:
    """For each entry the larger number."""
    made = planes.larger(_planes([one for one, _ in pairs]), _planes([other for _, other in pairs]))

    assert _numbers(made, len(pairs)) == [max(pair) for pair in pairs]


@given(NUMBERS, st.integers(0, 80), st.integers(0, 2**40))
def test_at_least(numbers: list[int], value: int, among: int) -> None:
    """Those of a mask with at least so much."""
    mask = planes.at_least(_planes(numbers), value, among & ((1 << len(numbers)) - 1))

    assert planes.numbers_in(mask) == [at for at, number in enumerate(numbers) if number >= value and among >> at & 1]


@given(NUMBERS, st.integers(1, 50), st.integers(0, 2**40))
def test_the_best(numbers: list[int], count: int, among: int) -> None:
    """The best so many of a mask; of those that equal the last of them, the first."""
    mask = among & ((1 << len(numbers)) - 1)
    inside = planes.numbers_in(mask)
    chosen = planes.numbers_in(planes.best(_planes(numbers), mask, count))

    assert chosen == sorted(sorted(inside, key=lambda at: (-numbers[at], at))[:count])


@given(st.sets(st.integers(0, 300)))
def test_masks(numbers: set[int]) -> None:
    """A mask of numbers gives them back, or the first of them."""
    mask = planes.mask_of(numbers, 300)

    assert planes.numbers_in(mask) == sorted(numbers)
    assert planes.numbers_in(mask, 3) == sorted(numbers)[:3]
    assert planes.values_at(planes.constant(mask, 5), [0, 299]) == [5 * (at in numbers) for at in (0, 299)]
