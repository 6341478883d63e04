"""The one table from what the world did to a plain sentence and a next step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hubdesk import errors
from hubdesk.model.say import say_size
from hubdesk.model.text import count_of
from hubdesk.model.words import tr

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
    return Said(str(error), "Please try again.")


def _nearest(ids: tuple[str, ...]) -> str:
    return f"Did you mean {' or '.join(ids)}?" if ids else "“hubdesk search WORDS” lists what there is."


_ASKED = {
    "unsigned": "Nobody has signed it, so HubDesk cannot tell who made it: say --unsigned if you are sure of it.",
    "new-publisher": "Its publisher is new here: compare the key's words, then say --trust.",
    "old-key": "Its publisher has replaced the key it is signed with: say --old-key if you are sure of it.",
    "other-publisher": "It would take the place of another publisher's pack: say --other-publisher if that is meant.",
    "older": "It is older than the edition that is here: say --older to go back to it.",
}
"""How the command line says yes to each question of `services.installing`."""

_TABLE: dict[type, Callable[..., Said]] = {
    errors.PackMissingError: lambda e: Said(
        f"There is no file at {e.path}.", "Check the name, or whether the drive is still plugged in."
    ),
    errors.NotAPackError: lambda e: Said(
        f"{e.path.name} is not a HubDesk pack.", "Choose another file, or ask for a fresh copy of the pack."
    ),
    errors.PackDamagedError: lambda e: Said(
        f"{e.path.name} is damaged: {e.detail}", "Copy it again from where you got it. Nothing else is affected."
    ),
    errors.PackForgedError: lambda e: Said(
        f"{e.path.name} was changed after its publisher signed it. HubDesk will not use it.",
        "Get a fresh copy from the publisher, and tell them about this one.",
    ),
    errors.PackSlowError: lambda e: Said(
        f"{e.path.name or e.path} did not answer within {e.seconds:g} seconds and is left out for now.",
        "Check the drive or the network that it lies on, then open HubDesk again.",
    ),
    errors.OtherBytesError: lambda e: Said(
        f"{e.path.name} calls itself edition {e.edition}, which is here already with other contents ({e.here}).",
        "One of the two is not what its publisher gave out. Ask the publisher which; nothing was changed.",
    ),
    errors.NotAskedError: lambda e: Said(
        f"{e.path.name} was not installed.", " ".join(_ASKED[question] for question in e.questions)
    ),
    errors.NoFormerEditionError: lambda e: Said(
        f"There is no former edition of {e.pack_id} to go back to.", "“hubdesk list” names the packs that are here."
    ),
    errors.NoFolderError: lambda _: Said(
        "There is no folder on this device that packs could be installed into.",
        "Open the pack where it lies, or ask whoever looks after this computer.",
    ),
    errors.KeyFileError: lambda e: Said(
        f"{e.path} cannot be used as a key: {e.reason}.", "“hubdesk keygen” makes a key; see “hubdesk keygen --help”."
    ),
    errors.PackTooNewError: lambda e: Said(
        f"{e.path.name} was made for a newer HubDesk (format {e.found}; this program knows up to {e.known}).",
        "Get the newest HubDesk, or ask for an older edition of the pack.",
    ),
    errors.PackUnreadableError: lambda e: Said(
        f"{e.path.name} could not be read: {e.reason}.", "Check that you may open it and that the drive is there."
    ),
    errors.NoLibraryError: lambda e: Said(
        "No library was found. Looked in: " + ", ".join(str(path) for path in e.looked_in) + ".",
        "Put a .hubpack file there, or name one with --library.",
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
    errors.NoSuchEntryError: lambda e: Said(f"The library has no entry {e.entry_id}.", _nearest(e.nearest)),
    errors.AddressError: lambda e: Said(
        f"“{e.text}” is not a file or an address that HubDesk knows.",
        "An address looks like hubdesk:headstart/kent/safe-spaces. “hubdesk --help” lists the verbs.",
    ),
    errors.SourceFolderError: lambda e: Said(
        f"{e.folder} cannot be used as the source of a pack: {e.reason}",
        "A pack's folder holds pack.yaml, vocabulary.yaml, sources.yaml and entries/.",
    ),
    errors.FindingsError: lambda e: Said(
        f"{e.folder} was not built: {count_of(len(e.findings), 'finding')}.", "“hubdesk check” lists them."
    ),
    errors.ListFileError: lambda e: Said(
        tr("{file} cannot be opened as a list: {reason}.").format(file=e.path.name, reason=e.reason),
        tr("Ask for the file again. What you have collected is as it was."),
    ),
    errors.WriteFailedError: lambda e: Said(
        f"{e.path} could not be written: {e.reason}.", "Check the room on the drive and whether you may write there."
    ),
    errors.TargetTakenError: lambda e: Said(
        f"{e.path} was not replaced: {e.reason}.", "Choose another name, or move what lies there out of the way."
    ),
    errors.NothingChosenError: lambda e: Said(
        f"The library has no entry {e.asked}.",
        f"There is: {', '.join(e.known)}." if e.known else "“hubdesk search WORDS” lists what there is.",
    ),
    errors.ExtraMissingError: lambda e: Said(
        f"{e.what} needs a part that is not installed with this HubDesk.",
        f"It is brought by: pip install 'hubdesk[{e.extra}]'",
    ),
    errors.DriveFullError: lambda e: Said(
        f"There is not enough room on {e.root}: {say_size(e.needed)} are needed, {say_size(e.free)} are free."
        if e.needed
        else f"{e.root} is full: {e.file} did not fit.",
        "Delete what is not needed there, choose less, or take a larger drive.",
    ),
    errors.DriveProtectedError: lambda e: Said(
        f"{e.root} may not be written to ({e.reason}).",
        "Slide the small switch on the drive if it has one, or take another drive.",
    ),
    errors.DriveGoneError: lambda e: Said(
        f"{e.root} stopped answering at {e.file or 'the start'} ({e.reason}).",
        "If it was pulled, plug it in and start again. If it happens again, the drive is broken.",
    ),
    errors.DriveLiesError: lambda e: Said(
        f"{e.root} did not give back what was written to it ({e.file}). It is broken, or smaller than it claims.",
        "Do not hand it on. Take another drive.",
    ),
    errors.StickRuleError: lambda e: Said(
        f"{e.file} cannot go on a stick: {e.reason}.", "Give it another name, or leave it out."
    ),
    errors.NotAStickError: lambda e: Said(
        f"{e.root} is not a copy made by HubDesk: {e.reason}.",
        "Choose the folder that “START HERE” lies in; for a single pack, name the pack.",
    ),
    errors.StickError: lambda e: Said(
        f"Something went wrong on {e.root} at {e.file} ({e.reason}).", "Try again, or take another drive."
    ),
    errors.CancelledError: lambda _: Said("Stopped, as you asked.", "Nothing was left behind."),
}
