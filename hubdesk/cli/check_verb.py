"""`hubdesk check`: say what is wrong in a folder, and how to mend it."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hubdesk.cli.verbs import json_option, say_json
from hubdesk.errors import EXIT_DONE, EXIT_NOT_SO
from hubdesk.model.text import count_of

if TYPE_CHECKING:
    from hubdesk.model.finding import Finding
    from hubdesk.model.progress import Progress

strict_option = click.option("--strict", is_flag=True, help="Take warnings for errors.")
folder_argument = click.argument("folder", type=click.Path(path_type=Path))


@click.command("check", short_help="Say what is wrong in a folder, and how to mend it.")
@folder_argument
@strict_option
@json_option
def command(folder: Path, *, strict: bool, as_json: bool) -> int:
    """Say all that is wrong in the source of a pack, with file and line, and how to mend it.

    Answers 1 if there are errors (with --strict also for warnings), 3 if FOLDER is not the source of a pack.
    """
    from hubdesk.services.publish import check_draft, counted

    with ProgressLine() as line:
        draft = check_draft(folder, line)
    errors, warnings = counted(draft.findings)
    if as_json:
        say_json({
            "folder": str(folder), "entries": draft.entries, "errors": errors, "warnings": warnings,
            "findings": [finding.as_dict() for finding in draft.findings],
        })  # fmt: skip
    else:
        for finding in draft.findings:
            click.echo(str(finding))
        click.echo(f"{count_of(draft.entries, 'entry', 'entries')}: {say_count(draft.findings)}.")
    return EXIT_NOT_SO if errors or (strict and warnings) else EXIT_DONE


def say_count(findings: tuple[Finding, ...]) -> str:
    """Say how many errors and warnings there are."""
    from hubdesk.services.publish import counted

    errors, warnings = counted(findings)
    return f"{count_of(errors, 'error')}, {count_of(warnings, 'warning')}" if findings else "nothing to mend"


class ProgressLine:
    """One line on a terminal that says how far work is; nothing for work that is over at once, or into a file."""

    _QUIET_S = 0.3

    def __init__(self) -> None:
        self._began = self._last = time.monotonic()
        self._is_terminal = sys.stderr.isatty()
        self._width = 0

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(self, *_: object) -> None:
        if self._width:
            sys.stderr.write("\r" + " " * self._width + "\r")
            sys.stderr.flush()

    def __call__(self, progress: Progress) -> None:
        """Show a report, at most ten times a second."""
        now = time.monotonic()
        if not self._is_terminal or now - self._began < self._QUIET_S or now - self._last < 0.1:
            return
        self._last = now
        text = f"{progress.what}: {progress.done:,} of {progress.total:,}"
        sys.stderr.write("\r" + text.ljust(self._width))
        sys.stderr.flush()
        self._width = max(self._width, len(text))
