"""`hubdesk search WORDS…`: find entries, best first."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hubdesk.cli.verbs import json_option, library_option, say_json, say_problems
from hubdesk.library.search import LibrarySearch
from hubdesk.model.query import Filter, read_query
from hubdesk.model.text import count_of
from hubdesk.model.vocabulary import Term, TermKind
from hubdesk.services.session import open_for_reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdesk.library.library import Library
    from hubdesk.model.hit import Hit, Marked


_NARROWING = (
    ("partnership", TermKind.PARTNERSHIP, "Only entries of this partnership."),
    ("theme", TermKind.THEME, "Only entries on this theme."),
    ("level", TermKind.LEVEL, "Only entries of this level."),
    ("setting", TermKind.SETTING, "Only entries from this setting."),
    ("audience", TermKind.AUDIENCE, "Only entries for these readers."),
    ("evidence", TermKind.EVIDENCE, "Only entries with this kind of evidence."),
    ("type", TermKind.TYPE, "Only entries of this type."),
)


def _narrowing_options(function: Callable[..., int]) -> Callable[..., int]:
    for name, _, said in reversed(_NARROWING):
        function = click.option(f"--{name}", multiple=True, metavar="ID", help=f"{said} May be given again.")(function)
    return function


@click.command("search", help="Find entries, best first.")
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="At most so many.")
@_narrowing_options
@click.option("--pack", "packs", multiple=True, metavar="ID", help="Only this pack. May be given again.")
@library_option
@json_option
def command(
    words: tuple[str, ...],
    limit: int,
    packs: tuple[str, ...],
    library_path: Path | None,
    *,
    as_json: bool,
    **narrowed: tuple[str, ...],
) -> int:
    """Print what was found. Nothing found is an answer, not a failure."""
    with open_for_reading(library_path) as library:
        filters = tuple(
            Filter(kind, _known(library, kind, word, f"--{name}"))
            for name, kind, _ in _NARROWING
            for word in narrowed[name]
            if word
        )
        here = [(pack.path, pack.info.id) for pack in library.packs]
    for pack_id in packs:
        if pack_id not in (known := [id_ for _, id_ in here]):
            raise click.BadParameter(f"The library has no {pack_id}. It has: {', '.join(known)}.", param_hint="--pack")
    query = read_query(" ".join(words), filters=filters, packs=packs)
    with closing(LibrarySearch(here)) as search:
        answer = search.search(query, limit)
        if search.problems and len({problem.path for problem in search.problems}) == len(here):
            raise search.problems[0]
        say_problems([*library.problems, *search.problems])
    if as_json:
        say_json({
            "query": answer.typed, "explained": answer.explained, "total": answer.total,
            "elapsed_ms": answer.elapsed_ms, "hits": [_as_dict(hit) for hit in answer.hits],
            "mended": [{"typed": one.typed, "used": one.used} for one in answer.mended],
            "did_you_mean": [one.name for one in answer.did_you_mean],
            "facets": {str(facet.kind): {one.term.id: one.count for one in facet.terms} for facet in answer.facets},
        })  # fmt: skip
        return 0
    click.echo(f"{answer.explained} {count_of(answer.total, 'entry', 'entries')} found.")
    for hit in answer.hits:
        click.echo(f"\n{_emphasised(hit.title)}\n  {hit.pack}/{hit.id}{'#' + hit.anchor if hit.anchor else ''}")
        if hit.attachment:
            click.echo(f"  in the file {hit.attachment.rpartition('/')[2]}")
        click.echo(f"  {_emphasised(hit.snippet)}")
    if answer.did_you_mean:
        click.echo(f"\nDid you mean {' or '.join(one.name for one in answer.did_you_mean)}?")
    return 0


def _known(library: Library, kind: TermKind, word: str, option: str) -> str:
    """Read a term given by its id or its name.

    Raises:
        click.BadParameter: the library has no such term.
    """
    terms: list[Term] = [branch.term for branch in library.groups(kind)]
    for term in terms:
        if word.casefold() in (term.id.casefold(), term.name.casefold()):
            return term.id
    known = ", ".join(term.id for term in terms)
    raise click.BadParameter(f"The library has no {word}. It has: {known}.", param_hint=option)


def _as_dict(hit: Hit) -> dict[str, object]:
    return {
        "id": hit.id, "pack": hit.pack, "title": hit.title.text, "partnership": hit.partnership,
        "themes": list(hit.themes), "heading": hit.heading, "snippet": hit.snippet.text, "score": round(hit.score, 4),
        "anchor": hit.anchor, "attachment": hit.attachment, "origin": hit.origin,
    }  # fmt: skip


def _emphasised(marked: Marked) -> str:
    """Give text with its marks in bold; Click takes the bold out where nobody would see it."""
    parts, at = [], 0
    for first, past in marked.marks:
        parts += [marked.text[at:first], click.style(marked.text[first:past], bold=True)]
        at = past
    return "".join([*parts, marked.text[at:]])
