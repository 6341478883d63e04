"""`hubdesk verify PACK`: prove that a pack is whole, and say who made it."""

from __future__ import annotations

from pathlib import Path

import click

from hubdesk.cli.check_verb import ProgressLine
from hubdesk.cli.verbs import json_option, say_json
from hubdesk.errors import PackError
from hubdesk.pack.check import verify_pack
from hubdesk.pack.fingerprint import copy_in_words
from hubdesk.services.messages import explain
from hubdesk.services.session import open_user_store
from hubdesk.services.trust import Trust, say_origin


@click.command("verify", help="Prove that a pack is whole: every byte as it was published.")
@click.argument("pack", type=click.Path(path_type=Path))
@json_option
def command(pack: Path, *, as_json: bool) -> int:
    """Read the whole pack; say that it is whole and who made it, or what is wrong."""
    try:
        with ProgressLine() as line:
            proof = verify_pack(pack, line)
    except PackError as error:
        if not as_json:
            raise
        said = explain(error)
        say_json({"file": str(pack), "is_whole": False, "what": said.what, "next_step": said.next_step})
        return error.exit_code
    with open_user_store() as store:
        judgement = Trust(store).judge(proof)
    code = copy_in_words(bytes.fromhex(proof.digest))
    if as_json:
        say_json({
            "file": str(pack), "is_whole": True, "is_signed": proof.is_signed, "sha256": proof.digest, "code": code,
            "publisher": judgement.publisher, "standing": str(judgement.standing), "key": judgement.key.hex(),
            "key_in_words": judgement.words,
        })  # fmt: skip
        return 0
    click.echo(f"{pack.name} is whole: every byte is as it was published.")
    click.echo(say_origin(judgement))
    click.echo(f"Edition {proof.edition}. To compare by telephone: {code}")
    click.echo(f"SHA-256 {proof.digest}")
    return 0
