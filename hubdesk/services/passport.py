"""What a copy can say for itself: edition, publisher, files as published, and a code to read out by telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hubdesk.model.text import count_of
from hubdesk.model.words import QT_TR_NOOP
from hubdesk.pack.check import verify_pack
from hubdesk.pack.fingerprint import copy_in_words
from hubdesk.services.origins import origin_of
from hubdesk.transfer.verify import Fault

if TYPE_CHECKING:
    from pathlib import Path

    from hubdesk.library.trust import Judgement
    from hubdesk.model.progress import CancelToken, Report
    from hubdesk.paths import Places
    from hubdesk.services.origins import Origin
    from hubdesk.services.trust import Trust

FAULT_WORDS = {
    Fault.DIFFERS: QT_TR_NOOP("is not as it was made"),
    Fault.MISSING: QT_TR_NOOP("is missing"),
    Fault.UNREADABLE: QT_TR_NOOP("cannot be read"),
    Fault.ADDED: QT_TR_NOOP("was not there when the copy was made"),
}


class Passport(NamedTuple):
    """What a pack on this device is. `as_published` of `entries` entries are there, every byte of them proven."""

    path: Path
    title: str
    edition: str
    entries: int
    judgement: Judgement
    origin: Origin
    code: str

    @property
    def said(self) -> str:
        """One line: `412 of 412 entries as published`."""
        return f"{self.entries:,} of {count_of(self.entries, 'entry', 'entries')} as published"


def read_passport(
    path: Path, places: Places, trust: Trust, report: Report, token: CancelToken | None = None
) -> Passport:
    """Prove a pack and say what it is.

    Args:
        path: the pack; every byte of it is read.
        places: where packs lie on this device.
        trust: whose packs are believed.
        report: called with bytes read of bytes in all.
        token: asked before each block.
    Raises:
        PackError: it is not whole; then no entry counts as published. CancelledError.
    """
    from hubdesk.pack.reader import Pack

    proof = verify_pack(path, report, token)
    with Pack(path) as pack:
        info, entries = pack.info, pack.entry_count
    return Passport(
        path, info.title, info.edition, entries, trust.judge(proof), origin_of(path, places),
        copy_in_words(bytes.fromhex(proof.digest)),
    )  # fmt: skip
