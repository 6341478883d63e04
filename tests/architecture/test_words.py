"""Whether every word of the interface can be said in another language."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests.packs import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def test_words_have_the_marks_of_print() -> None:
    """As in the library, apostrophes and quotation marks are round; what is typed into a terminal stays as it is typed."""
    straight = {
        text: at for text, at in _marked().items() if ("'" in text or '"' in text) and "pip install" not in text
    }

    assert straight == {}


_SHOWN_BY = frozenset(
    [
        "setText",
        "setTitle",
        "setToolTip",
        "setWindowTitle",
        "setPlaceholderText",
        "setAccessibleName",
        "setAccessibleDescription",
        "setStatusTip",
        "setWhatsThis",
        "setInformativeText",
        "setDetailedText",
        "setLabelText",
        "setTabText",
        "setPrefix",
        "setSuffix",
        "setHtml",
        "setPlainText",
        "addAction",
        "addMenu",
        "addTab",
        "addItem",
        "addItems",
        "addRow",
        "addButton",
        "QLabel",
        "QPushButton",
        "QCheckBox",
        "QRadioButton",
        "QGroupBox",
        "QAction",
        "QToolButton",
        "QMenu",
        "ProgressDialog",
        "tell",
        "say",
        "mention",
        "announce",
        "Progress",
        "_put_cards",
        "getOpenFileName",
        "getSaveFileName",
        "getExistingDirectory",
    ]
)
"""What shows the words that it is given, or tells a screen reader."""

_SPEAK_ENGLISH = ("hubdesk/authoring/", "hubdesk/cli/", "hubdesk/window_command.py", "hubdesk/pack/writer.py")
"""What speaks to authors and in a terminal only."""

_NO_ERRORS_OF_OURS = frozenset({"ValueError", "TypeError", "OSError", "OperationalError", "NotADocumentError"})
"""Errors that no user sees as they are: they say to us what went wrong."""

_NO_WORDS = {
    "HubDesk": "the name of the program",
    " - HubDesk": "the name of the program, after a title",
    "A4": "the name of a size of paper",
}
_TAG = re.compile(r"<[^>]*>")


def _calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            what = node.func
            yield what.id if isinstance(what, ast.Name) else what.attr if isinstance(what, ast.Attribute) else "", node


def _said(node: ast.expr) -> Iterator[str]:
    """Give the words that stand in an argument as they are: within f-strings, either way of an `if`, parts of a sum."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if any(letter.isalpha() for letter in _TAG.sub("", node.value)):
            yield node.value
    elif isinstance(node, ast.Call):
        if isinstance(node.func, ast.Attribute) and node.func.attr == "format":
            yield from _said(node.func.value)
    elif isinstance(node, ast.IfExp):
        yield from (*_said(node.body), *_said(node.orelse))
    elif isinstance(node, (ast.JoinedStr, ast.BinOp, ast.BoolOp, ast.List, ast.Tuple)):
        yield from (text for part in ast.iter_child_nodes(node) if isinstance(part, ast.expr) for text in _said(part))


def test_no_words_are_shown_that_cannot_be_said_in_another_language() -> None:
    """Whatever a user is shown or told stands in `tr`, but for names that are the same everywhere."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "hubdesk").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(_SPEAK_ENGLISH):
            continue
        for what, call in _calls(path):
            if what in _SHOWN_BY or (what.endswith("Error") and what not in _NO_ERRORS_OF_OURS):
                for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
                    for text in _said(argument):
                        found.setdefault(text, []).append(f"{name}:{call.lineno}")

    assert {text: at for text, at in found.items() if text not in _NO_WORDS} == {}
    assert [text for text in _NO_WORDS if text not in found] == [], "needed no more: take it out of the list"


def _named_texts(path: Path) -> dict[str, list[str]]:
    """Give the texts in each table or constant of a module, by its name; of a table, those that its keys lead to."""
    found = {}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if not isinstance(node, (ast.Assign, ast.AnnAssign)) or node.value is None:
            continue
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        pairs = [(target, node.value)]
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            pairs = list(zip(target.elts, node.value.elts, strict=True))
        for named, value in pairs:
            if isinstance(named, ast.Name):
                parts = value.values if isinstance(value, ast.Dict) else [value]
                found[named.id] = [
                    one.value
                    for part in parts
                    for one in ast.walk(part)
                    if isinstance(one, ast.Constant) and isinstance(one.value, str)
                ]
    return found


def test_every_name_that_is_said_leads_to_words_that_are_marked() -> None:
    """`tr(NAME)` and `tr(TABLE[key])` say what stands in `QT_TR_NOOP` where NAME or TABLE is made."""
    tables = {path: _named_texts(path) for path in (ROOT / "hubdesk").rglob("*.py")}
    for path, own in tables.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                found = tables.get(ROOT.joinpath(*node.module.split(".")).with_suffix(".py"), {})
                own |= {one.asname or one.name: found[one.name] for one in node.names if one.name in found}
                for one in node.names:  # whole modules, for `module.NAME`
                    own |= tables.get(ROOT.joinpath(*node.module.split("."), f"{one.name}.py"), {})
    marked = _marked()
    seen = 0
    faults = []
    for path, own in tables.items():
        for what, call in _calls(path):
            if what != "tr":
                continue
            said = call.args[0]
            if isinstance(said, ast.Call) and isinstance(said.func, ast.Attribute) and said.func.attr == "get":
                said = said.func.value
            if isinstance(said, ast.Subscript):
                said = said.value
            name = said.id if isinstance(said, ast.Name) else said.attr if isinstance(said, ast.Attribute) else ""
            if not name.isupper() or len(name) < 2:
                continue
            seen += 1
            faults += [
                f"{path.relative_to(ROOT)}:{call.lineno}: {name} holds {text!r}"
                for text in own.get(name, [f"No table called {name}"])
                if text not in marked and (" " in text or text[:1].isupper())  # ids stand beside the words in tables
            ]

    assert seen > 20
    assert faults == []
