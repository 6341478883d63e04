"""Everything that a built program carries has its licence on the list, and every licence its text."""

from __future__ import annotations

import re
from pathlib import Path

import licences_check
import pytest

from hubdesk.services.parts import Part, licences_folder, read_parts, read_text
from tests.packs import ROOT

PART = Part("Qt", "Qt Base", "1", "MIT", ("a.txt",), "https://example.org", "Windows.", ("libQt6Core.so*", "inside/**"))
LIBRARY = PART._replace(name="Alpha", files=(), modules=("alpha",), distribution="Alpha_One")


def put(tree: Path, name: str) -> None:
    """Make a file, with its folders."""
    path = tree / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")


def test_a_library_a_distribution_and_a_module_without_a_row_are_named(tmp_path: Path) -> None:
    """What is on the list is passed over, wherever in the tree it lies."""
    put(tmp_path, "_internal/Qt/lib/libQt6Core.so.6")
    put(tmp_path, "_internal/inside/deep/er.bin")
    put(tmp_path, "_internal/libnew.so.1")
    put(tmp_path, "_internal/alpha_one-1.0.dist-info/METADATA")
    put(tmp_path, "_internal/beta-2.0.dist-info/METADATA")

    found = licences_check.of_no_part(tmp_path, (PART, LIBRARY), frozenset({"alpha", "gamma", "json"}))

    assert found == [
        "_internal/beta-2.0.dist-info: a distribution that is not on the list of parts",
        "_internal/libnew.so.1: a file that is of no part",
        "gamma: a Python module that is of no part",
    ]


def test_a_text_that_is_not_there_or_of_no_part_is_named(tmp_path: Path) -> None:
    """A row that names a text needs it, and a text that nothing names is left over."""
    put(tmp_path, "b.txt")

    assert licences_check.without_text((PART,), tmp_path) == ["a.txt: not there", "b.txt: no part has this licence"]


def test_every_licence_of_ours_has_its_text() -> None:
    """The list and the folder of texts agree."""
    assert licences_check.without_text(read_parts(), licences_folder()) == []


@pytest.mark.parametrize("part", read_parts(), ids=lambda part: part.name)
def test_every_part_says_all_that_is_asked_for(part: Part) -> None:
    """A licence in SPDX's words, a text that is one, a source to get it from, and what it is for."""
    assert re.fullmatch(r"[A-Za-z0-9.+-]+( (OR|AND|WITH) [A-Za-z0-9.+-]+)*", part.licence)
    assert len(read_text(part)) > 150
    assert part.source.startswith(("https://", "http://")) or part.group == "HubDesk"
    assert part.purpose.endswith(".")


def test_versions_are_those_that_are_pinned() -> None:
    """A library that moved on moves on in the list of licences too."""
    pinned: dict[str, str] = {}
    for line in (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if found := re.match(r"([\w.-]+)==([\w.]+)(?! *; python_version >=)", line):
            pinned.setdefault(found[1].lower(), found[2])
    rows = {part.distribution.lower(): part.version for part in read_parts() if part.distribution}

    assert {name: pinned[name] for name in rows} == rows


def test_our_own_licences_are_the_ones_in_the_project() -> None:
    """What a built program shows is what stands at the top of the project."""
    for name, original in (("hubdesk.txt", "LICENSE"), ("hubdesk-content.txt", "content/LICENSE")):
        assert (licences_folder() / name).read_text(encoding="utf-8") == (ROOT / original).read_text(encoding="utf-8")


def test_lgpl_parts_say_how_they_are_replaced() -> None:
    """The LGPL asks for it: each of its parts shows how to put another version in, and where the source is."""
    parts = [part for part in read_parts() if part.licence.startswith("LGPL")]

    assert {"Qt Base", "PySide6", "Shiboken6"} <= {part.name for part in parts}
    assert all("How to replace them" in read_text(part) for part in parts)
