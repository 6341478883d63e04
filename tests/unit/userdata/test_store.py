from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.userdata.steps import APPLICATION_ID
from hubdesk.userdata.store import FILE_NAME, STEPS, Recent, UserStore
from tests.unit.userdata.files import keep_some, pragmas

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_done_survives_a_restart(tmp_path: Path) -> None:
    """Two entries are read and a value is kept: after a restart all is there, the last one read first."""
    keep_some(tmp_path)
    store = UserStore(tmp_path)

    assert store.recent == [
        Recent("small", "hills/youth-bus", "A youth bus"),
        Recent("small", "harbour/buddies", "Buddies"),
    ]
    assert (store.value("zoom"), store.value("theme", "light"), store.value("theme")) == ("125", "light", "")
    assert store.notice == ""


def test_a_new_user_has_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    """Looking alone makes no file: a borrowed computer keeps no trace."""
    store = UserStore(tmp_path)
    store.close()

    assert (store.recent, store.value("zoom", "100"), store.notice) == ([], "100", "")
    assert list(tmp_path.iterdir()) == []


def test_an_entry_read_again_moves_to_the_top(tmp_path: Path) -> None:
    """An entry stands once in the list of what was read, with the title that it had last."""
    store = UserStore(tmp_path)
    for entry, title in (("a", "A"), ("b", "B"), ("a", "A, renamed")):
        store.note_read("small", entry, title)
    expected = [Recent("small", "a", "A, renamed"), Recent("small", "b", "B")]
    assert store.recent == expected
    store.close()

    assert UserStore(tmp_path).recent == expected


def test_the_same_entry_of_two_packs_is_two(tmp_path: Path) -> None:
    """Two packs have an entry of one name: both stand in the list."""
    store = UserStore(tmp_path)
    store.note_read("one", "a", "A")
    store.note_read("two", "a", "A")
    store.close()

    assert [recent.pack for recent in UserStore(tmp_path).recent] == ["two", "one"]


@pytest.mark.parametrize("seconds", [0, -3600])
def test_the_order_does_not_hang_on_the_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    """The clock stands still, or is put back while reading: what was read last still stands first."""
    now = 1_790_000_000.0
    monkeypatch.setattr("time.time", lambda: now)
    store = UserStore(tmp_path)
    for entry in ("c", "a", "b"):
        store.note_read("small", entry, entry)
        now += seconds
    store.note_read("small", "c", "c")
    store.close()

    assert [recent.entry for recent in UserStore(tmp_path).recent] == ["c", "b", "a"]


def test_only_the_last_sixty_are_remembered(tmp_path: Path) -> None:
    """After 75 entries the last 60 are listed, now and after a restart."""
    store = UserStore(tmp_path)
    for number in range(75):
        store.note_read("small", f"e{number}", "Title")
    expected = [f"e{number}" for number in range(74, 14, -1)]
    assert [recent.entry for recent in store.recent] == expected
    store.close()

    assert [recent.entry for recent in UserStore(tmp_path).recent] == expected


def test_a_value_can_be_changed_and_emptied(tmp_path: Path) -> None:
    """The last value counts; an empty one is kept too."""
    store = UserStore(tmp_path)
    for value in ("1", "2", "2", ""):
        store.keep("pane", value)
        assert store.value("pane", "default") == value
    store.close()

    assert UserStore(tmp_path).value("pane", "default") == ""


def test_any_text_is_kept_as_it_is(tmp_path: Path) -> None:
    """Quotes, emoji and line ends come back as they were."""
    text = 'it\'s "so"; DROP TABLE state;--\n😀\t\u202e\0.'
    store = UserStore(tmp_path)
    store.keep(text, text)
    store.note_read(text, text, text)
    store.close()
    store = UserStore(tmp_path)

    assert store.value(text) == text
    assert store.recent == [Recent(text, text, text)]


def test_what_cannot_be_kept_is_said_and_the_rest_iskeep_some(tmp_path: Path) -> None:
    """Half of a letter can be kept by no database: one line says so, and what follows is kept."""
    store = UserStore(tmp_path)
    store.keep("odd", "\ud800")
    store.keep("zoom", "125")
    store.close()

    assert store.notice.startswith("The last change could not be kept (")
    assert (UserStore(tmp_path).value("zoom"), UserStore(tmp_path).value("odd", "none")) == ("125", "none")


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    """The user file bears a mark of its own and the number of its steps, and nothing lies beside it."""
    keep_some(tmp_path)

    assert pragmas(tmp_path / FILE_NAME, "application_id", "user_version") == [APPLICATION_ID, STEPS]
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


def test_closing_twice_and_going_on_is_no_harm(tmp_path: Path) -> None:
    """A store that was closed can be closed again, and takes a change all the same."""
    store = UserStore(tmp_path)
    store.close()
    store.keep("zoom", "125")
    store.close()
    store.close()

    assert UserStore(tmp_path).value("zoom") == "125"


def test_two_windows_lose_nothing_of_each_other(tmp_path: Path) -> None:
    """HubDesk is open twice: what either keeps is there after both are closed."""
    first, second = UserStore(tmp_path), UserStore(tmp_path)
    first.keep("one", "1")
    second.keep("two", "2")
    first.note_read("small", "a", "A")
    second.note_read("small", "b", "B")
    first.close()
    second.close()
    store = UserStore(tmp_path)

    assert (store.value("one"), store.value("two")) == ("1", "2")
    assert {recent.entry for recent in store.recent} == {"a", "b"}
    assert (first.notice, second.notice) == ("", "")
