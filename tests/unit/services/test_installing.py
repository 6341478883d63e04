from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hubdesk.errors import NoFolderError, NotAskedError, OtherBytesError, PackForgedError
from hubdesk.model.marks import Mark
from hubdesk.pack.seal import SIZE, Seal, digest_body
from hubdesk.pack.succession import make_succession
from hubdesk.paths import Places
from hubdesk.services.installing import Offer, Question, Step, held_editions, install, look_at, shown_of
from hubdesk.services.origins import Origin, origin_of
from hubdesk.services.session import open_session
from hubdesk.services.trust import Trust
from hubdesk.userdata.store import UserStore
from tests.editions import JANUARY, MARCH, january, march
from tests.keys import COUNCIL, COUNCIL_NEW, STRANGER, signed
from tests.packs import rework_pack

if TYPE_CHECKING:
    from collections.abc import Iterable


class _Marks:
    def marks_in(self, pack_id: str) -> Iterable[Mark]:
        assert pack_id == "test"
        return [Mark("harbour/gone", "Favourites")]


@pytest.fixture
def places(home: Path) -> Places:
    """The folders of a device where nothing is installed."""
    return Places(home, (home / "packs",), is_portable=False, own_packs=home / "packs")


@pytest.fixture
def trust() -> Trust:
    """A user who trusts nobody yet."""
    return Trust(UserStore.in_memory())


def _trusting(trust: Trust, path: Path, places: Places) -> Offer:
    offer = look_at(path, places, trust)
    trust.trust(offer.judgement)
    return look_at(path, places, trust)


def _edition(places: Places) -> str:
    session = open_session(places.pack_folders, is_kept=False)
    session.close()
    return next((pack.info.edition for pack in session.library.packs), "")


def test_an_unsigned_pack_needs_a_yes(places: Places, trust: Trust, tmp_path: Path) -> None:
    """Nobody signed it: without a clear yes nothing is installed, with it the pack is there."""
    offer = look_at(january(tmp_path), places, trust)
    assert (offer.step, offer.questions, offer.entries) == (Step.NEW, (Question.UNSIGNED,), 4)
    with pytest.raises(NotAskedError):
        install(offer, places)
    assert _edition(places) == ""

    path = install(offer, places, {Question.UNSIGNED})
    assert _edition(places) == JANUARY
    assert origin_of(path, places) is Origin.OWN


def test_a_new_publisher_is_asked_about_once(places: Places, trust: Trust, tmp_path: Path) -> None:
    """The first pack of a publisher asks; after a yes, the next edition does not."""
    offer = look_at(signed(january(tmp_path)), places, trust)
    assert offer.questions == (Question.NEW_PUBLISHER,)
    install(offer, places, {Question.NEW_PUBLISHER})
    trust.trust(offer.judgement)

    offer = look_at(signed(march(tmp_path)), places, trust)
    assert (offer.step, offer.questions) == (Step.UPDATE, ())
    install(offer, places)
    assert _edition(places) == MARCH


def test_an_update_says_what_it_touches_before_anything_is_replaced(
    places: Places, trust: Trust, tmp_path: Path
) -> None:
    """March would replace January: the sheet names the favourite that goes, and January is still shown."""
    install(_trusting(trust, signed(january(tmp_path)), places), places)
    offer = look_at(signed(march(tmp_path)), places, trust, _Marks())

    assert offer.sheet is not None
    assert [(one.entry, one.marks) for one in offer.sheet.touched] == [("harbour/gone", ("Favourites",))]
    assert offer.present is not None
    assert offer.present.edition == _edition(places) == JANUARY


def test_an_older_edition_never_comes_by_accident(places: Places, trust: Trust, tmp_path: Path) -> None:
    """January after March: it asks; with a yes January is shown, and March stays beside it."""
    install(_trusting(trust, signed(march(tmp_path)), places), places)
    offer = look_at(signed(january(tmp_path)), places, trust)
    assert (offer.step, offer.questions) == (Step.OLDER, (Question.OLDER,))
    with pytest.raises(NotAskedError):
        install(offer, places)

    install(offer, places, {Question.OLDER})
    assert _shown_here(places) == JANUARY
    assert len(list((places.own_packs or Path()).glob("*.hubpack"))) == 2


def _shown_here(places: Places) -> str:
    shown = shown_of(held_editions("test", places), places)
    return shown.edition if shown else ""


