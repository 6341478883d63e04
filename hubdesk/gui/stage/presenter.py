"""Carries out a talk's commands and keeps its slides ready: fitted to the wall, and drawn before they are needed."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from hubdesk.errors import HubDeskError
from hubdesk.model.words import tr
from hubdesk.services.presenting.cutting import missing
from hubdesk.services.presenting.state import Cover
from hubdesk.services.presenting.talk import Talk
from hubdesk.typeset.fonts import SLANTED, UPRIGHT, load_fonts
from hubdesk.typeset.pictures import decode_picture
from hubdesk.typeset.stage.fitting import fit_slides
from hubdesk.typeset.stage.look import Look, Room, room_of
from hubdesk.typeset.stage.painting import draw_slide
from hubdesk.typeset.stage.setting import set_slide

if TYPE_CHECKING:
    from hubdesk.library.library import Library
    from hubdesk.model.slide import Slide
    from hubdesk.services.presenting.deck import Item, Leaf
    from hubdesk.services.presenting.state import Place
    from hubdesk.typeset.stage.parts import SetSlide

TICK_MS = 250
ZOOM = 2.2
_POINTER_STEP = 0.05
"""Of the slide's width or height, for each press of a key."""
_SETS_KEPT = 24
_WALLS_KEPT = 12
"""Pictures of the wall and of the console's two views: the slide before, this one and the next."""
_SMALL_KEPT = 300
SMALL = 330
"""Pixels; pictures up to this wide are the overview's, and kept: three hundred are some 50 MB."""


