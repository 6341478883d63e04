"""The pack's own files, in the many ways that people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from hubdesk.authoring.settings import Settings, read_settings
from hubdesk.authoring.source import gather
from hubdesk.model.vocabulary import TermKind

if TYPE_CHECKING:
    from .conftest import Twin


def settings_of(twin: Twin) -> tuple[Settings, list[Any]]:
    """Read the pack's own files, and give what was found."""
    found: list[Any] = []
    return read_settings(gather(twin.folder, found), found), found


def names(settings: Settings, kind: TermKind) -> list[tuple[str, str, str]]:
    """Give the terms of a kind: id, name, summary."""
    return [(term.id, term.name, term.summary) for term in settings.vocabulary.terms if term.kind == kind]


def test_kinds_that_are_left_out_have_the_usual_terms(twin: Twin) -> None:
    """A vocabulary with partnerships and themes alone is enough."""
    settings, found = settings_of(twin)
    assert found == []
    assert [id_ for id_, _, _ in names(settings, TermKind.LEVEL)] == ["universal", "targeted", "system"]
    assert [id_ for id_, _, _ in names(settings, TermKind.EVIDENCE)] == ["trial", "compared", "measured", "described"]
    kinds = [term.kind for term in settings.vocabulary.terms]
    assert kinds == sorted(kinds, key=list(TermKind).index)


@pytest.mark.parametrize(
    "written",
    [
        "partnerships:\n  - {id: kent, name: Kent, summary: A county.}\n",
        "partnerships:\n  - {id: kent, name: Kent, sentence: A county.}\n",
        "partnership:\n  - {id: kent, title: Kent, about: A county.}\n",
        "partnerships:\n  kent: {name: Kent, description: A county.}\n",
        "partnerships:\n  - kent: {name: Kent, summary: A county.}\n",
        "Partnerships:\n  - {name: Kent, summary: A county.}\n",
    ],
)
def test_terms_may_be_written_in_many_ways(twin: Twin, written: str) -> None:
    """Whatever way a term is written, Kent is Kent."""
    twin.write("vocabulary.yaml", f"{written}themes: [Peer mentoring]\n")
    settings, found = settings_of(twin)
    assert found == []
    assert names(settings, TermKind.PARTNERSHIP) == [("kent", "Kent", "A county.")]
    assert names(settings, TermKind.THEME) == [("peer-mentoring", "Peer mentoring", "")]


def test_a_mapping_of_ids_and_names(twin: Twin) -> None:
    """The shortest way: an id, a colon, a name."""
    twin.write(
        "vocabulary.yaml", "partnerships: {kent: Kent, hull: }\nthemes:\n- peer: Peer mentoring\n- {id: two-words}"
    )
    settings, found = settings_of(twin)
    assert found == []
    assert names(settings, TermKind.PARTNERSHIP) == [("kent", "Kent", ""), ("hull", "Hull", "")]
    assert names(settings, TermKind.THEME) == [("peer", "Peer mentoring", ""), ("two-words", "Two words", "")]


