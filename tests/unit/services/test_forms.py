from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.model.address import EntryPlace, HomePlace, Place, TermPlace
from hubdesk.model.progress import CancelToken, no_report
from hubdesk.model.vocabulary import TermKind
from hubdesk.services.export import Choice
from hubdesk.services.forms import FORMS, Form, choice_of, export_packs, forms, suggested_name
from tests.packs import make_entry, make_pack

if TYPE_CHECKING:
    from pathlib import Path


def test_only_forms_that_can_be_had_are_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without libzim nobody is offered an archive for Kiwix; the other forms need nothing more."""
    monkeypatch.setattr("hubdesk.services.forms.find_spec", lambda _name: None)

    assert [form.name for form in forms()] == ["html", "web", "epub"]


@pytest.mark.parametrize(
    ("place", "choice"),
    [
        (HomePlace(), Choice()),
        (EntryPlace("small", "hills/bus", "steps"), Choice(("small/hills/bus",))),
        (EntryPlace("", "hills/bus"), Choice(("hills/bus",))),
        (TermPlace(TermKind.PARTNERSHIP, "hills"), Choice(partnership="hills")),
        (TermPlace(TermKind.THEME, "sleep"), Choice(theme="sleep")),
    ],
)
def test_this_page_means_what_it_shows(place: Place, choice: Choice) -> None:
    """An entry, all of a partnership, all on a theme, and at home everything."""
    assert choice_of(place) == choice


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_form_is_written_from_packs_that_lie_on_a_drive(form: Form, small_pack: Path, tmp_path: Path) -> None:
    """Another thread opens the packs for itself; the file has the name that was suggested, and is there."""
    target = tmp_path / suggested_name("Café: a/b", form)
    own = make_pack(tmp_path / "own.hubpack", make_entry("harbour/extra"), pack_id="own")
    done = export_packs([small_pack, own], form, Choice(), target, no_report, CancelToken())

    assert done.entries == 9
    assert target.exists()
    assert target.name == f"Café- a-b{form.ending or ' (web pages)'}"
