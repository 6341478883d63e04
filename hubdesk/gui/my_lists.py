"""What the page "My lists" shows, and what its buttons, keys and drags do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hubdesk.gui.carrying import let_tree_be_dragged
from hubdesk.gui.panels.list_names import Shelf
from hubdesk.gui.panels.lists_page import ListsPage
from hubdesk.model.address import EntryPlace
from hubdesk.model.text import count_of
from hubdesk.model.words import QT_TR_NOOP, tr
from hubdesk.services.collecting import look_up
from hubdesk.userdata.lists import FAVOURITES, Kept
from hubdesk.userdata.sheets import Sheets

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from hubdesk.gui.collecting import Collecting
    from hubdesk.gui.dialogs.save_dialog import Offer
    from hubdesk.services.collecting import Collected
    from hubdesk.userdata.undo import Undo

NOTES, SHEETS = "notes", "sheets"
"""Shelves that are no lists; a list's id is 32 digits."""

_EMPTY = {
    FAVOURITES: QT_TR_NOOP("No favourites yet. Open an entry and press the star at the top, or Ctrl+D."),
    NOTES: QT_TR_NOOP("No notes yet. Open an entry and press Ctrl+M to write down what you want to remember."),
    SHEETS: QT_TR_NOOP("No sheets yet. Open an entry and choose Lists, Could we do this here?"),
}
_EMPTY_LIST = QT_TR_NOOP(
    "This list is empty. Open an entry and choose Lists, Add this entry to a list; or drag entries here from another."
)


