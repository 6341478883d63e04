"""`hubdesk verify PACK|STICK`: prove that a pack is whole and say who made it; or that a stick is as it was made."""

from __future__ import annotations

from pathlib import Path

import click

from hubdesk.cli.check_verb import ProgressLine
from hubdesk.cli.verbs import json_option, say_json
from hubdesk.errors import EXIT_DONE, EXIT_NOT_SO, PackError
from hubdesk.pack.check import verify_pack
from hubdesk.pack.fingerprint import copy_in_words
from hubdesk.paths import is_folder
from hubdesk.services.messages import explain
from hubdesk.services.session import open_user_store
from hubdesk.services.trust import Trust, say_origin


@click.command("verify", help="Prove that a pack or a stick is whole: every byte as it was published or copied.")
@click.argument("pack", type=click.Path(path_type=Path), metavar="PACK|STICK")
@json_option
def command(pack: Path, *, as_json: bool) -> int:
    """Read all of it; say that it is whole and who made it, or what is wrong."""
    if is_folder(pack):
        return _verify_stick(pack, as_json=as_json)
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


def _verify_stick(root: Path, *, as_json: bool) -> int:
    """Name each file that is not as it was made."""
    from hubdesk.pack.fingerprint import key_in_words
    from hubdesk.services.passport import FAULT_WORDS
    from hubdesk.transfer.verify import verify_stick

    with ProgressLine() as line:
        proof = verify_stick(root, line)
    words, code = key_in_words(proof.signed.key) if proof.signed.key else "", copy_in_words(proof.digest)
    if as_json:
        say_json({
            "folder": str(root), "is_whole": proof.is_whole, "files": proof.total, "code": code,
            "faults": [{"file": one.path, "fault": str(one.fault)} for one in proof.faults],
            "is_signed": bool(proof.signed.key), "signature_is_right": proof.signed.is_right, "key_in_words": words,
            "read_back": str(proof.how),
        })  # fmt: skip
        return EXIT_DONE if proof.is_whole else EXIT_NOT_SO
    for one in proof.faults:
        click.echo(f"{one.path}: {FAULT_WORDS[one.fault]}", err=True)
    as_made = proof.total - sum(one.fault != "added" for one in proof.faults)
    click.echo(f"{as_made:,} of {proof.total:,} files as they were made.")
    if proof.signed.key and not proof.signed.is_right:
        click.echo("Its list of sums was changed after it was signed.", err=True)
    elif proof.signed.key:
        click.echo(f"Its list of sums is signed. The key of whoever made it, in words: {words}")
    else:
        click.echo("Nobody has signed its list of sums.")
    click.echo(f"To compare by telephone: {code}")
    return EXIT_DONE if proof.is_whole else EXIT_NOT_SO
