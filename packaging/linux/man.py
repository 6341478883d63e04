"""Writes the manual page of what the program itself says: `python packaging/linux/man.py > hubdesk.1`.

The options of the window come from its argparse parser, by argparse-manpage; the verbs and theirs from Click. Its date
is that of SOURCE_DATE_EPOCH.
"""

from __future__ import annotations

import importlib
import sys

import click
from argparse_manpage.manpage import Manpage

from hubdesk import __version__
from hubdesk.cli import VERBS
from hubdesk.window_command import _parser as window_parser

FILES = (
    ("~/.local/share/HubDesk", "Your notes, lists and settings, and packs that you have installed."),
    ("/usr/local/share/HubDesk", "Packs and settings (hubdesk-settings.toml) for everyone on the computer."),
)
VARIABLES = (
    ("HUBDESK_HOME", "The folder to keep notes, lists and settings in, instead."),
    ("HUBDESK_TIMINGS", "A file to which milestones are appended, one line of JSON each."),
)
ANSWERS = (
    ("0", "Done. A search without a hit is done, too."),
    ("1", "What was asked for is not so: findings, a copy that differs, no such entry."),
    ("2", "Words that the program does not know."),
    ("3", "A file that cannot be used: damaged, not a pack, too new, or with a bad signature."),
    ("4", "The device failed: full, read-only, or gone."),
)


def manual() -> str:
    """Give the page as roff."""
    parser = window_parser()
    parser.description = (
        "HubDesk shows packs of practice entries, searches them, puts them on a wall in a workshop and hands them on. "
        "It needs no internet. Without a verb it opens the window; a verb does one thing and answers in text."
    )
    about = {"prog": "hubdesk", "project_name": "HubDesk", "version": __version__, "manual_title": "HubDesk"}
    page = Manpage(
        parser, {**about, "manual_section": "1", "description": "library of practice that needs no internet"}
    )
    page.add_section("verbs", ">", "".join(_verb(name, words) for name, words in VERBS.items()))
    for title, rows in (("exit status", ANSWERS), ("environment", VARIABLES), ("files", FILES)):
        page.add_section(title, ">", "".join(_row(name, words) for name, words in rows))
    return str(page)


def _verb(name: str, words: str) -> str:
    command = importlib.import_module(f"hubdesk.cli.{name.replace('-', '_')}_verb").command
    with click.Context(command, info_name=f"hubdesk {name}") as context:
        usage = " ".join(command.collect_usage_pieces(context))
        options = [option.get_help_record(context) for option in command.params if isinstance(option, click.Option)]
    rows = "".join(_row(record[0], record[1]) for record in options if record)
    return f".SS hubdesk {_plain(name)} {_plain(usage)}\n{_plain(words)}\n{rows}"


def _row(name: str, words: str) -> str:
    return f".TP\n\\fB{_plain(name)}\\fR\n{_plain(words)}\n"


def _plain(text: str) -> str:
    r"""Keep roff from taking a word for a command: `\`, `-` and a line that begins with `.` or `'`."""
    text = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text.startswith((".", "'")) else text


if __name__ == "__main__":
    sys.stdout.write(manual())
