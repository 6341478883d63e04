"""`hubdesk sign`: put a publisher's signature on a pack."""

from __future__ import annotations

from pathlib import Path

import click

from hubdesk.cli.check_verb import ProgressLine
from hubdesk.cli.verbs import json_option, say_json
from hubdesk.errors import EXIT_DONE


@click.command("sign", short_help="Sign a pack with your key.")
@click.argument("pack", type=click.Path(path_type=Path))
@click.option(
    "--key", "key_path", type=click.Path(path_type=Path), metavar="FILE", required=True, help="Your secret key."
)
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The signed pack; without it, PACK itself.",
)
@click.option(
    "--succession", "vouchers", type=click.Path(path_type=Path), metavar="FILE", multiple=True,
    help="Says that your key takes an older one's place; oldest first, as often as there were keys.",
)  # fmt: skip
@json_option
def command(pack: Path, key_path: Path, target: Path | None, vouchers: tuple[Path, ...], *, as_json: bool) -> int:
    """Sign PACK: readers then see that it comes from you and that not a byte was changed."""
    from hubdesk.pack.fingerprint import key_in_words
    from hubdesk.pack.key_files import read_secret_key
    from hubdesk.pack.signing import sign_pack
    from hubdesk.pack.succession import read_succession

    key = read_secret_key(key_path)
    successions = [read_succession(path) for path in vouchers]
    with ProgressLine() as line:
        seal = sign_pack(pack, target or pack, key, successions, line)
    words = key_in_words(seal.key)
    if as_json:
        say_json({
            "file": str(target or pack), "publisher": key.publisher, "key": seal.key.hex(), "words": words,
            "sha256": seal.digest.hex(),
        })  # fmt: skip
        return EXIT_DONE
    click.echo(f"{target or pack} is signed by {key.publisher}. The key in words: {words}")
    return EXIT_DONE
