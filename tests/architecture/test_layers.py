from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.modules import is_core, module_names
from tests.packs import ROOT

_WITHOUT_QT = """
import importlib, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6", "PyQt6"):
            raise ImportError(f"{name} is not installed")
        return None

sys.meta_path.insert(0, NoQt())
for name in sys.argv[1:]:
    importlib.import_module(name)
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def _run(code: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, text=True, check=False)


def test_there_is_a_core_to_look_at() -> None:
    """The list of modules holds the parts that the house is made of."""
    core = {name.split(".")[1] for name in module_names() if is_core(name) and "." in name}

    assert core >= {"model", "pack", "library", "userdata", "services", "authoring", "cli", "errors", "paths"}
    assert not core & {"gui", "typeset"}


def test_the_core_works_without_qt() -> None:
    """On a server without Qt every module of the core can be imported: checking and building need no window."""
    done = _run(_WITHOUT_QT, *(name for name in module_names() if is_core(name)))

    assert (done.returncode, done.stderr) == (0, "")
    assert "hubdesk" in done.stdout.split()
    assert not {"PySide6", "shiboken6"} & set(done.stdout.split())


def test_a_module_of_the_window_needs_qt() -> None:
    """The check above can fail: the window's modules do not pass it."""
    done = _run(_WITHOUT_QT, "hubdesk.gui.app")

    assert done.returncode == 1
    assert done.stderr.rstrip().splitlines()[-1].startswith("ImportError: PySide6")


def test_layers_point_down() -> None:
    """import-linter keeps every contract of pyproject.toml."""
    linter = Path(sys.executable).with_name("lint-imports")
    if not linter.exists():
        pytest.fail(f"import-linter is not installed beside {sys.executable}")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout
    assert "0 broken." in done.stdout
    assert "Layers point down KEPT" in done.stdout
    assert "Qt stays in gui and typeset KEPT" in done.stdout