def test_the_same_pack_twice_changes_nothing(places: Places, trust: Trust, tmp_path: Path) -> None:
    """The very pack is here already: nothing is asked and nothing is written."""
    path = january(tmp_path)
    there = install(look_at(path, places, trust), places, {Question.UNSIGNED})
    before = there.stat()
    offer = look_at(path, places, trust)

    assert (offer.step, offer.questions, offer.sheet) == (Step.SAME, (), None)
    assert install(offer, places) == there
    assert there.stat() == before


def test_the_same_edition_with_other_bytes_is_refused(places: Places, trust: Trust, tmp_path: Path) -> None:
    """Two files call themselves the same edition and differ: the second is refused with the reason."""
    install(look_at(january(tmp_path), places, trust), places, {Question.UNSIGNED})
    other = rework_pack(january(tmp_path, "other.hubpack"), "UPDATE entries SET title = 'Other'")
    with pytest.raises(OtherBytesError) as caught:
        look_at(other, places, trust)

    assert (caught.value.path, caught.value.edition) == (other, JANUARY)


def test_another_publishers_pack_never_replaces_one_silently(places: Places, trust: Trust, tmp_path: Path) -> None:
    """A stranger's March carries the id of the council's January: it asks twice, whatever it calls itself."""
    install(_trusting(trust, signed(january(tmp_path)), places), places)

    assert look_at(signed(march(tmp_path), STRANGER), places, trust).questions == (
        Question.NEW_PUBLISHER,
        Question.OTHER_PUBLISHER,
    )
    assert look_at(march(tmp_path, "plain.hubpack"), places, trust).questions == (
        Question.UNSIGNED,
        Question.OTHER_PUBLISHER,
    )


def test_a_publishers_new_key_asks_nothing(places: Places, trust: Trust, tmp_path: Path) -> None:
    """The council has a new key, vouched for by the old one: its next edition comes without a question, twice."""
    install(_trusting(trust, signed(january(tmp_path)), places), places)
    path = signed(march(tmp_path), COUNCIL_NEW, make_succession(COUNCIL, COUNCIL_NEW.public))
    for _ in range(2):
        assert look_at(path, places, trust).questions == ()
    old = signed(march(tmp_path, "may.hubpack", "2026-05-01"))
    assert Question.OLD_KEY in look_at(old, places, trust).questions


def test_a_first_signature_on_a_pack_that_had_none_is_welcome(places: Places, trust: Trust, tmp_path: Path) -> None:
    """January was unsigned, March is signed by somebody trusted: that is no change of publisher."""
    install(look_at(january(tmp_path), places, trust), places, {Question.UNSIGNED})

    assert _trusting(trust, signed(march(tmp_path)), places).questions == ()


def test_a_changed_pack_is_refused_before_anything_is_asked(places: Places, trust: Trust, tmp_path: Path) -> None:
    """Signed, changed, sealed anew: looking at it ends in a refusal."""
    path = signed(january(tmp_path))
    seal = path.read_bytes()[-SIZE:]
    rework_pack(path, "UPDATE entries SET title = 'Other'")
    path.write_bytes(path.read_bytes()[:-SIZE])
    with path.open("ab") as file:
        file.write(Seal(digest_body(path, tail=0), seal[48:80], seal[80:]).to_bytes())
    with pytest.raises(PackForgedError):
        look_at(path, places, trust)


def test_where_nothing_may_be_written_it_is_said(trust: Trust, tmp_path: Path) -> None:
    """A locked-down device: there is no folder for packs."""
    places = Places(None, (), is_portable=False)
    offer = look_at(january(tmp_path), places, trust)
    with pytest.raises(NoFolderError):
        install(offer, places, {Question.UNSIGNED})


def test_a_pack_for_everyone_goes_into_the_shared_folder(trust: Trust, tmp_path: Path) -> None:
    """An administrator installs for all users."""
    shared, own = tmp_path / "shared", tmp_path / "own"
    places = Places(tmp_path, (shared, own), is_portable=False, own_packs=own, shared_packs=shared)
    path = install(look_at(january(tmp_path), places, trust), places, {Question.UNSIGNED}, for_everyone=True)

    assert path.parent == shared
    assert origin_of(path, places) is Origin.SHARED
    assert origin_of(tmp_path / "x.hubpack", places) is Origin.ELSEWHERE


def test_what_came_with_the_program_is_told_apart(tmp_path: Path) -> None:
    """On a stick, what lies in its `packs` came with it."""
    beside = tmp_path / "packs"
    places = Places(tmp_path, (beside,), is_portable=True, own_packs=beside)

    assert origin_of(beside / "a.hubpack", places) is Origin.BESIDE
