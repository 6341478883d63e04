"""Workshops in the window: their page, the editor, files, and the way to the wall."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog, QMenu

from hubdesk.errors import HubDeskError
from hubdesk.gui.areas import Area
from hubdesk.gui.collecting import Collecting
from hubdesk.gui.models.catalogue_model import PLACE_ROLE
from hubdesk.gui.presenting import Presenting
from hubdesk.gui.workshops.carrying import DragSource
from hubdesk.gui.workshops.editor import Editor
from hubdesk.gui.workshops.list_page import OwnRow, WorkshopsPage
from hubdesk.model.address import EntryPlace
from hubdesk.model.text import slugify
from hubdesk.model.words import tr
from hubdesk.model.workshop_file import SUFFIX
from hubdesk.services.presenting.workshops import copy_of, hand_on, missing_entries, new_workshop, take_in
from hubdesk.userdata.workshops import Workshops

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdesk.gui.main_window import MainWindow
    from hubdesk.model.workshop import Workshop


class WorkshopsArea(Area):
    """What can be done with workshops."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.kept = Workshops(window.session.user)
        self.page = WorkshopsPage(window.theme, window)
        self.page.command.connect(self._carry_out)
        self._editor: Editor | None = None
        tree = window.side.tree
        self._tree_source = DragSource(tree, lambda at: tree.indexAt(at).data(PLACE_ROLE))

    @property
    def editor(self) -> Editor:
        """The page that changes a workshop; made at the first."""
        if self._editor is None:
            self._editor = Editor(self.window.session, self.window.theme, self.window)
            self._editor.saved.connect(self.kept.save)
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

    def make_new(self) -> None:
        """Begin a new workshop."""
        self.change(self.kept.add(new_workshop()))
        self.editor.title.setFocus()
        self.editor.title.selectAll()

    def add_page(self, part: str = "") -> None:
        """Add the page that is shown, or one part of it, to the workshop changed last, or to a new one."""
        place = self.window.history.current.place
        if not isinstance(place, EntryPlace):
            return
        editor = self._editor
        former = editor.workshop if editor is not None else None
        if editor is not None:
            editor.save()
        lines = self.kept.all()
        kept = self.kept.get(former.id if former else lines[0].id) if former or lines else None
        workshop = kept or self.kept.add(new_workshop())
        self.change(workshop, len(workshop.steps) - 1)
        self.editor.add_entry(EntryPlace(place.pack, place.id), len(workshop.steps), part)

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

    def _fill(self) -> None:
        library = self.window.session.library
        own = [one for line in self.kept.all() if (one := self.kept.get(line.id)) is not None]
        self.page.show_workshops([OwnRow(one, missing_entries(one, library)) for one in own], library.workshops())

    def _carry_out(self, name: str, key: str) -> None:
        if name in ("new", "take_in"):
            (self.make_new if name == "new" else self.take_in)()
            return
        is_ready = name.endswith("_ready")
        pack, _, id_ = key.rpartition("/")
        try:
            workshop = self.window.session.library.workshop(pack, id_) if is_ready else self.kept.get(key)
        except HubDeskError as error:
            self.window.tell(error)
            return
        if workshop is None:
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
            f"{slugify(workshop.title) or 'workshop'}{SUFFIX}",
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
        menu.popup(at)
