"""The steps of text size."""

from __future__ import annotations

from hubdesk.model.settings import ZOOMS


def larger(zoom: float) -> float:
    """Give the next larger step, or the largest."""
    return next((step for step in ZOOMS if step > zoom + 0.01), ZOOMS[-1])


def smaller(zoom: float) -> float:
    """Give the next smaller step, or the smallest."""
    return next((step for step in reversed(ZOOMS) if step < zoom - 0.01), ZOOMS[0])
