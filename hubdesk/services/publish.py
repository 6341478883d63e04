"""Checking the source of a pack, and building the pack from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hubdesk.authoring.draft import Draft, read_pack
from hubdesk.errors import FindingsError, WriteFailedError
from hubdesk.model.finding import Level
from hubdesk.model.progress import CancelToken, Report, no_report

if TYPE_CHECKING:
    from pathlib import Path

    from hubdesk.model.finding import Finding
    from hubdesk.model.pack_info import PackInfo


@dataclass(frozen=True, slots=True)
class Built:
    """A pack that has been written; `findings` are the warnings that did not stop it."""

    path: Path
    info: PackInfo
    entries: int
    findings: tuple[Finding, ...]


def check_draft(folder: Path, report: Report = no_report, token: CancelToken | None = None) -> Draft:
    """Read the source of a pack and say all that is wrong in it, with how many entries there are.

    Raises:
        SourceFolderError: this is not the folder of a pack, or it cannot be read.
        CancelledError: somebody asked to stop.
    """
    return read_pack(folder, report, token)


def check_pack(folder: Path, report: Report = no_report, token: CancelToken | None = None) -> tuple[Finding, ...]:
    """Say all that is wrong in the source of a pack, by file and line; raises as `check_draft` does."""
    return check_draft(folder, report, token).findings


def build_pack(
    folder: Path,
    target: Path,
    *,
    strict: bool = False,
    report: Report = no_report,
    token: CancelToken | None = None,
) -> Built:
    """Build a pack: gather all, check all, then write.

    Args:
        folder: the source of the pack.
        target: the pack's path; folders above it are made. An older pack there stays until the new one is whole.
        strict: a warning stops the build as an error does.
        report: called as pages are read and entries written.
        token: asked between batches.
    Raises:
        FindingsError: something in the source must be mended first. Nothing has been written.
        SourceFolderError, WriteFailedError, CancelledError: as `read_pack` and `write_pack` say.
    """
    from hubdesk.pack.writer import write_pack  # the database is not needed to check

    draft = read_pack(folder, report, token)
    content = draft.content
    if content is None or (strict and draft.findings):
        raise FindingsError(folder, draft.findings)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteFailedError.of(target, error) from error
    write_pack(content, target, report, token)
    return Built(target, content.info, len(content.entries), draft.findings)


def counted(findings: tuple[Finding, ...]) -> tuple[int, int]:
    """Count errors and warnings."""
    errors = sum(finding.level is Level.ERROR for finding in findings)
    return errors, len(findings) - errors
