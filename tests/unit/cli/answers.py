"""Running a verb in this process, and what it answered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from hubdesk.cli.verbs import run

if TYPE_CHECKING:
    import pytest


class Answer(NamedTuple):
    """Exit code, what stands on the screen, and what was said beside it."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What a script reads."""
        return json.loads(self.out)


class Terminal:
    """Somebody who types verbs."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def type(self, *words: str | Path) -> Answer:
        """Type a verb and its words, and read the answer; a traceback is never one."""
        code = run([str(word) for word in words])
        answer = Answer(code, *self._capsys.readouterr())
        assert "Traceback" not in answer.err
        return answer
