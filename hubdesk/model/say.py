"""Dates, sizes and lists in plain words."""

from __future__ import annotations

import re

from hubdesk.model.text import count_of
from hubdesk.model.words import QT_TR_NOOP, say_decimal, say_digits, say_number, tr

_MONTHS = (
    QT_TR_NOOP("January"), QT_TR_NOOP("February"), QT_TR_NOOP("March"), QT_TR_NOOP("April"), QT_TR_NOOP("May"),
    QT_TR_NOOP("June"), QT_TR_NOOP("July"), QT_TR_NOOP("August"), QT_TR_NOOP("September"), QT_TR_NOOP("October"),
    QT_TR_NOOP("November"), QT_TR_NOOP("December"),
)  # fmt: skip


def say_date(text: str) -> str:
    """Say an ISO date in words, `23 November 2026`; give anything else as it is."""
    parts = text.split("-")
    if len(parts) == 3 and all(part.isdigit() for part in parts) and 1 <= int(parts[1]) <= 12:
        said = tr("{day} {month} {year}", "a date: 23 November 2026")
        month = tr(_MONTHS[int(parts[1]) - 1])
        return said.format(day=say_digits(int(parts[2])), month=month, year=say_digits(parts[0]))
    return text


def say_size(size: int) -> str:
    """Say a size in bytes in plain words: `812 bytes`, `24 KB`, `3.1 MB`, `76.9 GB`."""
    if size < 1000:
        return count_of(size, tr("byte"), tr("bytes"))
    if size < 999_500:
        return tr("{number} KB").format(number=say_number(round(size / 1000)))
    if size < 999_950_000:
        return tr("{number} MB").format(number=say_decimal(size / 1_000_000))
    return tr("{number} GB").format(number=say_decimal(size / 1_000_000_000))


def say_span(text: str) -> str:
    """Show a hyphen between two numbers as the dash that means "to", `2017/18–2022`; data keep what was typed."""
    return re.sub(r"(?<=\d) ?- ?(?=\d)", "–", text)


def join_words(words: tuple[str, ...]) -> str:
    """Join words as a sentence does: `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return tr("{several} and {last}", "a list of words: one, two and three").format(
        several=", ".join(words[:-1]), last=words[-1]
    )


def keep_together(text: str) -> str:
    """Keep words on one line: no line ends at a space or a hyphen in them."""
    return text.replace(" ", "\u00a0").replace("-", "-\u2060")
