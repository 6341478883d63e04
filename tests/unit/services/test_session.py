from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from hubdesk.errors import NoLibraryError, NotAPackError, PackDamagedError, PackMissingError
from hubdesk.model.address import EntryPlace, HomePlace, TermPlace
from hubdesk.model.query import read_query
from hubdesk.model.vocabulary import TermKind
from hubdesk.services.history import History, Scroll
from hubdesk.services.session import check_pack_opens, open_for_reading, open_session
from hubdesk.userdata.store import FILE_NAME
from tests.packs import make_entry, make_pack

if TYPE_CHECKING:
    from pathlib import Path

KENT, HULL = TermPlace(TermKind.PARTNERSHIP, "kent"), EntryPlace("headstart", "hull/a")


@pytest.fixture(autouse=True)
def program(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the program lie in an empty folder, as a built one does after it was unpacked."""
    folder = tmp_path_factory.mktemp("program")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "hubdesk"))
    return folder


def test_a_history_begins_at_home() -> None:
    """The first page is home; there is nothing before it and nothing after it."""
    history = History()

    assert history.current.place == HomePlace()
    assert (history.can_go_back, history.can_go_forward) == (False, False)
    assert history.back().place == HomePlace()
    assert history.forward().place == HomePlace()


def test_back_and_forward_lead_through_what_was_looked_at() -> None:
    """Two places are visited: back, back and forward lead through them, each scrolled as it was left."""
    history = History()
    history.go(KENT)
    history.current.scroll = Scroll(300, -4)
    history.go(HULL)

    assert (history.back().place, history.current.scroll) == (KENT, Scroll(300, -4))
    assert (history.can_go_back, history.can_go_forward) == (True, True)
    assert history.back().place == HomePlace()
    assert (history.forward().place, history.forward().place) == (KENT, HULL)
    assert (history.can_go_back, history.can_go_forward) == (True, False)


def test_a_new_way_forgets_the_old_one() -> None:
    """After going back, a new place takes the way of what came after."""
    history = History()
    history.go(KENT)
    history.back()
    history.go(HULL)

    assert not history.can_go_forward
    assert history.back().place == HomePlace()


def test_going_where_one_is_adds_nothing() -> None:
    """The same place twice is one step back."""
    history = History()
    history.go(KENT)
    history.go(KENT)

    assert history.back().place == HomePlace()


def test_what_cannot_be_shown_leaves_one_where_one_was() -> None:
    """A place is visited twice; the third step fails: back leads where it led before."""
    history = History()
    for place in (KENT, HULL, KENT):
        history.go(place)
    before = history.current
    history.go(HULL)
    history.stay_at(before)

    assert history.current is before
    assert history.back().place == HULL


def test_a_session_opens_the_packs_of_this_device(home: Path) -> None:
    """Packs lie in the home's folder: they are opened, and what is read is kept beside them."""
    (home / "packs").mkdir()
    make_pack(home / "packs" / "a.hubpack", make_entry("harbour/a", "Apples"))
    session = open_session(())
    session.user.note_read("test", "harbour/a", "Apples")
    session.close()

    assert session.library.entry_count == 1
    assert (home / FILE_NAME).is_file()
    again = open_session(())
    again.close()
    assert [recent.title for recent in again.user.recent] == ["Apples"]


def test_a_session_opens_the_packs_beside_the_program(program: Path) -> None:
    """A stick carries the program and its packs: they are opened wherever it is plugged in."""
    (program / "packs").mkdir()
    make_pack(program / "packs" / "a.hubpack", make_entry("harbour/a", "Apples"))
    session = open_session(())
    session.close()

    assert session.library.entry_count == 1


def test_a_session_opens_what_is_named_instead(home: Path, tmp_path: Path) -> None:
    """Packs and folders of packs are named: these are opened, and no others; one that cannot be is named."""
    (home / "packs").mkdir()
    make_pack(home / "packs" / "other.hubpack", pack_id="other")
    (tmp_path / "folder").mkdir()
    make_pack(tmp_path / "folder" / "one.hubpack", pack_id="one")
    two = make_pack(tmp_path / "two.hubpack", pack_id="two")
    session = open_session((tmp_path / "folder", two, tmp_path / "gone.hubpack"))
    session.close()

    assert [pack.info.id for pack in session.library.packs] == ["one", "two"]
    assert [type(problem) for problem in session.library.problems] == [PackMissingError]


def test_a_session_that_keeps_nothing_leaves_nothing(home: Path, small_pack: Path) -> None:
    """A picture is drawn for a document: what is looked at is not remembered."""
    session = open_session((small_pack,), is_kept=False)
    session.user.note_read("small", "harbour/buddies", "Buddies")
    session.close()

    assert list(home.iterdir()) == []


def test_a_session_searches_the_packs_that_are_open(small_pack: Path) -> None:
    """The search of a session finds what its library holds."""
    session = open_session((small_pack,))
    search = session.make_search()
    answer = search.search(read_query("bikes"))
    search.close()
    session.close()

    assert [hit.id for hit in answer.hits] == ["hills/mentors-on-bikes"]


def test_an_empty_device_gives_an_empty_session() -> None:
    """No pack is anywhere: the window opens all the same, with nothing in it."""
    session = open_session(())
    session.close()

    assert (session.library.packs, session.library.problems, session.user.notice) == ((), (), "")


def test_one_question_opens_a_pack_or_a_folder(small_pack: Path) -> None:
    """`--library` takes a pack, or a folder of packs."""
    for path in (small_pack, small_pack.parent):
        with open_for_reading(path) as library:
            assert [pack.info.id for pack in library.packs] == ["small"]


def test_one_question_opens_the_packs_of_this_device(home: Path) -> None:
    """Without `--library` the packs of this device answer."""
    (home / "packs").mkdir()
    path = make_pack(home / "packs" / "a.hubpack")
    with open_for_reading(None) as library:
        assert library.packs[0].path == path


def test_a_folder_without_packs_is_named(tmp_path: Path) -> None:
    """The message can say where was looked."""
    with pytest.raises(NoLibraryError) as caught:
        open_for_reading(tmp_path)

    assert caught.value.looked_in == (tmp_path,)


@pytest.mark.parametrize(
    ("content", "kind"), [(b"Dear all", NotAPackError), (None, PackDamagedError)], ids=["a text", "cut short"]
)
def test_a_folder_with_nothing_but_trouble_says_which(
    small_pack: Path, tmp_path: Path, content: bytes | None, kind: type[Exception]
) -> None:
    """The only pack of a folder cannot be used: it is named, instead of saying that there is none."""
    path = tmp_path / "a.hubpack"
    path.write_bytes(small_pack.read_bytes()[:9999] if content is None else content)
    with pytest.raises(kind):
        open_for_reading(tmp_path)
    with pytest.raises(kind):
        check_pack_opens(path)


def test_a_pack_that_opens_is_let_go(tmp_path: Path) -> None:
    """A pack is tried before the window changes to it: nothing is said, and its file is free again."""
    path = make_pack(tmp_path / "a.hubpack")
    check_pack_opens(path)
    path.unlink()

    assert list(tmp_path.iterdir()) == []
