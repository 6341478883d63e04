"""Words that a user sees, ready to be said in another language. Marked here without Qt, so that the core can speak too.

`pyside6-lupdate` goes by the names `tr` and `QT_TR_NOOP` and finds every text that stands in such a call as it is; it
does not look into f-strings, so what changes is put in afterwards: `tr("Found in {place}").format(place=name)`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Speech(NamedTuple):
    """A language: what says a text in it (given the English text and a comment), and how it writes numbers.

    `thousands` parts thousands, `point` what is less than one, and `zero` is its nought, which the other digits follow.
    """

    translate: Callable[[str, str], str]
    thousands: str = ","
    point: str = "."
    zero: str = "0"


_on: list[Speech] = []


def tr(text: str, comment: str = "") -> str:
    """Say a text in the language that is on.

    Args:
        text: in English, whole sentences where it can be; `{names}` in braces are put in afterwards.
        comment: tells two meanings of one text apart, and tells translators what they cannot see.
    """
    return _on[-1].translate(text, comment) if _on else text


def QT_TR_NOOP(text: str) -> str:  # noqa: N802 - the name that lupdate looks for
    """Mark a text that stands in a table for translation; whoever shows it calls `tr` with it."""
    return text


def say_number(number: int) -> str:
    """Say a whole number with its thousands parted as the language that is on does: `1,204`."""
    return _written(f"{number:,}")


def say_decimal(number: float, places: int = 1) -> str:
    """Say a number with so many places behind the point, as the language that is on writes it: `1,204.5`."""
    return _written(f"{number:,.{places}f}")


def say_digits(number: int | str) -> str:
    """Say a year, a day or the like in the digits of the language that is on: nothing is parted."""
    return _written(str(number))


def _written(number: str) -> str:
    if not _on:
        return number
    speech = _on[-1]
    signs = {str(digit): chr(ord(speech.zero) + digit) for digit in range(10)} | {
        ",": speech.thousands,
        ".": speech.point,
    }
    return "".join(signs.get(sign, sign) for sign in number)


def speak(speech: Speech | None) -> None:
    """Put another language on, or None for English."""
    _on.clear()
    if speech is not None:
        _on.append(speech)
