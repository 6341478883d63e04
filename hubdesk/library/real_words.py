"""English words, so that a word that the library lacks is not taken for a slip of the pen."""

from __future__ import annotations

from functools import cached_property

from hubdesk.paths import resources_folder


class RealWords:
    """The words of `resources/english-words.txt`, UK and US; read when the first unknown word is typed."""

    def __contains__(self, word: str) -> bool:
        return f"\n{word}\n".encode() in self._list

    @cached_property
    def _list(self) -> bytes:
        try:
            return (resources_folder() / "english-words.txt").read_bytes().replace(b"\r", b"")
        except OSError:
            return b""  # a copy that lost the list mends a little too much, and still finds
