"""The computer's own voice: which program speaks here, and how it is asked to say a few words.

No voice comes with HubDesk. Each system has a program of its own: speech-dispatcher or eSpeak NG on Linux, `say` on
macOS, and on Windows System.Speech, reached through PowerShell. A locked-down Windows may refuse that last one; then
the program ends with an error at once, and whoever asked treats the voice as absent.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_USUAL = "normal"


class Call(NamedTuple):
    """A program to be run: its path, what it is told, and what it is given to read (UTF-8)."""

    program: str
    arguments: tuple[str, ...]
    given: bytes = b""


class Voice(NamedTuple):
    """A voice of this computer.

    Attributes:
        kind: which program it is, as a key of the tables here.
        program: where that program is.
        is_slow_to_begin: it takes a moment to begin, so that it is better given a paragraph than a sentence.
    """

    kind: str
    program: str
    is_slow_to_begin: bool = False

    def say(self, words: str, speed: str = _USUAL, language: str = "") -> Call:
        """Tell how words are said: the program ends when they have been.

        Args:
            words: a few sentences at most.
            speed: a value of the setting `reading_speed`.
            language: of the words, as `en` or `en-GB`; not every voice can be told.
        """
        rate = _RATES[self.kind].get(speed, _RATES[self.kind][_USUAL])
        found = _LANGUAGE.match(language)
        spoken = found[0] if found else ""
        match self.kind:
            case "speech-dispatcher":
                told = ("--wait", "--rate", rate, *(("--language", spoken) if spoken else ()), "--", words)
                return Call(self.program, told)
            case "espeak":
                return Call(self.program, ("-s", rate, *(("-v", spoken) if spoken else ()), "--stdin"), words.encode())
            case "say":
                return Call(self.program, ("-r", rate, "-f", "-"), words.encode())
            case _:
                script = _SYSTEM_SPEECH.format(rate=rate)
                told = ("-NoLogo", "-NoProfile", "-NonInteractive", "-Command", script)
                return Call(self.program, told, words.encode())

    def hush(self) -> Call | None:
        """Tell what else must be run to end what is being said; None where ending the program is enough.

        speech-dispatcher is a service: what it was given is said to its end, whatever becomes of `spd-say`.
        """
        return Call(self.program, ("--stop",)) if self.kind == "speech-dispatcher" else None


_RATES = {
    "speech-dispatcher": {"slowest": "-50", "slow": "-25", _USUAL: "0", "fast": "25", "fastest": "50"},
    "espeak": {"slowest": "110", "slow": "140", _USUAL: "170", "fast": "205", "fastest": "245"},
    "say": {"slowest": "110", "slow": "140", _USUAL: "175", "fast": "210", "fastest": "250"},
    "system-speech": {"slowest": "-4", "slow": "-2", _USUAL: "0", "fast": "2", "fastest": "4"},
}
"""From -100 to 100; words a minute; words a minute; from -10 to 10."""

_SYSTEM_SPEECH = (
    "$ErrorActionPreference = 'Stop'; Add-Type -AssemblyName System.Speech; "
    "$given = New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8); "
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; $voice.Rate = {rate}; "
    "$voice.Speak($given.ReadToEnd())"
)
"""The words are read, never part of the script: text of a pack can tell PowerShell nothing."""


def find_voice(platform: str = sys.platform, which: Callable[[str], str | None] = shutil.which) -> Voice | None:
    """Give the voice of this computer, or None where there is none."""
    if platform == "win32":
        # by its full path: Windows would look for it in the current folder first, which may be a stick's
        windows = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"))
        program = windows / "System32" / "WindowsPowerShell" / "v1.0" / "powershell.exe"
        return Voice("system-speech", str(program), is_slow_to_begin=True) if program.is_file() else None
    programs = (
        (("say", "say"),)
        if platform == "darwin"
        else (("speech-dispatcher", "spd-say"), ("espeak", "espeak-ng"), ("espeak", "espeak"))
    )
    found = ((kind, which(name)) for kind, name in programs)
    return next((Voice(kind, program) for kind, program in found if program), None)
