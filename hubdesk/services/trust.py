"""Which publishers are trusted on this device: those known to the program, and those the user has said yes to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hubdesk.library.trust import (
    Judgement,
    Publisher,
    Standing,
    judge,
    publisher_as_dict,
    publisher_of,
    read_known_publishers,
)
from hubdesk.model.words import QT_TR_NOOP, tr
from hubdesk.paths import resources_folder

if TYPE_CHECKING:
    from hubdesk.pack.check import Proof
    from hubdesk.userdata.store import UserStore

_KEPT_AS = "trusted-publishers"
_NO_NAME = QT_TR_NOOP("A publisher without a name")


class Trust:
    """The publishers that are trusted. What the user says is kept in their own file."""

    def __init__(self, store: UserStore) -> None:
        self._store = store
        self._known = read_known_publishers(resources_folder() / "publishers.json")

    @property
    def publishers(self) -> tuple[Publisher, ...]:
        """All that are trusted; what the user's file says of a key counts first, since it may be newer."""
        return (*self._users(), *self._known)

    def judge(self, proof: Proof) -> Judgement:
        """Judge who made a pack. A new key that a trusted one vouches for takes its place at once, and that is kept."""
        judgement = judge(proof, self.publishers)
        if judgement.standing is Standing.RENEWED:
            self._add(
                Publisher(judgement.key, judgement.publisher),
                Publisher(judgement.renews, judgement.publisher, judgement.key),
            )
        return judgement

    def trust(self, judgement: Judgement) -> None:
        """Trust the publisher of a pack from now on, under the name it gives itself."""
        self._add(Publisher(judgement.key, judgement.publisher or tr(_NO_NAME)))

    def forget(self, key: bytes) -> None:
        """Trust a key no longer, as far as the user had said so."""
        self._keep([one for one in self._users() if one.key != key])

    def _add(self, *publishers: Publisher) -> None:
        keys = {one.key for one in publishers}
        self._keep([*(one for one in self._users() if one.key not in keys), *publishers])

    def _users(self) -> list[Publisher]:
        try:
            return [publisher_of(item) for item in json.loads(self._store.value(_KEPT_AS, "[]"))]
        except (ValueError, LookupError, TypeError, AttributeError):
            return []  # nobody is trusted on the word of a damaged line; the user is asked again

    def _keep(self, publishers: list[Publisher]) -> None:
        self._store.keep(_KEPT_AS, json.dumps([publisher_as_dict(one) for one in publishers], ensure_ascii=False))


def say_origin(judgement: Judgement, *, with_words: bool = True) -> str:
    """Say in a sentence or two who made a pack and what that is worth; a key that is new with its words, if asked."""
    name = judgement.publisher or tr("somebody without a name")
    words = tr("; its key in words: {words}").format(words=judgement.words) if with_words else ""
    match judgement.standing:
        case Standing.UNSIGNED:
            said = tr("Nobody has signed it, so HubDesk cannot tell who made it or whether it was changed on the way.")
        case Standing.NEW:
            said = tr("It is signed with a key that is new here. It says that it comes from {name}{words}.").format(
                name=name, words=words
            )
        case Standing.TRUSTED:
            said = tr("Signed by {name}, whom this HubDesk trusts.").format(name=name)
        case Standing.RENEWED:
            said = tr("Signed by {name} with a new key, which the key trusted so far vouches for.").format(name=name)
        case Standing.REPLACED:
            said = tr(
                "Signed by {name} with an old key, which {name} has replaced. "
                "It may be an old edition, or somebody may misuse that key."
            ).format(name=name)
    if judgement.takes_name_of:
        care = tr("Take care: {name} is trusted here, and this pack uses that name without its key.")
        said += " " + care.format(name=judgement.takes_name_of)
    return said
