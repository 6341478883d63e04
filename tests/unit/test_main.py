from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from hubdesk.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path


def test_a_verb_goes_to_the_command_line(
    small_pack: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`hubdesk info PACK` answers in text, and no window opens."""
    monkeypatch.setattr(sys, "argv", ["hubdesk", "info", str(small_pack)])

    assert main() == 0
    assert capsys.readouterr().out.startswith("Small practice library\n")


def test_anything_else_goes_to_the_window(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What is no verb is read as the words for the window, which knows no such option."""
    monkeypatch.setattr(sys, "argv", ["hubdesk", "--colour", "red"])

    assert main() == 2
    assert "unrecognized arguments: --colour" in capsys.readouterr().err
