"""Changes that a user makes, one after the other, the same for the same chance."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hubdesk.model.workshop import Step, StepKind, Workshop
from hubdesk.services.settings import Settings
from hubdesk.userdata.lists import FAVOURITES, Kept, Lists
from hubdesk.userdata.notes import Notes
from hubdesk.userdata.searches import PastSearch, Searches
from hubdesk.userdata.sheets import NEEDS, Sheets, new_line
from hubdesk.userdata.workshops import Workshops

if TYPE_CHECKING:
    import random

    from hubdesk.userdata.store import UserStore


def make_change(store: UserStore, chance: random.Random) -> None:
    """Make one change of any kind."""
    kept = Kept("small", f"harbour/{chance.randrange(12)}", "An entry")
    change = chance.choice((_change_list, _change_list, _change_note_or_sheet, _change_workshop, _change_rest))
    change(store, chance, kept)


def _change_list(store: UserStore, chance: random.Random, kept: Kept) -> None:
    lists = Lists(store)
    made = lists.all()
    match chance.randrange(7):
        case 0 | 1:
            lists.add(FAVOURITES, kept)
        case 2:
            lists.remove(FAVOURITES, kept)
        case 3 if made:
            lists.delete(made[0].id)()
            lists.rename(made[0].id, f"Renamed {chance.randrange(100)}")
        case 4 if made:
            lists.add(made[0].id, kept)
        case 5 if made:
            lists.move(FAVOURITES, kept, chance.randrange(4))
            lists.move_list(made[-1].id, 0)
        case _:
            lists.make(f"List {len(made)}", [kept, Kept("small", "harbour/more", "More")])


def _change_note_or_sheet(store: UserStore, chance: random.Random, kept: Kept) -> None:
    notes, sheets = Notes(store), Sheets(store)
    key = (kept.pack, kept.entry)
    match chance.randrange(4):
        case 0 | 1:
            notes.save(kept, "words " * chance.randrange(1, 400), notes.text(*key))
        case 2:
            sheets.begin(kept, [new_line(NEEDS, f"A room {chance.randrange(100)}")])
            sheets.answer(*key, "yes", "Because")
        case _:
            if (sheet := sheets.sheet(*key)) is not None and sheet.lines:
                sheets.set(*key, sheet.lines[0]._replace(is_done=True, who="Sam"))
                sheets.remove_line(sheet.lines[-1].id)


def _change_workshop(store: UserStore, chance: random.Random, kept: Kept) -> None:
    workshops = Workshops(store)
    made = sorted(workshops.all(), key=lambda line: line.title)
    first = workshops.get(made[0].id) if made else None
    match chance.randrange(4):
        case 0 if first is not None:
            workshops.delete(first.id)
        case 1 | 2 if first is not None:
            step = Step(StepKind.ENTRY, 5, entry=kept.entry, pack=kept.pack)
            workshops.save(replace(first, minutes=chance.randrange(90), steps=(*first.steps, step)), first)
        case _:
            workshops.add(Workshop("", "", f"Morning {chance.random()}", "To begin", 60))


def _change_rest(store: UserStore, chance: random.Random, kept: Kept) -> None:
    searches = Searches(store)
    search = PastSearch(f"words {chance.randrange(20)}", (("theme", "peer-mentoring"),))
    match chance.randrange(6):
        case 0:
            searches.save(search)
        case 1:
            searches.remove(search)
        case 2:
            searches.note(search)
        case 3:
            Settings(store).set("text_size", chance.choice(("1.0", "1.25", "1.5")))
        case 4:
            Settings(store).set("contact_name", f"Ms {chance.randrange(9)}")
        case _:
            store.note_read(*kept)
