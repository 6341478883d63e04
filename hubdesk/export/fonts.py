"""The fonts of the web pages, written into the style itself: Firefox lends a page on a stick no font from beside it."""

from __future__ import annotations

from base64 import b64encode

from hubdesk.paths import resources_folder

FAMILY = "Atkinson Hyperlegible Next"
_CUTS = {"Regular": (400, "normal"), "Bold": (700, "normal"), "Italic": (400, "italic"), "BoldItalic": (700, "italic")}


def font_bytes(cut: str) -> bytes:
    """Give a cut (`Regular`, `Bold`, `Italic`, `BoldItalic`) as WOFF2."""
    return (resources_folder() / "fonts" / f"AtkinsonHyperlegibleNext-{cut}.woff2").read_bytes()


def font_faces(cuts: tuple[str, ...] = tuple(_CUTS)) -> str:
    """Give the style rules that bring the fonts along."""
    rules = []
    for cut in cuts:
        weight, slant = _CUTS[cut]
        data = b64encode(font_bytes(cut)).decode()
        rules.append(
            f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};font-style:{slant};font-display:swap;'
            f"src:url(data:font/woff2;base64,{data}) format('woff2')}}\n"
        )
    return "".join(rules)
