"""What was meant is found: other endings, other spellings, words of the same meaning, slips, and words run together."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.library.search import LibrarySearch
from hubdesk.model.query import Filter, read_query
from hubdesk.model.vocabulary import TermKind
from hubdesk.pack.writer import write_pack
from tests.packs import heading, make_content, make_entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hubdesk.model.hit import Answer

SYNONYMS = (
    ("attendance", "absence", "skipping school", "EBSA"),
    ("teaching assistant", "TA"),
    ("bicycle", "penny farthing"),
    ("calm budget", "lunch rota"),
    ("nine o'clock", "children's evening", "quiet word"),
)
FILLER = "Here is nothing of note, neither on this line nor on that one. "

ENTRIES = (
    make_entry("harbour/absence", "Absence letters", FILLER, summary="What a letter does."),
    make_entry("harbour/skipping", "A quiet word", f"{FILLER} Some were skipping school on Fridays.", summary="One."),
    make_entry("harbour/attend", "Attendance", f"{FILLER} A mentor.", summary="Two.", themes=("parents",)),
    make_entry("hills/assistant", "Helpers", f"{FILLER} Each teaching assistant met them.", summary="Three."),
    make_entry("hills/behaviour", "Behaviour at lunch", f"{FILLER} Organised games.", summary="Four."),
    make_entry("hills/harm", "Care", f"{FILLER} Self-harm is talked about. Well-being too.", summary="Five."),
    make_entry("hills/budget", "The budget", f"{FILLER} Budgets.", summary="Six."),
    make_entry(
        "hills/bus", "A bus in the hills", f"{FILLER} Buses.", summary="Seven.", themes=("parents", "mentoring")
    ),
    make_entry("hills/phrase", "Far apart", f"The safe. {FILLER * 3} A space.", summary="Eight."),
    make_entry("hills/near", "Side by side", f"{FILLER * 3} In a safe space. {FILLER}", summary="Nine."),
    make_entry(
        "harbour/anxious", "Anxiety before tests", heading("Breathing"), "Breathe in — then out.", summary="Ten."
    ),
)


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LibrarySearch]:
    """A search in a pack with synonyms."""
    path: Path = tmp_path_factory.mktemp("meant") / "a.hubpack"
    write_pack(replace(make_content(*ENTRIES), synonyms=SYNONYMS), path)
    with closing(LibrarySearch([(path, "test")])) as opened:
        yield opened


def _ask(search: LibrarySearch, typed: str, *, while_typing: bool = False) -> Answer:
    return search.search(read_query(typed, while_typing=while_typing))


def _slugs(answer: Answer) -> list[str]:
    return [hit.id.partition("/")[2] for hit in answer.hits]


@pytest.mark.parametrize(
    "typed", ["attendance", "attending", "absence", "skipping school", "skip school", "EBSA", "ebsa"]
)
def test_words_of_the_same_meaning_find_each_other(search: LibrarySearch, typed: str) -> None:
    """Whichever of them is typed, all three entries are found, also by a phrase and by a short form."""
    assert set(_slugs(_ask(search, typed))) == {"absence", "skipping", "attend"}


@pytest.mark.parametrize("typed", ["absence", "skipping school", "ebsa"])
def test_words_of_the_same_meaning_count_while_typing(search: LibrarySearch, typed: str) -> None:
    """The last word may still go on; it is taken for what it is so far."""
    assert set(_slugs(_ask(search, typed, while_typing=True))) == {"absence", "skipping", "attend"}


@pytest.mark.parametrize("typed", ["children's evening", "children’s evening", "nine o'clock"])
def test_words_of_the_same_meaning_may_have_an_apostrophe(search: LibrarySearch, typed: str) -> None:
    """Who types what belongs to somebody finds what means the same."""
    assert _slugs(_ask(search, typed)) == ["skipping"]


def test_the_word_itself_comes_first(search: LibrarySearch) -> None:
    """An entry with the word that was typed stands above those with another."""
    assert _slugs(_ask(search, "attendance"))[0] == "attend"
    assert _slugs(_ask(search, "absence"))[0] == "absence"


def test_other_words_are_said_and_can_be_taken_away(search: LibrarySearch) -> None:
    """“Also counting absence”; without it, only the word itself is found. What the pack never says is not named."""
    answer = _ask(search, "attendance")
    said = {part.kind: part for part in answer.explanation}

    assert answer.explained == "Entries with “attendance”, also counting “absence” and “skipping school”."
    assert said["meaning"].said.text == "also counting “absence” and “skipping school”"
    assert said["meaning"].without is not None
    assert _slugs(search.search(said["meaning"].without)) == ["attend"]


def test_a_word_of_the_same_meaning_is_marked(search: LibrarySearch) -> None:
    """The phrase that was counted is marked in the passage, and named for the opened page."""
    hit = next(hit for hit in _ask(search, "absence").hits if hit.id == "harbour/skipping")

    assert [hit.snippet.text[first:past] for first, past in hit.snippet.marks] == ["skipping school"]
    assert hit.forms == ("skipping school",)


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("behavior", "behaviour"),
        ("BEHAVIORS", "behaviour"),
        ("organized", "behaviour"),
        ("organizing", "behaviour"),
        ("TA", "assistant"),
        ("selfharm", "harm"),
        ("self harm", "harm"),
        ("self-harming", "harm"),
        ("wellbeing", "harm"),
        ("well being", "harm"),
        ("breathing", "anxious"),
    ],
)
def test_other_spellings_find(search: LibrarySearch, typed: str, slug: str) -> None:
    """UK and US, joined, apart or with a hyphen, short forms: the entry is found, and no slip is spoken of."""
    answer = _ask(search, typed)

    assert _slugs(answer) == [slug]


@pytest.mark.parametrize(
    ("typed", "used", "slug"),
    [
        ("anxeity", "anxiety", "anxious"),
        ("anxity", "anxiety", "anxious"),
        ("qnxiety", "anxiety", "anxious"),
        ("anxietyy", "anxiety", "anxious"),
        ("behavuor", "behaviour", "behaviour"),
        ("busget", "budget", "budget"),
    ],
)
def test_a_slip_is_mended_and_said(search: LibrarySearch, typed: str, used: str, slug: str) -> None:
    """One or two letters are wrong, the first one too: the search goes on with the right word and offers the way back."""
    answer = _ask(search, typed)

    assert _slugs(answer) == [slug]
    assert [(one.typed, one.used) for one in answer.mended] == [(typed, used)]
    assert answer.explained.endswith(f"“{typed}” stands nowhere, so we searched for “{used}” instead.")
    back = search.search(answer.mended[0].instead)
    assert (back.total, back.mended) == (0, ())
    assert back.rescue is not None


@pytest.mark.parametrize("typed", ["budgets", "bus", "tests", "note", "ab", "xy"])
def test_a_word_that_is_there_is_never_mended(search: LibrarySearch, typed: str) -> None:
    """A word of the library, or one too short to tell, is looked for as it is."""
    assert _ask(search, typed).mended == ()


@pytest.mark.parametrize("typed", ["gadget", "leather", "center", "farce"])
def test_an_english_word_is_no_slip(search: LibrarySearch, typed: str) -> None:
    """The library lacks the word, and has one that is spelt nearly so: that one is offered, not taken."""
    answer = _ask(search, typed)

    assert (answer.total, answer.mended) == (0, ())
    assert answer.rescue is not None
    assert answer.rescue.spellings == answer.did_you_mean


def test_a_word_that_is_spelt_nearly_so_is_offered(search: LibrarySearch) -> None:
    """“Did you mean letter?”, with what it would find."""
    assert [(one.name, one.total) for one in _ask(search, "latter").did_you_mean] == [("letter", 1)]


def test_an_english_word_that_is_far_from_all_is_left_alone(search: LibrarySearch) -> None:
    """Two letters between “gadget” and “budget” make another word, and no slip: it is not even offered."""
    assert _ask(search, "gadget").did_you_mean == ()


@pytest.mark.parametrize(
    ("typed", "used", "slug"),
    [
        ("sefl-harm", "self harm", "harm"),
        ("self-hram", "self harm", "harm"),
        ("teahcing-assistant", "teaching assistant", "assistant"),
        ("teahcing asistant", "teaching", "assistant"),
        ("skiping school", "skipping", "skipping"),
        ("pneny farthing", "penny", ""),
    ],
)
def test_slips_are_mended_in_joined_words_and_in_phrases(
    search: LibrarySearch, typed: str, used: str, slug: str
) -> None:
    """Each word of a joined one is mended, and words that only together mean something: TA, attendance."""
    answer = _ask(search, typed)

    assert answer.mended[0].used == used
    assert (slug in _slugs(answer)) == bool(slug)
    assert answer.mended[0].typed in typed
    again = search.search(answer.mended[0].instead).mended
    assert answer.mended[0].typed not in [one.typed for one in again]


def test_a_slip_in_a_word_that_only_means_something_is_mended(search: LibrarySearch) -> None:
    """No entry says “bycicle”, nor “bicycle”, but the author says that it is a word."""
    assert [one.used for one in _ask(search, "bycicle").mended] == ["bicycle"]


def test_letters_that_mean_nothing_are_not_taken_for_words(search: LibrarySearch) -> None:
    """“bsu” may be “bus”, and “nite” may be “note”; beside “zzqxv” it is not clear, so it is offered alone."""
    assert [one.used for one in _ask(search, "nmte").mended] == ["note"]
    answer = _ask(search, "zzqxv nmte")
    assert (answer.mended, answer.total) == ((), 0)
    assert [one.name for one in answer.did_you_mean] == ["note"]
    assert [one.used for one in _ask(search, "zzqxv behavuor").mended] == ["behaviour"]  # too long for chance


def test_a_short_word_with_two_slips_and_another_beginning_is_offered_only(search: LibrarySearch) -> None:
    """“gudgat” is too far from “budget”."""
    answer = _ask(search, "gudgat")
    assert (answer.mended, [one.name for one in answer.did_you_mean]) == ((), ["budget"])


@pytest.mark.parametrize(
    ("typed", "offered"), [("nte", ["note"]), ("bsu", ["bus"]), ("cus", []), ("teh", []), ("xst", [])]
)
def test_of_three_letters_a_word_is_offered_that_has_one_more_or_the_same(
    search: LibrarySearch, typed: str, offered: list[str]
) -> None:
    """Nothing is taken for them: they may be a short form. One letter changed would make too many words of them."""
    answer = _ask(search, typed)

    assert (answer.mended, [one.name for one in answer.did_you_mean]) == ((), offered)


def test_short_forms_of_small_words_tell_nothing_either(search: LibrarySearch) -> None:
    """“doesn't” is as small as “does”; alone it is looked for, as any word is."""
    answer = _ask(search, "why doesn't the bus come")

    assert "doesn't" not in answer.explained
    assert _slugs(answer) == ["bus"]
    assert _ask(search, "doesn't").explained == "Entries with “doesn't”."