class Presenter(QObject):
    """A talk on its way to the wall.

    `changed`: the wall or the console looks otherwise now. `ticked`: the clocks have moved. `fitted`: slides were cut
    anew, so their numbers may be others.
    """

    changed = Signal()
    ticked = Signal()
    fitted = Signal()

    def __init__(self, talk: Talk, library: Library, *, is_dark: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        load_fonts((*UPRIGHT, *SLANTED))
        self.talk, self._library, self.is_dark = talk, library, is_dark
        self.room: Room = room_of(16, 9)
        self.is_zoomed = False
        self.has_pointer = False
        self.pointer = QPointF(0.5, 0.5)
        self.typed = ""
        self._sets: OrderedDict[int, tuple[Slide, SetSlide]] = OrderedDict()
        self._pictures: OrderedDict[tuple[int, int, int, str], tuple[Slide, QPixmap]] = OrderedDict()
        self._small: OrderedDict[tuple[int, int, int, str], tuple[Slide, QPixmap]] = OrderedDict()
        self._fit_timer = QTimer(self)
        self._fit_timer.timeout.connect(self._fit_one)
        self._ahead_timer = QTimer(self)
        self._ahead_timer.setSingleShot(True)
        self._ahead_timer.timeout.connect(self._draw_ahead)
        self._wall = QSize()
        self._wall_ratio = 1.0
        self._tick_timer = QTimer(self)
        self._tick_timer.setInterval(TICK_MS)
        self._tick_timer.timeout.connect(self._tick)
        self.changed.connect(self._plan_ahead)

    # ---- the wall's shape

    def set_wall(self, size: QSize, ratio: float) -> None:
        """Take the wall's size in pixels and its device pixels per pixel; slides are cut anew for another shape."""
        self._wall, self._wall_ratio = size, ratio
        room = room_of(size.width(), size.height())
        if room == self.room and self._fitted_any():
            self.changed.emit()
            return
        self.room = room
        self._forget()
        self.talk.loosen()
        self._fit(self.talk.item)  # the step that is shown is ready at once, the others follow
        if (aside := self.talk.aside) is not None:
            self.talk.refit_aside(self._fit_item(aside.items[0]))
        self._fit_timer.start(0)
        self._tick_timer.start()
        self.changed.emit()

    def take_up(self, place: Place) -> None:
        """Go on where the talk stood before the program ended."""
        self._fit(min(place.spot.item, len(self.talk.deck.items) - 1))  # the place may be within a part of a part
        self.talk.take_up(place)
        self.changed.emit()

    def rest(self) -> None:
        """Stop drawing and looking at the clock, because the talk was left; its time goes on."""
        self._tick_timer.stop()
        self.is_zoomed = self.has_pointer = False
        self.typed = ""

    def wake(self) -> None:
        """Take the talk up again."""
        self.talk.catch_up()
        self._tick_timer.start()
        self.talk.uncover()
        self.changed.emit()

    def stop(self) -> None:
        """Let go of everything."""
        for timer in (self._fit_timer, self._ahead_timer, self._tick_timer):
            timer.stop()
        self._forget()

    @property
    def is_ready(self) -> bool:
        """Whether every step was cut for the wall."""
        return all(item.is_fitted for item in self.talk.deck.items)

    # ---- commands

    def next(self) -> None:
        """Go on; Enter after a number goes to that slide."""
        if self.typed:
            number, self.typed = int(self.typed), ""
            self.go_to_number(number)
            return
        self._move(self.talk.next)

    def back(self) -> None:
        """Show the slide before."""
        self.typed = ""
        self._move(self.talk.back)

    def home(self) -> None:
        """Show the first slide."""
        self._move(self.talk.home)

    def end(self) -> None:
        """Show the last slide."""
        self._fit_all()
        self._move(self.talk.end)

    def go_to(self, at: int) -> None:
        """Show a leaf of the deck."""
        self._move(lambda: self.talk.go_to(at))

    def go_to_number(self, number: int) -> None:
        """Show the slide with a number; one that is too large shows the last."""
        self._fit_all()
        self._move(lambda: self.talk.go_to_number(min(max(1, number), self.talk.deck.count)))

    def black(self) -> None:
        """Make the wall black, or show it again."""
        self.talk.toggle_cover(Cover.BLACK)
        self.changed.emit()

    def white(self) -> None:
        """Make the wall white, or show it again."""
        self.talk.toggle_cover(Cover.WHITE)
        self.changed.emit()

    def freeze(self) -> None:
        """Keep the wall as it is, or let it follow."""
        self.talk.toggle_freeze()
        self.changed.emit()

    def pause(self) -> None:
        """Stop the clock or let it go on."""
        self.talk.toggle_clock()
        self.changed.emit()

    def countdown(self) -> None:
        """Start the countdown or put it back."""
        self.talk.toggle_countdown()
        self.changed.emit()

    def zoom(self) -> None:
        """Look closer, or at the whole again."""
        self.is_zoomed = not self.is_zoomed
        self.changed.emit()

    def toggle_pointer(self) -> None:
        """Show the point of light, or put it out."""
        self.has_pointer = not self.has_pointer
        self.changed.emit()

    def point_at(self, at: QPointF) -> None:
        """Move the pointer, and what is seen closer; 0 to 1 from the slide's upper left corner."""
        self.pointer = QPointF(min(1.0, max(0.0, at.x())), min(1.0, max(0.0, at.y())))
        if self.follows_pointer:
            self.changed.emit()

    def move_pointer(self, across: int, down: int) -> None:
        """Move the pointer, or what is seen closer, by so many steps."""
        self.point_at(self.pointer + QPointF(across * _POINTER_STEP, down * _POINTER_STEP))

    @property
    def follows_pointer(self) -> bool:
        """Whether the wall looks otherwise when the pointer moves."""
        return self.has_pointer or self.is_zoomed

    def answer(self, item: Item) -> None:
        """Put the answer to a question on the wall."""
        self._forget()
        self.is_zoomed = False
        self.talk.answer(item)
        self.talk.refit_aside(self._fit_item(item))
        self.changed.emit()

    def come_back(self) -> None:
        """From an answer back to the same slide."""
        self._move(self.talk.come_back)

    def type_digit(self, digit: str) -> None:
        """Type a digit of a slide's number."""
        self.typed = (self.typed + digit)[-4:]
        self.changed.emit()

    def forget_digits(self) -> None:
        """Forget a number that was begun."""
        self.typed = ""
        self.changed.emit()

    def go_aside(self, at: int) -> None:
        """Show a leaf of the answer that stands in front of the talk."""
        self._move(lambda: self.talk.go_aside(at))

    # ---- slides

    def number_of(self, leaf: Leaf) -> str:
        """Say a slide's number as its footer does; nothing for an answer or for what is not for the wall."""
        if not leaf.number or self.talk.is_aside:
            return ""
        return f"{leaf.number} / {self.talk.deck.count}"

    def set_of(self, slide: Slide) -> SetSlide:
        """Give a slide set for the wall. Whatever is wrong with it, a quiet slide is what the room sees."""
        found = self._sets.get(id(slide))
        if found is None:
            found = slide, self._set(slide)
            self._sets[id(slide)] = found
            if len(self._sets) > _SETS_KEPT:
                self._sets.popitem(last=False)
        else:
            self._sets.move_to_end(id(slide))
        return found[1]

    def picture_of(self, leaf: Leaf, size: QSize, ratio: float) -> QPixmap:
        """Draw a slide, as large as it goes into `size` pixels of so many device pixels; drawn once, then kept."""
        pixels = QSize(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))
        number = self.number_of(leaf)
        key = (id(leaf.slide), pixels.width(), pixels.height(), number)
        is_small = pixels.width() <= SMALL
        kept, most = (self._small, _SMALL_KEPT) if is_small else (self._pictures, _WALLS_KEPT)
        found = kept.get(key)
        if found is None:
            pixmap = QPixmap.fromImage(draw_slide(self.set_of(leaf.slide), pixels, number))
            pixmap.setDevicePixelRatio(ratio)
            found = leaf.slide, pixmap
            kept[key] = found
            if len(kept) > most:
                kept.popitem(last=False)
        else:
            kept.move_to_end(key)
        return found[1]

    def has_picture(self, leaf: Leaf, size: QSize, ratio: float) -> bool:
        """Say whether a picture is there already."""
        wide, high = max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio))
        kept = self._small if wide <= SMALL else self._pictures
        return (id(leaf.slide), wide, high, self.number_of(leaf)) in kept

    def fitted_items(self, items: list[Item]) -> list[Item]:
        """Cut the slides of answers for the wall, where that was not done yet."""
        for item in items:
            if not item.is_fitted:
                item.slides, item.is_fitted = self._fit_item(item), True
        return items

    # ---- inside

    def _move(self, act: object) -> None:
        assert callable(act)
        self.is_zoomed = False
        act()
        self._fit(self.talk.item)
        self.changed.emit()

    def _tick(self) -> None:
        self.talk.catch_up()
        self.ticked.emit()

    def _fitted_any(self) -> bool:
        return any(item.is_fitted for item in self.talk.deck.items)

    def _fit(self, number: int) -> None:
        item = self.talk.deck.items[number]
        if not item.is_fitted:
            self.talk.refit(number, self._fit_item(item))

    def _fit_item(self, item: Item) -> tuple[Slide, ...]:
        return fit_slides(item.raw, self.room, is_dark=self.is_dark)

    def _fit_one(self) -> None:
        """Cut one more step, between what the user does; the slide that a key may ask for at once is drawn first."""
        if self._ahead_timer.isActive():
            return
        waiting = next((at for at, item in enumerate(self.talk.deck.items) if not item.is_fitted), None)
        if waiting is not None:
            self._fit(waiting)
            return
        self._fit_timer.stop()
        self.fitted.emit()
        self.changed.emit()

    def _fit_all(self) -> None:
        for number in range(len(self.talk.deck.items)):
            self._fit(number)

    def _set(self, slide: Slide) -> SetSlide:
        look = Look(slide.accent, is_dark=self.is_dark)
        try:
            made = set_slide(slide, look, self.room, self._picture)
        except (HubDeskError, ValueError, OverflowError):  # damage in a pack, or a stick that was pulled
            made = None
        if made is None:
            made = set_slide(missing(tr("This slide cannot be shown just now.")), look, self.room)
        assert made is not None
        return made

    def _picture(self, pack: str, asset: str, width: int) -> QImage:
        try:
            untrusted_bytes = self._library.asset(pack, asset)
        except HubDeskError:
            return QImage()
        return decode_picture(untrusted_bytes, width) if untrusted_bytes else QImage()

    def _plan_ahead(self) -> None:
        self._ahead_timer.start(0)

    def _draw_ahead(self) -> None:
        """Draw the next slide for the wall while nobody waits, and then the one before; one at a time."""
        if self._wall.isEmpty() or not self._tick_timer.isActive():
            return
        for leaf in (self.talk.following, self.talk.preceding):
            if leaf is not None and not self.has_picture(leaf, self._wall, self._wall_ratio):
                self.picture_of(leaf, self._wall, self._wall_ratio)
                self._ahead_timer.start(0)
                return

    def _forget(self) -> None:
        self._sets.clear()
        self._pictures.clear()
        self._small.clear()
