"""Words that a user sees, ready to be said in another language. Marked here without Qt, so that the core can speak too.

`pyside6-lupdate` goes by the names `tr` and `QT_TR_NOOP` and finds every text that stands in such a call as it is; it
does not look into f-strings, so what changes is put in afterwards: `tr("Found in {place}").format(place=name)`.
"""

from __future__ import annotations

from collections.abc import Callable

_translators: list[Callable[[str, str], str]] = []


def tr(text: str, comment: str = "") -> str:
    """Say a text in the language that is on.

    Args:
        text: in English, whole sentences where it can be; `{names}` in braces are put in afterwards.
        comment: tells two meanings of one text apart, and tells translators what they cannot see.
    """
    return _translators[-1](text, comment) if _translators else text


def QT_TR_NOOP(text: str) -> str:  # noqa: N802 - the name that lupdate looks for
    """Mark a text that stands in a table for translation; whoever shows it calls `tr` with it."""
    return text


def speak(translator: Callable[[str, str], str] | None) -> None:
    """Put in what says texts in another language (it is given text and comment), or None for English."""
    _translators.clear()
    if translator is not None:
        _translators.append(translator)
