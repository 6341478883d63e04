"""`hubdesk rollback PACK_ID`: show the former edition of a pack again."""

from __future__ import annotations

import click

from hubdesk.cli.verbs import json_option, say_json
from hubdesk.errors import EXIT_DONE


@click.command("rollback", short_help="Show the former edition of a pack again.")
@click.argument("pack_id")
@click.option("--for-everyone", is_flag=True, help="For all users of this computer; may need an administrator.")
@json_option
def command(pack_id: str, *, for_everyone: bool, as_json: bool) -> int:
    """Go back to the edition of PACK_ID that was shown before. The later one stays: installing it again shows it."""
    from hubdesk.paths import find_places
    from hubdesk.services.installing import shelf_for

    former = shelf_for(find_places(), for_everyone=for_everyone).go_back(pack_id)
    if as_json:
        say_json({"id": pack_id, "edition": former.edition, "file": str(former.path)})
    else:
        click.echo(f"{pack_id} shows edition {former.edition} again.")
    return EXIT_DONE
