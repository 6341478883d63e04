"""`hubdesk check` and `hubdesk build`, as somebody types them."""

from __future__ import annotations

import io
import json
import shutil
import sys
from pathlib import Path

import pytest

from hubdesk.cli.check_verb import ProgressLine
from hubdesk.cli.verbs import run
from hubdesk.model.progress import Progress

SMALL = Path(__file__).parents[2] / "data" / "small"
ASKED = "entries/river/asked-first.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small library."""
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


def add(folder: Path, text: str) -> int:
    """Add a paragraph to one entry, and give its line."""
    place = folder / ASKED
    before = place.read_text("utf-8")
    place.write_text(f"{before}\n{text}\n", "utf-8")
    return before.count("\n") + 2


def test_check_of_a_library_in_order(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line says that there is nothing to do."""
    assert run(["check", str(folder), "--strict"]) == 0
    assert capsys.readouterr().out == "8 entries: nothing to mend.\n"


def test_check_says_what_where_and_how_to_mend_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every finding is one line that an editor can jump to; the last line counts."""
    line = add(folder, "[x](nowhere.md) <b>")
    assert run(["check", str(folder)]) == 1
    first, second, last = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{ASKED}:{line}: error: The link to “nowhere.md” leads nowhere")
    assert second.startswith(f"{ASKED}:{line}: warning: HTML such as <b>")
    assert last == "8 entries: 1 error, 1 warning."


def test_warnings_fail_only_where_it_is_strict(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With warnings alone, check answers 0; with --strict it answers 1."""
    add(folder, "<b>")
    assert run(["check", str(folder)]) == 0
    assert run(["check", "--strict", str(folder)]) == 1
    assert "0 errors, 1 warning" in capsys.readouterr().out


def test_check_in_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A script reads the counts, and every finding in its parts."""
    line = add(folder, "[x](nowhere.md) <b>")
    assert run(["check", str(folder), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert list(said) == ["folder", "entries", "errors", "warnings", "findings"]
    assert (said["entries"], said["errors"], said["warnings"]) == (8, 1, 1)
    finding = said["findings"][0]
    assert list(finding) == ["file", "line", "level", "rule", "what", "mend"]
    assert (finding["file"], finding["line"], finding["level"], finding["rule"]) == (ASKED, line, "error", "dead-link")


def test_wrong_folders_and_wrong_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is no source answers 3, words that the verb does not know answer 2; both say why."""
    assert run(["check", str(tmp_path / "none")]) == 3
    assert "no such folder" in capsys.readouterr().err
    assert run(["check", str(tmp_path), "--nonsense"]) == 2
    assert run(["check"]) == 2
    assert run(["build", str(tmp_path)]) == 2
    assert run(["build", str(tmp_path), "-o", str(tmp_path / "x.hubpack")]) == 3


def test_build_says_what_it_wrote(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The pack is there, and one line says how much is in it."""
    target = tmp_path / "small.hubpack"
    assert run(["build", str(folder), "-o", str(target)]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == (f"Wrote {target}: 8 entries, edition 2026-02-01.\n", "")
    assert target.is_file()


def test_build_in_json(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A script reads what was written, or that nothing was, and why."""
    target = tmp_path / "small.hubpack"
    assert run(["build", str(folder), "-o", str(target), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["file"], said["id"], said["edition"], said["entries"]) == (str(target), "small", "2026-02-01", 8)
    add(folder, "[x](nowhere.md)")
    assert run(["build", str(folder), "-o", str(target), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["file"], said["errors"], said["warnings"], len(said["findings"])) == (None, 1, 0, 1)


def test_build_stops_at_errors(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Errors are printed, and no pack is written."""
    add(folder, "[x](nowhere.md)")
    target = tmp_path / "small.hubpack"
    assert run(["build", str(folder), "-o", str(target)]) == 1
    assert "No pack was written: 1 error, 0 warnings" in capsys.readouterr().err
    assert not target.exists()


def test_many_warnings_do_not_bury_the_rest(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Twenty warnings are shown, and how many more there are."""
    add(folder, "<b>\n" * 25)
    assert run(["build", str(folder), "-o", str(tmp_path / "small.hubpack")]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 21
    assert lines[-1] == "… and 5 more warnings; “hubdesk check” lists them all."
    assert run(["build", str(folder), "-o", str(tmp_path / "other.hubpack"), "--strict"]) == 1


def test_a_target_that_cannot_be_written(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A target that is a folder answers 4 and says so."""
    (tmp_path / "taken").mkdir()
    assert run(["build", str(folder), "-o", str(tmp_path / "taken")]) == 4
    assert "could not be written" in capsys.readouterr().err


class Terminal(io.StringIO):
    """Standard error, on a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_line_shows_how_far_long_work_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal, after a moment, one line counts, and is gone at the end."""
    terminal = Terminal()
    tenths = iter(range(0, 10_000, 2))  # the clock goes on by 0.2 seconds at every look
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr("time.monotonic", lambda: next(tenths) / 10)
    with ProgressLine() as line:
        line(Progress(1, 3_000, "Reading pages"))
        assert terminal.getvalue() == ""
        line(Progress(2_000, 3_000, "Reading pages"))
        line(Progress(1, 2, "Writing"))
    assert terminal.getvalue().startswith("\rReading pages: 2,000 of 3,000\rWriting: 1 of 2")
    assert terminal.getvalue().endswith(" \r")


def test_no_such_line_in_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    """What is written into a file stays clean."""
    with ProgressLine() as line:
        line._began -= 10
        line._last -= 10
        line(Progress(1, 2, "Reading pages"))
    assert capsys.readouterr().err == ""
