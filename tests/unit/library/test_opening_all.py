from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from hubdesk.errors import PackDamagedError, PackMissingError, PackSlowError
from hubdesk.library.library import open_library
from hubdesk.library.opening import open_all
from hubdesk.model.address import EntryPlace
from hubdesk.model.vocabulary import TermKind
from hubdesk.pack.reader import Pack
from tests.packs import make_entry, make_pack

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_slow_place_is_named_and_the_others_do_not_wait(tmp_path: Path) -> None:
    """A pack lies on a drive that does not answer: the other opens at once, the slow one is named, and let go later."""
    quick, slow = make_pack(tmp_path / "quick.hubpack"), make_pack(tmp_path / "slow.hubpack", pack_id="slow")
    go_on, done = threading.Event(), threading.Event()
    late: list[Pack] = []

    def open_pack(path: Path) -> Pack:
        if path == slow:
            go_on.wait(30)
            late.append(Pack(path))
            threading.Timer(0.05, done.set).start()
            return late[0]
        return Pack(path)

    began = time.monotonic()
    packs, problems = open_all([slow, quick], [], open_pack, 0.2)
    took = time.monotonic() - began
    go_on.set()

    assert [pack.path for pack in packs] == [quick]
    assert [(type(problem), problem.path) for problem in problems] == [(PackSlowError, slow)]
    assert took < 5
    assert done.wait(10)
    for thread in threading.enumerate():
        if thread.name == "opening slow.hubpack":
            thread.join()
    try:
        late[0].ids(1)
    except PackDamagedError:
        pass  # closed, as it should be
    else:
        raise AssertionError("the pack that came too late is still open")
    packs[0].close()


def test_what_a_slow_folder_gave_in_time_is_used(tmp_path: Path) -> None:
    """The second pack of a folder hangs: the first is in the library, and the folder is named."""
    first = make_pack(tmp_path / "a.hubpack")
    second = make_pack(tmp_path / "b.hubpack", pack_id="slow")
    go_on = threading.Event()

    def open_pack(path: Path) -> Pack:
        if path == second:
            go_on.wait(30)
        return Pack(path)

    packs, problems = open_all([], [tmp_path, tmp_path / "not there"], open_pack, 0.2)
    go_on.set()

    assert [pack.path for pack in packs] == [first]
    assert [problem.path for problem in problems] == [tmp_path]
    packs[0].close()


def test_a_pack_that_vanishes_leaves_the_others_at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stick is pulled while the window is open: its lines say so, it is named once, the other pack is as before."""
    stays = make_pack(tmp_path / "a.hubpack", make_entry("harbour/a", "Apples"), pack_id="stays")
    goes = make_pack(tmp_path / "b.hubpack", make_entry("harbour/b", "Bikes"), pack_id="goes")
    with open_library([goes, stays]) as library:
        pulled = library.packs[0]
        assert (pulled.info.id, pulled.branches) == ("goes", {("harbour", "mentoring"): 1})

        def gone(*_: object) -> None:
            raise PackMissingError(goes)

        for question in ("lines", "places", "line", "introduction"):
            monkeypatch.setattr(pulled, question, gone)
        lines = library.lines(TermKind.PARTNERSHIP, "harbour", "mentoring", 0, 9)

        assert [line.title for line in lines] == ["This pack cannot be read now", "Apples"]
        assert library.row_of(TermKind.PARTNERSHIP, "harbour", "mentoring", "goes", "harbour/b") is None
        assert library.row_of(TermKind.PARTNERSHIP, "harbour", "mentoring", "stays", "harbour/a") == 1
        assert library.line(EntryPlace("", "harbour/a")) is not None
        assert library.entry(EntryPlace("stays", "harbour/a")).title == "Apples"
        page = library.term_page(TermKind.PARTNERSHIP, "harbour")
        assert page is not None
        assert page.entries == 2
        assert [type(problem) for problem in library.problems] == [PackMissingError]
