"""Dates, sizes and lists in plain words."""

from __future__ import annotations

from hubdesk.model.text import count_of

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def say_date(text: str) -> str:
    """Say an ISO date in words, `23 November 2026`; give anything else as it is."""
    parts = text.split("-")
    if len(parts) == 3 and all(part.isdigit() for part in parts) and 1 <= int(parts[1]) <= 12:
        return f"{int(parts[2])} {_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return text


def say_size(size: int) -> str:
    """Say a size in bytes in plain words: `812 bytes`, `24 KB`, `3.1 MB`, `76.9 GB`."""
    if size < 1000:
        return count_of(size, "byte")
    if size < 999_500:
        return f"{size / 1000:.0f} KB"
    return f"{size / 1_000_000:.1f} MB" if size < 999_950_000 else f"{size / 1_000_000_000:.1f} GB"


def join_words(words: tuple[str, ...]) -> str:
    """Join words as a sentence does: `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def keep_together(text: str) -> str:
    """Keep words on one line: no line ends at a space or a hyphen in them."""
    return text.replace(" ", "\u00a0").replace("-", "-\u2060")
