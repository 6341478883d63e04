"""What the world can do to HubDesk. Each error carries facts; `services.messages` turns them into sentences.

Any exception that is not one of these is a mistake of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self

EXIT_DONE, EXIT_NOT_SO, EXIT_WRONG_WORDS, EXIT_BAD_FILE, EXIT_DEVICE = range(5)


class HubDeskError(Exception):
    """Something the world did; `exit_code` is what the command line answers with."""

    exit_code: ClassVar[int] = EXIT_NOT_SO


class PackError(HubDeskError):
    """A pack that cannot be used."""

    exit_code = EXIT_BAD_FILE

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class PackMissingError(PackError):
    """There is nothing at that path."""


class NotAPackError(PackError):
    """The file is something else."""


class PackDamagedError(PackError):
    """The file was a pack, but bytes are missing or changed; `detail` says which part."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(path)
        self.detail = detail


class PackForgedError(PackError):
    """The pack bears a signature that does not fit it: somebody changed it after its publisher signed it."""


class PackTooNewError(PackError):
    """The pack's format is newer than this program; `found` is the format, `known` the newest known."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(path)
        self.found, self.known = found, known


class PackUnreadableError(PackError):
    """The system does not let us read the file; `reason` is what it said."""

    exit_code = EXIT_DEVICE

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path)
        self.reason = reason


class PackSlowError(PackError):
    """The pack, or the drive that it lies on, has not answered in time; `seconds` were given."""

    exit_code = EXIT_DEVICE

    def __init__(self, path: Path, seconds: float) -> None:
        super().__init__(path)
        self.seconds = seconds


class OtherBytesError(PackError):
    """An edition that is here already, with other bytes: one of the two is not what its publisher gave out.

    `here` is the file on this device.
    """

    def __init__(self, path: Path, here: Path, edition: str) -> None:
        super().__init__(path)
        self.here, self.edition = here, edition


class NotAskedError(HubDeskError):
    """A pack is not installed before somebody has said yes to something; `questions` (services.installing) say what."""

    def __init__(self, path: Path, questions: tuple[str, ...]) -> None:
        super().__init__(f"{path}: {', '.join(questions)}")
        self.path, self.questions = path, questions


class NoFormerEditionError(HubDeskError):
    """There is no former edition to go back to."""

    def __init__(self, pack_id: str) -> None:
        super().__init__(pack_id)
        self.pack_id = pack_id


class NoFolderError(HubDeskError):
    """There is no folder that packs may be installed into."""

    exit_code = EXIT_DEVICE


class KeyFileError(HubDeskError):
    """A file that should hold a key or a voucher for one; `reason` says what is wrong, without a full stop."""

    exit_code = EXIT_BAD_FILE

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


class NotAWorkshopFileError(HubDeskError):
    """A file that should hold a workshop and cannot be read, holds something else, or is of a newer HubDesk."""

    exit_code = EXIT_BAD_FILE

    def __init__(self, path: Path, reason: str = "", *, is_too_new: bool = False) -> None:
        super().__init__(str(path))
        self.path, self.reason, self.is_too_new = path, reason, is_too_new


class NoLibraryError(HubDeskError):
    """No pack was found in any of the places looked at."""

    exit_code = EXIT_BAD_FILE

    def __init__(self, looked_in: tuple[Path, ...]) -> None:
        super().__init__(", ".join(map(str, looked_in)))
        self.looked_in = looked_in


class NoSuchEntryError(HubDeskError):
    """An id or address that no pack on this device has; `nearest` are ids that are close to it."""

    def __init__(self, entry_id: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(entry_id)
        self.entry_id, self.nearest = entry_id, nearest


class AddressError(HubDeskError):
    """Text that is not an address."""

    exit_code = EXIT_WRONG_WORDS

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class SourceFolderError(HubDeskError):
    """A folder that is not the source of a pack; `reason` says what it lacks."""

    exit_code = EXIT_BAD_FILE

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"{folder}: {reason}")
        self.folder, self.reason = folder, reason


class FindingsError(HubDeskError):
    """The source of a pack cannot be built as it is; `findings` (model.finding, by file and line) say why."""

    def __init__(self, folder: Path, findings: tuple[Any, ...]) -> None:  # Finding stands above this module
        super().__init__(f"{folder}: {len(findings)} findings")
        self.folder, self.findings = folder, findings


class ListFileError(HubDeskError):
    """A file of lists and notes that cannot be used; `reason` says why."""

    exit_code = EXIT_BAD_FILE

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


class WriteFailedError(HubDeskError):
    """A file could not be written; nothing half-written is left.

    `number` is the system's number of what went wrong (`errno`), None where there is none.
    """

    exit_code = EXIT_DEVICE

    def __init__(self, path: Path, reason: str, number: int | None = None) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.reason, self.number = path, reason, number

    @classmethod
    def of(cls, path: Path, error: Exception) -> Self:
        """Make one of what the system or a library said."""
        if isinstance(error, OSError):
            return cls(path, error.strerror or str(error), error.errno)
        return cls(path, str(error))


class TargetTakenError(HubDeskError):
    """What is to be written would take the place of something that was not made here; `reason` says what lies there."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


class NothingChosenError(HubDeskError):
    """No entry of the library is what was asked for; `asked` says what, `known` are the ids that would do."""

    def __init__(self, asked: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(asked)
        self.asked, self.known = asked, known


class ExtraMissingError(HubDeskError):
    """Something needs a package that was not installed with HubDesk; `extra` is the one of HubDesk's that brings it."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what}: {extra}")
        self.what, self.extra = what, extra


class StickError(HubDeskError):
    """A copy for others could not be made or is not whole; `root` is the drive or folder, `file` what it stopped at."""

    exit_code = EXIT_DEVICE

    def __init__(self, root: Path, file: str = "", reason: str = "") -> None:
        super().__init__(f"{root}: {file} {reason}".strip())
        self.root, self.file, self.reason = root, file, reason


class DriveFullError(StickError):
    """There is no room; `needed` and `free` are bytes, 0 where the drive filled up although it had said otherwise."""

    def __init__(self, root: Path, file: str = "", needed: int = 0, free: int = 0) -> None:
        super().__init__(root, file)
        self.needed, self.free = needed, free


class DriveProtectedError(StickError):
    """The drive or folder may not be written to."""


class DriveGoneError(StickError):
    """The drive was pulled, or has stopped answering; `reason` is what the system said."""


class DriveLiesError(StickError):
    """The drive gave back other bytes than it was given: broken, or smaller than it claims to be."""


class StickRuleError(StickError):
    """Something was to go on the stick that FAT32, exFAT or Windows cannot hold; `reason` says what."""

    exit_code = EXIT_BAD_FILE


class NotAStickError(StickError):
    """A folder without a list of sums, or with one that cannot be read."""

    exit_code = EXIT_BAD_FILE


class CancelledError(HubDeskError):
    """The user asked to stop; what was under way left nothing behind."""
