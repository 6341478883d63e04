from __future__ import annotations

import errno
from pathlib import Path

import pytest

from hubdesk import errors
from hubdesk.model.finding import Finding, Level
from hubdesk.services.messages import Said, explain

STICK = Path("/media/stick")
PACK = Path("/media/stick/headstart.hubpack")
FINDING = Finding("entries/kent/a.md", 1, Level.ERROR, "rule", "What.", "Mend.")

SAID = [
    (
        errors.ListFileError(Path("/media/stick/my-list.hublist"), "it is no file of lists"),
        Said(
            "my-list.hublist cannot be opened as a list: it is no file of lists.",
            "Ask for the file again. What you have collected is as it was.",
        ),
    ),
    (
        errors.TargetTakenError(Path("/media/web"), "it holds a.txt"),
        Said(
            "/media/web was not replaced: it holds a.txt.",
            "Choose another name, or move what lies there out of the way.",
        ),
    ),
    (
        errors.NothingChosenError("of a partnership called “moon”", ("hull", "kent")),
        Said("The library has no entry of a partnership called “moon”.", "There is: hull, kent."),
    ),
    (
        errors.NothingChosenError("of Hull on Sleep"),
        Said("The library has no entry of Hull on Sleep.", "“hubdesk search WORDS” lists what there is."),
    ),
    (
        errors.ExtraMissingError("A ZIM archive", "zim"),
        Said(
            "A ZIM archive needs a part that is not installed with this HubDesk.",
            "It is brought by: pip install 'hubdesk[zim]'",
        ),
    ),
    (
        errors.PackMissingError(PACK),
        Said(f"There is no file at {PACK}.", "Check the name, or whether the drive is still plugged in."),
    ),
    (
        errors.NotAPackError(PACK),
        Said(
            "headstart.hubpack is not a HubDesk pack.",
            "Choose another file, or ask for a fresh copy of the pack.",
        ),
    ),
    (
        errors.PackDamagedError(PACK, "its tables are broken."),
        Said(
            "headstart.hubpack is damaged: its tables are broken.",
            "Copy it again from where you got it. Nothing else is affected.",
        ),
    ),
    (
        errors.PackForgedError(PACK),
        Said(
            "headstart.hubpack was changed after its publisher signed it. HubDesk will not use it.",
            "Get a fresh copy from the publisher, and tell them about this one.",
        ),
    ),
    (
        errors.DriveFullError(STICK, "", 5_600_000, 1_000),
        Said(
            f"There is not enough room on {STICK}: 5.6 MB are needed, 1 KB are free.",
            "Delete what is not needed there, choose less, or take a larger drive.",
        ),
    ),
    (
        errors.DriveFullError(STICK, "web/a.html"),
        Said(
            f"{STICK} is full: web/a.html did not fit.",
            "Delete what is not needed there, choose less, or take a larger drive.",
        ),
    ),
    (
        errors.DriveProtectedError(STICK, "a", "Read-only file system"),
        Said(
            f"{STICK} may not be written to (Read-only file system).",
            "Slide the small switch on the drive if it has one, or take another drive.",
        ),
    ),
    (
        errors.DriveGoneError(STICK, "", "Input/output error"),
        Said(
            f"{STICK} stopped answering at the start (Input/output error).",
            "If it was pulled, plug it in and start again. If it happens again, the drive is broken.",
        ),
    ),
    (
        errors.DriveLiesError(STICK, "packs/a.hubpack"),
        Said(
            f"{STICK} did not give back what was written to it (packs/a.hubpack). It is broken, or smaller than it "
            "claims.",
            "Do not hand it on. Take another drive.",
        ),
    ),
    (
        errors.StickRuleError(STICK, "a:b", "some systems cannot hold that name"),
        Said("a:b cannot go on a stick: some systems cannot hold that name.", "Give it another name, or leave it out."),
    ),
    (
        errors.NotAStickError(STICK, "SHA256SUMS", "it has no list of sums"),
        Said(
            f"{STICK} is not a copy made by HubDesk: it has no list of sums.",
            "Choose the folder that “START HERE” lies in; for a single pack, name the pack.",
        ),
    ),
    (
        errors.StickError(STICK, "a", "Invalid argument"),
        Said(f"Something went wrong on {STICK} at a (Invalid argument).", "Try again, or take another drive."),
    ),
    (
        errors.PackSlowError(PACK, 4.0),
        Said(
            "headstart.hubpack did not answer within 4 seconds and is left out for now.",
            "Check the drive or the network that it lies on, then open HubDesk again.",
        ),
    ),
    (
        errors.OtherBytesError(PACK, Path("/home/me/headstart.hubpack"), "2026-01-01"),
        Said(
            "headstart.hubpack calls itself edition 2026-01-01, which is here already with other contents "
            f"({Path('/home/me/headstart.hubpack')}).",
            "One of the two is not what its publisher gave out. Ask the publisher which; nothing was changed.",
        ),
    ),
    (
        errors.NotAskedError(PACK, ("older", "other-publisher")),
        Said(
            "headstart.hubpack was not installed.",
            "It is older than the edition that is here: say --older to go back to it. It would take the place of "
            "another publisher’s pack: say --other-publisher if that is meant.",
        ),
    ),
    (
        errors.NoFormerEditionError("headstart"),
        Said(
            "There is no former edition of headstart to go back to.",
            "“hubdesk list” names the packs that are here.",
        ),
    ),
    (
        errors.NoFolderError(),
        Said(
            "There is no folder on this device that packs could be installed into.",
            "Open the pack where it lies, or ask whoever looks after this computer.",
        ),
    ),
    (
        errors.KeyFileError(Path("my.key"), "the key in it is damaged"),
        Said(
            "my.key cannot be used as a key: the key in it is damaged.",
            "“hubdesk keygen” makes a key; see “hubdesk keygen --help”.",
        ),
    ),
    (
        errors.PackTooNewError(PACK, 3, 1),
        Said(
            "headstart.hubpack was made for a newer HubDesk (format 3; this program knows up to 1).",
            "Get the newest HubDesk, or ask for an older edition of the pack.",
        ),
    ),
    (
        errors.PackUnreadableError(PACK, "Input/output error"),
        Said(
            "headstart.hubpack could not be read: Input/output error.",
            "Check that you may open it and that the drive is there.",
        ),
    ),
    (
        errors.NoLibraryError((PACK.parent, PACK.parent / "packs")),
        Said(
            f"No library was found. Looked in: {PACK.parent}, {PACK.parent / 'packs'}.",
            "Put a .hubpack file there, or name one with --library.",
        ),
    ),
    (
        errors.NoSuchEntryError("kent/safe", ("kent/safe-spaces", "hull/safe")),
        Said("The library has no entry kent/safe.", "Did you mean kent/safe-spaces or hull/safe?"),
    ),
    (
        errors.NoSuchEntryError("kent/safe"),
        Said("The library has no entry kent/safe.", "“hubdesk search WORDS” lists what there is."),
    ),
    (
        errors.AddressError("kent"),
        Said(
            "“kent” is not a file or an address that HubDesk knows.",
            "An address looks like hubdesk:headstart/kent/safe-spaces. “hubdesk --help” lists the verbs.",
        ),
    ),
    (
        errors.SourceFolderError(Path("texts"), "It has no pack.yaml."),
        Said(
            "texts cannot be used as the source of a pack: It has no pack.yaml.",
            "A pack’s folder holds pack.yaml, vocabulary.yaml, sources.yaml and entries/.",
        ),
    ),
    (
        errors.WriteFailedError.of(PACK, OSError(errno.ENOSPC, "There is not enough space on the disk")),
        Said(
            f"{PACK} could not be written: the drive is full.",
            "Make some room there, or choose another place.",
        ),
    ),
    (
        errors.WriteFailedError.of(PACK, PermissionError(errno.EACCES, "Access is denied")),
        Said(
            f"{PACK} could not be written: nothing may be written there.",
            "Check the room on the drive and whether you may write there.",
        ),
    ),
    (
        errors.WriteFailedError.of(PACK, ValueError("the moon is full")),
        Said(
            f"{PACK} could not be written: the moon is full.",
            "Check the room on the drive and whether you may write there.",
        ),
    ),
    (errors.CancelledError(), Said("Stopped, as you asked.", "Nothing was left behind.")),
    (
        errors.FindingsError(Path("texts"), (FINDING,)),
        Said("texts was not built: 1 finding.", "“hubdesk check” lists them."),
    ),
    (
        errors.ListFileError(Path("x/mine.hublist"), "it was cut short"),
        Said(
            "mine.hublist cannot be opened as a list: it was cut short.",
            "Ask for the file again. What you have collected is as it was.",
        ),
    ),
    (
        errors.NotAWorkshopFileError(Path("x/letter.txt")),
        Said(
            "letter.txt does not hold a workshop.",
            "Choose another file. Workshops are in files that end in .hubworkshop.",
        ),
    ),
]


