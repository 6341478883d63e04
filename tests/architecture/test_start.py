"""What a start may import: every module costs time on an old computer, before anything is seen."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from hubdesk.model.vocabulary import Term, TermKind
from tests.packs import ROOT, TERMS, make_entry, make_pack

if TYPE_CHECKING:
    from pathlib import Path

FOR_LATER = (
    "asyncio", "click", "concurrent.futures", "difflib", "email", "frontmatter", "hashlib", "html", "http", "importlib.metadata",
    "_cffi_backend", "markdown_it", "marshmallow", "mdit_py_plugins", "multiprocessing", "nacl", "platformdirs", "pluggy", "sqlite_utils", "ssl",
    "subprocess", "unittest", "urllib.request", "xml", "yaml",
)  # fmt: skip
"""What the first page needs no part of. `HUBDESK_HOME` is set, so that platformdirs is not asked either."""

MOST_BUILT = 110
"""Enumerations of Qt's, in Python, when the window is painted."""

_NETWORK = ("socket", "_socket", "_ssl", "select", "PySide6.QtNetwork", "PySide6.QtWebEngineCore")

_OPEN_WINDOW = """
import enum
import sys
from pathlib import Path

{first}
from hubdesk.gui import app as start
from hubdesk.gui.theme import Theme
from hubdesk.services.session import open_session

application = start.make_application()
theme = Theme(application, "light")
session = open_session((Path(sys.argv[1]),))
assert session.library.entry_count
window = start.open_window(session, theme)
window.restore_place()
window.show()
window.painted.connect(lambda: application.exit())
application.exec()
print("\\n".join(sys.modules))
print("enumerations of Qt" if "Qt" in vars(sys.modules["PySide6.QtCore"]) else "")
kinds = [kind for base in (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag) for kind in base.__subclasses__()]
print(f"built: {{sum(kind.__module__.startswith('PySide6') for kind in kinds)}}")
sys.stdout.flush()
window.close()
"""


def _modules(pack: Path, first: str = "") -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", _OPEN_WINDOW.format(first=first), pack],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split("\n"))


@pytest.fixture(scope="module")
def before() -> set[str]:
    """The modules that Python and Qt bring by themselves: those are not ours to leave out."""
    code = "import sys\nfrom PySide6 import QtCore, QtGui, QtWidgets\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split("\n"))


def _of(names: tuple[str, ...], modules: set[str]) -> list[str]:
    return sorted(module for module in modules for name in names if module == name or module.startswith(f"{name}."))


def test_a_start_imports_only_what_the_first_page_needs(small_pack: Path, before: set[str]) -> None:
    """The window is up with a library in it: nothing for building, checking, typing verbs or the network was loaded."""
    modules = _modules(small_pack)

    assert {"hubdesk.gui.main_window", "hubdesk.pack.reader", "sqlite3"} <= modules
    assert _of((*FOR_LATER, *_NETWORK), modules - before) == []
    assert _of(("hubdesk.authoring", "hubdesk.cli", "hubdesk.pack.writer", "hubdesk.userdata.steps"), modules) == []


def test_a_start_builds_no_enumerations_of_qt(small_pack: Path) -> None:
    """Until the window is painted nobody asks for the name `Qt`: that costs a fifth of an empty window's start."""
    assert "enumerations of Qt" not in _modules(small_pack)
    assert "enumerations of Qt" in _modules(small_pack, "from PySide6.QtCore import Qt")


def test_cards_with_nothing_or_too_much_to_say_build_none_either(tmp_path: Path) -> None:
    """A theme without a sentence, and one whose one word is wider than its card."""
    terms = (TERMS[0], *(Term(TermKind.THEME, id_, id_.title(), said) for id_, said in (("a", ""), ("b", "x" * 400))))
    entries = [make_entry("harbour/one", "One", "Text.", themes=("a",)), make_entry("harbour/two", themes=("b",))]
    assert "enumerations of Qt" not in _modules(make_pack(tmp_path / "odd.hubpack", *entries, terms=terms))


def test_a_start_builds_few_enumerations_of_widgets(small_pack: Path) -> None:
    """Asking a list for its viewport before the first painting builds sixty more, for 7 ms."""

    def built(first: str) -> int:
        return max(int(line.split()[1]) for line in _modules(small_pack, first) if line.startswith("built: "))

    more = "from PySide6.QtWidgets import QApplication, QTreeView\na = QApplication([])\nQTreeView().viewport()\na.shutdown()"
    few = built("")
    assert few <= MOST_BUILT
    assert built(more) > MOST_BUILT


def test_numbers_of_qt_are_those_of_qt() -> None:
    """What a start takes as a plain number is what Qt means by the name."""
    from PySide6.QtCore import Qt

    from hubdesk.gui import qt_numbers

    align, role = Qt.AlignmentFlag, Qt.ItemDataRole
    names = (align.AlignLeft, align.AlignRight, align.AlignTop, align.AlignBottom, align.AlignVCenter)
    assert tuple(name.value for name in names) == (
        qt_numbers.ALIGN_LEFT, qt_numbers.ALIGN_RIGHT, qt_numbers.ALIGN_TOP, qt_numbers.ALIGN_BOTTOM,
        qt_numbers.ALIGN_V_CENTER,
    )  # fmt: skip
    assert (role.DisplayRole, role.ToolTipRole, role.AccessibleTextRole, role.SizeHintRole, role.UserRole) == (
        qt_numbers.DISPLAY_ROLE, qt_numbers.TOOL_TIP_ROLE, qt_numbers.ACCESSIBLE_TEXT_ROLE, qt_numbers.SIZE_HINT_ROLE,
        qt_numbers.USER_ROLE,
    )  # fmt: skip
    assert Qt.TextFlag.TextWordWrap.value == qt_numbers.TEXT_WORD_WRAP
    assert Qt.TextFormat.PlainText.value == qt_numbers.PLAIN_TEXT
    assert Qt.FocusPolicy.NoFocus.value == qt_numbers.NO_FOCUS
    assert Qt.ScrollBarPolicy.ScrollBarAlwaysOff.value == qt_numbers.SCROLL_BAR_OFF
    assert Qt.TextInteractionFlag.TextSelectableByMouse.value == qt_numbers.TEXT_SELECTABLE_BY_MOUSE


def test_something_too_many_would_be_seen(small_pack: Path, before: set[str]) -> None:
    """The check above can fail: a start that loads YAML and the network is caught."""
    modules = _modules(small_pack, "import yaml, socket")

    assert {"yaml", "socket"} <= set(_of((*FOR_LATER, *_NETWORK), modules - before))


def test_the_command_line_needs_no_window(small_pack: Path) -> None:
    """A verb answers without Qt, and without what only authors need."""
    code = (
        "import sys\nfrom hubdesk.cli.verbs import run\n"
        f"assert run(['search', 'walk', '--library', {str(small_pack)!r}]) == 0\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    modules = set(done.stderr.split("\n"))

    assert "click" in modules
    assert _of(("PySide6", "shiboken6", "yaml", "markdown_it", "marshmallow", "sqlite_utils"), modules) == []
