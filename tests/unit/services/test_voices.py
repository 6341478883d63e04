"""The computer's own voice: which program it is, and how it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.model.settings import NAMED
from hubdesk.services.voices import Voice, find_voice

if TYPE_CHECKING:
    from pathlib import Path


def having(*names: str) -> dict[str, str]:
    """Give where programs are, for those that are there."""
    return {name: f"/usr/bin/{name}" for name in names}


@pytest.mark.parametrize(
    ("platform", "programs", "found"),
    [
        ("linux", ("spd-say", "espeak-ng"), Voice("speech-dispatcher", "/usr/bin/spd-say")),
        ("linux", ("espeak-ng", "espeak"), Voice("espeak", "/usr/bin/espeak-ng")),
        ("linux", ("espeak",), Voice("espeak", "/usr/bin/espeak")),
        ("linux", ("say",), None),
        ("darwin", ("say",), Voice("say", "/usr/bin/say")),
        ("darwin", ("spd-say",), None),
    ],
)
def test_the_voice_of_each_system(platform: str, programs: tuple[str, ...], found: Voice | None) -> None:
    """The first program that is there speaks; where there is none, there is no voice."""
    assert find_voice(platform, having(*programs).get) == found


def test_windows_is_asked_by_its_own_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """PowerShell counts only where Windows keeps it: a file of that name in the current folder is no voice."""
    monkeypatch.setenv("SYSTEMROOT", str(tmp_path))
    assert find_voice("win32", having("powershell", "powershell.exe").get) is None
    program = tmp_path / "System32" / "WindowsPowerShell" / "v1.0" / "powershell.exe"
    program.parent.mkdir(parents=True)
    program.write_bytes(b"")

    assert find_voice("win32") == Voice("system-speech", str(program), is_slow_to_begin=True)


@pytest.mark.parametrize("kind", ["espeak", "say", "system-speech"])
def test_words_are_given_apart_from_the_command(kind: str) -> None:
    """What a pack says is read by the voice, and is no part of what is carried out."""
    words = "-x $(rm) '; Remove-Item *; “£5”"
    call = Voice(kind, "voice").say(words, "fast", "en-GB")

    assert call.given.decode() == words
    assert not any("rm" in told.lower().split() or "Remove-Item" in told for told in call.arguments)


def test_speech_dispatcher_takes_words_behind_its_options() -> None:
    """Words that look like an option are words."""
    call = Voice("speech-dispatcher", "spd-say").say("--stop", "slow", "en-GB")

    assert call.arguments == ("--wait", "--rate", "-25", "--language", "en", "--", "--stop")
    assert call.given == b""


@pytest.mark.parametrize("kind", ["speech-dispatcher", "espeak", "say", "system-speech"])
def test_every_speed_is_another(kind: str) -> None:
    """Each value of the setting is known to each voice; a language that is none is left out."""
    calls = {Voice(kind, "voice").say("Hello.", choice.value, "--x") for choice in NAMED["reading_speed"].choices}

    assert len(calls) == 5
    assert not any("--x" in call.arguments for call in calls)


def test_only_a_service_must_be_told_to_stop() -> None:
    """Ending `spd-say` leaves speech-dispatcher speaking."""
    stop = Voice("speech-dispatcher", "spd-say").hush()

    assert stop is not None
    assert stop.arguments == ("--stop",)
    assert Voice("espeak", "espeak-ng").hush() is None
