"""Names that every drive and system can hold, made from names that came from outside or were typed."""

from __future__ import annotations

import unicodedata

from hubdesk.model.text import plain_line

LONGEST_NAME = 120
_FORBIDDEN = frozenset('<>:"/\\|?*')
_RESERVED = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³"
}


def safe_file_name(untrusted_name: str, instead: str = "file") -> str:
    """Give a name that Windows, macOS, Linux, FAT32 and exFAT can hold, as near to the one given as can be.

    Only what stands behind the last slash counts. The ending is kept.
    Source: Microsoft, "Naming Files, Paths, and Namespaces".
    """
    last = untrusted_name.replace("\\", "/").rpartition("/")[2]
    line = plain_line(unicodedata.normalize("NFC", last), 4 * LONGEST_NAME)
    name = "".join("-" if char in _FORBIDDEN else char for char in line).strip(". ")
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > _LONGEST_ENDING:
        stem, dot, ending = name, "", ""
    stem = stem[: LONGEST_NAME - len(dot) - len(ending)].strip(". ") or instead
    if stem.partition(".")[0].rstrip().lower() in _RESERVED:
        stem = f"_{stem}"
    return stem + dot + ending


def is_safe_file_name(name: str) -> bool:
    """Say whether a name can be held everywhere as it is."""
    return bool(name) and name == safe_file_name(name, "")


_LONGEST_ENDING = 12
