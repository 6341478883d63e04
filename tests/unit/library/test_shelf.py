from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Any

import pytest

from hubdesk.errors import CancelledError, NoFormerEditionError, PackDamagedError, WriteFailedError
from hubdesk.library.choices import CHOICES, Choice, is_preferred, read_choices
from hubdesk.library.library import open_library
from hubdesk.library.shelf import Shelf
from hubdesk.model.progress import CancelToken
from hubdesk.pack.check import verify_pack
from tests.editions import JANUARY, MARCH, january, march

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A shelf with nothing on it."""
    return Shelf(tmp_path / "packs")


def _put(shelf: Shelf, path: Path) -> Path:
    return shelf.put(path, verify_pack(path))


def _shown(shelf: Shelf) -> str:
    with open_library([shelf.folder], read_choices(shelf.folder)) as library:
        assert library.problems == ()
        return library.packs[0].info.edition if library.packs else ""


def test_the_latest_edition_is_shown_and_the_former_one_kept(shelf: Shelf, tmp_path: Path) -> None:
    """Two editions are installed: the later one is shown, and both are there."""
    _put(shelf, january(tmp_path))
    path = _put(shelf, march(tmp_path))

    assert path.name == "test@2026-03-01.hubpack"
    assert _shown(shelf) == MARCH
    assert [one.edition for one in shelf.held()] == [MARCH, JANUARY]


def test_the_last_two_editions_are_kept(shelf: Shelf, tmp_path: Path) -> None:
    """A third edition takes the oldest away, so that a small laptop does not fill up."""
    _put(shelf, january(tmp_path))
    _put(shelf, march(tmp_path))
    _put(shelf, march(tmp_path, "may.hubpack", "2026-05-01"))

    assert [one.edition for one in shelf.held()] == ["2026-05-01", MARCH]


def test_going_back_shows_the_former_edition_until_a_later_one_comes(shelf: Shelf, tmp_path: Path) -> None:
    """The user goes back: January is shown. March installed again, or May, is shown at once."""
    _put(shelf, january(tmp_path))
    _put(shelf, march(tmp_path))

    assert shelf.go_back("test").edition == JANUARY
    assert _shown(shelf) == JANUARY
    with pytest.raises(NoFormerEditionError):
        shelf.go_back("test")
    _put(shelf, march(tmp_path))
    assert _shown(shelf) == MARCH
    shelf.go_back("test")
    _put(shelf, march(tmp_path, "may.hubpack", "2026-05-01"))
    assert _shown(shelf) == "2026-05-01"


def test_there_may_be_nothing_to_go_back_to(shelf: Shelf, tmp_path: Path) -> None:
    """Only one edition is here, or none."""
    for _ in range(2):
        with pytest.raises(NoFormerEditionError):
            shelf.go_back("test")
        _put(shelf, january(tmp_path))


def test_a_copy_that_went_wrong_is_not_installed(shelf: Shelf, tmp_path: Path) -> None:
    """The pack changes between looking and copying: it is refused, and the shelf is as it was."""
    _put(shelf, january(tmp_path))
    path = march(tmp_path)
    proof = verify_pack(path)
    march(tmp_path, edition="2026-03-02")
    with pytest.raises(PackDamagedError):
        shelf.put(path, proof)

    assert _shown(shelf) == JANUARY
    assert [path.name for path in shelf.folder.iterdir()] == ["test@2026-01-01.hubpack"]


def test_a_copy_can_be_stopped(shelf: Shelf, tmp_path: Path) -> None:
    """Somebody stops it: nothing half-copied is left."""
    path = january(tmp_path)
    token = CancelToken()
    with pytest.raises(CancelledError):
        shelf.put(path, verify_pack(path), lambda _: token.cancel(), token)

    assert list(shelf.folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    """A file stands where the packs should go."""
    (tmp_path / "packs").write_text("in the way", "utf-8")
    path = january(tmp_path)
    with pytest.raises(WriteFailedError):
        Shelf(tmp_path / "packs").put(path, verify_pack(path))
    with pytest.raises(WriteFailedError):
        Shelf(tmp_path / "packs").show_instead("test", JANUARY, MARCH)


@pytest.mark.parametrize("content", [b"", b"[", b"[]", b"7", b'{"test": 7}', b'{"test": {}}', b"\xff", b"[" * 100_000])
def test_a_damaged_choice_counts_as_none(tmp_path: Path, content: bytes) -> None:
    """The line that says where the user went back is broken: the latest edition is shown."""
    (tmp_path / CHOICES).write_bytes(content)

    assert read_choices(tmp_path) == {}


@pytest.mark.parametrize(
    ("edition", "over", "choice", "preferred"),
    [
        ("2", "1", None, True),
        ("1", "2", None, False),
        ("1", "1", None, False),
        ("1", "2", Choice("1", "2"), True),
        ("2", "1", Choice("1", "2"), False),
        ("3", "1", Choice("1", "2"), True),
        ("1", "3", Choice("1", "2"), False),
        ("2", "1", Choice("0", "2"), True),
        ("1", "1", Choice("1", "2"), False),
    ],
)
def test_which_edition_is_shown(edition: str, over: str, choice: Choice | None, preferred: bool) -> None:
    """The later one, unless the user went back from exactly it; never an older one by accident."""
    assert is_preferred(edition, over, choice) is preferred


def _die_at(number: int) -> Callable[[Any, str, Any], None]:
    """Make a profiler that kills this process before its n-th call that could change a file."""
    changing = {
        "write",
        "fsync",
        "replace",
        "rename",
        "unlink",
        "remove",
        "mkdir",
        "open",
        "close",
        "truncate",
        "flush",
    }
    left = number

    def look(_frame: Any, event: str, called: Any) -> None:
        nonlocal left
        if event == "c_call" and called.__name__ in changing:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    return look


def _killed(work: Callable[[], object], number: int) -> bool:
    """Do work in a process that dies at its n-th change of a file; say whether it died of that."""
    child = os.fork()
    if child == 0:
        try:
            sys.setprofile(_die_at(number))
            work()
            sys.setprofile(None)
        except BaseException:
            os._exit(7)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="here no process can be copied")
def test_killed_at_any_write_the_library_is_as_before_or_as_after(tmp_path: Path) -> None:
    """Installing March over January is killed at each write in turn: one of the two is shown, whole; then it works."""
    first, second = january(tmp_path), march(tmp_path)
    proof, seen, number = verify_pack(second), set(), 0
    while True:
        number += 1
        shelf = Shelf(tmp_path / f"packs-{number}")
        _put(shelf, first)
        was_killed = _killed(lambda shelf=shelf: shelf.put(second, proof), number)  # type: ignore[misc]
        shown = _shown(shelf)
        seen.add(shown)
        for one in shelf.held():
            verify_pack(one.path)
        shelf.put(second, proof)
        assert _shown(shelf) == MARCH
        assert not list(shelf.folder.glob("*.part"))
        if not was_killed:
            break

    assert seen == {JANUARY, MARCH}
    assert number > 8


@pytest.mark.skipif(not hasattr(os, "fork"), reason="here no process can be copied")
def test_killed_while_going_back_the_library_is_as_before_or_as_after(tmp_path: Path) -> None:
    """The same for going back."""
    first, second = january(tmp_path), march(tmp_path)
    seen, number = set(), 0
    while True:
        number += 1
        shelf = Shelf(tmp_path / f"packs-{number}")
        _put(shelf, first)
        _put(shelf, second)
        was_killed = _killed(lambda shelf=shelf: shelf.go_back("test"), number)  # type: ignore[misc]
        seen.add(_shown(shelf))
        if not was_killed:
            break

    assert seen == {JANUARY, MARCH}
    assert _shown(shelf) == JANUARY
