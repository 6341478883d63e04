"""`hubdesk show ID`: an entry as plain text."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hubdesk.cli.verbs import json_option, library_option, say_json, say_problems
from hubdesk.errors import NoSuchEntryError
from hubdesk.model.address import EntryPlace, address_of, parse_address
from hubdesk.model.document import block_text
from hubdesk.model.vocabulary import TermKind
from hubdesk.services.plain import plain_page
from hubdesk.services.session import open_for_reading

if TYPE_CHECKING:
    from hubdesk.model.entry import Entry


@click.command("show", help="Print an entry: kent/safe-spaces, headstart/kent/safe-spaces or its address.")
@click.argument("entry_id", metavar="ID")
@library_option
@json_option
def command(entry_id: str, library_path: Path | None, *, as_json: bool) -> int:
    """Print the whole entry, with its sources."""
    place = parse_address(entry_id)
    if not isinstance(place, EntryPlace):
        raise NoSuchEntryError(entry_id)
    with open_for_reading(library_path) as library:
        say_problems(library.problems)
        entry = library.entry(place)
    if as_json:
        say_json(_as_dict(entry))
    else:
        click.echo(f"{entry.title}\n{'=' * len(entry.title)}\n")
        click.echo(textwrap.fill(entry.summary, 78) + "\n")
        click.echo(plain_page(entry))
    return 0


def _as_dict(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id, "pack": entry.pack, "address": address_of(EntryPlace(entry.pack, entry.id)),
        "title": entry.title, "summary": entry.summary,
        **{kind.value: [term.id for term in entry.of_kind(kind)] for kind in TermKind},
        "ages": entry.ages, "years": entry.years, "cost": entry.cost, "time": entry.time,
        "evidence_why": entry.evidence_why, "reviewed": entry.reviewed, "sensitive": list(entry.sensitive),
        "text": block_text(entry.document.blocks),
        "sources": [
            {"key": source.key, "title": source.title, "publisher": source.publisher, "year": source.year,
             "url": source.url}
            for source in entry.sources
        ],
        "attachments": [attachment.asset for attachment in entry.attachments],
    }  # fmt: skip
