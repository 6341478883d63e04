"""`hubdesk list`: the packs on this device."""

from __future__ import annotations

from pathlib import Path

import click

from hubdesk.cli.verbs import json_option, library_option, say_json, say_problems
from hubdesk.errors import EXIT_BAD_FILE, EXIT_DONE
from hubdesk.model.text import count_of
from hubdesk.paths import find_places
from hubdesk.services.messages import explain
from hubdesk.services.origins import ORIGIN_WORDS, origin_of
from hubdesk.services.session import open_for_reading


@click.command("list", help="List the packs on this device.")
@library_option
@json_option
def command(library_path: Path | None, *, as_json: bool) -> int:
    """Print each pack on a line; a pack that cannot be used is named, and the exit code says so."""
    places = find_places()
    with open_for_reading(library_path) as library:
        packs = [*library.packs, *([library.guide] if library.guide else [])]
        problems = [(str(problem.path), explain(problem)) for problem in library.problems]
        if as_json:
            say_json({
                "packs": [
                    {"id": pack.info.id, "title": pack.info.title, "edition": pack.info.edition,
                     "entries": pack.entry_count, "publisher": pack.info.publisher,
                     "origin": str(origin_of(pack.path, places)), "file": str(pack.path)}
                    for pack in packs
                ],
                "problems": [{"file": file, "what": said.what, "next_step": said.next_step} for file, said in problems],
            })  # fmt: skip
        else:
            for pack in packs:
                entries = count_of(pack.entry_count, "entry", "entries")
                origin = ORIGIN_WORDS[origin_of(pack.path, places)]
                click.echo(
                    f"{pack.info.id}  {pack.info.edition}  {entries}  {pack.info.title}  {pack.path}  ({origin})"
                )
            say_problems(library.problems)
    return EXIT_BAD_FILE if problems else EXIT_DONE
