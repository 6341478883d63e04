"""YAML as plain values with lines."""

from __future__ import annotations

from hubdesk.authoring.findings import FileFindings
from hubdesk.authoring.yaml_text import YamlText, read_yaml


def test_a_line_that_is_not_known_is_that_of_what_is_around_it() -> None:
    """A finding about something missing points at the thing that lacks it."""
    yaml = read_yaml("a:\n  b:\n    c: 1\n", FileFindings("x"))
    assert [yaml.line_of(*path) for path in (("a", "b", "c"), ("a", "b", "x"), ("x",))] == [3, 2, 1]
    assert YamlText().line_of("a") == 1


def test_explicit_kinds_and_empty_texts() -> None:
    """Nothing in a pack's file can make an object of the program; an empty file is empty."""
    assert read_yaml("a: !!python/object:os.system x", FileFindings("x")).value == {"a": "x"}
    assert read_yaml("", FileFindings("x")).value is None
    assert read_yaml("? a", FileFindings("x")).value == {"a": None}
