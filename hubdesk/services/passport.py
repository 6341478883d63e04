"""What a copy can say for itself: edition, publisher, files as published, and a code to read out by telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hubdesk.errors import PackError
from hubdesk.model.text import count_of
from hubdesk.model.words import QT_TR_NOOP, tr
from hubdesk.pack.check import verify_pack
from hubdesk.pack.fingerprint import copy_in_words
from hubdesk.services.messages import explain
from hubdesk.services.origins import ORIGIN_WORDS, origin_of
from hubdesk.services.trust import say_origin
from hubdesk.transfer.verify import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable
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
        """One line: `150 of 150 entries as published`, or as they were built where nobody has signed them."""
        of = f"{self.entries:,} of {count_of(self.entries, tr('entry'), tr('entries'))}"
        return (
            tr("{count} as published").format(count=of) if self.judgement.key else tr("{count} whole").format(count=of)
        )


def read_passports(
    paths: Iterable[Path], places: Places, trust: Trust, report: Report, token: CancelToken
) -> dict[Path, Passport | PackError]:
    """Prove several packs; one that is not whole gives its error instead."""
    found: dict[Path, Passport | PackError] = {}
    for path in paths:
        try:
            found[path] = read_passport(path, places, trust, report, token)
        except PackError as error:
            found[path] = error
    return found


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


def say_passport(found: Passport | PackError) -> tuple[str, ...]:
    """Say a passport in a few lines, or what is wrong with the pack."""
    if isinstance(found, PackError):
        said = explain(found)
        return (f"{said.what} {said.next_step}",)
    where = ORIGIN_WORDS[found.origin]
    return (
        f"{found.said}, {where}. {say_origin(found.judgement)}",
        tr("To read out by telephone: {code}").format(code=found.code),
    )
