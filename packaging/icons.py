"""Makes the program's icons of its drawings: `python packaging/icons.py FOLDER`.

Writes `hubdesk-SIZE.png` for each size that desktops ask for, `hubdesk.ico` for Windows and `hubdesk.icns` for macOS.
The drawings are `resources/program/hubdesk.svg` and, for up to 32 pixels, `hubdesk-small.svg`.
Same drawings, same bytes.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

DRAWINGS = Path(__file__).resolve().parent.parent / "resources" / "program"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
"""Pixels: those of the hicolor theme that desktops look for, Windows' own among them."""
IN_ICO = (16, 24, 32, 48, 64, 128, 256)
IN_ICNS = (16, 32, 64, 128, 256, 512)
SMALL = 32


def make_icons(folder: Path) -> tuple[Path, ...]:
    """Draw all icons into a folder, which is made where there is none, and give their paths.

    Raises:
        ValueError: a drawing cannot be read.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image  # kept lazy so that a spec may import this module before Qt is looked at

    folder.mkdir(parents=True, exist_ok=True)
    made = [_draw(size, folder / f"hubdesk-{size}.png") for size in SIZES]
    pictures = dict(zip(SIZES, (Image.open(path) for path in made), strict=True))
    ico, icns = folder / "hubdesk.ico", folder / "hubdesk.icns"
    largest, others = pictures[256], [pictures[size] for size in IN_ICO]
    largest.save(ico, sizes=[(size, size) for size in IN_ICO], append_images=others)
    pictures[512].save(icns, append_images=[pictures[size] for size in IN_ICNS])
    return (*made, ico, icns)


def _draw(size: int, target: Path) -> Path:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QImage, QImageReader

    source = DRAWINGS / ("hubdesk-small.svg" if size <= SMALL else "hubdesk.svg")
    reader = QImageReader(str(source))
    reader.setScaledSize(QSize(size, size))
    picture = reader.read().convertToFormat(QImage.Format.Format_RGBA8888)
    if picture.isNull() or not picture.save(str(target)):
        raise ValueError(f"{source.name} cannot be drawn: {reader.errorString()}")
    return target


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Make the program's icons of its drawings.")
    parser.add_argument("folder", type=Path)
    for path in make_icons(parser.parse_args().folder):
        print(path)
