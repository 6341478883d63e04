"""Lists, notes and sheets as one small file that opens in any copy of HubDesk, whatever edition it has.

The file is JSON in UTF-8: `{"hubdesk": "lists", "version": 1, "lists": [{"title", "favourites", "entries": [{"address",
"title"}]}], "notes": [{"address", "title", "text"}], "sheets": [{"address", "title", "answer", "why", "lines":
[{"part", "text", "who", "by_when", "is_done"}]}]}`. It comes from anybody, so nothing in it is believed.
"""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any, NamedTuple

from hubdesk.errors import AddressError, ListFileError
from hubdesk.export.target import new_file
from hubdesk.model.address import EntryPlace, address_of, parse_address
from hubdesk.model.words import tr
from hubdesk.userdata.lists import FAVOURITES, Kept, Lists
from hubdesk.userdata.notes import Notes
from hubdesk.userdata.sheets import ANSWERS, PARTS, SheetLine, Sheets

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from hubdesk.userdata.sheets import Sheet
    from hubdesk.userdata.store import UserStore

VERSION = 1
_KIND = "lists"
_MOST_BYTES = 20_000_000
_MOST = 20_000
_LONGEST_TITLE, _LONGEST_TEXT = 500, 200_000


class Brought(NamedTuple):
    """What came out of a file: how many lists, entries on them, notes and sheets were new here."""

    lists: int
    entries: int
    notes: int
    sheets: int


class _Listed(NamedTuple):
    title: str
    is_favourites: bool
    entries: tuple[Kept, ...]


class _Content(NamedTuple):
    lists: tuple[_Listed, ...]
    notes: tuple[tuple[Kept, str], ...]
    sheets: tuple[tuple[Kept, str, str, tuple[SheetLine, ...]], ...]


def write_list_file(
    store: UserStore, path: Path, list_ids: Sequence[str] | None = None, *, with_notes: bool = True
) -> None:
    """Write lists with the notes on their entries, or everything, into a file; it is there whole or not at all.

    Args:
        store: where they are kept.
        path: the file; one of that name is replaced.
        list_ids: the lists that are meant; None means all that the user has collected.
        with_notes: False leaves the user's notes and sheets out, for what is handed to others.
    Raises:
        WriteFailedError: it could not be written; nothing half-written is left.
    """
    content = _as_json(store, list_ids)
    if not with_notes:
        content |= {"notes": [], "sheets": []}
    text = json.dumps(content, ensure_ascii=False, indent=1)
    with new_file(path) as part:
        part.write_text(text, "utf-8")


def read_list_file(store: UserStore, path: Path) -> Brought:
    """Take up what a file holds, beside what is here: nothing of the user's is changed or lost.

    A list that is here already with the same name and entries is not made twice.

    Raises:
        ListFileError: it is no such file, is damaged, or comes from a newer HubDesk.
    """
    content = _checked(path, _load(path))
    lists, notes, sheets = Lists(store), Notes(store), Sheets(store)
    here = {(line.title, _keys(lists.entries(line.id))) for line in lists.all()}
    made = added = noted = begun = 0
    for listed in content.lists:
        if listed.is_favourites:
            before = len(lists.entries(FAVOURITES))
            lists.add(FAVOURITES, *listed.entries)
            added += len(lists.entries(FAVOURITES)) - before
        elif (listed.title, _keys(listed.entries)) not in here:
            lists.make(_free(listed.title, {line.title for line in lists.all()}), listed.entries)
            made, added = made + 1, added + len(listed.entries)
    for kept, text in content.notes:
        if text.strip() and text.strip() not in notes.text(kept.pack, kept.entry):
            notes.save(kept, text, "")
            noted += 1
    for kept, answer, why, lines in content.sheets:
        begun += _bring_sheet(sheets, kept, answer, why, lines)
    return Brought(made, added, noted, begun)


def say_brought(brought: Brought) -> str:
    """Say in a sentence what came out of a file."""
    from hubdesk.model.text import count_of

    kinds = (
        (brought.lists, tr("list"), tr("lists")),
        (brought.entries, tr("entry"), tr("entries")),
        (brought.notes, tr("note"), tr("notes")),
        (brought.sheets, tr("sheet"), tr("sheets")),
    )
    said = [count_of(number, one, many) for number, one, many in kinds if number]
    if not said:
        return tr("Everything in that file is here already.")
    return tr("Brought in: {what}.").format(what=", ".join(said))