@pytest.mark.parametrize(
    ("typed", "used"),
    [
        ("budgit plan", ["budget"]),
        ("BUDGIT PLAN", ["budget"]),
        ("a BUDGIT plan", []),
        ("BudGit plan", []),
        ("xbus", []),
    ],
)
def test_a_name_in_capitals_is_no_slip(search: LibrarySearch, typed: str, used: list[str]) -> None:
    """RCADS, DofE, Xbox: words near them are offered, not taken; who types all in capitals has the key stuck."""
    answer = _ask(search, typed)

    assert [one.used for one in answer.mended] == used
    assert used or [one.name for one in answer.did_you_mean]


def test_a_phrase_is_found_in_whatever_form_an_entry_says_it(tmp_path: Path) -> None:
    """The author's row says “young person” and “youth leader”; entries say people and leaders, and mean the same."""
    entries = (
        make_entry("harbour/one", "One", f"{FILLER} A young person.", summary="First."),
        make_entry("harbour/two", "Two", f"{FILLER} Young people.", summary="Second."),
        make_entry("harbour/three", "Three", f"{FILLER} Youth leaders.", summary="Third."),
        make_entry("harbour/four", "Four", f"{FILLER} People who are young.", summary="Fourth."),
    )
    rows = (("daughter", "young people", "young person"), ("prefects", "youth leader"))
    path = tmp_path / "phrases.hubpack"
    write_pack(replace(make_content(*entries), synonyms=rows), path)
    with closing(LibrarySearch([(path, "test")])) as opened:
        assert set(_slugs(_ask(opened, "daughter"))) == {"one", "two"}
        assert _slugs(_ask(opened, "prefects")) == ["three"]


