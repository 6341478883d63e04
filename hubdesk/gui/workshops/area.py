"""Workshops in the window: their page, the editor, files, and the way to the wall."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog, QMenu

from hubdesk.errors import HubDeskError
from hubdesk.gui.areas import Area
from hubdesk.gui.carrying import let_tree_be_dragged
from hubdesk.gui.collecting import Collecting
from hubdesk.gui.file_places import suggested_path
from hubdesk.gui.presenting import Presenting
from hubdesk.gui.workshops.drop_strip import DropStrip
from hubdesk.gui.workshops.editor import Editor
from hubdesk.gui.workshops.handed_sheets import add_sheets, print_sheet, sheets_with
from hubdesk.gui.workshops.list_page import OwnRow, WorkshopsPage
from hubdesk.model.address import EntryPlace
from hubdesk.model.text import slugify
from hubdesk.model.words import tr
from hubdesk.model.workshop_file import SUFFIX
from hubdesk.services.presenting.workshops import copy_of, hand_on, missing_entries, new_workshop, step_of, take_in
from hubdesk.userdata.workshops import Workshops

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hubdesk.gui.main_window import MainWindow
    from hubdesk.model.hit import Material
    from hubdesk.model.workshop import Workshop
    from hubdesk.userdata.lists import Kept

_MOST_OFFERED = 12


class WorkshopsArea(Area):
    """What can be done with workshops."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.kept = Workshops(window.session.user)
        self.page = WorkshopsPage(window.theme, window)
        self.page.command.connect(self._carry_out)
        self.page.sheets_wanted.connect(self._offer_sheets)
        self._editor: Editor | None = None
        self._strip: DropStrip | None = None
        let_tree_be_dragged(window)
        window.areas.of(Collecting).changed.connect(self._take_up)

    @property
    def editor(self) -> Editor:
        """The page that changes a workshop; made at the first."""
        if self._editor is None:
            self._editor = Editor(self.window.session, self.window.theme, self.window)
            self._editor.saved.connect(self._keep)
            self._editor.back_wanted.connect(self.show_all)
            self._editor.present_wanted.connect(self._present_edited)
            self._editor.menu_wanted.connect(self._show_menu)
            self._editor.removed.connect(self._removed)
        return self._editor

    # ---- commands

    def show_all(self) -> None:
        """Show all workshops."""
        if self._editor is not None:
            self._editor.save()
        self._fill()
        self.window.show_aside(self.page, tr("Workshops"))

    def show_found(self, found: Material) -> None:
        """Show a workshop among the others, with the keyboard on it, or how a sheet will be printed."""
        if found.kind == "workshop":
            self.show_all()
            self.page.go_to(f"{found.pack}/{found.id}")
        elif (sheet := self.window.session.library.sheet(found.pack, found.id)) is not None:
            print_sheet(sheet, self.window)

    def make_new(self) -> None:
        """Begin a new workshop."""
        self.change(self.kept.add(new_workshop()))
        self.editor.title.setFocus()
        self.editor.title.selectAll()

    def add_page(self) -> None:
        """Show the workshops as a menu; the page that is shown is added to the one that is chosen."""
        place = self.window.history.current.place
        if not isinstance(place, EntryPlace):
            return
        menu = QMenu(self.window)
        menu.aboutToHide.connect(menu.deleteLater)
        self.window.theme.dress(menu, "menu_bar")
        self.fill_menu(menu, EntryPlace(place.pack, place.id))
        menu.setActiveAction(menu.actions()[0])
        corner = self.window.top.mapToGlobal(self.window.top.rect().bottomRight())
        menu.popup(corner - QPoint(menu.sizeHint().width() + 12, 0))

    def fill_menu(self, menu: QMenu, place: EntryPlace, part: str = "") -> None:
        """Offer the workshops to which an entry, or one part of it, can be added; the one changed last is first."""
        if self._editor is not None:
            self._editor.save()
        for line in self.kept.all()[:_MOST_OFFERED]:
            title = (line.title or tr("Without a title")).replace("&", "&&")
            menu.addAction(title, partial(self.add, line.id, (place,), part))
        if menu.actions():
            menu.addSeparator()
        menu.addAction(tr("New workshop"), partial(self.add, "", (place,), part))

    def add(self, id_: str, places: Sequence[EntryPlace], part: str = "") -> None:
        """Add entries, or one part of one, at the end of a workshop; what is read goes on, and a button leads there.

        Args:
            id_: of the workshop; empty makes a new one.
            places: the entries.
            part: the anchor of the part; empty for the whole.
        """
        if self._editor is not None:
            self._editor.save()
        former = self.kept.get(id_) if id_ else None
        workshop = former or self.kept.add(new_workshop())
        steps = (*workshop.steps, *(step_of(place, part) for place in places))
        self.kept.save(replace(workshop, steps=steps), workshop)

        def show() -> None:
            if (now := self.kept.get(workshop.id)) is not None:
                self.change(now, len(now.steps) - 1)

        if self._editor is not None and self._editor.workshop and self._editor.workshop.id == workshop.id:
            self._editor.workshop = None  # it shows the workshop as it was
            if self.window.stack.currentWidget() is self._editor:
                show()
                return
        if self.window.stack.currentWidget() is self.page:
            self._fill()
        words = tr("Added to “{workshop}” as step {number}.").format(workshop=workshop.title, number=len(steps))
        self.window.notice.mention(words, tr("Show the workshop"), show)

    def drag_entered(self) -> None:
        """An entry is dragged over the window: offer the workshops, unless one is open to be dropped on."""
        if self._editor is not None and self.window.stack.currentWidget() is self._editor:
            return
        if self._strip is None:
            self._strip = DropStrip(self.window.theme, self.window.stack)
            self._strip.dropped.connect(self._add_dropped)
        self._strip.offer(self.kept.all())

    def drag_left(self) -> None:
        """What was dragged has left what it was over."""
        if self._strip is not None:
            self._strip.wait()

    def _add_dropped(self, id_: str, entries: Sequence[Kept]) -> None:
        self.add(id_, [EntryPlace(one.pack, one.entry) for one in entries])

    def take_in(self) -> None:
        """Ask for a workshop's file and take it in as a workshop of one's own."""
        name, _ = QFileDialog.getOpenFileName(
            self.window, tr("Open a workshop"), "", tr("Workshops (*{ending})").format(ending=SUFFIX)
        )
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Take in a workshop from a file; entries that are not here are named, and their steps stay."""
        try:
            found = take_in(path, self.window.session.library)
        except HubDeskError as error:
            self.window.tell(error)
            return
        self.change(self.kept.add(found.workshop))
        if found.missing:
            words = tr("Not in this library, but kept in the workshop: {titles}").format(
                titles="; ".join(found.missing)
            )
            self.window.notice.say(words)

    def change(self, workshop: Workshop, row: int = 0) -> None:
        """Show a workshop to be changed."""
        self.editor.show_workshop(workshop, row)
        self.window.show_aside(self.editor, workshop.title)

    def workshop_shown(self) -> Workshop | None:
        """Give the workshop that the editor shows, as it is now, if the editor is shown."""
        if self._editor is None or self.window.stack.currentWidget() is not self._editor:
            return None
        self._editor.save()
        return self._editor.workshop

    def close(self) -> None:
        """Keep what was changed."""
        if self._editor is not None:
            self._editor.stop()

    # ---- inside

    def _take_up(self) -> None:
        """Show what another window has made of the workshops; what is being changed here is kept as it is."""
        if self.window.stack.currentWidget() is self.page:
            self._fill()
        editor = self._editor
        if editor is None or editor.workshop is None or editor.is_changed:
            return
        now = self.kept.get(editor.workshop.id)
        if now is not None and now != editor.workshop:
            typed_in = self.window.focusWidget()
            editor.show_workshop(now, max(0, editor.steps.currentRow()))
            if typed_in is editor.title or typed_in is editor.purpose:
                typed_in.setFocus()

    def _keep(self, workshop: Workshop, base: Workshop) -> None:
        self.kept.save(workshop, base)
        if self.window.stack.currentWidget() is self._editor:
            self.window.entitle(workshop.title)

    def _fill(self) -> None:
        library = self.window.session.library
        own = [one for line in self.kept.all() if (one := self.kept.get(line.id)) is not None]
        rows = [OwnRow(one, missing_entries(one, library), bool(sheets_with(one, self.window))) for one in own]
        self.page.show_workshops(rows, library.workshops())

    def _carry_out(self, name: str, key: str) -> None:
        if name in ("new", "take_in"):
            (self.make_new if name == "new" else self.take_in)()
            return
        if (workshop := self._find(key)) is None:
            return
        match name:
            case "present_own" | "present_ready":
                self.window.areas.of(Presenting).present_workshop(workshop)
            case "change":
                self.change(workshop)
            case "copy_ready" | "duplicate":
                self.change(self.kept.add(copy_of(workshop) if name == "duplicate" else workshop))
            case "hand_on":
                self._hand_on(workshop)
            case "hand_out_own" | "hand_out_ready":
                self._hand_out(workshop)
            case "delete":
                self._delete(workshop)

    def _find(self, key: str) -> Workshop | None:
        """Give a workshop as the page names it; one that a pack cannot give now is spoken of."""
        pack, _, id_ = key.rpartition("/")
        try:
            return self.window.session.library.workshop(pack, id_) if pack else self.kept.get(key)
        except HubDeskError as error:
            self.window.tell(error)
            return None

    def _offer_sheets(self, key: str, at: QPoint) -> None:
        """Print a workshop's one sheet, or let the user choose which."""
        if (workshop := self._find(key)) is None:
            return
        menu = QMenu(self.page)
        menu.aboutToHide.connect(menu.deleteLater)
        add_sheets(menu, self.window, workshop)
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])
        menu.popup(at)

    def _delete(self, workshop: Workshop) -> None:
        if self._editor is not None and self._editor.workshop is not None and self._editor.workshop.id == workshop.id:
            self._editor.save()
            self._editor.workshop = None
        undo = self.kept.delete(workshop.id)

        def put_back() -> None:
            undo()
            if self.window.stack.currentWidget() is self.page:
                self._fill()

        self._fill()
        self._removed(tr("“{title}” was deleted.").format(title=workshop.title), put_back)

    def _removed(self, words: str, put_back: Callable[[], None]) -> None:
        self.window.areas.of(Collecting).removed(words, put_back)

    def _hand_on(self, workshop: Workshop) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self.window,
            tr("Hand on a workshop"),
            suggested_path(f"{slugify(workshop.title) or 'workshop'}{SUFFIX}"),
            tr("Workshops (*{ending})").format(ending=SUFFIX),
        )
        if not name:
            return
        try:
            path = hand_on(workshop, self.window.session.library, Path(name))
        except HubDeskError as error:
            self.window.tell(error)
        else:
            said = tr("Wrote {file}. It opens in any HubDesk. Your notes are in it.")
            self.window.notice.mention(said.format(file=path))

    def _hand_out(self, workshop: Workshop) -> None:
        self.window.areas.of(Presenting).hand_out_workshop(workshop)

    def _present_edited(self, is_rehearsal: bool) -> None:
        self.editor.save()
        if self.editor.workshop is not None:
            self.window.areas.of(Presenting).present_workshop(self.editor.workshop, is_rehearsal=is_rehearsal)

    def _show_menu(self, at: QPoint) -> None:
        workshop = self.editor.workshop
        if workshop is None:
            return
        self.editor.save()
        menu = QMenu(self.editor)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(tr("Duplicate"), lambda: self.change(self.kept.add(copy_of(workshop))))
        menu.addAction(tr("Hand out as slides or pages…"), lambda: self._hand_out(workshop))
        menu.addAction(tr("Hand on as a file…"), lambda: self._hand_on(workshop))
        add_sheets(menu, self.window, workshop)
        menu.popup(at)
