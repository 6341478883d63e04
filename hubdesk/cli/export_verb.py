"""`hubdesk export KIND TARGET [ID…]`: hand the library on, or a part of it, in a form that others can read."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from hubdesk.cli.check_verb import ProgressLine
from hubdesk.cli.verbs import json_option, library_option, say_json, say_problems
from hubdesk.errors import EXIT_DONE
from hubdesk.model.say import say_size
from hubdesk.model.text import count_of
from hubdesk.services.session import open_for_reading

if TYPE_CHECKING:
    from hubdesk.export.contents import Exported


class Kind(NamedTuple):
    """A kind of export: what it is in a few words, and the function that writes it.

    `writer` is `module:name` of a `services.forms.Writer`; its module is imported only when that kind is asked for.
    """

    words: str
    writer: str


KINDS = {
    "web": Kind("a folder of web pages that works from a stick", "hubdesk.services.export:export_web"),
    "epub": Kind("an e-book for phones, tablets and e-readers", "hubdesk.services.export:export_book"),
    "html": Kind("one HTML file that needs nothing beside it", "hubdesk.services.export:export_one_file"),
    "zim": Kind("an archive for Kiwix", "hubdesk.services.export:export_archive"),
    "pptx": Kind("slides for PowerPoint, as they go on the wall", "hubdesk.typeset.stage.powerpoint:export_pptx"),
    "pdf": Kind("pages to print, with cover and contents", "hubdesk.typeset.export_pdf:export_pdf"),
}
"""A new kind is a row here."""


@click.command(
    "export",
    short_help="Write the library, or a part of it, for others.",
    epilog="KINDS: " + "; ".join(f"{name}, {kind.words}" for name, kind in KINDS.items()) + ".",
)
@click.argument("kind", type=click.Choice(list(KINDS)), metavar="KIND")
@click.argument("target", type=click.Path(path_type=Path))
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--partnership", default="", metavar="ID", help="Only entries of this partnership.")
@click.option("--theme", default="", metavar="ID", help="Only entries on this theme.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), help="PDF: the sheets; else what printers have here.")
@click.option("--large-print", "is_large", is_flag=True, help="PDF: in 18 point, for readers who need large letters.")
@click.option("--black", "is_black", is_flag=True, help="PDF: black on white only, for a printer without colour.")
@click.option("--only-sourced", is_flag=True, help="PDF: without first steps and questions that no source has.")
@library_option
@json_option
def command(
    kind: str,
    target: Path,
    ids: tuple[str, ...],
    partnership: str,
    theme: str,
    paper: str | None,
    library_path: Path | None,
    *,
    is_large: bool,
    is_black: bool,
    only_sourced: bool,
    as_json: bool,
) -> int:
    """Write all entries, or those that are named, to TARGET, in a form that others can read without HubDesk.

    Answers 1 if there is no such entry, or if something else lies at TARGET; 3 if a pack cannot be used; 4 if TARGET
    cannot be written. What is written appears under its name only when it is whole.
    """
    from hubdesk.services.export import Choice

    wishes = _pdf_wishes(kind, paper, is_large=is_large, is_black=is_black, only_sourced=only_sourced)
    module, _, name = KINDS[kind].writer.partition(":")
    write = getattr(importlib.import_module(module), name)
    with open_for_reading(library_path) as library:
        say_problems(library.problems)
        with ProgressLine() as line:
            done: Exported = write(library, Choice(ids, partnership, theme), target, line, None, **wishes)
    if as_json:
        say_json({
            "kind": kind, "target": str(target), "entries": done.entries, "files": done.files, "bytes": done.size,
        })  # fmt: skip
    else:
        files = f" in {count_of(done.files, 'file')}" if done.files > 1 else ""
        click.echo(f"Wrote {target}: {count_of(done.entries, 'entry', 'entries')}{files}, {say_size(done.size)}.")
    return EXIT_DONE


def _pdf_wishes(kind: str, paper: str | None, *, is_large: bool, is_black: bool, only_sourced: bool) -> dict[str, Any]:
    """Give what `export_pdf` is told besides the rest; words that are only for a PDF are wrong for other kinds."""
    if kind != "pdf":
        if paper or is_large or is_black or only_sourced:
            words = "--paper, --large-print, --black and --only-sourced are for a PDF: hubdesk export pdf TARGET"
            raise click.UsageError(words)
        return {}
    from hubdesk.typeset.paper import usual_paper  # brings Qt, which no other kind needs

    wished = usual_paper()._replace(is_large=is_large, is_black=is_black)
    if paper:
        wished = wished._replace(is_letter=paper == "letter")
    return {"paper": wished, "with_own_parts": not only_sourced}
