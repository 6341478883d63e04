"""Whose pack is this, and may it be believed? The rules; which keys are trusted is handed in.

The trust model stands in ARCHITECTURE.md, "Whom HubDesk trusts".
"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from hubdesk.model.text import plain_line
from hubdesk.pack.fingerprint import key_in_words
from hubdesk.pack.signature import KEY_BYTES
from hubdesk.pack.succession import find_origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from hubdesk.pack.check import Proof


class Standing(StrEnum):
    """What is known of who made a pack."""

    UNSIGNED = "unsigned"
    NEW = "new"
    TRUSTED = "trusted"
    RENEWED = "renewed"
    REPLACED = "replaced"


class Publisher(NamedTuple):
    """A publisher whose key is trusted. `replaced_by` is the key that took its place, empty while it is in use."""

    key: bytes
    name: str
    replaced_by: bytes = b""


class Judgement(NamedTuple):
    """What HubDesk says of a pack's origin.

    `publisher`: the trusted name, or for a key that is not trusted the name that the pack gives itself.
    `words`: the key in eight words, empty if there is none. `takes_name_of`: the pack uses the name of a publisher who
    is trusted under another key. `renews`: the trusted key that vouched for this one.
    """

    standing: Standing
    publisher: str
    key: bytes = b""
    words: str = ""
    takes_name_of: str = ""
    renews: bytes = b""

    @property
    def is_trusted(self) -> bool:
        """Whether a trusted publisher stands behind the pack."""
        return self.standing in (Standing.TRUSTED, Standing.RENEWED)


def judge(proof: Proof, trusted: Iterable[Publisher]) -> Judgement:
    """Judge who made a pack that has been proven whole.

    Args:
        proof: what the pack says, with a signature that was checked.
        trusted: publishers known to the program and those the user trusts; of two with one key the first counts.
    """
    by_key: dict[bytes, Publisher] = {}
    for publisher in trusted:
        by_key.setdefault(publisher.key, publisher)
    claimed = plain_line(proof.publisher)
    if not proof.key:
        return Judgement(Standing.UNSIGNED, claimed, takes_name_of=_same_name(claimed, by_key))
    words = key_in_words(proof.key)
    if known := by_key.get(proof.key):
        standing = Standing.REPLACED if known.replaced_by else Standing.TRUSTED
        return Judgement(standing, known.name, proof.key, words)
    origin = find_origin(proof.key, proof.successions, by_key)
    if origin is not None and by_key[origin].replaced_by in (b"", proof.key):
        return Judgement(Standing.RENEWED, by_key[origin].name, proof.key, words, renews=origin)
    return Judgement(Standing.NEW, claimed, proof.key, words, takes_name_of=_same_name(claimed, by_key))


def read_known_publishers(path: Path) -> tuple[Publisher, ...]:
    """Read the list that comes with the program: `{"publishers": [{"name", "key", "replaced_by"?}]}`, keys in hex.

    Raises:
        OSError, ValueError: it cannot be read. It is a part of the program, so that would be a mistake of ours.
    """
    loaded: Any = json.loads(path.read_text("utf-8"))
    return tuple(publisher_of(item) for item in loaded["publishers"])


def publisher_of(item: Mapping[str, str]) -> Publisher:
    """Read a publisher from plain values.

    Raises:
        ValueError: a key is none, or the name is missing.
    """
    key, newer = bytes.fromhex(item["key"]), bytes.fromhex(item.get("replaced_by", ""))
    name = plain_line(item["name"])
    if len(key) != KEY_BYTES or len(newer) not in (0, KEY_BYTES) or not name:
        raise ValueError("not a publisher")
    return Publisher(key, name, newer)


def publisher_as_dict(publisher: Publisher) -> dict[str, str]:
    """Give a publisher as plain values, as `publisher_of` reads them."""
    said = {"name": publisher.name, "key": publisher.key.hex()}
    return {**said, "replaced_by": publisher.replaced_by.hex()} if publisher.replaced_by else said


def _same_name(claimed: str, by_key: Mapping[bytes, Publisher]) -> str:
    folded = claimed.casefold()
    return next((one.name for one in by_key.values() if folded and one.name.casefold() == folded), "")
