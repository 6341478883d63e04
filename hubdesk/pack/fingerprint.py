"""Keys and packs in words, for people who compare them by telephone."""

from __future__ import annotations

import hashlib
from functools import cache

from hubdesk.model.spoken import in_words
from hubdesk.paths import resources_folder

KEY_WORDS, COPY_WORDS = 8, 4


def key_in_words(key: bytes) -> str:
    """Say a public key in eight words: 80 bits of its SHA-256, more than anybody can search through."""
    return in_words(hashlib.sha256(key).digest(), KEY_WORDS, _words())


def copy_in_words(digest: bytes) -> str:
    """Say a pack's or a stick's SHA-256 in four words: enough to tell two copies apart, and short to read out."""
    return in_words(digest, COPY_WORDS, _words())


@cache
def _words() -> tuple[str, ...]:
    return tuple((resources_folder() / "words.txt").read_text("ascii").split())
