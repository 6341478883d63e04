"""The words that open the window, or draw it into a picture: `hubdesk [FILE|ADDRESS …] [--library PATH] [--shot …]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hubdesk.errors import EXIT_WRONG_WORDS, HubDeskError
from hubdesk.model.address import parse_address
from hubdesk.paths import LIST_SUFFIX, PACK_SUFFIX


def run_window_command(words: list[str]) -> int:
    """Read the words and open the window; give the exit code."""
    try:
        asked = _parser().parse_args(words)
    except SystemExit as stop:  # argparse has said what is wrong
        return stop.code if isinstance(stop.code, int) else EXIT_WRONG_WORDS
    from hubdesk.gui.app import WindowOptions, run_window, sort_targets

    target, packs = sort_targets(asked.targets)
    lists = tuple(str(path) for path in packs if path.suffix.lower() == LIST_SUFFIX)
    packs = tuple(path for path in packs if str(path) not in lists)
    is_offered = bool(packs) and packs[0].suffix.lower() == PACK_SUFFIX
    options = WindowOptions(
        target, (*packs, *asked.library), asked.theme, asked.search, lists, asked.language, is_offered
    )
    try:
        if target:
            parse_address(target)  # a slip of the pen is said here, before a window opens on something else
        if asked.shot is None:
            return run_window(options)
        from hubdesk.gui.shot import ShotOptions, take_shot

        return take_shot(options, ShotOptions(asked.shot, asked.size, asked.scale, asked.command or ""))
    except HubDeskError as error:
        from hubdesk.services.messages import explain

        said = explain(error)
        sys.stderr.write(f"{said.what}\n{said.next_step}\n")
        return error.exit_code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hubdesk", description="Open the library.", allow_abbrev=False)
    parser.add_argument(
        "targets", nargs="*", metavar="FILE|ADDRESS", help="a pack, a list file, or the address of a page"
    )
    parser.add_argument(
        "--library", type=Path, action="append", default=[], metavar="PATH", help="a pack, or a folder of packs"
    )
    looks = ("light", "dark", "sepia", "contrast")
    parser.add_argument("--theme", choices=looks, default="", help="instead of what the settings say")
    parser.add_argument(
        "--language", default="", metavar="CODE", help="instead of the system's, if there is a file for it"
    )
    parser.add_argument("--search", default="", metavar="WORDS", help="search for these words at once")
    parser.add_argument("--shot", type=Path, metavar="FILE.png", help="draw the window into a picture instead")
    parser.add_argument(
        "--do", dest="command", type=_command, metavar="NAME", help="carry out a command before it is drawn"
    )
    parser.add_argument("--size", type=_size, default=(1366, 768), metavar="WxH", help="of the picture, in pixels")
    parser.add_argument("--scale", type=_scale, default=1.0, metavar="N", help="device pixels per pixel: 2 is 200 %%")
    return parser


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    if not (width.isdigit() and height.isdigit() and 200 <= int(width) <= 8000 and 200 <= int(height) <= 8000):
        raise argparse.ArgumentTypeError("give a size such as 1366x768, from 200 to 8000 each")
    return int(width), int(height)


def _command(text: str) -> str:
    from hubdesk.gui.actions import ACTIONS  # the table alone, without a window

    names = sorted(spec.name for spec in ACTIONS if spec.slot)
    if text not in names:
        raise argparse.ArgumentTypeError(f"give the name of a command: {', '.join(names)}")
    return text


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not 0.5 <= scale <= 4:
        raise argparse.ArgumentTypeError("give a number from 0.5 to 4")
    return scale
