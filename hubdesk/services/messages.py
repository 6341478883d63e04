"""The one table from what the world did to a plain sentence and a next step."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hubdesk import errors
from hubdesk.model.say import say_size
from hubdesk.model.text import count_of
from hubdesk.model.words import QT_TR_NOOP, tr

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Said:
    """What happened to what, and what to do next."""

    what: str
    next_step: str


def explain(error: errors.HubDeskError) -> Said:
    """Say an error in plain words."""
    for kind in type(error).__mro__:
        if kind in _TABLE:
            return _TABLE[kind](error)
    return Said(str(error), tr("Please try again."))


def _nearest(ids: tuple[str, ...]) -> str:
    return (
        tr("Did you mean {ids}?").format(ids=tr(" or ").join(ids))
        if ids
        else tr("“hubdesk search WORDS” lists what there is.")
    )


_ASKED = {
    "unsigned": "Nobody has signed it, so HubDesk cannot tell who made it: say --unsigned if you are sure of it.",
    "new-publisher": "Its publisher is new here: compare the key's words, then say --trust.",
    "old-key": "Its publisher has replaced the key it is signed with: say --old-key if you are sure of it.",
    "other-publisher": "It would take the place of another publisher’s pack: say --other-publisher if that is meant.",
    "older": "It is older than the edition that is here: say --older to go back to it.",
}
"""How the command line says yes to each question of `services.installing`."""

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_REASONS = {
    QT_TR_NOOP("the drive is full"): _FULL,
    QT_TR_NOOP("nothing may be written there"): (errno.EACCES, errno.EPERM, errno.EROFS),
    QT_TR_NOOP("the folder is not there"): (errno.ENOENT, errno.ENOTDIR),
    QT_TR_NOOP("there is a folder of that name"): (errno.EISDIR,),
    QT_TR_NOOP("the drive does not answer"): (errno.EIO, errno.ENODEV, errno.ENXIO),
}
"""What systems say in words of their own, each in others, by the number that all of them give it."""


def _say_reason(error: errors.WriteFailedError) -> str:
    plain = next((words for words, numbers in _REASONS.items() if error.number in numbers), None)
    return tr(plain) if plain else error.reason


_TABLE: dict[type, Callable[..., Said]] = {
    errors.PackMissingError: lambda e: Said(
        tr("There is no file at {path}.").format(path=e.path),
        tr("Check the name, or whether the drive is still plugged in."),
    ),
    errors.NotAPackError: lambda e: Said(
        tr("{file} is not a HubDesk pack.").format(file=e.path.name),
        tr("Choose another file, or ask for a fresh copy of the pack."),
    ),
    errors.PackDamagedError: lambda e: Said(
        tr("{file} is damaged: {detail}").format(file=e.path.name, detail=e.detail),
        tr("Copy it again from where you got it. Nothing else is affected."),
    ),
    errors.PackForgedError: lambda e: Said(
        tr("{file} was changed after its publisher signed it. HubDesk will not use it.").format(file=e.path.name),
        tr("Get a fresh copy from the publisher, and tell them about this one."),
    ),
    errors.PackSlowError: lambda e: Said(
        tr("{file} did not answer within {seconds} seconds and is left out for now.").format(
            file=e.path.name or e.path, seconds=f"{e.seconds:g}"
        ),
        tr("Check the drive or the network that it lies on, then open HubDesk again."),
    ),
    errors.OtherBytesError: lambda e: Said(
        tr("{file} calls itself edition {edition}, which is here already with other contents ({here}).").format(
            file=e.path.name, edition=e.edition, here=e.here
        ),
        tr("One of the two is not what its publisher gave out. Ask the publisher which; nothing was changed."),
    ),
    errors.NotAskedError: lambda e: Said(
        tr("{file} was not installed.").format(file=e.path.name), " ".join(_ASKED[question] for question in e.questions)
    ),
    errors.NoFormerEditionError: lambda e: Said(
        tr("There is no former edition of {pack_id} to go back to.").format(pack_id=e.pack_id),
        tr("“hubdesk list” names the packs that are here."),
    ),
    errors.NoFolderError: lambda _: Said(
        tr("There is no folder on this device that packs could be installed into."),
        tr("Open the pack where it lies, or ask whoever looks after this computer."),
    ),
    errors.KeyFileError: lambda e: Said(
        tr("{path} cannot be used as a key: {reason}.").format(path=e.path, reason=e.reason),
        tr("“hubdesk keygen” makes a key; see “hubdesk keygen --help”."),
    ),
    errors.PackTooNewError: lambda e: Said(
        tr("{file} was made for a newer HubDesk (format {found}; this program knows up to {known}).").format(
            file=e.path.name, found=e.found, known=e.known
        ),
        tr("Get the newest HubDesk, or ask for an older edition of the pack."),
    ),
    errors.PackUnreadableError: lambda e: Said(
        tr("{file} could not be read: {reason}.").format(file=e.path.name, reason=e.reason),
        tr("Check that you may open it and that the drive is there."),
    ),
    errors.NoLibraryError: lambda e: Said(
        tr("No library was found. Looked in: {places}.").format(places=", ".join(str(path) for path in e.looked_in)),
        tr("Put a .hubpack file there, or name one with --library."),
    ),
    errors.NotAWorkshopFileError: lambda e: Said(
        tr("{file} could not be read: {reason}.").format(file=e.path.name, reason=e.reason)
        if e.reason
        else tr("{file} was made by a newer HubDesk.").format(file=e.path.name)
        if e.is_too_new
        else tr("{file} does not hold a workshop.").format(file=e.path.name),
        tr("Get the newest HubDesk, or ask for the workshop again.")
        if e.is_too_new
        else tr("Choose another file. Workshops are in files that end in .hubworkshop."),
    ),
    errors.NoSuchEntryError: lambda e: Said(
        tr("The library has no entry {entry_id}.").format(entry_id=e.entry_id), _nearest(e.nearest)
    ),
    errors.AddressError: lambda e: Said(
        tr("“{text}” is not a file or an address that HubDesk knows.").format(text=e.text),
        tr("An address looks like hubdesk:headstart/kent/safe-spaces. “hubdesk --help” lists the verbs."),
    ),
    errors.SourceFolderError: lambda e: Said(
        tr("{folder} cannot be used as the source of a pack: {reason}").format(folder=e.folder, reason=e.reason),
        tr("A pack’s folder holds pack.yaml, vocabulary.yaml, sources.yaml and entries/."),
    ),
    errors.FindingsError: lambda e: Said(
        tr("{folder} was not built: {count_of}.").format(
            folder=e.folder, count_of=count_of(len(e.findings), tr("finding"), tr("findings"))
        ),
        tr("“hubdesk check” lists them."),
    ),
    errors.ListFileError: lambda e: Said(
        tr("{file} cannot be opened as a list: {reason}.").format(file=e.path.name, reason=e.reason),
        tr("Ask for the file again. What you have collected is as it was."),
    ),
    errors.WriteFailedError: lambda e: Said(
        tr("{path} could not be written: {reason}.").format(path=e.path, reason=_say_reason(e)),
        tr("Make some room there, or choose another place.")
        if e.number in _FULL
        else tr("Check the room on the drive and whether you may write there."),
    ),
    errors.TargetTakenError: lambda e: Said(
        tr("{path} was not replaced: {reason}.").format(path=e.path, reason=e.reason),
        tr("Choose another name, or move what lies there out of the way."),
    ),
    errors.NothingChosenError: lambda e: Said(
        tr("The library has no entry {asked}.").format(asked=e.asked),
        tr("There is: {known}.").format(known=", ".join(e.known))
        if e.known
        else tr("“hubdesk search WORDS” lists what there is."),
    ),
    errors.ExtraMissingError: lambda e: Said(
        tr("{what} needs a part that is not installed with this HubDesk.").format(what=e.what),
        tr("It is brought by: pip install 'hubdesk[{extra}]'").format(extra=e.extra),
    ),
    errors.DriveFullError: lambda e: Said(
        tr("There is not enough room on {root}: {needed} are needed, {free} are free.").format(
            root=e.root, needed=say_size(e.needed), free=say_size(e.free)
        )
        if e.needed
        else tr("{root} is full: {file} did not fit.").format(root=e.root, file=e.file),
        tr("Delete what is not needed there, choose less, or take a larger drive."),
    ),
    errors.DriveProtectedError: lambda e: Said(
        tr("{root} may not be written to ({reason}).").format(root=e.root, reason=e.reason),
        tr("Slide the small switch on the drive if it has one, or take another drive."),
    ),
    errors.DriveGoneError: lambda e: Said(
        tr("{root} stopped answering at {file} ({reason}).").format(
            root=e.root, file=e.file or tr("the start"), reason=e.reason
        ),
        tr("If it was pulled, plug it in and start again. If it happens again, the drive is broken."),
    ),
    errors.DriveLiesError: lambda e: Said(
        tr("{root} did not give back what was written to it ({file}). It is broken, or smaller than it claims.").format(
            root=e.root, file=e.file
        ),
        tr("Do not hand it on. Take another drive."),
    ),
    errors.StickRuleError: lambda e: Said(
        tr("{file} cannot go on a stick: {reason}.").format(file=e.file, reason=e.reason),
        tr("Give it another name, or leave it out."),
    ),
    errors.NotAStickError: lambda e: Said(
        tr("{root} is not a copy made by HubDesk: {reason}.").format(root=e.root, reason=e.reason),
        tr("Choose the folder that “START HERE” lies in; for a single pack, name the pack."),
    ),
    errors.StickError: lambda e: Said(
        tr("Something went wrong on {root} at {file} ({reason}).").format(root=e.root, file=e.file, reason=e.reason),
        tr("Try again, or take another drive."),
    ),
    errors.CancelledError: lambda _: Said(tr("Stopped, as you asked."), tr("Nothing was left behind.")),
}
