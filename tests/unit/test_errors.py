from __future__ import annotations

from pathlib import Path

import pytest

from hubdesk import errors

PATH = Path("a.hubpack")


@pytest.mark.parametrize(
    ("error", "exit_code"),
    [
        (errors.HubDeskError("x"), 1),
        (errors.NoSuchEntryError("kent/a"), 1),
        (errors.FindingsError(PATH, ()), 1),
        (errors.CancelledError(), 1),
        (errors.TargetTakenError(PATH, "it is a folder"), 1),
        (errors.NothingChosenError("at all"), 1),
        (errors.ExtraMissingError("A ZIM archive", "zim"), 1),
        (errors.AddressError("kent"), 2),
        (errors.PackMissingError(PATH), 3),
        (errors.NotAPackError(PATH), 3),
        (errors.PackDamagedError(PATH, "cut"), 3),
        (errors.PackForgedError(PATH), 3),
        (errors.KeyFileError(PATH, "it is damaged"), 3),
        (errors.OtherBytesError(PATH, PATH, "2026-01-01"), 3),
        (errors.PackSlowError(PATH, 4.0), 4),
        (errors.StickError(PATH, "a"), 4),
        (errors.DriveFullError(PATH), 4),
        (errors.StickRuleError(PATH, "a:b"), 3),
        (errors.NotAStickError(PATH), 3),
        (errors.NoFolderError(), 4),
        (errors.NotAskedError(PATH, ("older",)), 1),
        (errors.NoFormerEditionError("small"), 1),
        (errors.PackTooNewError(PATH, 2, 1), 3),
        (errors.NoLibraryError((PATH,)), 3),
        (errors.SourceFolderError(PATH, "no pack.yaml"), 3),
        (errors.PackUnreadableError(PATH, "Input/output error"), 4),
        (errors.WriteFailedError(PATH, "full"), 4),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_each_trouble_has_its_exit_code(error: errors.HubDeskError, exit_code: int) -> None:
    """Scripts tell by the code: not so (1), wrong words (2), a bad file (3), a device that failed (4)."""
    assert error.exit_code == exit_code


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (errors.PackDamagedError(PATH, "cut"), "a.hubpack"),
        (errors.NoLibraryError((PATH, Path("b"))), "a.hubpack, b"),
        (errors.NoSuchEntryError("kent/a"), "kent/a"),
        (errors.AddressError("kent"), "kent"),
        (errors.SourceFolderError(Path("texts"), "no pack.yaml"), "texts: no pack.yaml"),
        (errors.WriteFailedError(PATH, "full"), "a.hubpack: full"),
        (errors.FindingsError(Path("texts"), ()), "texts: 0 findings"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_a_log_names_what_it_is_about(error: errors.HubDeskError, said: str) -> None:
    """In a log, each trouble names its file, entry or folder."""
    assert str(error) == said
