"""What one running HubDesk has open: a library and the user's own file."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.errors import NoLibraryError
from hubdesk.library.choices import read_choices
from hubdesk.library.library import Library, open_library
from hubdesk.pack.reader import Pack
from hubdesk.paths import Places, find_places, is_folder
from hubdesk.services.settings import Settings, read_policy
from hubdesk.userdata.store import UserStore

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from hubdesk.library.search import LibrarySearch


class Session(NamedTuple):
    """Everything the window needs from below. Close it at the end."""

    library: Library
    user: UserStore
    places: Places
    settings: Settings

    def make_search(self) -> LibrarySearch:
        """Make a search over the packs that are open, for a thread of its own."""
        from hubdesk.library.search import LibrarySearch  # a start searches nothing

        return LibrarySearch([(pack.path, pack.info.id) for pack in self.library.packs])

    def close(self) -> None:
        """Write what is to be kept and let go of every file."""
        self.user.close()
        self.library.close()


def open_session(paths: Sequence[Path], *, is_kept: bool = True) -> Session:
    """Open the packs named, or those of this device if none is, and the user's own file.

    Args:
        paths: packs, or folders of packs. One that cannot be opened is named in `library.problems`.
        is_kept: False reads and keeps nothing of the user's.
    """
    places = find_places()
    choices = read_choices(places.own_packs) if places.own_packs else None
    library = open_library(paths, choices, () if paths else places.pack_folders)
    user = _open_store(places) if is_kept else UserStore.in_memory()
    return Session(library, user, places, Settings(user, read_policy(places.policy_files) if is_kept else None))


@contextmanager
def open_user_store() -> Iterator[UserStore]:
    """Open the user's own file for a verb, and write at the end what is to be kept."""
    with closing(_open_store(find_places())) as store:
        yield store


def _open_store(places: Places) -> UserStore:
    return UserStore(places.user_folder, is_portable=places.is_portable, read_folder=places.read_folder)


def check_pack_opens(path: Path) -> None:
    """Open a pack and let it go.

    Raises:
        PackError: it cannot be used.
    """
    Pack(path).close()


def open_for_reading(path: Path | None) -> Library:
    """Open a library for one question of the command line.

    Raises:
        PackError: the one file that was named cannot be used.
        NoLibraryError: there is no pack where it was looked for.
    """
    if path is not None and not is_folder(path):
        return Library([Pack(path)])
    places = find_places()
    folders = (path,) if path is not None else places.pack_folders
    library = open_library((), read_choices(places.own_packs) if places.own_packs else None, folders)
    if not library.packs:
        if library.problems:
            raise library.problems[0]
        raise NoLibraryError(folders)
    return library
