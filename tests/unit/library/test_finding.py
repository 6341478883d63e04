from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hubdesk.library.search import LibrarySearch
from hubdesk.model.document import Callout, Definitions, Paragraph, Table, Text
from hubdesk.model.hit import Hit, Marked
from hubdesk.model.query import Filter, read_query
from hubdesk.model.vocabulary import TermKind
from hubdesk.pack.matching import Matcher, Sought
from hubdesk.pack.passages import passage
from hubdesk.pack.writer import write_pack
from tests.packs import heading, make_content, make_entry, make_pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WALK = "A walk by the sea. "
FILLER = "Nothing else of note stands here, on this or on any page. "

ENTRIES = (
    make_entry("harbour/title", "Anxiety before tests", FILLER, summary="What helped."),
    make_entry("harbour/summary", "Before tests", FILLER, summary="What helped with anxiety."),
    make_entry("harbour/body", "After tests", FILLER, f"{FILLER} Some felt anxiety.", summary="What helped."),
    make_entry("hills/emoji", "Emoji", f"😀👩‍👩‍👧 bridges 🌉. {FILLER}", themes=("parents",)),
    make_entry("hills/accents", "Café mornings", f"Cafe\u0301s and the Zürich plan: naïve? {FILLER}"),
    make_entry(
        "hills/long",
        "A long page",
        FILLER * 4,
        heading("Steps"),
        WALK + "First Steps",
        "Then a pier. " + FILLER,
        heading("Steps"),
        FILLER * 4,
        "Here comes the lighthouse keeper.",
        FILLER * 3,
        heading("What changed, and how we know"),
        "Fewer storms.",
        themes=("mentoring", "parents"),
    ),
    make_entry("hills/joined", "Joined", "It ends with alpha", heading("Beta gamma"), "delta goes on. " + FILLER),
    make_entry(
        "hills/parts",
        "Parts",
        Callout("tip", "Zebra", (Paragraph((Text("yak"),)),)),
        Table(("left",), ((Text("Wombat"),),), (((Text("vole"),),),)),
        Definitions((((Text("Urchin"),), (Paragraph((Text("toad"),)),)),)),
    ),
    make_entry("hills/signs", "C++ and don't", "Self-harm is named here; title:foo, 50%, it’s. AND OR NOT NEAR."),
)


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LibrarySearch]:
    """A search in a pack made for it."""
    path: Path = make_pack(tmp_path_factory.mktemp("search") / "a.hubpack", *ENTRIES)
    with closing(LibrarySearch([(path, "test")])) as opened:
        yield opened


def _filters(only: dict[str, str]) -> tuple[Filter, ...]:
    kinds = {"partnership": TermKind.PARTNERSHIP, "theme": TermKind.THEME}
    return tuple(Filter(kinds[name], id_) for name, id_ in only.items())


def _hits(search: LibrarySearch, typed: str, *, while_typing: bool = False, **only: str) -> list[Hit]:
    answer = search.search(read_query(typed, while_typing=while_typing, filters=_filters(only)), 50)
    assert answer.total == len(answer.hits)
    return list(answer.hits)


def _slugs(hits: list[Hit]) -> list[str]:
    return [hit.id.partition("/")[2] for hit in hits]


def _marked(marked: Marked) -> list[str]:
    return [marked.text[first:past] for first, past in marked.marks]


def test_a_word_in_the_title_counts_most(search: LibrarySearch) -> None:
    """Title stands over summary, summary over body; the score says so."""
    hits = _hits(search, "anxiety")

    assert _slugs(hits) == ["title", "summary", "body"]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert min(hit.score for hit in hits) > 0


@pytest.mark.parametrize(
    ("typed", "slug", "form"),
    [
        ("bridge", "emoji", "bridges"),
        ("bridging", "emoji", "bridges"),
        ("LIGHTHOUSES", "long", "lighthouse"),
        ("stormy storm", "long", "storms"),
        ("cafe", "accents", "Cafe\u0301s"),
        ("café", "accents", "Cafe\u0301s"),
        ("cafe\u0301", "accents", "Cafe\u0301s"),
        ("zurich", "accents", "Zürich"),
        ("naive", "accents", "naïve"),
        ("ＮＡÏＶＥ naïve", "accents", "naïve"),
    ],
)  # fmt: skip
def test_any_form_of_a_word_finds_it(search: LibrarySearch, typed: str, slug: str, form: str) -> None:
    """Another ending, capitals, or no accents: the entry is found, and the form that stands there is marked."""
    hits = _hits(search, typed)

    assert [hit.id.partition("/")[2] for hit in hits] == [slug]
    assert _marked(hits[0].snippet) == [form]


def test_the_title_marks_its_words_too(search: LibrarySearch) -> None:
    """The words looked for are marked in the title, accents and all."""
    (hit,) = _hits(search, "cafe morning")

    assert hit.title == Marked("Café mornings", ((0, 4), (5, 13)))


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [("lightho", True), ("l", True), ("walk lighth", True), ("lightho ", False)],
)
def test_the_last_word_may_be_half_typed(search: LibrarySearch, typed: str, *, is_found: bool) -> None:
    """While typing, half of the last word finds; half a word with something behind it does not."""
    assert ("long" in _slugs(_hits(search, typed, while_typing=True))) is is_found


