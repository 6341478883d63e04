from __future__ import annotations

import pytest

from hubdesk.model.around import Related, say_reason
from hubdesk.model.entry import EntryLine
from hubdesk.model.vocabulary import Term, TermKind


@pytest.mark.parametrize(
    ("topics", "words", "said"),
    [
        (("Bullying",), ("cope",), "Both are about bullying"),
        (("Small grants", "PSHE"), (), "Both are about small grants and PSHE"),
        (("Covid-19 response",), (), "Both are about Covid-19 response"),
        ((), ("cope", "worry"), "Both speak of “cope” and “worry”"),
    ],
)
def test_the_reason_is_said_in_a_few_words(topics: tuple[str, ...], words: tuple[str, ...], said: str) -> None:
    """Topics if both carry any, else the words that both use."""
    terms = tuple(Term(TermKind.TOPIC, name, name) for name in topics)

    assert say_reason(Related(EntryLine("p", "a/b", "T"), terms, words)) == said
