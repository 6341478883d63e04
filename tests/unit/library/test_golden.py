"""The questions of `tests/data/golden.yaml`, put to the real library: what people ask must be answered at the top."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from hubdesk.authoring.draft import read_pack
from hubdesk.library.search import LibrarySearch
from hubdesk.model.query import read_query
from hubdesk.pack.writer import write_pack
from tests.packs import ROOT, SAID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

QUESTIONS: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/data/golden.yaml").read_text(encoding="utf-8"))
TOP = 3


@pytest.fixture(scope="module")
def search() -> Iterator[LibrarySearch]:
    """A search in the library as it is given out."""
    with closing(LibrarySearch([(ROOT / "build/packs/headstart.hubpack", "headstart")])) as opened:
        yield opened


def _rank(search: LibrarySearch, question: dict[str, Any], *, while_typing: bool = False) -> int:
    """Give the place of the first entry that answers, from 1; 0 if none of the first 20 does."""
    query = read_query(question["question"], while_typing=while_typing)
    ids = [hit.id for hit in search.search(query, 20).hits]
    return next((place for place, id_ in enumerate(ids, 1) if id_ in question["expect"]), 0)


def test_what_people_ask_is_answered_at_the_top(
    search: LibrarySearch, record_property: Callable[[str, object], None]
) -> None:
    """Teachers, trainers and community workers ask; an entry that answers stands first, or nearly so."""
    ranks = [_rank(search, question) for question in QUESTIONS]
    mean = sum(1 / rank for rank in ranks if rank) / len(ranks)
    late = [question["question"] for question, rank in zip(QUESTIONS, ranks, strict=True) if not 0 < rank <= TOP]
    record_property(SAID, f"golden questions: {len(ranks)}, mean reciprocal rank {mean:.3f}")
    record_property(SAID, f"not in the top {TOP}: {len(late)} ({'; '.join(late)})")

    assert len(QUESTIONS) >= 80
    assert mean >= 0.85
    assert len(late) <= len(ranks) // 20


def test_an_answer_is_as_good_before_the_word_is_known_to_end(search: LibrarySearch) -> None:
    """In the window the last word may go on; who stops typing there finds what they would find with a space behind."""
    ranks = [_rank(search, question, while_typing=True) for question in QUESTIONS]

    assert sum(1 / rank for rank in ranks if rank) / len(ranks) >= 0.85


def test_the_first_ten_are_those_of_a_full_ranking(search: LibrarySearch, monkeypatch: pytest.MonkeyPatch) -> None:
    """To be quick, only the best 40 are read and put in order; reading all of them would show the same ten."""
    from hubdesk.library import choosing

    def tens() -> list[list[str]]:
        return [[hit.id for hit in search.search(read_query(one["question"]), 10).hits] for one in QUESTIONS]

    quick = tens()
    monkeypatch.setattr(choosing, "READ", 1000)
    same = sum(one == other for one, other in zip(quick, tens(), strict=True))

    assert same >= 0.95 * len(quick)


@pytest.mark.slow
def test_the_library_in_two_packs_gives_the_same_first_ten(search: LibrarySearch, tmp_path: Path) -> None:
    """Shared out to two packs, each question finds the same entries in the same order, with the same scores."""
    content = read_pack(ROOT / "content" / "headstart").content
    assert content is not None
    paths = []
    for number, name in enumerate(("even", "odd")):
        part = replace(content, info=content.info._replace(id=name), entries=content.entries[number::2], workshops=())
        paths.append((tmp_path / f"{name}.hubpack", name))
        write_pack(part, paths[-1][0])
    with closing(LibrarySearch(paths)) as shared:
        for question in QUESTIONS:
            query = read_query(question["question"])
            whole, parts = search.search(query, 10), shared.search(query, 10)
            assert [(hit.id, hit.score) for hit in whole.hits] == [(hit.id, hit.score) for hit in parts.hits]
            assert (whole.total, whole.explained) == (parts.total, parts.explained)
