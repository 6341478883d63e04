"""The look of slides in PowerPoint: theme colours and font in one place, and the arcs of titles as real shapes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from hubdesk.typeset.stage.look import Look, blend

if TYPE_CHECKING:
    from hubdesk.typeset.stage.parts import Ring

THEME_FONT = "+mn-lt"
"""The font of the theme for running text: whoever changes that of the theme changes it on every slide.

Source: ECMA-376, DrawingML, `ST_TextTypeface`.
"""
_MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_STEPS = 30
"""Straight pieces in a quarter of a circle; more are not seen at the size of a wall."""


def wear_theme(file: Any, look: Look, font: str) -> None:
    """Give a presentation the colours and the font of the stage as its theme, so that what is added later fits.

    Source: ECMA-376, DrawingML: `a:clrScheme` and `a:fontScheme` of `a:theme`.
    """
    from lxml import etree
    from pptx.opc.constants import RELATIONSHIP_TYPE

    part = file.slide_masters[0].part.part_related_by(RELATIONSHIP_TYPE.THEME)
    tree = etree.fromstring(part.blob)
    for name in ("majorFont", "minorFont"):
        tree.find(f".//{_MAIN}{name}/{_MAIN}latin").set("typeface", font)
    palette = look.palette
    colours = {
        "dk1": palette.ink, "lt1": palette.paper, "dk2": look.deep, "lt2": look.tint, "accent1": look.accent,
        "accent2": look.deep, "hlink": palette.link, "folHlink": palette.link,
    }  # fmt: skip
    for name, colour in colours.items():
        place = tree.find(f".//{_MAIN}clrScheme/{_MAIN}{name}")
        for former in list(place):
            place.remove(former)
        etree.SubElement(place, f"{_MAIN}srgbClr", val=str(rgb(colour)))
    part._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001


def draw_arc(slide: Any, ring: Ring, ground: str, unit: int) -> Any:
    """Draw the quarter of a ring that lies on the slide, towards its upper left; give the shape.

    Args:
        slide: where.
        ring: in the slide's units; its middle is the slide's lower right corner.
        ground: the colour below, into which the ring's own is mixed: no program draws see-through in the same way.
        unit: English metric units to one of the slide's.
    """
    middle, half = ring.rect.center(), ring.thickness / 2
    outer, inner = ring.rect.width() / 2 + half, ring.rect.width() / 2 - half
    turns = [math.pi / 2 * step / _STEPS for step in range(_STEPS + 1)]
    points = [(middle.x() - outer * math.cos(turn), middle.y() - outer * math.sin(turn)) for turn in turns]
    points += [(middle.x() - inner * math.cos(turn), middle.y() - inner * math.sin(turn)) for turn in reversed(turns)]
    builder = slide.shapes.build_freeform(*points[0], scale=unit)
    builder.add_line_segments(points[1:], close=True)
    shape = builder.convert_to_shape()
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(blend(ring.colour, ground, ring.opacity))
    shape.line.fill.background()
    make_flat(shape)
    return shape


def make_flat(shape: Any) -> None:
    """Take away the shadow and the edge that the template's style gives to shapes."""
    for style in shape._element.xpath("./p:style"):  # noqa: SLF001 - the library has no name for it
        shape._element.remove(style)  # noqa: SLF001


def rgb(colour: str) -> Any:
    """Give a colour as python-pptx has it."""
    from pptx.dml.color import RGBColor

    made: Any = RGBColor
    return made(*bytes.fromhex(colour.removeprefix("#")[-6:]))
