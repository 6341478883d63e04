"""`hubdesk build`: make a pack from a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hubdesk.cli.check_verb import ProgressLine, folder_argument, say_count, strict_option
from hubdesk.cli.verbs import json_option, say_json
from hubdesk.errors import EXIT_DONE, FindingsError
from hubdesk.model.finding import Level
from hubdesk.model.text import count_of

if TYPE_CHECKING:
    from hubdesk.model.finding import Finding

_MOST_WARNINGS = 20


@click.command("build", short_help="Make a pack from a folder.")
@folder_argument
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    metavar="FILE",
    required=True,
    help="The pack to write.",
)
@strict_option
@json_option
def command(folder: Path, target: Path, *, strict: bool, as_json: bool) -> int:
    """Make a pack from the source in FOLDER. Nothing is written while something in it must be mended.

    Answers 1 if there are errors (with --strict also for warnings), 3 if FOLDER is not the source of a pack,
    4 if FILE cannot be written.
    """
    from hubdesk.services.publish import build_pack, counted

    try:
        with ProgressLine() as line:
            built = build_pack(folder, target, strict=strict, report=line)
    except FindingsError as error:
        _say(error.findings)
        if as_json:
            errors, warnings = counted(error.findings)
            say_json({
                "folder": str(folder), "file": None, "errors": errors, "warnings": warnings,
                "findings": [finding.as_dict() for finding in error.findings],
            })  # fmt: skip
        click.echo(f"No pack was written: {say_count(error.findings)} in {folder}.", err=True)
        return error.exit_code
    _say(built.findings)
    if as_json:
        say_json({
            "folder": str(folder), "file": str(built.path), "id": built.info.id, "edition": built.info.edition,
            "entries": built.entries, "errors": 0, "warnings": len(built.findings),
            "findings": [finding.as_dict() for finding in built.findings],
        })  # fmt: skip
    else:
        count = count_of(built.entries, "entry", "entries")
        click.echo(f"Wrote {built.path}: {count}, edition {built.info.edition}.")
    return EXIT_DONE


def _say(findings: tuple[Finding, ...]) -> None:
    """Print every error, but only so many warnings: they must not bury the errors."""
    shown = 0
    for finding in findings:
        if finding.level is Level.WARNING:
            shown += 1
            if shown > _MOST_WARNINGS:
                continue
        click.echo(str(finding), err=True)
    if shown > _MOST_WARNINGS:
        more = count_of(shown - _MOST_WARNINGS, "more warning")
        click.echo(f"… and {more}; “hubdesk check” lists them all.", err=True)
