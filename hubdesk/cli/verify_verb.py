"""`hubdesk verify PACK`: prove that a pack is whole."""

from __future__ import annotations

from pathlib import Path

import click

from hubdesk.cli.verbs import json_option, say_json
from hubdesk.errors import PackError
from hubdesk.pack.check import verify_pack
from hubdesk.services.messages import explain


@click.command("verify", help="Prove that a pack is whole: every byte as it was published.")
@click.argument("pack", type=click.Path(path_type=Path))
@json_option
def command(pack: Path, *, as_json: bool) -> int:
    """Read the whole pack; say that it is whole, or what is wrong."""
    try:
        proof = verify_pack(pack)
    except PackError as error:
        if not as_json:
            raise
        said = explain(error)
        say_json({"file": str(pack), "is_whole": False, "what": said.what, "next_step": said.next_step})
        return error.exit_code
    if as_json:
        say_json({"file": str(pack), "is_whole": True, "is_signed": proof.is_signed, "sha256": proof.digest})
        return 0
    click.echo(f"{pack.name} is whole: every byte is as it was published.")
    click.echo(f"It is {'signed' if proof.is_signed else 'not signed'}. SHA-256 {proof.digest}")
    return 0