def test_words_that_mean_one_thing_are_looked_for_singly_where_nothing_says_it(search: LibrarySearch) -> None:
    """The author knows “calm budget” and “lunch rota”; no entry says either, but some speak of a budget."""
    answer = _ask(search, "calm budget")

    assert _slugs(answer) == ["budget"]
    assert answer.explained == "No entry has “calm”. 1 entry has “budget”."


def test_what_stands_nowhere_is_named(search: LibrarySearch) -> None:
    """So that nobody takes the rest for an answer to all of it."""
    assert _ask(search, "zebra bus giraffe").explained == "No entry has “zebra” or “giraffe”. 1 entry has “bus”."
    several = _ask(search, "zebra bus budget").explained
    assert several.startswith("No entry has “zebra”. 2 entries have some of the other words.")


def test_half_a_word_finds_words_that_begin_so_and_no_other(search: LibrarySearch) -> None:
    """While "bus" is typed, "budget" is not found, though both begin with "bu"; while "bu" is typed, both are."""
    assert _slugs(_ask(search, "bus", while_typing=True)) == ["bus"]
    assert set(_slugs(_ask(search, "bu", while_typing=True))) == {"bus", "budget"}


def test_a_phrase_comes_before_scattered_words(search: LibrarySearch) -> None:
    """Without quotes, the entry where the words stand side by side comes first."""
    assert _slugs(_ask(search, "safe space")) == ["near", "phrase"]
    assert _slugs(_ask(search, '"safe space"')) == ["near"]


