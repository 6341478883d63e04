"""Makes the fonts of the web pages, `resources/fonts/*.woff2`, from the TrueType files beside them.

Needs fontTools and Brotli, which nothing else here does: pip install fonttools brotli
"""

from __future__ import annotations

from pathlib import Path

from fontTools import subset

FONTS = Path(__file__).parent.parent / "resources" / "fonts"


def main() -> None:
    """Keep every letter and every feature; leave out the hints, which screens of today do not use."""
    for source in sorted(FONTS.glob("*.ttf")):
        options = subset.Options(flavor="woff2", layout_features=["*"], notdef_outline=True, hinting=False)
        font = subset.load_font(source, options)
        maker = subset.Subsetter(options)
        maker.populate(unicodes=list(font.getBestCmap()))
        maker.subset(font)
        subset.save_font(font, source.with_suffix(".woff2"), options)


if __name__ == "__main__":
    main()
