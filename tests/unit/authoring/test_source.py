"""Finding the files of a folder, and reading them."""

from __future__ import annotations

import shutil
import unicodedata
from typing import TYPE_CHECKING

import pytest

from hubdesk.authoring import source
from hubdesk.authoring.findings import FileFindings
from hubdesk.authoring.source import gather, read_text
from hubdesk.errors import SourceFolderError

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Twin

BUDDIES = "entries/harbour/buddies.md"


def test_a_folder_that_is_no_pack_is_refused(tmp_path: Path) -> None:
    """Naming the wrong folder, a file, or nothing at all gives one plain reason."""
    (tmp_path / "a file").write_text("x")
    for name, reason in ((".", "nothing of a pack"), ("none", "no such folder"), ("a file", "not a folder")):
        with pytest.raises(SourceFolderError, match=reason):
            gather(tmp_path / name, [])


def test_a_folder_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without the right to read it: the author reads what the system said."""

    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.scandir", refuse)
    with pytest.raises(SourceFolderError, match="Permission denied"):
        gather(tmp_path, [])


@pytest.mark.parametrize("name", ["pack.yaml", "vocabulary.yaml", "sources.yaml"])
def test_a_missing_file_is_told_once(twin: Twin, name: str) -> None:
    """Without one of its own files the pack has one finding, not one for every entry."""
    (twin.folder / name).unlink()
    finding = twin.only("missing-file")
    assert (finding.file, finding.line) == (name, 1)


def test_a_pack_without_entries(twin: Twin) -> None:
    """A pack that has no entries yet is told how to write the first."""
    for place in (twin.folder / "entries").rglob("*.md"):
        place.unlink()
    for name in ("introductions", "workshops", "sheets"):
        shutil.rmtree(twin.folder / name)
    assert "entries/<partnership>" in twin.only("no-entries").mend


@pytest.mark.parametrize(
    ("file", "level"),
    [
        ("entries/lost.md", "error"),
        ("entries/harbour/deep/lost.md", "error"),
        ("entries/harbour/picture.png", "warning"),
        ("introductions/harbour.md", "error"),
        ("introductions/topics/x.md", "error"),
    ],
)
def test_a_misplaced_file_is_not_dropped_in_silence(twin: Twin, file: str, level: str) -> None:
    """A file that HubDesk does not read is named, so that nobody waits for it to show up."""
    twin.write(file, "Text")
    finding = twin.only("misplaced")
    assert (finding.file, finding.level) == (file, level)


def test_files_of_the_system_are_passed_by(twin: Twin) -> None:
    """What Windows, macOS and editors leave lying about is not part of the pack."""
    for name in (".DS_Store", "Thumbs.db", "desktop.ini", ".hidden.md", "~$plan.docx"):
        twin.write(f"entries/harbour/{name}", "x")
        twin.write(f"assets/{name}", "x")
    assert twin.read().findings == ()


def test_ids_that_differ_only_by_case(twin: Twin) -> None:
    """Buddies.md and buddies.md would be one file on Windows."""
    twin.write("entries/harbour/Buddies.md", (twin.folder / BUDDIES).read_bytes())
    twin.change("entries/harbour/Buddies.md", "title: Buddies for", "title: More buddies for")
    finding = twin.only("duplicate-id")
    assert finding.file == BUDDIES
    assert "entries/harbour/Buddies.md" in finding.what


def test_assets_that_differ_only_by_case(twin: Twin) -> None:
    """The same holds for pictures."""
    twin.write("assets/pictures/Bus.png", (twin.folder / "assets/pictures/bus.png").read_bytes())
    assert twin.only("name-clash").file == "assets/pictures/bus.png"


@pytest.mark.parametrize("name", ["what?.md", "a:b.md", "con.md", "Aux.txt.md", "x\ny.md"])
def test_names_that_windows_cannot_keep(twin: Twin, name: str) -> None:
    """A name that cannot be copied to a Windows PC is found before somebody tries."""
    twin.write(f"entries/harbour/{name}", (twin.folder / BUDDIES).read_bytes())
    (twin.folder / BUDDIES).unlink()
    assert twin.only("file-name").file == f"entries/harbour/{name}"


def test_a_name_with_an_accent_is_the_same_on_every_system(twin: Twin) -> None:
    """A file copied from a Mac, where é is two signs, has the id that links to it use."""
    apart = unicodedata.normalize("NFD", "entries/harbour/café.md")
    twin.write(apart, (twin.folder / BUDDIES).read_bytes())
    (twin.folder / BUDDIES).unlink()
    twin.add("entries/river/asked-first.md", unicodedata.normalize("NFC", "[x](../harbour/café.md)"))
    draft = twin.read()
    assert draft.findings == ()
    assert draft.content is not None
    assert unicodedata.normalize("NFC", "harbour/café") in [entry.id for entry in draft.content.entries]


def test_shortcuts_out_of_the_folder_are_refused(twin: Twin, tmp_path: Path) -> None:
    """A pack cannot carry off a file of somebody's computer; a shortcut within the folder is read."""
    (tmp_path / "secret.txt").write_text("x")
    (twin.folder / "assets/secret.txt").symlink_to(tmp_path / "secret.txt")
    (twin.folder / "assets/loop").symlink_to(twin.folder)
    (twin.folder / "assets/again.txt").symlink_to(twin.folder / "assets/sheets/plan.txt")
    draft = twin.read()
    assert [(finding.rule, finding.file) for finding in draft.findings] == [
        ("outside-folder", "assets/loop"),
        ("outside-folder", "assets/secret.txt"),
    ]


def test_entries_that_is_no_folder(twin: Twin) -> None:
    """A file where a folder should be is told."""
    twin.write("notes", "x")
    (twin.folder / "introductions").rename(twin.folder / "old")
    (twin.folder / "introductions").write_text("x")
    assert twin.only("unreadable").file == "introductions"


def test_all_ways_to_end_a_line_and_a_byte_order_mark(twin: Twin) -> None:
    """A file from Windows Notepad is read as it is, with the same lines."""
    text = (twin.folder / BUDDIES).read_text("utf-8")
    before = twin.read().content
    twin.write(BUDDIES, b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert twin.read().content == before
    twin.write(BUDDIES, text.replace("\n", "\r").encode())
    assert twin.read().content == before


def test_bytes_that_are_no_text_are_told_with_their_line(twin: Twin) -> None:
    """A file in another encoding: the author reads the line, and what else is wrong in the file."""
    text = (twin.folder / BUDDIES).read_text("utf-8")
    twin.write(BUDDIES, text.replace("Older pupils", "Oldér pupils").encode("latin-1", "replace"))
    findings = twin.read().findings
    assert [(finding.rule, finding.line) for finding in findings] == [("not-utf-8", 3)]


def test_a_file_that_is_gone_or_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that vanishes while it is read, or that is no page at all by its size, is told."""
    found = FileFindings("x")
    assert read_text(tmp_path / "gone", found) == ""
    monkeypatch.setattr(source, "MAX_TEXT_BYTES", 3)
    (tmp_path / "large").write_text("large")
    assert read_text(tmp_path / "large", found) == ""
    assert [finding.rule for finding in found.found] == ["unreadable", "too-large"]
