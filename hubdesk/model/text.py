"""Small rules about text that several parts share."""

from __future__ import annotations

import re
import unicodedata

from hubdesk.model.words import say_number, tr

_NOT_WORD = re.compile(r"[^\w]+", re.UNICODE)
_MOST_ACCENTS = 2
_END = re.compile(r"(?<=[.!?])[”’\")]*\s+(?=[“‘\"(]?[A-Z0-9£])")
_NO_END = re.compile(r"(?:\b(?:[A-Z]|St|Dr|Mr|Mrs|Ms|No|Nos|vs|cf|e\.g|i\.e|etc|approx|pp?|vol|Prof)\.)$")


def slugify(text: str) -> str:
    """Turn a heading or a name into an anchor: `What changed, and how` becomes `what-changed-and-how`."""
    bare = text
    if not text.isascii():
        folded = unicodedata.normalize("NFKD", text)
        bare = "".join(char for char in folded if not unicodedata.combining(char))
    return _NOT_WORD.sub("-", bare.lower().replace("'", "").replace("’", "")).strip("-_")


def anchors_for(headings: list[str]) -> list[str]:
    """Give each heading of a page an anchor of its own: a second "Steps" becomes `steps-2`."""
    anchors: list[str] = []
    seen: set[str] = set()
    for heading in headings:
        stem = slugify(heading) or "part"
        anchor, number = stem, 2
        while anchor in seen:
            anchor, number = f"{stem}-{number}", number + 1
        seen.add(anchor)
        anchors.append(anchor)
    return anchors


def full_stop_after(title: str) -> str:
    """Give the full stop that ends a title where words follow: none if it ends in a mark of its own."""
    return "" if title.endswith(("?", "!", ".", "…")) else "."


def count_of(number: int, one: str, many: str | None = None) -> str:
    """Say a number with its noun: `1 entry`, `1,204 entries`."""
    return f"{say_number(number)} {one if number == 1 else many or one + 's'}"


def place_of(row: int, count: int) -> str:
    """Say how far down a row of a list stands, the first being row 0: `3 of 12`."""
    return tr("{number} of {count}").format(number=say_number(row + 1), count=say_number(count))


def plain_line(untrusted_text: str, longest: int = 120) -> str:
    """Give a name from outside as one line that cannot pretend to be another: no control, no turning, no endless row.

    Left out are Unicode's control, format, private and half characters (categories C…): among them are those that turn
    the direction of writing, so that `exe.fdp` is read as `pdf.exe`. A letter keeps two accents at most.
    """
    kept: list[str] = []
    accents = 0
    for char in untrusted_text[: longest * 8]:
        if unicodedata.category(char)[0] == "C" or char in "\u2028\u2029":
            kept.append(" ")
            continue
        accents = accents + 1 if unicodedata.combining(char) else 0
        if accents <= _MOST_ACCENTS:
            kept.append(char)
    line = " ".join("".join(kept).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def as_tip(text: str) -> str:
    """Give a text that Qt shows as it stands when the mouse rests: at a `<` it would take all of it for HTML."""
    if "<" not in text:
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
    return f"<qt>{escaped}</qt>"


def cut_sentences(text: str) -> list[str]:
    """Cut text where a sentence ends; the pieces, put together, are the text. What has no end stays whole."""
    parts, first = [], 0
    for found in _END.finditer(text):
        if not _NO_END.search(text[first : found.start()]):
            parts.append(text[first : found.end()])
            first = found.end()
    return [*parts, text[first:]]
