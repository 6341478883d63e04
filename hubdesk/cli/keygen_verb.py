"""`hubdesk keygen`: make a publisher's key."""

from __future__ import annotations

from pathlib import Path

import click

from hubdesk.cli.verbs import json_option, say_json
from hubdesk.errors import EXIT_DONE


@click.command("keygen", short_help="Make a publisher's key, to sign packs with.")
@click.argument("publisher")
@click.option(
    "-o",
    "--output",
    "path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    required=True,
    help="The secret key to write.",
)
@click.option(
    "--replaces", "old_path", type=click.Path(path_type=Path), metavar="OLD",
    help="Your present secret key: FILE.succession then vouches for the new key.",
)  # fmt: skip
@json_option
def command(publisher: str, path: Path, old_path: Path | None, *, as_json: bool) -> int:
    """Make a key for PUBLISHER, the name that readers know you by.

    FILE is the secret key: keep it on an encrypted drive with a copy in a safe place; who has it can sign in your name.
    FILE.pub is the public key, for everybody. A lost key cannot be made again, so no file is written over.
    """
    from hubdesk.pack.fingerprint import key_in_words
    from hubdesk.pack.key_files import SecretKey, read_secret_key, write_key_files
    from hubdesk.pack.signature import make_secret
    from hubdesk.pack.succession import make_succession, write_succession

    old = read_secret_key(old_path) if old_path else None
    key = SecretKey(make_secret(), publisher.strip())
    public_path = write_key_files(key, path)
    voucher = path.with_name(path.name + ".succession") if old else None
    if old and voucher:
        write_succession(make_succession(old, key.public), voucher)
    words = key_in_words(key.public)
    if as_json:
        say_json({
            "publisher": key.publisher, "key": key.public.hex(), "words": words, "secret_file": str(path),
            "public_file": str(public_path), "succession_file": str(voucher) if voucher else None,
        })  # fmt: skip
        return EXIT_DONE
    click.echo(f"The secret key of {key.publisher} is in {path}. Keep it safe and show it to nobody.")
    click.echo(f"The public key is in {public_path}. In words, for the telephone: {words}")
    if voucher:
        click.echo(
            f"{voucher} says, signed with the old key, that this key takes its place: use it with “hubdesk sign”."
        )
    return EXIT_DONE
