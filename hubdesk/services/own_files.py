"""The user's lists and workshops as files for a stick. Notes are private: a list goes without them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hubdesk.model.file_names import safe_file_name
from hubdesk.model.text import count_of
from hubdesk.model.words import tr
from hubdesk.paths import LIST_SUFFIX
from hubdesk.userdata.lists import Lists
from hubdesk.userdata.workshops import Workshops

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hubdesk.library.library import Library
    from hubdesk.userdata.store import UserStore

_FOLDERS = {False: "lists", True: "workshops"}


class OwnThing(NamedTuple):
    """A list or a workshop that can go on a stick; `words` say what it is."""

    id: str
    title: str
    words: str
    is_workshop: bool


def own_things(store: UserStore) -> list[OwnThing]:
    """Give what the user could hand on: lists that are not empty, then workshops."""
    lists = [
        OwnThing(
            line.id,
            line.title,
            tr("Your list “{title}”, {entries}, without your notes").format(
                title=line.title, entries=count_of(line.entries, tr("entry"), tr("entries"))
            ),
            is_workshop=False,
        )
        for line in Lists(store).all()
        if line.entries
    ]
    workshops = [
        OwnThing(
            line.id,
            line.title,
            tr("Your workshop “{title}”, with its trainer’s notes").format(title=line.title),
            is_workshop=True,
        )
        for line in Workshops(store).all()
    ]
    return lists + workshops


def write_own(
    chosen: Iterable[OwnThing], store: UserStore, library: Library, folder: Path
) -> tuple[tuple[str, Path], ...]:
    """Write lists and workshops into files; give each with the stick's folder that it goes into.

    Args:
        chosen: what is handed on; what has been deleted meanwhile is left out.
        store: where they are kept.
        library: names the entries of workshops.
        folder: an empty folder for the files.
    Raises:
        WriteFailedError: no room.
    """
    from hubdesk.services.list_file import write_list_file
    from hubdesk.services.presenting.workshops import hand_on

    written: list[tuple[str, Path]] = []
    for number, thing in enumerate(chosen, 1):
        name = safe_file_name(thing.title, "own")
        place = folder / str(number)  # two lists may bear one name
        place.mkdir(parents=True, exist_ok=True)
        if not thing.is_workshop:
            path = place / f"{name}{LIST_SUFFIX}"
            write_list_file(store, path, [thing.id], with_notes=False)
        elif (workshop := Workshops(store).get(thing.id)) is not None:
            path = hand_on(workshop, library, place / name)
        else:
            continue
        written.append((_FOLDERS[thing.is_workshop], path))
    return _told_apart(written)


def _told_apart(files: list[tuple[str, Path]]) -> tuple[tuple[str, Path], ...]:
    """Give files of one name in one folder a number each."""
    seen: set[tuple[str, str]] = set()
    for place, (folder, path) in enumerate(files):
        stem, number, named = path.stem, 2, path
        while (folder, named.name.casefold()) in seen:
            named, number = path.with_name(f"{stem} {number}{path.suffix}"), number + 1
        if named != path:
            files[place] = (folder, path.rename(named))
        seen.add((folder, named.name.casefold()))
    return tuple(files)
