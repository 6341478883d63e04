"""Workshops and sheets are offered to whoever types their titles, or nearly so."""

from __future__ import annotations

import pytest

from hubdesk.library.materials import MOST, Materials
from hubdesk.model.hit import Material
from hubdesk.model.query import read_query

FORM = Material("sheet", "p", "evaluation-form", "Evaluation form")
PLAN = Material("sheet", "p", "action-plan", "Our action plan")
CARDS = Material("sheet", "p", "cards", "Discussion cards: peer mentoring")
START = Material("workshop", "p", "start", "Should we start peer mentoring?")
MATERIALS = Materials((START, FORM, PLAN, CARDS))


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("evaluation form", [FORM]),
        ("evaluations", [FORM]),
        ("evaluation template", [FORM]),
        ("action plan pdf", [PLAN]),
        ("action pl", [PLAN]),
        ("peer mentoring", [START, CARDS]),
        ("workshop on peer mentoring", [START, CARDS]),
        ("discussion cards", [CARDS]),
        ("mentoring", []),  # one word of a long title: too little to go by
        ("peer mentoring in kent", []),
        ("action -plan", []),
        ("the", []),
        ("", []),
    ],
)
def test_who_names_a_material_is_offered_it(typed: str, named: list[Material]) -> None:
    """All that tells something stands in its title and makes up half of it; what sort of thing it is may be added."""
    assert MATERIALS.named_by(read_query(typed, while_typing=True)) == named


def test_only_a_few_are_offered() -> None:
    """Where many have nearly the same title, those that say the least else."""
    many = Materials(Material("sheet", "p", str(number), f"Cards {number}") for number in range(9))

    assert len(many.named_by(read_query("cards"))) == MOST