class MyLists(QObject):
    """The page over one area."""

    def __init__(self, area: Collecting) -> None:
        super().__init__(area)
        self._area, self._window = area, area.window
        self._sheets = Sheets(area.store)
        self._current = FAVOURITES
        let_tree_be_dragged(self._window)
        self._shelves: list[Shelf] = []
        self.page = ListsPage(area.window.theme, area.window)
        self.page.names.chosen.connect(self._choose)
        self.page.names.dropped.connect(self._drop)
        self.page.names.moved.connect(self._move_list)
        self.page.rows.followed.connect(self._follow)
        self.page.rows.moved.connect(self._move)
        self.page.rows.menu_asked.connect(self._show_menu)
        self.page.new_wanted.connect(area.make_list)
        self.page.import_wanted.connect(area.choose_file)
        self.page.export_wanted.connect(self._save)
        self.page.rename_wanted.connect(self._rename)
        self.page.delete_wanted.connect(self._delete)
        self.page.remove_wanted.connect(self._remove)
        self.page.print_wanted.connect(self._print)
        self.page.compare_wanted.connect(self._compare)
        self.page.take_wanted.connect(self._take_away)
        self.page.files_dropped.connect(area.open_files)
        area.changed.connect(self.refresh)

    @property
    def is_shown(self) -> bool:
        """Whether the page is in the middle of the window."""
        return self._window.is_aside and self._window.stack.currentWidget() is self.page

    def show(self, list_id: str = "") -> None:
        """Show the page, on a list or on what was shown last."""
        self._current = list_id or self._current
        self.refresh()
        self._window.show_aside(self.page, tr("My lists"))
        self._area.changed.emit()

    def refresh(self) -> None:
        """Show everything as it is kept now."""
        lists = self._area.lists
        self._shelves = [
            Shelf(FAVOURITES, tr("Favourites"), len(lists.entries(FAVOURITES)), "star", takes_entries=True),
            *(
                Shelf(line.id, line.title, line.entries, "list", takes_entries=True, is_movable=True)
                for line in lists.all()
            ),
            Shelf(NOTES, tr("Notes"), len(self._area.notes.all()), "notebook-pen"),
            Shelf(SHEETS, tr("Could we do this here?"), len(self._sheets.all()), "clipboard-check"),
        ]
        if self._current not in {shelf.id for shelf in self._shelves}:
            self._current = FAVOURITES
        let_tree_be_dragged(self._window)
        self.page.show_shelves(self._shelves, self._current)
        self._show_shelf()

    # ---- what is on the shelf

    def _choose(self, shelf_id: str) -> None:
        self._current = shelf_id
        self._show_shelf()

    @property
    def _shelf(self) -> Shelf:
        return next(shelf for shelf in self._shelves if shelf.id == self._current)

    def _show_shelf(self) -> None:
        rows = look_up(self._window.session.library, self._kept())
        notes = [" ".join(self._area.notes.text(row.kept.pack, row.kept.entry).split()) for row in rows]
        self.page.show_shelf(self._shelf, rows, notes, tr(_EMPTY.get(self._current, _EMPTY_LIST)))

    def _kept(self) -> list[Kept]:
        if self._current == NOTES:
            return [Kept(note.pack, note.entry, note.title) for note in self._area.notes.all()]
        if self._current == SHEETS:
            return [Kept(sheet.pack, sheet.entry, sheet.title) for sheet in self._sheets.all()]
        return self._area.lists.entries(self._current)

    def _follow(self, row: Collected) -> None:
        if row.place is None:
            said = tr("“{title}” is not in this library any more, and no entry has nearly the same title.")
            search = partial(self._window.finding.show, row.title)
            self._window.notice.mention(said.format(title=row.title), tr("Search for it"), search)
            return
        if self._current == SHEETS and row.line is not None:
            from hubdesk.gui.own_sheets import OwnSheets

            self._window.areas.of(OwnSheets).show(row.place)
            return
        self._window.go(row.place)
        if self._current == NOTES and row.line is not None:
            self._window.named_actions["note"].setChecked(True)
            self._area.show_note()

    def _show_menu(self, at: QPoint, row: Collected) -> None:
        from hubdesk.gui.context_menus import ContextMenus

        self._window.areas.of(ContextMenus).show_for_collected(at, row)

    def _print(self) -> None:
        """Show how the entries that are there will be printed, in their order, with the notes on them."""
        from hubdesk.gui.taking import Taking

        places = self._places()
        if not places:
            self._window.notice.mention(tr("There is nothing to print on “{list}” yet.").format(list=self._shelf.title))
            return
        written = {place: text for place in places if (text := self._area.notes.text(place.pack, place.id))}
        self._window.areas.of(Taking).take(places, self._shelf.title, written)

    def _places(self) -> list[EntryPlace]:
        """Give the entries of the shelf that are in the library, in order."""
        rows = look_up(self._window.session.library, self._kept())
        return [EntryPlace(row.line.pack, row.line.id) for row in rows if row.line]

    def offer(self) -> Offer | None:
        """Give what is on the shelf as something to be saved; None where nothing of it is in the library."""
        from hubdesk.gui.dialogs.save_dialog import Offer
        from hubdesk.gui.entries_to_take import choice_of

        if not (places := self._places()):
            return None
        title = self._shelf.title
        words = tr("My list “{list}”: {count}").format(
            list=title, count=count_of(len(places), tr("entry"), tr("entries"))
        )
        return Offer(words, title, choice_of(places)._replace(title=title))

    def _take_away(self) -> None:
        from hubdesk.gui.saving import Saving

        self._window.areas.of(Saving).choose()

    def _compare(self) -> None:
        """Show the chosen entries side by side; where only one is chosen, the first ones of the list."""
        from hubdesk.gui.comparing import Comparing

        chosen = [row for row in self.page.rows.chosen() if row.line]
        rows = chosen if len(chosen) > 1 else look_up(self._window.session.library, self._kept())
        places = [EntryPlace(row.line.pack, row.line.id) for row in rows if row.line]
        self._window.areas.of(Comparing).compare(places)

    # ---- changing it

    def _move(self, row: int, place: int) -> None:
        entries = self._area.lists.entries(self._current)
        self._area.lists.move(self._current, entries[row], place)
        self._area.changed.emit()

    def _move_list(self, list_id: str, step: int) -> None:
        ids = [line.id for line in self._area.lists.all()]
        self._area.lists.move_list(list_id, ids.index(list_id) + step)
        self._area.changed.emit()

    def _drop(self, target: str, kept: list[Kept], is_copy: bool) -> None:
        """Put entries on another list; they leave a list that they were dragged from, unless they are copied."""
        if target == self._current:
            return
        name = next(shelf.title for shelf in self._shelves if shelf.id == target)
        there = self._area.lists.entries(target)
        new = [one for one in kept if one[:2] not in {known[:2] for known in there}]
        self._area.lists.add(target, *kept)
        said = tr("{count} put on “{list}”.").format(count=_count(kept), list=name)
        if is_copy or not self._shelf.is_movable:
            self._area.changed.emit()
            self._window.notice.mention(said)
        else:
            undo = self._area.lists.remove(self._current, *kept)

            def put_back() -> None:
                undo()
                self._area.lists.remove(target, *new)

            self._area.removed(said, put_back)

    def _remove(self) -> None:
        chosen = self.page.rows.chosen()
        if not chosen:
            return
        kept = [row.kept for row in chosen]
        undos: list[Undo] = []
        if self._current == NOTES:
            undos = [self._area.notes.remove(one.pack, one.entry) for one in kept]
        elif self._current == SHEETS:
            undos = [self._sheets.remove(one.pack, one.entry) for one in kept]
        else:
            undos = [self._area.lists.remove(self._current, *kept)]
        said = tr("“{title}” taken off.").format(title=chosen[0].title)
        if len(chosen) > 1:
            said = tr("{count} taken off.").format(count=_count(kept))

        def put_back() -> None:
            for undo in undos:
                undo()

        self._area.removed(said, put_back)

    def _rename(self) -> None:
        shelf = self._shelf
        if shelf.is_movable:
            self._area.ask_name(tr("Rename"), tr("What is the list called?"), shelf.title, self._take_name)

    def _take_name(self, name: str) -> None:
        self._area.lists.rename(self._current, name)
        self._area.changed.emit()

    def _delete(self) -> None:
        shelf = self._shelf
        if shelf.is_movable:
            self._area.removed(
                tr("The list “{list}” was deleted.").format(list=shelf.title), self._area.lists.delete(shelf.id)
            )

    def _save(self) -> None:
        shelf = self._shelf
        if shelf.takes_entries:
            self._area.save_lists([shelf.id], shelf.title)
        elif shelf.id == NOTES:
            self._area.save_notes()
        else:
            self._area.save_all()


def _count(kept: list[Kept]) -> str:
    return count_of(len(kept), tr("entry"), tr("entries"))
