"""Collecting: favourites, lists and notes; what is shown of them, and what can be done with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QMenu

from hubdesk.errors import HubDeskError, PackError
from hubdesk.gui.areas import Area
from hubdesk.gui.file_places import suggested_path
from hubdesk.gui.told import announce
from hubdesk.model.address import EntryPlace
from hubdesk.model.text import count_of
from hubdesk.model.words import tr
from hubdesk.paths import LIST_SUFFIX
from hubdesk.userdata.lists import FAVOURITES, Kept, Lists
from hubdesk.userdata.notes import Notes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hubdesk.gui.main_window import MainWindow
    from hubdesk.gui.my_lists import MyLists
    from hubdesk.gui.panels.note_panel import NotePanel
    from hubdesk.model.address import Place
    from hubdesk.userdata.undo import Undo

_LOOK_MS = 3000
_MOST_UNDONE = 50


class Collecting(Area):
    """Keeps the star, the note and the first page true; commands: `actions`. `changed` follows each change."""

    changed = Signal()
    _news = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.store = window.session.user
        self.lists, self.notes = Lists(self.store), Notes(self.store)
        self._undos: list[Undo] = []
        self._pages: MyLists | None = None
        self._panel: NotePanel | None = None
        self._said = ""
        self._news.connect(self._take_up)
        self.store.on_news = self._news.emit
        self.store.prepare()
        QGuiApplication.instance().applicationStateChanged.connect(self._look)  # type: ignore[union-attr]
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self.changed.connect(self._show_state)
        self._show_state()
        self._say_trouble()  # what was read first may be what could not be kept, before anybody listened

    # ---- the entry that is shown

    @property
    def kept(self) -> Kept | None:
        """The entry that is looked at, as it is kept; None where no entry is."""
        place = self.window.history.current.place
        return self.kept_at(place) if isinstance(place, EntryPlace) else None

    def kept_at(self, place: EntryPlace) -> Kept | None:
        """Give an entry as it is kept; None where the library has no such entry."""
        try:
            line = self.window.session.library.line(place)
        except PackError:
            return None
        return Kept(line.pack, line.id, line.title) if line else None

    def is_favourite(self, place: EntryPlace) -> bool:
        """Say whether an entry is a favourite."""
        return self.lists.is_favourite(place.pack, place.id)

    def toggle_favourite(self, place: EntryPlace | None = None) -> None:
        """Make an entry a favourite, or take it off; without a place, the one that is looked at."""
        if (kept := self.kept_at(place) if place else self.kept) is None:
            return
        if self.lists.is_favourite(kept.pack, kept.entry):
            self.removed(tr("Taken off your favourites."), self.lists.remove(FAVOURITES, kept))
        else:
            self.lists.add(FAVOURITES, kept)
            self.changed.emit()
            announce(self.window, tr("Added to your favourites."))  # the star is seen, and not heard
            self.window.notice.forget()  # that it was taken off is so no longer

    def add_to_list(self, place: EntryPlace | None = None) -> None:
        """Show the lists as a menu; an entry is put on those that are chosen, or taken off."""
        if (kept := self.kept_at(place) if place else self.kept) is None:
            return
        menu = QMenu(self.window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.window.theme.dress(menu, "menu_bar")
        on = self.lists.lists_of(kept.pack, kept.entry)
        for line in self.lists.all():
            action = menu.addAction(line.title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(line.id in on)
            action.triggered.connect(lambda is_on, line=line: self._put(line.id, line.title, kept, is_on=is_on))
        if menu.actions():
            menu.addSeparator()
        menu.addAction(tr("New list…"), lambda: self.make_list(kept))
        menu.setActiveAction(menu.actions()[0])
        corner = self.window.top.mapToGlobal(self.window.top.rect().bottomRight())
        menu.popup(corner - QPoint(menu.sizeHint().width() + 12, 0))

    def show_note(self) -> None:
        """Show the note beside the entry and put the keyboard there, or put it away."""
        is_wanted = self.window.named_actions["note"].isChecked()
        if not is_wanted:
            self._close_note()
            return
        if self._panel is None:
            from hubdesk.gui.panels.note_panel import NotePanel

            self._panel = NotePanel(self.window.theme, self.window)
            self._panel.changed.connect(self._save_note)
            self._panel.closed.connect(self._close_note)
            self.window.reading.frame.add_beside(self._panel)
        self.lists.all()  # waits for what is being read: the panel was asked for
        self._show_state()
        self._panel.focus_first()

    def place_shown(self, _place: Place) -> None:
        """Show the star and the note of the entry that is looked at now."""
        self._show_state()

    # ---- lists

    def show_lists(self) -> None:
        """Show the page of lists."""
        self.pages.show()

    def show_list(self, list_id: str) -> None:
        """Show one list on the page of lists."""
        self.pages.show(list_id)

    @property
    def pages(self) -> MyLists:
        """The page of lists; made at the first question."""
        if self._pages is None:
            from hubdesk.gui.my_lists import MyLists

            self._pages = MyLists(self)
        return self._pages

    def make_list(self, *entries: Kept) -> None:
        """Ask for a name and make a list of it, with these entries on it."""

        def make(name: str) -> None:
            list_id = self.lists.make(name, entries)
            self.changed.emit()
            if entries:
                self.window.notice.mention(tr("Put on the new list “{list}”.").format(list=name))
            else:
                self.show_list(list_id)

        self.ask_name(tr("New list"), tr("What is the list called?"), "", make)

    def ask_name(self, title: str, question: str, name: str, carry_out: Callable[[str], None]) -> None:
        """Ask for the name of a list, and carry something out with it; an empty name is none."""
        dialog = QInputDialog(self.window)
        dialog.setWindowTitle(title)
        dialog.setLabelText(question)
        dialog.setTextValue(name)
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.setMinimumWidth(380)  # the dialog itself shrinks to what is in it

        def take(text: str) -> None:
            if " ".join(text.split()):
                carry_out(" ".join(text.split()))

        dialog.textValueSelected.connect(take)
        self.window.theme.open_dialog(dialog)

    # ---- files

    def choose_file(self) -> None:
        """Ask for a list file and bring in what it holds."""
        kinds = tr("HubDesk lists (*{suffix})").format(suffix=LIST_SUFFIX)
        name, _ = QFileDialog.getOpenFileName(self.window, tr("Open a list file"), "", kinds)
        if name:
            self.open_files([name])

    def open_files(self, names: Sequence[str]) -> None:
        """Bring in what list files hold, and show the lists."""
        from hubdesk.services.list_file import read_list_file, say_brought

        for name in names:
            try:
                brought = read_list_file(self.store, Path(name))
            except HubDeskError as error:
                self.window.tell(error)
                continue
            self.window.notice.mention(f"{Path(name).name}: {say_brought(brought)}")
        self.changed.emit()
        self.show_lists()

    def save_all(self) -> bool:
        """Ask where all lists, notes and sheets go as one file, and write it; say whether that was done."""
        return self.save_lists(None, tr("My lists and notes"))

    def save_lists(self, list_ids: Sequence[str] | None, name: str) -> bool:
        """Ask where lists go as a file, and write it; None means everything. Say whether that was done."""
        from hubdesk.services.list_file import write_list_file

        kinds = tr("HubDesk lists (*{suffix})").format(suffix=LIST_SUFFIX)
        path = self._ask_where(tr("Save as a file"), f"{_file_name(name)}{LIST_SUFFIX}", kinds)
        if path is None:
            return False
        path = path if path.suffix.lower() == LIST_SUFFIX else path.with_name(path.name + LIST_SUFFIX)
        return self._write(lambda: write_list_file(self.store, path, list_ids), path)

    def save_notes(self) -> None:
        """Ask where the notes go, as a page or as text, and write them."""
        from hubdesk.services.notes_out import write_notes

        kinds = tr("Web page (*.html);;Plain text (*.txt)")
        path = self._ask_where(tr("Save my notes"), tr("My notes") + ".html", kinds)
        if path is not None:
            self._write(lambda: write_notes(self.window.session.library, self.store, path), path)

    # ---- taking back

    def removed(self, text: str, undo: Undo) -> None:
        """Say what was removed, and offer to take it back."""
        self._undos.append(undo)
        del self._undos[:-_MOST_UNDONE]
        self.changed.emit()
        self.window.notice.mention(text, tr("Undo"), self.undo)

    def undo(self) -> None:
        """Put back what was removed last."""
        if self._undos:
            self._undos.pop()()
            self.window.notice.forget()
            self.changed.emit()
        else:
            self.window.notice.mention(tr("There is nothing to take back."))

    def may_close(self) -> bool:
        """Say whether the window may close; where changes could not be kept, the reader is asked."""
        if self._panel is not None:
            self._panel.save()
        self.store.look()
        self.store.finish()
        if not self.store.unkept:
            return True
        from hubdesk.gui.dialogs.unkept import Unkept, ask_unkept

        answer = ask_unkept(self.window, self.store.unkept, self.store.notice)
        return answer == Unkept.CLOSE or (answer == Unkept.SAVE and self.save_all())

    def close(self) -> None:
        """Save what is being typed, and hear of nothing any more."""
        if self._panel is not None:
            self._panel.save()
        self.store.on_news = None
        self._timer.stop()

    # ---- what others see

    def _put(self, list_id: str, title: str, kept: Kept, *, is_on: bool) -> None:
        if is_on:
            self.lists.add(list_id, kept)
            self.changed.emit()
            self.window.notice.mention(tr("Put on “{list}”.").format(list=title))
        else:
            self.removed(tr("Taken off “{list}”.").format(list=title), self.lists.remove(list_id, kept))

    def _show_state(self) -> None:
        if not self.store.is_ready:  # it is shown as soon as it has been read
            return
        kept = self.kept
        is_favourite = kept is not None and self.lists.is_favourite(kept.pack, kept.entry)
        self.window.named_actions["favourite"].setChecked(is_favourite)
        if self._panel is not None:
            is_shown = kept is not None and self.window.named_actions["note"].isChecked()
            self._panel.setVisible(is_shown)
            if is_shown and kept is not None:
                self._panel.show_note(kept, self.notes.text(kept.pack, kept.entry))
        self._show_at_home()

    def _show_at_home(self) -> None:
        shelves = [(FAVOURITES, tr("Favourites"), len(self.lists.entries(FAVOURITES)))]
        shelves += [(line.id, line.title, line.entries) for line in self.lists.all()]
        shown = [
            (list_id, title, count_of(count, tr("entry"), tr("entries"))) for list_id, title, count in shelves if count
        ]
        self.window.home.show_lists(shown, self.show_list)

    def _close_note(self) -> None:
        self.window.named_actions["note"].setChecked(False)
        if self._panel is not None:
            self._panel.save()
            had_keyboard = self._panel.isAncestorOf(self.window.focusWidget() or self._panel)
            self._panel.hide()
            if had_keyboard:
                self.window.focus_middle()

    def _save_note(self, kept: Kept, text: str, base: str) -> None:
        self.notes.save(kept, text, base)
        if self._pages is not None:
            self._pages.refresh()

    def _look(self, *_: object) -> None:
        self.store.look()

    def _take_up(self) -> None:
        former = self.store.recent
        if self.store.take_up():
            if self.store.recent != former:
                self._show_recent_at_home()
            self.changed.emit()
        self._say_trouble()

    def _say_trouble(self) -> None:
        if (notice := self.store.notice) != self._said:
            self.window.notice.unsay(self._said)
            if notice:
                self.window.notice.say(notice)
            else:
                self.window.notice.mention(tr("What could not be kept before is kept now."))
            self._said = notice
        if self._panel is not None:
            self._panel.set_trouble(is_there=bool(notice and self.store.unkept))

    def _show_recent_at_home(self) -> None:
        """Show what another window has read lately, unless the keyboard is on what is shown now."""
        home = self.window.home
        focus = self.window.focusWidget()
        if self.window.stack.currentWidget() is home and not (focus and home.isAncestorOf(focus)):
            home.show_recent(self.store.recent)

    def _ask_where(self, title: str, name: str, kinds: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self.window, title, suggested_path(name), kinds)
        return Path(chosen) if chosen else None

    def _write(self, write: Callable[[], object], path: Path) -> bool:
        try:
            write()
        except HubDeskError as error:
            self.window.tell(error)
            return False
        self.window.notice.mention(tr("Saved as {file}.").format(file=path.name))
        return True


def _file_name(name: str) -> str:
    from hubdesk.model.file_names import safe_file_name

    return safe_file_name(name.replace("/", "-").replace(".", " "))
