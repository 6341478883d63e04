from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.packs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FILES = sorted((ROOT / "hubdesk").rglob("*.py"))
LONGEST = 400


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_module_says_what_it_is_for(file: Path) -> None:
    """Whoever opens a module reads first, in a sentence, what it is for."""
    text = file.read_text("utf-8")
    said = ast.get_docstring(ast.parse(text)) or ""

    assert text.startswith('"""')
    assert len(said.split()) >= 3
    assert "." in said


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_module_can_be_read_whole(file: Path) -> None:
    """A module that has grown past 400 lines has become two."""
    assert len(file.read_text("utf-8").splitlines()) <= LONGEST


def test_nothing_lies_between_the_modules() -> None:
    """The package holds modules alone: icons, fonts and texts have folders of their own."""
    others = [path for path in (ROOT / "hubdesk").rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")]

    assert [path.relative_to(ROOT).as_posix() for path in others if path.name != "py.typed"] == []