@pytest.mark.parametrize(("error", "said"), SAID, ids=[type(error).__name__ for error, _ in SAID])
def test_each_trouble_is_said_in_plain_words(error: errors.HubDeskError, said: Said) -> None:
    """What happened to which file, and what to do next."""
    assert explain(error) == said


def test_no_trouble_is_left_out() -> None:
    """Every kind of trouble that the program knows has its sentence above."""

    def kinds(parent: type[errors.HubDeskError]) -> set[type[errors.HubDeskError]]:
        return {parent}.union(*(kinds(child) for child in parent.__subclasses__()))

    ours = {kind for kind in kinds(errors.HubDeskError) if kind.__module__ == errors.__name__}
    assert ours - {type(error) for error, _ in SAID} == {errors.HubDeskError, errors.PackError}


def test_a_new_trouble_is_said_as_its_parent_is() -> None:
    """A trouble without a sentence of its own is said as the kind that it belongs to."""

    class PackSwappedError(errors.PackDamagedError):
        """A pack that is another one than before."""

    said = explain(PackSwappedError(PACK, "it was swapped."))
    assert said.what == "headstart.hubpack is damaged: it was swapped."


def test_a_trouble_of_no_kind_is_said_as_it_is() -> None:
    """There is always a sentence and a next step."""
    assert explain(errors.HubDeskError("The moon is gone.")) == Said("The moon is gone.", "Please try again.")