def test_small_words_do_not_rule(search: LibrarySearch) -> None:
    """A whole sentence is typed: its telling words decide."""
    assert _slugs(_ask(search, "what can I do about the anxiety of a pupil?"))[0] == "anxious"
    assert _slugs(_ask(search, '"in a safe space"')) == ["near"]


def test_minus_leaves_out_and_or_gives_a_choice(search: LibrarySearch) -> None:
    """For those who know them."""
    assert _slugs(_ask(search, "bus OR budget -buses")) == ["budget"]
    assert set(_slugs(_ask(search, "bus OR budget"))) == {"bus", "budget"}
    assert set(_slugs(_ask(search, 'letter -"what a letter"'))) == set()


def test_facets_count_what_is_found(search: LibrarySearch) -> None:
    """Each term says how many of the entries found carry it; one that would lead nowhere says 0."""
    answer = _ask(search, "absence")
    counts = {(facet.kind, term.term.id): term.count for facet in answer.facets for term in facet.terms}

    assert counts[TermKind.PARTNERSHIP, "harbour"] == 3
    assert counts[TermKind.PARTNERSHIP, "hills"] == 0
    assert (counts[TermKind.THEME, "mentoring"], counts[TermKind.THEME, "parents"]) == (2, 1)


def test_a_facet_that_is_on_lets_others_of_its_kind_be_added(search: LibrarySearch) -> None:
    """Narrowed to parents, mentoring still says what it would add; both together find what either does."""
    query = read_query("absence").with_filter(TermKind.THEME, "parents")
    answer = search.search(query)
    (facet,) = [facet for facet in answer.facets if facet.kind == TermKind.THEME]
    found = {term.term.id: (term.count, term.is_on) for term in facet.terms}

    assert _slugs(answer) == ["attend"]
    assert found == {"mentoring": (2, False), "parents": (1, True)}
    assert search.search(facet.terms[0].query).total == 3
    assert facet.terms[1].query.filters == ()


def test_filters_without_words_list_entries_by_title(search: LibrarySearch) -> None:
    """Nothing is typed, a theme is chosen: its entries are listed."""
    answer = search.search(read_query("").with_filter(TermKind.THEME, "parents"))

    assert _slugs(answer) == ["bus", "attend"]
    assert answer.explained == "Entries in Parenting support."


def test_words_that_name_a_term_offer_it(search: LibrarySearch) -> None:
    """“harbour town letters”: the partnership offers itself, and taking it leaves the other words."""
    answer = _ask(search, "harbour town letters ")
    (offer,) = answer.offers

    assert (offer.term.name, offer.words, offer.total) == ("Harbour Town", "harbour town", 1)
    assert offer.query.typed.strip() == "letters"
    assert offer.query.filters == (Filter(TermKind.PARTNERSHIP, "harbour"),)


