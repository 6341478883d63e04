"""Bringing a pack onto this device: look at it whole, say what it would change, then put it in its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.errors import NoFolderError, NotAskedError, OtherBytesError
from hubdesk.library.choices import is_preferred, read_choices
from hubdesk.library.shelf import Shelf
from hubdesk.library.trust import Judgement, Standing
from hubdesk.library.update_sheet import UpdateSheet, compare_editions
from hubdesk.model.progress import CancelToken, Report, no_report
from hubdesk.pack.check import Proof, verify_pack
from hubdesk.pack.connection import read_frame
from hubdesk.pack.reader import Pack

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from hubdesk.library.shelf import Held
    from hubdesk.model.marks import MarkSource
    from hubdesk.model.pack_info import PackInfo
    from hubdesk.paths import Places
    from hubdesk.services.trust import Trust


class Step(StrEnum):
    """What installing a pack would do."""

    NEW = "new"
    UPDATE = "update"
    SAME = "same"
    OLDER = "older"


class Question(StrEnum):
    """What must be said yes to before a pack is installed."""

    UNSIGNED = "unsigned"
    NEW_PUBLISHER = "new-publisher"
    OLD_KEY = "old-key"
    OTHER_PUBLISHER = "other-publisher"
    OLDER = "older"


@dataclass(frozen=True, slots=True)
class Offer:
    """A pack that has been proven whole, and what installing it would mean. Nothing has been changed yet.

    `present` is the edition that is shown now, if there is one; `sheet` compares it with this pack.
    """

    path: Path
    info: PackInfo
    entries: int
    proof: Proof
    judgement: Judgement
    step: Step
    present: Held | None
    sheet: UpdateSheet | None
    questions: tuple[Question, ...]


def look_at(
    path: Path,
    places: Places,
    trust: Trust,
    marks: MarkSource | None = None,
    report: Report = no_report,
    token: CancelToken | None = None,
) -> Offer:
    """Prove a pack whole and work out what installing it would change.

    Args:
        path: the pack.
        places: where packs lie on this device.
        trust: whose packs are believed.
        marks: who knows what the user has at entries.
        report: called as the whole file is read, and as two editions are compared.
        token: asked meanwhile.
    Raises:
        PackError: it cannot be used. OtherBytesError: this very edition is here with other bytes. CancelledError.
    """
    proof = verify_pack(path, report, token)
    judgement = trust.judge(proof)
    with Pack(path) as pack:
        info, entries = pack.info, pack.entry_count
    held = held_editions(info.id, places)
    for one in held:
        if one.edition == info.edition and read_frame(one.path).digest.hex() != proof.digest:
            raise OtherBytesError(path, one.path, info.edition)
    present = shown_of(held, places)
    step, sheet = Step.NEW, None
    if present is not None and present.edition == info.edition:
        step = Step.SAME
    elif present is not None:
        step = Step.UPDATE if info.edition > present.edition else Step.OLDER
        own = marks.marks_in(info.id) if marks else ()
        sheet = compare_editions(present.path, path, own, report, token)
    questions = tuple(_questions(judgement, step, present, trust)) if step is not Step.SAME else ()
    return Offer(path, info, entries, proof, judgement, step, present, sheet, questions)


def install(
    offer: Offer,
    places: Places,
    agreed: Collection[Question] = (),
    report: Report = no_report,
    token: CancelToken | None = None,
    *,
    for_everyone: bool = False,
) -> Path:
    """Install a pack that was looked at.

    Args:
        offer: what `look_at` said.
        places: where packs lie on this device.
        agreed: the questions that the user said yes to.
        report: called with bytes of bytes in all, for copying and for reading back.
        token: asked before each block.
        for_everyone: into the folder that all users of this computer share, which may need an administrator.
    Returns:
        Where the pack is now; for an edition that is here already, where it is.
    Raises:
        NotAskedError: something was not said yes to. NoFolderError: no folder may be written to.
        WriteFailedError, PackDamagedError, CancelledError: nothing has changed.
    """
    open_questions = tuple(question for question in offer.questions if question not in agreed)
    if open_questions:
        raise NotAskedError(offer.path, open_questions)
    if offer.step is Step.SAME and offer.present is not None:
        return offer.present.path
    shelf = shelf_for(places, for_everyone=for_everyone)
    path = shelf.put(offer.path, offer.proof, report, token)
    if offer.step is Step.OLDER:
        shelf.show_instead(offer.info.id, offer.info.edition, offer.present.edition if offer.present else "")
    return path


def shelf_for(places: Places, *, for_everyone: bool = False) -> Shelf:
    """Give the shelf that packs are installed on.

    Raises:
        NoFolderError: there is no folder that may be written to.
    """
    folder = places.shared_packs if for_everyone else places.own_packs
    if folder is None:
        raise NoFolderError
    return Shelf(folder)


def held_editions(pack_id: str, places: Places) -> list[Held]:
    """List every edition of a pack on this device, wherever it lies."""
    return [one for folder in places.pack_folders for one in Shelf(folder).held() if one.pack_id == pack_id]


def shown_of(held: list[Held], places: Places) -> Held | None:
    """Give the one of several editions that is shown."""
    choices = read_choices(places.own_packs) if places.own_packs else {}
    shown: Held | None = None
    for one in held:
        if shown is None or is_preferred(one.edition, shown.edition, choices.get(one.pack_id)):
            shown = one
    return shown


class Former(NamedTuple):
    """A pack of which a former edition is kept."""

    pack_id: str
    title: str
    present: str
    former: str


def former_editions(places: Places) -> list[Former]:
    """List the packs that can go back to a former edition, by title."""
    if places.own_packs is None:
        return []
    held = Shelf(places.own_packs).held()
    found = []
    for pack_id in sorted({one.pack_id for one in held}):
        editions = [one for one in held if one.pack_id == pack_id]
        present = shown_of(editions, places)
        former = next((one for one in editions if present and one.edition < present.edition), None)
        if present is not None and former is not None:
            with Pack(present.path) as pack:
                found.append(Former(pack_id, pack.info.title, present.edition, former.edition))
    return sorted(found, key=lambda one: one.title.casefold())


def _questions(judgement: Judgement, step: Step, present: Held | None, trust: Trust) -> Iterable[Question]:
    match judgement.standing:
        case Standing.UNSIGNED:
            yield Question.UNSIGNED
        case Standing.NEW:
            yield Question.NEW_PUBLISHER
        case Standing.REPLACED:
            yield Question.OLD_KEY
    if present is not None and not _same_publisher(judgement, present, trust):
        yield Question.OTHER_PUBLISHER
    if step is Step.OLDER:
        yield Question.OLDER


def _same_publisher(judgement: Judgement, present: Held, trust: Trust) -> bool:
    """Say whether the pack that is here was signed with the same key or one that it follows, or with none."""
    key = read_frame(present.path).key
    if not key or key in (judgement.key, judgement.renews):
        return True
    return any(one.key == key and one.replaced_by == judgement.key != b"" for one in trust.publishers)