def _as_json(store: UserStore, list_ids: Sequence[str] | None) -> dict[str, Any]:
    lists = Lists(store)
    titles = {FAVOURITES: "", **{line.id: line.title for line in lists.all()}}
    chosen = [list_id for list_id in titles if list_ids is None or list_id in list_ids]
    entries = {list_id: lists.entries(list_id) for list_id in chosen}
    meant = {key for kept in entries.values() for key in _keys(kept)}

    def is_meant(pack: str, entry: str) -> bool:
        return list_ids is None or (pack, entry) in meant

    return {
        "hubdesk": _KIND,
        "version": VERSION,
        "lists": [
            {
                "title": titles[list_id],
                "favourites": list_id == FAVOURITES,
                "entries": [_entry(*kept) for kept in entries[list_id]],
            }
            for list_id in chosen
            if entries[list_id] or list_id != FAVOURITES
        ],
        "notes": [
            {**_entry(note.pack, note.entry, note.title), "text": note.text}
            for note in Notes(store).all()
            if is_meant(note.pack, note.entry)
        ],
        "sheets": [_sheet(sheet) for sheet in Sheets(store).all() if is_meant(sheet.pack, sheet.entry)],
    }


def _entry(pack: str, entry: str, title: str) -> dict[str, Any]:
    return {"address": address_of(EntryPlace(pack, entry)), "title": title}


def _sheet(sheet: Sheet) -> dict[str, Any]:
    lines = [
        {"part": line.part, "text": line.text, "who": line.who, "by_when": line.by_when, "is_done": line.is_done}
        for line in sheet.lines
    ]
    return {**_entry(sheet.pack, sheet.entry, sheet.title), "answer": sheet.answer, "why": sheet.why, "lines": lines}


def _load(path: Path) -> Any:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ListFileError(path, tr("it is far too large"))
        return json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ListFileError(path, error.strerror or str(error)) from error
    except (ValueError, RecursionError) as error:
        raise ListFileError(path, tr("it is damaged, or something else")) from error


def _checked(path: Path, untrusted: Any) -> _Content:
    if not isinstance(untrusted, dict) or untrusted.get("hubdesk") != _KIND:
        raise ListFileError(path, tr("it is something else"))
    version = untrusted.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise ListFileError(path, tr("it was made by a newer HubDesk"))
    try:
        return _Content(
            tuple(_listed(one) for one in _parts(untrusted, "lists")),
            tuple((_kept(one), _text(one, "text", _LONGEST_TEXT)) for one in _parts(untrusted, "notes")),
            tuple(
                (_kept(one), _word(one, "answer", ANSWERS), _text(one, "why", _LONGEST_TEXT), _lines(one))
                for one in _parts(untrusted, "sheets")
            ),
        )
    except (ValueError, TypeError, KeyError, AttributeError, AddressError) as error:
        raise ListFileError(path, tr("it is damaged")) from error


def _parts(value: Any, name: str) -> list[Any]:
    parts = value.get(name, [])
    if not isinstance(parts, list) or len(parts) > _MOST:
        raise ValueError(name)
    return parts


def _listed(value: Any) -> _Listed:
    entries = tuple(_kept(one) for one in _parts(value, "entries"))
    title = " ".join(_text(value, "title", _LONGEST_TITLE).split())
    return _Listed(title or tr("List"), value.get("favourites") is True, entries)


def _lines(value: Any) -> tuple[SheetLine, ...]:
    return tuple(
        SheetLine(
            uuid.uuid4().hex,
            _word(one, "part", PARTS),
            _text(one, "text", _LONGEST_TEXT),
            _text(one, "who", _LONGEST_TITLE),
            _text(one, "by_when", _LONGEST_TITLE),
            one.get("is_done") is True,
        )
        for one in _parts(value, "lines")
    )


def _kept(value: Any) -> Kept:
    place = parse_address(_text(value, "address", _LONGEST_TITLE))
    if not isinstance(place, EntryPlace) or not place.pack:
        raise ValueError("address")
    return Kept(place.pack, place.id, " ".join(_text(value, "title", _LONGEST_TITLE).split()) or place.id)


def _text(value: Any, name: str, most: int) -> str:
    text = value.get(name, "")
    if not isinstance(text, str) or len(text) > most:
        raise ValueError(name)
    text.encode()  # JSON can hold half of a letter, which nothing can keep
    return text.replace("\0", "")


def _word(value: Any, name: str, known: Sequence[str]) -> str:
    word = _text(value, name, _LONGEST_TITLE)
    if word not in known:
        raise ValueError(name)
    return word


def _bring_sheet(sheets: Sheets, kept: Kept, answer: str, why: str, lines: Iterable[SheetLine]) -> bool:
    """Put a sheet beside what is here: lines that are here already are left out, and an answer is never changed."""
    here = sheets.sheet(kept.pack, kept.entry)
    known = {line[1:] for line in here.lines} if here else set()
    new = [line for line in lines if line[1:] not in known]
    if here is not None and not new:
        return False
    sheets.begin(kept, new)
    if here is None:
        sheets.answer(kept.pack, kept.entry, answer, why)
    return True


def _keys(entries: Iterable[Kept]) -> tuple[tuple[str, str], ...]:
    return tuple(kept[:2] for kept in entries)


def _free(title: str, taken: set[str]) -> str:
    """Give a name that no list has: the name itself, or with a number behind it."""
    number, free = 1, title
    while free in taken:
        number += 1
        free = f"{title} ({number})"
    return free
