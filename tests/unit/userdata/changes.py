"""Changes that a user makes, one after the other, the same for the same chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.userdata.lists import FAVOURITES, Kept, Lists
from hubdesk.userdata.notes import Notes
from hubdesk.userdata.sheets import NEEDS, Sheets, new_line

if TYPE_CHECKING:
    import random

    from hubdesk.userdata.store import UserStore


def make_change(store: UserStore, chance: random.Random) -> None:
    """Make one change of any kind."""
    lists, notes, sheets = Lists(store), Notes(store), Sheets(store)
    kept = Kept("small", f"harbour/{chance.randrange(12)}", "An entry")
    made = lists.all()
    match chance.randrange(9):
        case 0 | 1:
            lists.add(FAVOURITES, kept)
        case 2:
            lists.remove(FAVOURITES, kept)
        case 3:
            lists.make(f"List {len(made)}", [kept, Kept("small", "harbour/more", "More")])
        case 4 if made:
            lists.delete(made[0].id)()
            lists.rename(made[0].id, f"Renamed {chance.randrange(100)}")
        case 5 if made:
            lists.add(made[0].id, kept)
        case 6 if made:
            lists.move(FAVOURITES, kept, chance.randrange(4))
        case 7:
            notes.save(kept, "words " * chance.randrange(1, 400), notes.text(kept.pack, kept.entry))
        case _:
            sheets.begin(kept, [new_line(NEEDS, f"A room {chance.randrange(100)}")])
            sheets.answer(kept.pack, kept.entry, "yes", "Because")
