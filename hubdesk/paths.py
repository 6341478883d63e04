"""Where things lie: packs to read, and the one folder that may be written to.

The writable folder is the first of these that can be had: `HUBDESK_HOME`; the folder `My HubDesk` beside the program
or one above it if a file named `portable` lies there; the user's local data folder. Else nothing is kept.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

PACK_SUFFIX = ".hubpack"
LIST_SUFFIX = ".hublist"
POLICY_FILE = "hubdesk-settings.toml"
"""An administrator's presets and locks, beside the program or in the machine-wide folder."""
PORTABLE_MARKER = "portable"


class Places(NamedTuple):
    """The folders of this device. `user_folder` is None where nothing may be kept; `pack_folders` come best first.

    `read_folder` is the user's folder where it is there and may only be read, as on a stick that is locked.
    Packs are installed into `own_packs`, or for all users into `shared_packs`; None where that cannot be.
    `other_shared_packs` are the other folders in which packs for all users may lie.
    `policy_files` are where an administrator's settings may lie, first that is there.
    """

    user_folder: Path | None
    pack_folders: tuple[Path, ...]
    is_portable: bool
    own_packs: Path | None = None
    shared_packs: Path | None = None
    other_shared_packs: tuple[Path, ...] = ()
    policy_files: tuple[Path, ...] = ()
    read_folder: Path | None = None


def program_folder() -> Path:
    """Give the folder that the program lies in: of the executable, of its macOS app, or above the package."""
    if getattr(sys, "frozen", False):
        folder = Path(sys.executable).resolve().parent
        app = folder.parent.parent
        is_app = app.suffix == ".app" and folder.parts[-2:] == ("Contents", "MacOS")
        return app.parent if is_app else folder  # an app is one thing to whoever sees it: what lies beside it counts
    return Path(__file__).resolve().parent.parent


def _inner_folder() -> Path:
    """Give the folder of what came with the program: in a macOS app it is not where the program lies."""
    return Path(getattr(sys, "_MEIPASS", "") or program_folder()) if getattr(sys, "frozen", False) else program_folder()


def find_places(program: Path | None = None) -> Places:
    """Look where packs may lie and where the user's file goes. Nothing is created but the user's folder."""
    program = program or program_folder()
    beside = [program / "packs"]
    if (program / "pyproject.toml").is_file():
        beside.append(program / "build" / "packs")
    if is_folder(inside := _inner_folder() / "packs") and inside not in beside:
        beside.append(inside)
    policies = (program / POLICY_FILE,)
    if home := os.environ.get("HUBDESK_HOME"):
        folder = _writable(Path(home))
        own = folder / "packs" if folder else None
        return Places(
            folder,
            (Path(home) / "packs", *beside),
            is_portable=False,
            own_packs=own,
            policy_files=policies,
            read_folder=_only_readable(Path(home), folder),
        )
    for top in (program, program.parent):  # a stick has programs for several systems, and one marker at its top
        if (top / PORTABLE_MARKER).is_file():
            folder, packs = _writable(top / "My HubDesk"), top / "packs"
            shelves = tuple(dict.fromkeys((packs, *beside)))
            own = packs if folder else None
            former = _only_readable(top / "My HubDesk", folder)
            return Places(folder, shelves, is_portable=True, own_packs=own, policy_files=policies, read_folder=former)
    import platformdirs  # not needed in the two cases above, and a start counts every millisecond

    # all that there are: a desktop of Linux puts folders of its own before the one that root's commands write to
    user, *machine = platformdirs.PlatformDirs("HubDesk", appauthor=False, multipath=True).iter_data_paths()
    folder, shared = _writable(user), tuple(path / "packs" for path in machine)
    return Places(
        folder,
        (*beside, *shared, user / "packs"),
        is_portable=False,
        own_packs=user / "packs" if folder else None,
        shared_packs=shared[0],
        other_shared_packs=shared[1:],
        policy_files=(*policies, *(path / POLICY_FILE for path in machine)),
        read_folder=_only_readable(user, folder),
    )


def find_packs(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """List the pack files in folders, folder by folder, by name; a folder that is not there has none."""
    found: list[Path] = []
    for folder in folders:
        try:
            names = sorted(entry.name for entry in os.scandir(folder) if entry.name.lower().endswith(PACK_SUFFIX))
        except OSError:
            continue
        found.extend(folder / name for name in names)
    return tuple(found)


def is_folder(path: Path) -> bool:
    """Whether there is a folder; a name that the system refuses is none."""
    try:
        return path.is_dir()
    except OSError:  # a name that is too long, a folder that may not be looked into
        return False


def is_there(path: Path) -> bool:
    """Whether there is a file or folder; a name that the system refuses is none."""
    try:
        return path.exists()
    except OSError:
        return False


def _writable(folder: Path) -> Path | None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


def _only_readable(folder: Path, writable: Path | None) -> Path | None:
    return folder if writable is None and is_folder(folder) else None


def resources_folder() -> Path:
    """Give the folder of icons, fonts and licences."""
    return _inner_folder() / "resources"
