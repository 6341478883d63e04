"""`hubdesk copy-to FOLDER…`: make a copy for others, on sticks or in a folder."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hubdesk.cli.check_verb import ProgressLine
from hubdesk.cli.verbs import json_option, library_option, say_json, say_problems
from hubdesk.errors import EXIT_DONE
from hubdesk.model.progress import CancelToken, no_report
from hubdesk.model.say import say_size
from hubdesk.model.text import count_of
from hubdesk.paths import find_places, program_folder
from hubdesk.services.messages import explain
from hubdesk.services.session import open_for_reading

if TYPE_CHECKING:
    from hubdesk.transfer.queues import Outcome
    from hubdesk.transfer.start_here import Leaflet

_PATH = click.Path(path_type=Path)


@click.command("copy-to", short_help="Make a copy for others, on a stick or in a folder.")
@click.argument("folders", nargs=-1, required=True, type=_PATH, metavar="FOLDER...")
@click.option("--programs", type=_PATH, multiple=True, metavar="DIR", help="Look here for portable programs too.")
@click.option("--no-programs", is_flag=True, help="Leave the programs out.")
@click.option("--no-web", is_flag=True, help="Leave the web pages out.")
@click.option("--file", "files", type=_PATH, multiple=True, metavar="FILE", help="A list or workshop to put on it.")
@click.option("--name", "partnership", default="", metavar="WORDS", help="Who hands it on.")
@click.option("--words", default="", metavar="WORDS", help="What they say of it.")
@click.option("--contact", default="", metavar="WORDS", help="How they can be reached.")
@click.option("--logo", type=_PATH, metavar="FILE", help="Their logo, PNG or JPEG.")
@click.option("--key", "key_path", type=_PATH, metavar="FILE", help="Sign with this key, not with this device's own.")
@library_option
@json_option
def command(
    folders: tuple[Path, ...], programs: tuple[Path, ...], files: tuple[Path, ...], partnership: str, words: str,
    contact: str, logo: Path | None, key_path: Path | None, library_path: Path | None,
    *, no_programs: bool, no_web: bool, as_json: bool,
) -> int:  # fmt: skip
    """Put the library on sticks: programs as far as there are any, packs, web pages, and a page to start from.

    Every file is read back from the drive and compared. Several drives are written side by side. Answers 4 if one of
    them is full, protected, gone, or does not give back what it was given.
    """
    from hubdesk.pack.key_files import read_secret_key
    from hubdesk.services import sticks
    from hubdesk.transfer.copying import make_stick
    from hubdesk.transfer.queues import work_on_all

    with open_for_reading(library_path) as library:
        say_problems(library.problems)
        packs = [*library.packs, *([library.guide] if library.guide else [])]
        paths = tuple(pack.path for pack in packs)
    places = find_places()
    looked_in = (program_folder(), program_folder() / "dist", *programs)
    choice = sticks.StickChoice(
        packs=paths,
        programs=() if no_programs else tuple(sticks.find_programs(looked_in)),
        with_web=not no_web,
        files=(*(("lists", path) for path in files), *sticks.find_installers(programs)),
        leaflet=_leaflet(partnership, words, contact, logo),
    )
    key = read_secret_key(key_path) if key_path else sticks.key_of_this_device(places, partnership or "HubDesk")
    with tempfile.TemporaryDirectory(prefix="hubdesk-") as work_folder, ProgressLine() as line:
        plan = sticks.plan_stick(choice, Path(work_folder), line)
        outcomes = work_on_all(
            folders,
            lambda root, report, token: make_stick(plan, root, key, report, token),
            lambda root: line if root == folders[0] else no_report,
            CancelToken(),
        )
    if as_json:
        say_json({"files": len(plan.pieces), "bytes": plan.total_bytes, "copies": [_as_dict(one) for one in outcomes]})
    else:
        for outcome in outcomes:
            _say(outcome)
    return max((one.error.exit_code for one in outcomes if one.error), default=EXIT_DONE)


def _leaflet(name: str, words: str, contact: str, logo: Path | None) -> Leaflet | None:
    from hubdesk.transfer.start_here import Leaflet

    if not (name or words or contact or logo):
        return None
    return Leaflet(name or "HubDesk", words, contact, logo.read_bytes() if logo else b"")


def _say(outcome: Outcome) -> None:
    from hubdesk.pack.fingerprint import copy_in_words
    from hubdesk.transfer.copying import Made

    if outcome.error is not None:
        said = explain(outcome.error)
        click.echo(f"{said.what}\n{said.next_step}", err=True)
    elif isinstance(outcome.result, Made):
        made = outcome.result
        files = count_of(made.files, "file")
        click.echo(f"{made.root} is ready: {files}, {say_size(made.total_bytes)}, each read back and compared.")
        click.echo(f"To compare by telephone: {copy_in_words(made.digest)}")


def _as_dict(outcome: Outcome) -> dict[str, object]:
    from hubdesk.pack.fingerprint import copy_in_words
    from hubdesk.transfer.copying import Made

    if isinstance(outcome.result, Made):
        made = outcome.result
        return {
            "folder": str(outcome.root), "is_whole": True, "written_bytes": made.written_bytes,
            "read_back": str(made.how), "code": copy_in_words(made.digest),
        }  # fmt: skip
    assert outcome.error is not None
    said = explain(outcome.error)
    return {"folder": str(outcome.root), "is_whole": False, "what": said.what, "next_step": said.next_step}
