"""`hubdesk doctor`: what helps whoever helps."""

from __future__ import annotations

from pathlib import Path

import click

from hubdesk.cli.check_verb import ProgressLine
from hubdesk.cli.verbs import json_option, say_json
from hubdesk.errors import EXIT_BAD_FILE, EXIT_DONE, WriteFailedError
from hubdesk.paths import find_places
from hubdesk.services.session import open_user_store


@click.command("doctor", short_help="Say how HubDesk is on this device.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write the report to a file.")
@json_option
def command(output: Path | None, *, as_json: bool) -> int:
    """Prove every pack and say versions, folders, signatures and room. Nothing in it says who you are.

    Answers 3 if a pack is not whole.
    """
    from hubdesk.durable import write_whole
    from hubdesk.services.doctor import examine, say_report

    with open_user_store() as store, ProgressLine() as line:
        found = examine(find_places(), store, line)
    if output is not None:
        try:
            write_whole(output, say_report(found).encode())
        except OSError as error:
            raise WriteFailedError.of(output, error) from error
    if as_json:
        say_json(found)
    elif output is None:
        click.echo(say_report(found), nl=False)
    else:
        click.echo(f"The report is in {output}.")
    return EXIT_DONE if all(pack["is_whole"] for pack in found["packs"]) else EXIT_BAD_FILE
