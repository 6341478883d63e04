"""The steps of text size."""

from __future__ import annotations

ZOOMS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)


def larger(zoom: float) -> float:
    """Give the next larger step, or the largest."""
    return next((step for step in ZOOMS if step > zoom + 0.01), ZOOMS[-1])


def smaller(zoom: float) -> float:
    """Give the next smaller step, or the smallest."""
    return next((step for step in reversed(ZOOMS) if step < zoom - 0.01), ZOOMS[0])
