"""`hubdesk install PACK`: bring a pack onto this device."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hubdesk.cli.check_verb import ProgressLine
from hubdesk.cli.verbs import json_option, say_json
from hubdesk.errors import EXIT_DONE, NotAskedError
from hubdesk.model.text import count_of
from hubdesk.paths import find_places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hubdesk.library.update_sheet import Change, UpdateSheet
    from hubdesk.services.installing import Offer

_MOST_LINES = 12


@click.command("install", short_help="Bring a pack onto this device.")
@click.argument("pack", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what it would change.")
@click.option("--unsigned", is_flag=True, help="Install it although nobody has signed it.")
@click.option("--trust", "new_publisher", is_flag=True, help="Trust its publisher from now on.")
@click.option("--old-key", is_flag=True, help="Install it although its publisher has replaced that key.")
@click.option("--other-publisher", is_flag=True, help="Let it take the place of another publisher's pack.")
@click.option("--older", is_flag=True, help="Install it although a later edition is here.")
@click.option("--for-everyone", is_flag=True, help="For all users of this computer; may need an administrator.")
@json_option
def command(pack: Path, *, dry_run: bool, for_everyone: bool, as_json: bool, **yes: bool) -> int:
    """Prove PACK whole, say what it would change, and install it.

    The former edition stays: “hubdesk rollback” shows it again. Answers 1 if something must be said yes to first, 3 if
    PACK is damaged, changed, or an edition that is here with other contents.
    """
    from hubdesk.services.installing import Question, Step, install, look_at
    from hubdesk.services.session import open_user_store
    from hubdesk.services.sharing import StoredMarks
    from hubdesk.services.trust import Trust, say_origin

    agreed = {Question(name.replace("_", "-")) for name, said in yes.items() if said}
    places = find_places()
    with open_user_store() as store:
        trust = Trust(store)
        with ProgressLine() as line:
            offer = look_at(pack, places, trust, StoredMarks(store), line)
        asked = [question for question in offer.questions if question not in agreed]
        if not as_json:
            click.echo(
                f"{offer.info.title}, edition {offer.info.edition}, {count_of(offer.entries, 'entry', 'entries')}."
            )
            click.echo(say_origin(offer.judgement))
            _say_sheet(offer)
        path = None
        if not (dry_run or asked):
            with ProgressLine() as line:
                path = install(offer, places, agreed, line, for_everyone=for_everyone)
            if Question.NEW_PUBLISHER in offer.questions:
                trust.trust(offer.judgement)
    if as_json:
        say_json(_as_dict(offer, asked, path))
    elif path is not None:
        click.echo("It is here already." if offer.step is Step.SAME else f"Installed: {path}")
    if asked and not dry_run:
        if as_json:
            return NotAskedError.exit_code
        raise NotAskedError(pack, tuple(asked))
    return EXIT_DONE


def _say_sheet(offer: Offer) -> None:
    if offer.present is None or offer.sheet is None:
        return
    sheet = offer.sheet
    click.echo(f"It takes the place of edition {offer.present.edition}: {_counts(sheet)}.")
    for words, changes in (("new", sheet.new), ("changed", sheet.changed), ("gone", sheet.removed)):
        for change in changes[:_MOST_LINES]:
            click.echo(f"  {words:<8}{change.title}  ({change.entry}){_marks(change)}")
        if len(changes) > _MOST_LINES:
            click.echo(f"  {words:<8}… and {len(changes) - _MOST_LINES} more")
    for one in sheet.renamed:
        click.echo(f"  renamed {one.before.title}  ({one.before.entry} is now {one.entry}){_marks(one.before)}")


def _counts(sheet: UpdateSheet) -> str:
    return (
        f"{len(sheet.new)} new, {len(sheet.changed)} changed, {len(sheet.removed)} gone, "
        f"{len(sheet.renamed)} renamed, {sheet.same} as before"
    )


def _marks(change: Change) -> str:
    return f"  [yours: {', '.join(change.marks)}]" if change.marks else ""


def _as_dict(offer: Offer, asked: Sequence[str], path: Path | None) -> dict[str, object]:
    def changes(found: tuple[Change, ...]) -> list[dict[str, object]]:
        return [{"id": one.entry, "title": one.title, "marks": list(one.marks)} for one in found]

    sheet = offer.sheet
    return {
        "file": str(offer.path), "id": offer.info.id, "title": offer.info.title, "edition": offer.info.edition,
        "entries": offer.entries, "step": str(offer.step), "publisher": offer.judgement.publisher,
        "standing": str(offer.judgement.standing), "key_in_words": offer.judgement.words,
        "replaces": offer.present.edition if offer.present else None,
        "sheet": {
            "new": changes(sheet.new), "changed": changes(sheet.changed), "removed": changes(sheet.removed),
            "renamed": [{"id": one.before.entry, "now": one.entry, "title": one.before.title} for one in sheet.renamed],
            "same": sheet.same,
        } if sheet else None,
        "asked": [str(question) for question in asked], "installed": str(path) if path else None,
    }  # fmt: skip