def test_nothing_found_is_never_an_end(search: LibrarySearch) -> None:
    """A filter stands in the way: what was tried, what to drop and what that gives, what is near, and the themes."""
    answer = search.search(read_query("budget").with_filter(TermKind.PARTNERSHIP, "harbour"))
    rescue = answer.rescue

    assert answer.total == 0
    assert rescue is not None
    assert rescue.tried[0].startswith("We looked for “budget”")
    assert rescue.tried[-1] == "We looked only in Harbour Town."
    assert [(drop.name, drop.total) for drop in rescue.drops] == [("Harbour Town", 1)]
    assert [hit.id for hit in rescue.nearest] == ["hills/budget"]
    assert [(theme.term.id, theme.count) for theme in rescue.themes] == [("mentoring", 10), ("parents", 2)]
    assert search.search(rescue.themes[1].query).total == 2


def test_a_part_that_is_taken_away_leaves_the_rest(search: LibrarySearch) -> None:
    """Every part of the explanation that can be removed says what it does, and its search works."""
    query = read_query("safe bus -budget").with_filter(TermKind.PARTNERSHIP, "hills").in_packs("test")
    parts = search.search(query).explanation

    assert [part.kind for part in parts] == ["words", "words", "excluded", "filter", "pack"]
    for part in parts:
        assert part.removal
        assert part.without is not None
        assert search.search(part.without).query == part.without


def test_the_ranking_does_not_depend_on_the_pack(tmp_path: Path) -> None:
    """The same entries in one pack or spread over two stand in the same order, with the same scores."""
    entries = [make_entry(f"harbour/e{number}", f"Kettle {number}", "tea " * number + FILLER) for number in range(1, 9)]
    entries.append(make_entry("hills/other", "Spoons", f"{FILLER} One kettle of tea."))
    one, two, both = (tmp_path / f"{name}.hubpack" for name in ("one", "two", "both"))
    write_pack(make_content(*entries, pack_id="both"), both)
    write_pack(make_content(*entries[::2], pack_id="one"), one)
    write_pack(make_content(*entries[1::2], pack_id="two"), two)
    with (
        closing(LibrarySearch([(both, "both")])) as whole,
        closing(LibrarySearch([(one, "one"), (two, "two")])) as parts,
    ):
        for typed in ("kettle", "tea", "kettle tea", "kettel"):
            expected, found = _ask(whole, typed), _ask(parts, typed)
            assert [(hit.id, hit.score) for hit in found.hits] == [(hit.id, hit.score) for hit in expected.hits]
            assert found.total == expected.total


@given(st.text(max_size=40), st.text(max_size=40), st.booleans())
def test_no_text_makes_a_search_fail(search: LibrarySearch, first: str, second: str, while_typing: bool) -> None:
    """Anything at all, with anything around it, is answered, and marks lie within their texts."""
    for typed in (first, f'{first} OR "{second}', f"-{first} attendance {second}", f"anx{first} {second}"):
        answer = _ask(search, typed, while_typing=while_typing)
        assert answer.total >= len(answer.hits)
        for hit in answer.hits:
            for marked in (hit.title, hit.snippet):
                assert all(0 <= start < end <= len(marked.text) for start, end in marked.marks)


@pytest.mark.parametrize("while_typing", [False, True])
def test_words_that_tell_nothing_are_neither_said_nor_marked(search: LibrarySearch, while_typing: bool) -> None:
    """A whole question ("how to get attendance in") is about attendance: no chip and no mark for the other words."""
    answer = _ask(search, "how to get attendance in", while_typing=while_typing)
    said = [part.said.text for part in answer.explanation if part.kind == "words"]

    assert said == ["with “attendance”"]
    assert _slugs(answer)[0] == "attend"
    assert all(form.startswith(("attend", "absence", "skipping")) for hit in answer.hits for form in hit.forms)


def test_words_that_tell_nothing_count_where_there_are_no_others(search: LibrarySearch) -> None:
    """Somebody looks for nothing but small words: they are looked for."""
    answer = _ask(search, "this and that")

    assert answer.total
    assert len([part for part in answer.explanation if part.kind == "words"]) == 3
