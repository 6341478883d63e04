"""Writes the tables of keys in the guide anew, from the table of commands: a part of `make shots`."""

from __future__ import annotations

import sys
from pathlib import Path

from hubdesk.gui.actions import ACTIONS, MENUS

PAGE = Path(__file__).resolve().parent.parent / "content" / "guide" / "entries" / "start" / "keys.md"
LAST = "## In the tree and in lists"  # what follows is written by hand
RARE = ("Back", "Forward")  # keys that few keyboards have


def tables() -> str:
    """Give a heading and a table for each menu that has commands with keys."""
    parts = []
    for menu, title in MENUS.items():
        rows = [
            f"| {spec.words.replace('&', '').removesuffix('…')} | "
            f"{' or '.join(f'`{key}`' for key in spec.keys if key not in RARE)} |"
            for spec in ACTIONS
            if spec.menu == menu and spec.keys and spec.slot
        ]
        if rows:
            parts.append("\n".join((f"## {title.replace('&', '')}\n", "| What | Keys |", "|---|---|", *rows, "\n")))
    return "".join(parts)


def main() -> int:
    """Write the page where its tables have changed."""
    text = PAGE.read_text("utf-8")
    before, _, rest = text.partition(f"## {next(iter(MENUS.values())).replace('&', '')}\n")
    new = before + tables() + LAST + rest.partition(LAST)[2]
    if new != text:
        PAGE.write_text(new, "utf-8")
        sys.stdout.write(f"{PAGE.name}: written anew\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
