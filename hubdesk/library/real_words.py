"""English words, so that a word that the library lacks is not taken for a slip of the pen."""

from __future__ import annotations

from functools import cached_property

from hubdesk.paths import resources_folder


class RealWords:
    """The words of `resources/english-words.txt`, UK and US; read when the first unknown word is typed."""

    def __contains__(self, word: str) -> bool:
        wanted, words = word.encode(errors="replace"), self._list
        low, high = 0, len(words)
        while low < high:  # the list is in order: what is sought lies between these two places
            middle = (low + high) // 2
            first = words.rfind(b"\n", 0, middle) + 1
            past = words.find(b"\n", middle)
            past = len(words) if past < 0 else past
            if words[first:past] == wanted:
                return first < past
            if words[first:past] < wanted:
                low = past + 1
            else:
                high = first
        return False

    @cached_property
    def _list(self) -> bytes:
        try:
            return (resources_folder() / "english-words.txt").read_bytes().replace(b"\r", b"")
        except OSError:
            return b""  # a copy that lost the list mends a little too much, and still finds
