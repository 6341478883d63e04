"""Words, stems, slips and postings: what the index is made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.pack.planes import any_of, numbers_in, values_at
from hubdesk.pack.postings import decode_postings, encode_postings
from hubdesk.pack.slips import edits_between
from hubdesk.pack.spelling import stem_of
from hubdesk.pack.words import fold, fold_with_places, index_words, words_of

WORDS = st.text("abc", max_size=6)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Café, ＮＡÏＶＥ!", ["cafe", "naive"]),
        ("self-harm", ["self", "harm", "selfharm"]),
        ("don’t", ["don", "t", "dont"]),
        ("one-to-one", ["one", "to", "one", "onetoone", "oneto", "toone"]),
        ("- 'quoted' -", ["quoted"]),
        ("10–16 £5", ["10", "16", "5"]),
        ("Straße 日本", ["strasse", "日本"]),
    ],
)
def test_a_text_is_split_into_words(text: str, words: list[str]) -> None:
    """Small letters, no accents; joined words also as one."""
    assert index_words(text) == words


@pytest.mark.parametrize(
    "forms",
    [
        "bully bullies bullied bullying",
        "behaviour behavior behaviours behaviors",
        "organise organize organised organizing organisation organization",
        "counsellor counselor counsellors",
        "counselling counseling counselled",
        "programme program programmes programs",
        "centre center centres centers",
        "child children childrens",
        "woman women womens",
        "analyse analyze analysing analyzing",
        "practice practise practised",
        "judgement judgment",
        "licence license",
        "enrolment enrollment",
        "mum mom",
        "neighbourhood neighborhood",
        "teach teaches taught",
    ],
)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    """Endings, UK and US spelling, and words that change inside."""
    assert len({stem_of(word) for word in forms.split()}) == 1


@pytest.mark.parametrize(
    "words",
    ["bus budget busy business", "university universal", "experience experiment", "authority author", "prize price",
     "import important", "police policy", "size sis"],
)  # fmt: skip
def test_other_words_have_stems_of_their_own(words: str) -> None:
    """Words that only look alike are kept apart."""
    assert len({stem_of(word) for word in words.split()}) == len(words.split())


@given(st.text())
def test_folding_keeps_places(text: str) -> None:
    """Each folded character knows where it stood, whatever it becomes."""
    folded, places = fold_with_places(text)

    assert words_of(folded) == words_of(text)
    if places is None:
        assert len(folded) == len(text)
    else:
        assert len(places) == len(folded) + 1
        assert places == sorted(places)
        assert places[-1] == len(text)
    assert fold(fold(text)) == fold(text)


def _edits(one: str, other: str) -> int:
    """The plain way: the whole table."""
    table = {(at, 0): at for at in range(len(one) + 1)} | {(0, at): at for at in range(len(other) + 1)}
    for at, char in enumerate(one, 1):
        for place, its in enumerate(other, 1):
            costs = [table[at - 1, place] + 1, table[at, place - 1] + 1, table[at - 1, place - 1] + (char != its)]
            if at > 1 and place > 1 and char == other[place - 2] and one[at - 2] == its:
                costs.append(table[at - 2, place - 2] + 1)
            table[at, place] = min(costs)
    return table[len(one), len(other)]


@given(WORDS, WORDS, st.integers(0, 3))
def test_slips_are_counted(one: str, other: str, limit: int) -> None:
    """Letters too many, too few, wrong, or two in each other's place; counting ends where it is too much."""
    assert edits_between(one, other, limit) == min(_edits(one, other), limit + 1)


@given(st.dictionaries(st.integers(1, 3000), st.integers(1, 15)), st.integers(0, 500))
def test_postings_come_out_as_they_went_in(told: dict[int, int], more: int) -> None:
    """Few entries or many: each has its number, and no other entry has one."""
    size = max(told, default=0) + more
    numbers = sorted(told)
    planes = decode_postings(encode_postings(numbers, bytes(told[at] for at in numbers), size), size)

    assert numbers_in(any_of(planes)) == numbers
    assert values_at(planes, numbers) == [told[at] for at in numbers]


@pytest.mark.parametrize("untrusted", [b"", b"D", b"D12", b"S", b"S\x01\x05", b"S\x03abcd", b"S\x01\xff\x01", b"S\x01"])
def test_bytes_that_are_no_postings_are_refused(untrusted: bytes) -> None:
    """One bit can make anything of them."""
    with pytest.raises((ValueError, LookupError)):
        if any_of(decode_postings(untrusted, 20)) == 0:
            raise ValueError("nothing")
