"""Whether every word of the interface can be said in another language."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.packs import ROOT

_MARKS = ("tr", "QT_TR_NOOP")


def _marked() -> dict[str, str]:
    """Give every text that is marked for translation, and where it stands."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "hubdesk").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _MARKS and node.args:
                text = node.args[0]
                if isinstance(text, ast.Constant) and isinstance(text.value, str):
                    found[text.value] = f"{path.relative_to(ROOT)}:{node.lineno}"
    return found


def test_lupdate_finds_every_text_that_is_marked(tmp_path: Path) -> None:
    """Translators are handed every text: none hides in an f-string, where the tool does not look."""
    target = tmp_path / "hubdesk.ts"
    files = [str(path) for path in (ROOT / "hubdesk").rglob("*.py")]
    done = subprocess.run(
        [Path(sys.executable).with_name("pyside6-lupdate"), *files, "-ts", target],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip(f"lupdate does not start here: {done.stderr.strip()[:200]}")
    listed = {source.text for source in ET.parse(target).iter("source")}  # noqa: S314 - we have just written it
    marked = _marked()

    assert len(marked) > 100
    assert {text: at for text, at in marked.items() if text not in listed} == {}
