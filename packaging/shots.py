"""Draws the pictures of the window that the documents and the guide show: `make shots`.

A new picture is one row in SHOTS. Those for the guide go into `content/guide/assets/`, where its pages name them.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QColor, QImage, QPainter, QPen

ROOT = Path(__file__).resolve().parent.parent
SOURCES = {"headstart": ROOT / "content" / "headstart", "small": ROOT / "tests" / "data" / "small"}
DOCUMENTS = ROOT / "resources" / "screenshots"
GUIDE = ROOT / "content" / "guide" / "assets"
FOR_A_PAGE = ("--size", "960x600", "--scale", "1.5")  # as wide as a page of the guide, and sharp on any screen


class Shot(NamedTuple):
    """A picture: what to type after `hubdesk`, and which packs are open (see `make_packs`)."""

    file: Path
    words: tuple[str, ...] = ()
    packs: tuple[str, ...] = ("headstart",)


SHOTS = (
    Shot(DOCUMENTS / "home.png"),
    Shot(DOCUMENTS / "entry.png", ("hubdesk:headstart/hull/turn-2-us",)),
    Shot(DOCUMENTS / "theme.png", ("hubdesk:/theme/peer-mentoring",)),
    Shot(DOCUMENTS / "search.png", ("--search", "trusted adult")),
    Shot(DOCUMENTS / "dark.png", ("hubdesk:headstart/newham/bounce-back-trial", "--theme", "dark")),
    Shot(GUIDE / "home.png", FOR_A_PAGE),
    Shot(GUIDE / "theme.png", ("hubdesk:/theme/peer-mentoring", *FOR_A_PAGE)),
    Shot(GUIDE / "search.png", ("--search", "waiting for CAMHS", *FOR_A_PAGE)),
    Shot(GUIDE / "entry.png", ("hubdesk:headstart/kent/safe-spaces", *FOR_A_PAGE)),
    Shot(GUIDE / "keys.png", ("--do", "keys", *FOR_A_PAGE)),
    Shot(GUIDE / "own-sheet.png", ("hubdesk:headstart/kent/safe-spaces", "--do", "own_sheet", *FOR_A_PAGE)),
    Shot(GUIDE / "print.png", ("hubdesk:headstart/kent/safe-spaces", "--do", "print", *FOR_A_PAGE)),
    Shot(GUIDE / "settings.png", ("--do", "settings", *FOR_A_PAGE)),
    Shot(GUIDE / "save.png", ("hubdesk:headstart/kent/safe-spaces", "--do", "save_as", *FOR_A_PAGE)),
    Shot(GUIDE / "copy.png", ("--do", "make_copy", *FOR_A_PAGE)),
    Shot(GUIDE / "about.png", ("--do", "about", *FOR_A_PAGE)),
    Shot(GUIDE / "two-packs.png", FOR_A_PAGE, ("headstart", "small")),
    Shot(GUIDE / "own-pack.png", ("hubdesk:small/harbour/walk-and-talk", *FOR_A_PAGE), ("small",)),
    Shot(GUIDE / "handout.png", ("hubdesk:headstart/kent/safe-spaces", "--do", "hand_out", *FOR_A_PAGE)),
    Shot(GUIDE / "ready-workshops.png", ("--do", "workshops", *FOR_A_PAGE)),
    Shot(GUIDE / "damaged-pack.png", FOR_A_PAGE, ("headstart", "damaged")),
)


def make_packs(folder: Path) -> dict[str, Path]:
    """Make the packs that pictures show: the library, a small one of somebody's own, and a copy that broke off."""
    packs = {}
    for name, source in SOURCES.items():
        packs[name] = folder / f"{name}.hubpack"
        build = [sys.executable, "-m", "hubdesk", "build", source, "-o", packs[name]]
        subprocess.run(build, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    whole = packs["small"].read_bytes()
    packs["damaged"] = folder / "youth-clubs.hubpack"
    packs["damaged"].write_bytes(whole[: len(whole) // 2])
    return packs


def frame(file: Path) -> None:
    """Draw a thin line round a picture, so that on a page of the same colour one sees where it ends."""
    picture = QImage(str(file))
    painter = QPainter(picture)
    painter.setPen(QPen(QColor(0x8A, 0x86, 0x7C), 3))
    painter.drawRect(picture.rect().adjusted(1, 1, -2, -2))
    painter.end()
    picture.save(str(file), "PNG")


def draw_web_edition(pack: Path, folder: Path) -> Path | None:
    """Draw the web edition in a browser, where `make test-web` has brought one; None where not."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        browser = None
    if browser is None:
        return None
    export = [sys.executable, "-m", "hubdesk", "export", "web", folder / "web", "--library", pack]
    subprocess.run(export, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    file = GUIDE / "web-edition.png"
    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = opened.new_page(viewport={"width": 960, "height": 600}, device_scale_factor=1.5)
        page.goto((folder / "web" / "entries/headstart/kent/safe-spaces.html").as_uri())
        page.screenshot(path=file)
        opened.close()
    frame(file)
    return file


def main() -> int:
    """Draw each picture; those of the documents at 1366 by 768."""
    with tempfile.TemporaryDirectory() as folder:
        packs = make_packs(Path(folder))
        for shot in SHOTS:
            shot.file.parent.mkdir(parents=True, exist_ok=True)
            there = [word for name in shot.packs for word in ("--library", str(packs[name]))]
            command = [sys.executable, "-m", "hubdesk", "--shot", str(shot.file), *there, *shot.words]
            subprocess.run(command, check=True, cwd=ROOT)
            if shot.file.parent == GUIDE:
                frame(shot.file)
            sys.stdout.write(f"{shot.file.relative_to(ROOT)}\n")
        subprocess.run(
            [sys.executable, ROOT / "packaging" / "talk_shots.py", packs["headstart"], GUIDE], check=True, cwd=ROOT
        )
        for file in (GUIDE / "talk.png", GUIDE / "workshop.png"):
            frame(file)
            sys.stdout.write(f"{file.relative_to(ROOT)}\n")
        web = draw_web_edition(packs["headstart"], Path(folder))
        sys.stdout.write(f"{web.relative_to(ROOT) if web else 'No browser, so not the web edition.'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
