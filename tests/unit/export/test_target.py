from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from hubdesk.errors import CancelledError, TargetTakenError, WriteFailedError
from hubdesk.export.target import LIST_NAME, new_file, new_folder


def names(folder: Path) -> list[str]:
    """List all that lies in a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def write(target: Path, **files: str) -> None:
    """Write a folder of pages."""
    with new_folder(target, {"title": "Small"}) as folder:
        for name, text in files.items():
            folder.write(f"pages/{name}.html", text.encode())


def test_a_folder_is_whole_and_lists_what_is_in_it(tmp_path: Path) -> None:
    """Whoever gets it can check it."""
    write(tmp_path / "web", a="A", b="B")
    listed = json.loads((tmp_path / "web" / LIST_NAME).read_text("utf-8"))

    assert names(tmp_path) == ["web", f"web/{LIST_NAME}", "web/pages", "web/pages/a.html", "web/pages/b.html"]
    assert listed["files"]["pages/a.html"] == hashlib.sha256(b"A").hexdigest()
    assert (listed["made_by"], listed["title"]) == ("HubDesk", "Small")


def test_a_former_export_is_replaced_whole(tmp_path: Path) -> None:
    """No page of an older edition is left behind, and nothing beside it."""
    write(tmp_path / "web", a="A", old="O")
    write(tmp_path / "web", a="new")

    assert names(tmp_path) == ["web", f"web/{LIST_NAME}", "web/pages", "web/pages/a.html"]
    assert (tmp_path / "web/pages/a.html").read_text("utf-8") == "new"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    """Somebody makes a folder first, and then exports into it."""
    (tmp_path / "web").mkdir()
    write(tmp_path / "web", a="A")

    assert (tmp_path / "web/pages/a.html").is_file()


@pytest.mark.parametrize("path", ["letter.txt", "web/pages/mine.html", "web/pages/a.html"])
def test_what_somebody_else_made_is_never_overwritten(tmp_path: Path, path: str) -> None:
    """A folder with own files in it, or a page that somebody changed: refused, and everything is as it was."""
    target = tmp_path if path == "letter.txt" else tmp_path / "web"
    write(tmp_path / "web", a="A")
    (tmp_path / path).write_text("mine", "utf-8")
    before = names(tmp_path)

    with pytest.raises(TargetTakenError):
        write(target, a="new")
    assert (tmp_path / path).read_text("utf-8") == "mine"
    assert names(tmp_path) == before


def test_a_file_is_no_folder_and_a_folder_no_file(tmp_path: Path) -> None:
    """The wrong kind of target is refused before anything is written."""
    (tmp_path / "file").write_text("mine", "utf-8")
    (tmp_path / "folder").mkdir()
    with pytest.raises(TargetTakenError):
        write(tmp_path / "file", a="A")
    with pytest.raises(TargetTakenError), new_file(tmp_path / "folder"):
        pass
    assert names(tmp_path) == ["file", "folder"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files.")
def test_a_device_stays_a_device(tmp_path: Path) -> None:
    """Somebody exports to a device by mistake: it is not replaced by a file."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(TargetTakenError), new_file(tmp_path / "pipe"):
        pass
    assert (tmp_path / "pipe").is_fifo()
    assert names(tmp_path) == ["pipe"]


def test_what_was_stopped_leaves_nothing(tmp_path: Path) -> None:
    """Cancelled half way, there is no half folder and no half file; a former one is still there."""
    write(tmp_path / "web", a="A")
    with pytest.raises(CancelledError), new_folder(tmp_path / "web", {}) as folder:
        folder.write("b.html", b"B")
        raise CancelledError
    with pytest.raises(CancelledError), new_file(tmp_path / "one.html") as part:
        part.write_bytes(b"half")
        raise CancelledError

    assert names(tmp_path) == ["web", f"web/{LIST_NAME}", "web/pages", "web/pages/a.html"]


def test_what_a_killed_export_left_is_cleared_away(tmp_path: Path) -> None:
    """The next export takes away what one that was killed left, but nothing that it did not make."""
    left = tmp_path / "web.part"
    left.mkdir()
    (left / "hubdesk-unfinished").touch()
    (left / "half.html").touch()
    write(tmp_path / "web", a="A")
    assert not left.exists()

    left.mkdir()
    (left / "mine.txt").touch()
    with pytest.raises(TargetTakenError):
        write(tmp_path / "web", a="B")
    assert (left / "mine.txt").exists()


def test_a_device_that_fails_is_named(tmp_path: Path) -> None:
    """A file stands where a folder is needed: the target is named, with what the system said."""
    (tmp_path / "file").touch()
    with pytest.raises(WriteFailedError) as raised:
        write(tmp_path / "file" / "web", a="A")
    assert raised.value.path == tmp_path / "file" / "web"
    with pytest.raises(WriteFailedError), new_file(tmp_path / "none" / "one.html") as part:
        part.write_bytes(b"")


def test_the_former_folder_is_back_if_the_new_one_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The device fails at the very last step: what was there before is there again."""
    write(tmp_path / "web", a="A")
    rename = os.rename

    def fail_for_new(source: Path, to: Path) -> None:
        if Path(source).name.endswith(".part"):
            raise OSError(28, "No space left on device")
        rename(source, to)

    monkeypatch.setattr(Path, "rename", lambda self, to: fail_for_new(self, to))
    with pytest.raises(WriteFailedError):
        write(tmp_path / "web", a="new")
    assert (tmp_path / "web/pages/a.html").read_text("utf-8") == "A"
    assert names(tmp_path) == ["web", f"web/{LIST_NAME}", "web/pages", "web/pages/a.html"]
