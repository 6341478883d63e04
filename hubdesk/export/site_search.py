"""The search of the web edition: an index made when the pages are, which `search.js` hands to MiniSearch."""

from __future__ import annotations

import json
import re
import unicodedata
import zlib
from base64 import b64encode
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from hubdesk.model.document import block_text, plain_text
from hubdesk.model.document import headings as headings_of

if TYPE_CHECKING:
    from hubdesk.model.entry import Entry

FIELDS = ("title", "summary", "words", "headings", "body")
"""What is searched; how much each weighs is said in `search.js`."""
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """Split text into words as `search.js` does: letters and digits, small, without accents."""
    folded = "".join(char for char in unicodedata.normalize("NFKD", text) if unicodedata.category(char)[0] != "M")
    return _WORD.findall(folded.lower())


class SearchIndex:
    """Collects the words of entries, one by one."""

    def __init__(self) -> None:
        self._postings: dict[str, dict[int, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
        self._lengths: list[list[int]] = []
        self._texts: list[str] = []

    def add(self, entry: Entry) -> None:
        """Add an entry. Entries are numbered from 0, as they come."""
        number = len(self._lengths)
        body = block_text(entry.document.blocks)
        fields = (
            entry.title,
            entry.summary,
            " ".join(term.name for term in entry.terms),
            " ".join(plain_text(heading.children) for heading in headings_of(entry.document)),
            body,
        )
        lengths = []
        for place, text in enumerate(fields):
            counted = Counter(words_of(text))
            lengths.append(len(counted))
            for word, often in counted.items():
                self._postings[word][place][number] = often
        self._lengths.append(lengths)
        self._texts.append(body)

    def to_script(self, about: dict[str, object]) -> bytes:
        """Give the index as a script: a page opened from a stick may load scripts, but may fetch nothing.

        Args:
            about: what the search shows of each entry; put beside the index.
        """
        index = {
            "fields": FIELDS,
            "lengths": self._lengths,
            "words": [
                [word, *(part for place, found in fields.items() for part in (place, _codes(found)))]
                for word, fields in sorted(self._postings.items())
            ],
        }
        return b"self.hubdeskIndex=" + _json({**about, "index": index}) + b";\n"

    def to_texts_script(self) -> bytes:
        """Give the texts, from which `search.js` cuts the lines that it shows; deflated, because they are long."""
        packed = zlib.compress(_json(self._texts), 9)
        return b'self.hubdeskTexts="' + b64encode(packed) + b'";\n'


def _codes(found: dict[int, int]) -> list[int]:
    """Write which entries hold a word, and how often: ten times the steps from entry to entry, plus at most nine.

    That is under half of what MiniSearch's own form takes, and most of the index.
    """
    codes, before = [], -1
    for number, often in found.items():
        codes.append((number - before) * 10 + min(often, 9))
        before = number
    return codes


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
