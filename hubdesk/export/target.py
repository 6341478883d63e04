"""Where an export is written: aside, and named only when it is whole. What somebody else made is never overwritten."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from hubdesk.errors import TargetTakenError, WriteFailedError
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LIST_NAME = "hubdesk-web.json"
"""In every folder of web pages: what is in it, so that it can be checked and, one day, be replaced."""
_UNFINISHED = "hubdesk-unfinished"
_FORMAT = 1


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """Give a path to write to; at the end the file takes its name. An older file there stays until then.

    Raises:
        WriteFailedError: no room, no right to write, or the drive is gone. Nothing half-written is left.
    """
    part = target.with_name(target.name + ".part")
    try:
        if target.exists() and not target.is_file():  # renaming would put a file in the place of a device, too
            raise TargetTakenError(
                target, tr("it is a folder") if target.is_dir() else tr("it is a device, not a file")
            )
        part.unlink(missing_ok=True)
        yield part
        with part.open("r+b") as file:
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        raise WriteFailedError.of(target, error) from error
    finally:
        with suppress(OSError):  # what cannot be deleted was not made here, or went with its drive
            part.unlink(missing_ok=True)


class NewFolder:
    """A folder being written. Paths are relative to it, with forward slashes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sums: dict[str, str] = {}
        self.size = 0

    def write(self, path: str, content: bytes) -> None:
        """Write a file."""
        place = self._folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        self._sums[path] = hashlib.sha256(content).hexdigest()
        self.size += len(content)

    @property
    def files(self) -> int:
        """How many files were written."""
        return len(self._sums)

    def seal(self, about: dict[str, object]) -> None:
        """Write the list of all files, with their SHA-256 sums."""
        listed = {"made_by": "HubDesk", "format": _FORMAT, **about, "files": dict(sorted(self._sums.items()))}
        text = json.dumps(listed, ensure_ascii=False, indent=1) + "\n"
        self.write(LIST_NAME, text.encode())


@contextmanager
def new_folder(target: Path, about: dict[str, object]) -> Iterator[NewFolder]:
    """Write a folder of web pages aside; at the end it takes its name, and the place of a former one.

    Args:
        target: the folder. It must not be there yet, be empty, or hold a former export and nothing else.
        about: what the list of files says of the whole.

    Raises:
        TargetTakenError: somebody's own files lie there, or files of the former export were changed.
        WriteFailedError: no room, no right to write, or the drive is gone. Nothing half-written is left.
    """
    target = target.absolute()
    part = target.with_name(target.name + ".part")
    try:
        _check_free(target)
        if part.exists():
            if not (part / _UNFINISHED).is_file():
                raise TargetTakenError(part, tr("it is needed to write into, and was not made by HubDesk"))
            shutil.rmtree(part)
        part.mkdir(parents=True)
        try:
            (part / _UNFINISHED).touch()
            folder = NewFolder(part)
            yield folder
            folder.seal(about)
            (part / _UNFINISHED).unlink()
            _take_place(part, target)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        raise WriteFailedError.of(target, error) from error


def _check_free(target: Path) -> None:
    """Say whether a folder may be replaced: it holds the files of its list, each as it was written, and no others."""
    if not target.exists():
        return
    if not target.is_dir():
        raise TargetTakenError(target, tr("it is a file"))
    found = sorted(path.relative_to(target).as_posix() for path in target.rglob("*") if not path.is_dir())
    if not found:
        return
    try:
        sums = json.loads((target / LIST_NAME).read_text("utf-8"))["files"]
        listed = {**sums, LIST_NAME: ""}
    except (FileNotFoundError, ValueError, KeyError, TypeError) as error:
        raise TargetTakenError(target, tr("it holds other files")) from error
    for path in found:
        if path not in listed:
            raise TargetTakenError(target, tr("it holds {path}, which is not of a web edition").format(path=path))
        if path != LIST_NAME and hashlib.sha256((target / path).read_bytes()).hexdigest() != listed[path]:
            raise TargetTakenError(target, tr("somebody has changed {path} in it").format(path=path))


def _take_place(part: Path, target: Path) -> None:
    """Put a finished folder in the place of a former one; if that fails, the former one is back."""
    former = target.with_name(target.name + ".former")
    if not target.exists():
        part.rename(target)
        return
    target.rename(former)
    try:
        part.rename(target)
    except OSError:
        former.rename(target)
        raise
    shutil.rmtree(former, ignore_errors=True)