def test_half_a_word_marks_the_whole_word(search: LibrarySearch) -> None:
    """While "lightho" is typed, "lighthouse" is marked."""
    (hit,) = _hits(search, "lightho", while_typing=True)

    assert _marked(hit.snippet) == ["lighthouse"]


def test_marks_stand_exactly_behind_emoji(search: LibrarySearch) -> None:
    """Letters outside the first plane, and several of them in one sign, shift no mark."""
    (hit,) = _hits(search, "bridge")

    assert hit.snippet.text.startswith("😀👩‍👩‍👧 bridges 🌉.")
    assert hit.snippet.marks == ((7, 14),)


def test_marks_stand_exactly_behind_accents(search: LibrarySearch) -> None:
    """An accent that is a letter of its own belongs to the word before it."""
    (hit,) = _hits(search, "plan")

    assert hit.snippet.text.startswith("Cafe\u0301s and the Zürich plan: naïve?")
    assert hit.snippet.marks == ((22, 26),)


def test_a_hit_says_all_that_a_list_shows(search: LibrarySearch) -> None:
    """Pack, id, partnership and themes stand in the hit."""
    (hit,) = _hits(search, "lighthouse")

    assert (hit.pack, hit.id, hit.partnership, sorted(hit.themes)) == (
        "test",
        "hills/long",
        "hills",
        ["mentoring", "parents"],
    )


@pytest.mark.parametrize(
    ("typed", "heading_", "anchor"),
    [
        ("sea", "Steps", "steps"),
        ("pier", "Steps", "steps"),
        ("lighthouse", "Steps", "steps-2"),
        ("storms", "What changed, and how we know", "what-changed-and-how-we-know"),
    ],
)
def test_a_hit_leads_to_the_heading_that_it_stands_under(
    search: LibrarySearch, typed: str, heading_: str, anchor: str
) -> None:
    """Two headings have one name, and a paragraph ends with it: the hit leads to the right place all the same."""
    (hit,) = _hits(search, typed)

    assert (hit.heading, hit.anchor) == (heading_, anchor)


def test_a_hit_before_the_first_heading_leads_to_the_page(search: LibrarySearch) -> None:
    """A word in the opening lines: the hit names no heading."""
    (hit,) = _hits(search, "bridges")

    assert (hit.heading, hit.anchor) == ("", "")


def test_a_hit_in_the_summary_shows_the_summary(search: LibrarySearch) -> None:
    """Where only title and summary match, the summary is the snippet."""
    hit = _hits(search, "anxiety")[1]

    assert (hit.snippet.text, _marked(hit.snippet), hit.heading) == ("What helped with anxiety.", ["anxiety"], "")


def test_a_hit_in_the_title_alone_shows_the_summary_without_marks(search: LibrarySearch) -> None:
    """The summary says what the entry is; nothing in it is marked."""
    hit = _hits(search, "anxiety")[0]

    assert (hit.snippet, _marked(hit.title)) == (Marked("What helped."), ["Anxiety"])


def test_a_long_page_shows_where_the_word_stands(search: LibrarySearch) -> None:
    """The snippet is a passage around the word, with dots where the page goes on, in one line."""
    (hit,) = _hits(search, "lighthouse")

    assert "Here comes the lighthouse keeper." in hit.snippet.text
    assert hit.snippet.text.startswith("…")
    assert hit.snippet.text.endswith("…")
    assert "\n" not in hit.snippet.text
    assert len(hit.snippet.text) < 300


def test_a_phrase_across_a_heading_is_marked_where_it_stands(search: LibrarySearch) -> None:
    """A phrase begins in a paragraph and ends in the heading below: no other word is marked."""
    (hit,) = _hits(search, '"alpha beta"')

    assert set(" ".join(_marked(hit.snippet)).split()) <= {"alpha", "Beta"}
    assert _marked(hit.snippet)


def test_a_phrase_that_ends_a_heading_is_marked_where_it_stands(search: LibrarySearch) -> None:
    """A phrase begins in a heading and ends in the paragraph below: no other word is marked."""
    (hit,) = _hits(search, '"gamma delta"')

    assert set(" ".join(_marked(hit.snippet)).split()) <= {"gamma", "delta"}
    assert _marked(hit.snippet)
    assert hit.heading == "Beta gamma"


def test_a_word_that_entries_write_as_two_is_marked_there(search: LibrarySearch) -> None:
    """Typed as one, it stands in the text with a hyphen; there it is marked, and there the passage is."""
    hit = _hits(search, "selfharm")[0]

    assert (hit.id, _marked(hit.snippet)) == ("hills/signs", ["Self-harm"])
    assert hit.forms == ("self-harm",)


@pytest.mark.parametrize("letters", range(150, 222))
def test_no_half_of_a_phrase_is_marked(letters: int) -> None:
    """Where the passage ends within a phrase, what is left of it is not what was looked for."""
    text = f"kite {'x' * letters} red kite and more words behind it, so that the passage is cut somewhere here."
    places = Matcher([Sought(("red kite",), 1), Sought(("kite",), 1)]).find(text)

    marked = passage(text, (), places, 0)

    assert {marked.text[first:past] for first, past in marked.marks} <= {"kite", "red kite"}


