"""Makes slides fit the wall: what does not fit at the least size is parted and tried again, so nothing overflows."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from hubdesk.model.slide import Slide, SlideKind
from hubdesk.services.presenting.cutting import missing, number_parts
from hubdesk.services.presenting.splitting import split_slide
from hubdesk.typeset.stage.look import BODY_SIZES, Look, Room
from hubdesk.typeset.stage.setting import set_slide

if TYPE_CHECKING:
    from hubdesk.typeset.stage.parts import SetSlide

_MOST_TRIES = 4000
"""Slides tried for one step: a pack from a stranger may hold a book, and the wall has to be ready in time."""


def fit_slides(slides: tuple[Slide, ...], room: Room, *, is_dark: bool = False) -> tuple[Slide, ...]:
    """Give slides that fit the room, each with the size that the running text of its part has throughout."""
    waiting, made = deque(slides), list[tuple[Slide, float]]()
    tries = 0
    while waiting:
        slide = waiting.popleft()
        tries += 1
        found = set_slide(slide, Look(slide.accent, is_dark=is_dark), room)
        if found is not None:
            made.append((slide, _size_of(found)))
            continue
        halves = split_slide(slide) if tries < _MOST_TRIES else None
        if halves is None:
            made.append((missing("", ""), BODY_SIZES[0]))
        else:
            waiting.extendleft(reversed(halves))
    numbered = number_parts([slide for slide, _ in made])
    sizes: dict[tuple[str, str, str], float] = {}
    for slide, size in made:
        key = (slide.part, slide.title, slide.kind)
        sizes[key] = min(size, sizes.get(key, BODY_SIZES[0]))
    return tuple(
        replace(slide, size=sizes[former.part, former.title, former.kind])
        for slide, (former, _) in zip(numbered, made, strict=True)
    )


def _size_of(found: SetSlide) -> float:
    """Give the size of a slide's running text; slides of other kinds go their own way."""
    if found.slide.kind not in (SlideKind.TEXT, SlideKind.TABLE, SlideKind.CALLOUT, SlideKind.SOURCES):
        return BODY_SIZES[0]
    return min(BODY_SIZES[0], found.texts[-1].least)