@pytest.mark.parametrize(
    ("file", "old", "new", "rule", "line", "level"),
    [
        ("pack.yaml", "edition: ", "edtion: ", "unknown-field", 4, "warning"),
        ("pack.yaml", "id: small", "id: Small pack", "pack-id", 2, "error"),
        ("pack.yaml", '"2026-02-01"', "first", "not-a-date", 4, "warning"),
        ("pack.yaml", '"2026-02-01"', '"2026-02-31"', "not-a-date", 4, "warning"),
        ("pack.yaml", "title: Small practice library", "title: [a, b]", "wrong-kind", 3, "error"),
        ("pack.yaml", "id: small", "id: small: x", "yaml", 2, "error"),
        ("vocabulary.yaml", "topics:", "topcs:", "unknown-field", 29, "warning"),
        ("vocabulary.yaml", "    place: Town by the sea\n", "    plce: Town\n", "unknown-field", 4, "warning"),
        ("vocabulary.yaml", "  - id: hills\n", "  - id: harbour\n", "duplicate-term", 7, "error"),
        ("vocabulary.yaml", "  - id: hills\n", "  - id: hi/lls\n", "term-id", 7, "error"),
        ("vocabulary.yaml", "  - id: hills\n", "  - [x]\n  - id: hills\n", "wrong-kind", 7, "error"),
        ("vocabulary.yaml", "themes:\n", "themes: \n  - {id: x, name: {a: b}}\n", "wrong-kind", 19, "error"),
        ("vocabulary.yaml", "topics:\n", "topics: [\n", "yaml", 30, "error"),
        ("vocabulary.yaml", "  - id: hills\n    name: Hill Villages\n", "  - id: \n", "missing-field", 7, "error"),
        ("sources.yaml", "  year: undated\n", "  yaer: undated\n", "unknown-field", 18, "warning"),
        ("sources.yaml", "  title: The bus that came every Tuesday\n", "", "missing-field", 10, "error"),
        ("sources.yaml", "https://example.org/hills/bus", "javascript:alert(1)", "bad-address", 14, "error"),
        ("sources.yaml", "river-1:\n", "a key:\n  title: x\nriver-1:\n", "source-key", 15, "error"),
        ("sources.yaml", "river-1:\n", "x: [a]\nriver-1:\n", "wrong-kind", 15, "error"),
        ("sources.yaml", "river-1:\n", "hills-1: {title: x}\nriver-1:\n", "duplicate-field", 15, "error"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    twin: Twin, file: str, old: str, new: str, rule: str, line: int, level: str
) -> None:
    """Each mistake in the pack's own files is told where it stands."""
    twin.change(file, old, new)
    _, found = settings_of(twin)
    at = [(finding.file, finding.line, finding.level) for finding in found if finding.rule == rule]
    assert at == [(file, line, level)], [str(finding) for finding in found]


@pytest.mark.parametrize("name", ["pack.yaml", "vocabulary.yaml", "sources.yaml", "synonyms.yaml"])
def test_a_file_that_holds_something_else(twin: Twin, name: str) -> None:
    """A file with a sentence in place of fields is told, once, and nothing else is blamed for it."""
    twin.write(name, "just a sentence")
    findings = twin.read().findings
    assert [finding.file for finding in findings if finding.rule == "wrong-kind"] == [name]


def test_empty_files(twin: Twin) -> None:
    """An empty vocabulary lacks partnerships and themes; empty synonyms and sources are fine by themselves."""
    for name in ("vocabulary.yaml", "sources.yaml", "synonyms.yaml"):
        twin.write(name, "")
    _, found = settings_of(twin)
    assert [finding.rule for finding in found] == ["wrong-kind"]
    twin.write("vocabulary.yaml", "topics: [x]\nthemes:\n")
    _, found = settings_of(twin)
    assert [(finding.rule, finding.what) for finding in found] == [
        ("no-terms", "The vocabulary has no partnerships."),
        ("no-terms", "The vocabulary has no themes."),
    ]


@pytest.mark.parametrize(
    "written",
    [
        "- {key: a, title: A, year: 2019}\n- {id: b, name: B}\n",
        "a: {title: A, date: 2019}\nb: {title: B}\n",
        "a:\n  title: A\n  year: 2019\nb: B\n",
    ],
)
def test_sources_may_be_written_in_many_ways(twin: Twin, written: str) -> None:
    """A mapping, a list, or a key with its title: all are sources."""
    twin.write("sources.yaml", written)
    settings, found = settings_of(twin)
    assert found == []
    assert [(source.key, source.title, source.year) for source in settings.sources.values()] == [
        ("a", "A", "2019"),
        ("b", "B", ""),
    ]


def test_a_second_source_of_one_key(twin: Twin) -> None:
    """Two sources of one key in a list: the second is told."""
    twin.write("sources.yaml", "- {key: a, title: A}\n- {key: a, title: B}\n")
    assert [(finding.rule, finding.line) for finding in settings_of(twin)[1]] == [("duplicate-source", 2)]


def test_other_words_for_the_packs_fields(twin: Twin) -> None:
    """A pack that calls its title a name and its licence a license is understood."""
    twin.write("pack.yaml", "id: x\nname: X\nedition: 2026-01-01\nlicense: MIT\ndescription: D\n")
    settings, found = settings_of(twin)
    assert found == []
    assert (settings.info.title, settings.info.licence, settings.info.summary) == ("X", "MIT", "D")