def test_a_phrase_must_stand_together(search: LibrarySearch) -> None:
    """Words in quotes are found only in this order, one behind the other."""
    assert _slugs(_hits(search, '"lighthouse keeper"')) == ["long"]
    assert _slugs(_hits(search, '"keeper lighthouse"')) == []
    assert _slugs(_hits(search, "keeper lighthouse")) == ["long"]


@pytest.mark.parametrize("typed", ["zebra", "yak", "wombat", "vole", "urchin", "toad"])
def test_boxes_tables_and_definitions_are_searched(search: LibrarySearch, typed: str) -> None:
    """Every word that stands on the page is found, whatever it stands in."""
    assert _slugs(_hits(search, typed)) == ["parts"]


@pytest.mark.parametrize("typed", ["C++", "don't", "don’t", "self-harm", "title:foo", "50%", "it's", "NEAR AND OR"])
def test_signs_are_no_orders(search: LibrarySearch, typed: str) -> None:
    """What search engines take for orders is looked for as it stands."""
    assert _slugs(_hits(search, typed))[:1] == ["signs"]


def test_a_search_can_be_narrowed(search: LibrarySearch) -> None:
    """Only this partnership, only this theme, or both; a term that nothing carries finds nothing."""
    assert _slugs(_hits(search, "tests", partnership="hills")) == []
    assert sorted(_slugs(_hits(search, "page", theme="parents"))) == ["emoji", "long"]
    assert _slugs(_hits(search, "long page", partnership="hills", theme="mentoring")) == ["long"]
    assert _slugs(_hits(search, "lighthouse", partnership="harbour", theme="mentoring")) == []
    assert _slugs(_hits(search, "page", theme="' OR 1=1 --")) == []


def test_names_of_terms_are_found(search: LibrarySearch) -> None:
    """A theme's or a partnership's name finds the entries that carry it."""
    assert sorted(_slugs(_hits(search, "parenting support"))) == ["emoji", "long"]
    assert sorted(_slugs(_hits(search, "harbour town"))) == ["body", "summary", "title"]


def test_only_so_many_hits_are_given(search: LibrarySearch) -> None:
    """The best two of all that there are, and how many there are."""
    answer = search.search(read_query("tests"), 2)

    assert (answer.total, len(answer.hits)) == (3, 2)
    assert list(answer.hits) == _hits(search, "tests")[:2]


def test_nothing_typed_finds_nothing(search: LibrarySearch) -> None:
    """An empty field is no search."""
    answer = search.search(read_query(""))

    assert (answer.total, answer.hits, answer.rescue) == (0, (), None)


def test_cells_side_by_side_are_told_apart_in_a_passage(tmp_path: Path) -> None:
    """A dot stands between what is no sentence; behind a full stop, also one in quotation marks, there is none."""
    cells = Table(("left", "left"), ((Text("Week"),), (Text("What"),)), (((Text("One"),), (Text("Quokka"),)),))
    path = make_pack(
        tmp_path / "a.hubpack", make_entry("harbour/a", "A", "A plan.", cells, "“It helped.”", "So it is.")
    )
    with closing(LibrarySearch([(path, "test")])) as opened:
        (hit,) = opened.search(read_query("quokka")).hits

    assert hit.snippet.text == "…Quokka · “It helped.” So it is."


def test_a_passage_ends_with_a_whole_word(tmp_path: Path) -> None:
    """Where the room ends just behind a paragraph, the next one is not begun with a letter or two."""
    for size in range(205, 225):
        text = ("A quokka " + "sleeps " * 40)[: size - 1].rstrip() + "."
        path = make_pack(
            tmp_path / f"{size}.hubpack", make_entry("harbour/a", "A", text, "Otherwise nothing is known.")
        )
        with closing(LibrarySearch([(path, "test")])) as opened:
            (hit,) = opened.search(read_query("quokka")).hits
        words = {*text.rstrip(".").split(), "Otherwise", "nothing", "is", "known"}

        assert set(hit.snippet.text.replace("…", "").replace(".", "").split()) <= words


def test_a_passage_shows_the_word_that_was_typed_before_one_of_the_same_meaning(tmp_path: Path) -> None:
    """Panic stands first, and is found with worry; but the reader asked for worry, and looks for it."""
    entry = make_entry("harbour/a", "A", "No need to panic.", FILLER * 6, heading("Talk"), "Some worries were heard.")
    content = replace(make_content(entry), synonyms=(("worry", "panic"),))
    write_pack(content, tmp_path / "a.hubpack")
    with closing(LibrarySearch([(tmp_path / "a.hubpack", "test")])) as opened:
        (hit,) = opened.search(read_query("worries")).hits
        (other,) = opened.search(read_query("panic")).hits

    assert "Some worries were heard." in hit.snippet.text
    assert hit.heading == "Talk"
    assert other.snippet.text.startswith("No need to panic.")
