"""`hubdesk info PACK`: what a pack is and what it holds."""

from __future__ import annotations

from pathlib import Path

import click

from hubdesk.cli.verbs import json_option, say_json
from hubdesk.model.text import count_of
from hubdesk.pack.reader import Pack


@click.command("info", help="Say what a pack is and what it holds.")
@click.argument("pack", type=click.Path(path_type=Path))
@json_option
def command(pack: Path, *, as_json: bool) -> int:
    """Print a pack's own words and its counts."""
    with Pack(pack) as opened:
        info = opened.info
        counts: dict[str, int] = {}
        for found in opened.terms.values():
            counts[found.term.kind] = counts.get(found.term.kind, 0) + 1
        workshops, sheets = len(opened.workshops()), len(opened.sheets())
        if as_json:
            say_json({
                "file": str(pack), "size": pack.stat().st_size, "id": info.id, "title": info.title,
                "edition": info.edition, "language": info.language, "publisher": info.publisher,
                "licence": info.licence, "contact": info.contact, "summary": info.summary,
                "entries": opened.entry_count, "workshops": workshops, "sheets": sheets, "terms": counts,
            })  # fmt: skip
            return 0
        click.echo(f"{info.title}\n{info.summary}\n")
        for label, value in (
            ("Pack", info.id),
            ("Edition", info.edition),
            ("Language", info.language),
            ("Publisher", info.publisher),
            ("Licence", info.licence),
            ("Contact", info.contact),
            ("Entries", f"{opened.entry_count:,}"),
            ("Partnerships", str(counts.get("partnership", 0))),
            ("Themes", str(counts.get("themes", 0))),
            ("Workshops", str(workshops or "")),
            ("Sheets", str(sheets or "")),
            ("File", f"{pack} ({count_of(pack.stat().st_size, 'byte')})"),
        ):
            if value:
                click.echo(f"{label + ':':<14}{value}")
    return 0
