"""The page "Could we do this here?": a sheet to fill in, saved as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hubdesk.gui.icons import make_icon
from hubdesk.gui.panels.flow_layout import FlowLayout
from hubdesk.gui.told import tell_button, tell_field
from hubdesk.model.words import tr
from hubdesk.services.own_sheet import ANSWER_WORDS, BY_WHEN, PART_WORDS, SAYS, TITLE, WHO, WHY
from hubdesk.userdata.sheets import SheetLine, new_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hubdesk.gui.theme import Theme
    from hubdesk.userdata.sheets import Sheet

_WIDTH = 820
_PAUSE_MS = 400


class LineEditor(QWidget):
    """One line of the sheet. After a pause `changed` carries it, and as it was; its cross sends `removal_wanted`."""

    changed = Signal(object, object)
    removal_wanted = Signal(object)
    entered = Signal()

    def __init__(self, line: SheetLine, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        words = PART_WORDS[line.part]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.tick = QCheckBox(self)
        self.tick.setChecked(line.is_done)
        tell_button(self.tick, tr("Settled"))
        self.text = self._field(line.text, tr(words.line))
        self.who = self._field(line.who, tr(WHO))
        self.by_when = self._field(line.by_when, tr(BY_WHEN))
        cross = QToolButton(self)
        cross.setIcon(make_icon("x", theme.palette.quiet, 16, self.devicePixelRatioF()))
        tell_button(cross, tr("Take this line off"))
        self._tools = (self.tick, self.who, self.by_when, cross)
        self._tell_line()
        cross.clicked.connect(lambda: self.removal_wanted.emit(self))
        row.addWidget(self.tick)
        row.addWidget(self.text, 6)
        row.addWidget(self.who, 2)
        row.addWidget(self.by_when, 2)
        row.addWidget(cross)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.save)
        for field in (self.text, self.who, self.by_when):
            field.textEdited.connect(lambda _text: self._pause.start())
            field.editingFinished.connect(self.save)
            field.returnPressed.connect(self.entered)
        self.tick.toggled.connect(lambda _is_on: self.save())

    def save(self) -> None:
        """Save now what has been typed."""
        self._pause.stop()
        line = self.line._replace(
            text=self.text.text(), who=self.who.text(), by_when=self.by_when.text(), is_done=self.tick.isChecked()
        )
        if line != self.line:
            former, self.line = self.line, line
            self._tell_line()
            self.changed.emit(line, former)

    def _tell_line(self) -> None:
        """Tell of each of its controls which line it belongs to: all lines have the same ones."""
        part = tr(PART_WORDS[self.line.part].name)
        said = tr("{part}: {line}").format(part=part, line=self.line.text or tr("an empty line"))
        for widget in self._tools:
            widget.setAccessibleDescription(said)

    def _field(self, text: str, name: str) -> QLineEdit:
        field = QLineEdit(text, self)
        field.setMinimumWidth(64)
        tell_field(field, name, tr(PART_WORDS[self.line.part].name))
        field.setCursorPosition(0)
        return field


class OwnSheetPage(QScrollArea):
    """Shows a sheet, and says what was changed."""

    answered = Signal(str, str)
    line_added = Signal(object)
    line_changed = Signal(object, object)
    line_removed = Signal(object)
    print_wanted = Signal()
    entry_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ownSheet")
        self.setAccessibleName(tr(TITLE))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its lines have the keyboard
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme = theme
        self._rows: dict[str, QVBoxLayout] = {}
        self._sheet: Sheet | None = None
        self._why_pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._why_pause.timeout.connect(self._save_answer)
        theme.dress(self, "own_sheet")

    def show_sheet(self, sheet: Sheet, hints: Mapping[str, str]) -> None:
        """Show a sheet; `hints` are what its entry says on each part. The keyboard stays where it is."""
        self.save()
        at, scrolled = self._keyboard_at(), self.verticalScrollBar().value()
        self._sheet = sheet
        page = QWidget()
        page.setObjectName("ownSheetPaper")
        outer = QHBoxLayout(page)
        outer.setContentsMargins(40, 26, 28, 40)
        holder = QWidget(page)
        holder.setMaximumWidth(_WIDTH)
        outer.addWidget(holder, 100)
        outer.addStretch(1)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._add_head(column, sheet)
        self._rows = {}
        for part, words in PART_WORDS.items():
            column.addSpacing(18)
            column.addWidget(_label(tr(words.name), "partName"))
            hint = tr(SAYS).format(words=hints[part]) if part in hints else tr(words.question)
            column.addWidget(_label(hint, "partHint"))
            rows = self._rows[part] = QVBoxLayout()
            rows.setSpacing(6)
            column.addLayout(rows)
            for line in sheet.lines:
                if line.part == part:
                    self._show_line(line)
            more = QPushButton(tr("Add a line"))
            more.setAccessibleName(tr("Add a line: {part}").format(part=tr(words.name)))
            more.clicked.connect(lambda _=False, part=part: self._add_line(part))
            foot = QHBoxLayout()
            foot.addWidget(more)
            foot.addStretch(1)
            column.addLayout(foot)
        column.addStretch(1)
        former = self.takeWidget()
        if former is not None:
            former.deleteLater()
        self.setWidget(page)
        if at is not None:
            self.verticalScrollBar().setValue(scrolled)
            self._put_keyboard(*at)

    def focus_first(self) -> None:
        """Put the keyboard on the first line, or on the answer where there is none."""
        lines = [editor for part in PART_WORDS for editor in self.editors(part)]
        first = lines[0].text if lines else next(iter(self._answers.values()))
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def sheet(self) -> Sheet | None:
        """The sheet as it stands on the page."""
        if self._sheet is None:
            return None
        answer, why = self._answered
        lines = {editor.line.id: editor.line for part in PART_WORDS for editor in self.editors(part)}
        known = [lines.pop(line.id) for line in self._sheet.lines if line.id in lines]
        return self._sheet._replace(answer=answer, why=why, lines=(*known, *lines.values()))

    def _keyboard_at(self) -> tuple[str, str] | None:
        """Say which line and field has the keyboard, or which button; None if none of the page has."""
        focus = self.window().focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return None
        line = next((one.line.id for one in self.findChildren(LineEditor) if one.isAncestorOf(focus)), "")
        return line, focus.accessibleName()

    def _put_keyboard(self, line_id: str, name: str) -> None:
        page = self.widget()
        line = next((one for one in page.findChildren(LineEditor) if one.line.id == line_id), page)
        same = (one for one in line.findChildren(QWidget) if name and one.accessibleName() == name)
        if (found := next(same, None)) is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_first()

    def save(self) -> None:
        """Save now what has been typed."""
        if self._rows:
            self._save_answer()
            for editor in self.findChildren(LineEditor):
                editor.save()

    def editors(self, part: str) -> list[LineEditor]:
        """Give the lines of a part, in order."""
        rows = self._rows[part]
        found = [item.widget() for at in range(rows.count()) if (item := rows.itemAt(at)) is not None]
        return [editor for editor in found if isinstance(editor, LineEditor)]

    def _add_head(self, column: QVBoxLayout, sheet: Sheet) -> None:
        column.addWidget(_label(tr(TITLE), "sheetKicker"))
        column.addWidget(_label(sheet.title, "sheetTitle"))
        buttons = FlowLayout()
        for words, signal in (
            (tr("Print…"), self.print_wanted),
            (tr("Read the entry"), self.entry_wanted),
            (tr("Take the sheet off"), self.removal_wanted),
        ):
            button = QPushButton(words)
            button.clicked.connect(signal)
            buttons.addWidget(button)
        column.addSpacing(4)
        column.addLayout(buttons)
        column.addSpacing(12)
        answers = FlowLayout(spacing=22)
        self._group = QButtonGroup(self)
        self._answers: dict[str, QRadioButton] = {}
        for answer, words in ANSWER_WORDS.items():
            choice = self._answers[answer] = QRadioButton(tr(words))
            choice.setChecked(sheet.answer == answer)
            choice.clicked.connect(self._save_answer)
            self._group.addButton(choice)
            answers.addWidget(choice)
        column.addLayout(answers)
        self._why = QPlainTextEdit(sheet.why)
        self._why.setPlaceholderText(tr(WHY))
        self._why.setAccessibleName(tr(WHY))
        self._why.setTabChangesFocus(True)
        self._why.setFixedHeight(84)
        self._why.textChanged.connect(self._why_pause.start)
        column.addWidget(self._why)
        self._answered = (sheet.answer, sheet.why)

    def _show_line(self, line: SheetLine) -> LineEditor:
        editor = LineEditor(line, self._theme, self)
        editor.changed.connect(self.line_changed)
        editor.removal_wanted.connect(self._remove_line)
        editor.entered.connect(lambda: self._add_line(line.part))
        self._rows[line.part].addWidget(editor)
        return editor

    def _add_line(self, part: str) -> None:
        """Add an empty line and put the keyboard there, or into the empty one that is there already."""
        empty = next((editor for editor in self.editors(part) if not editor.text.text()), None)
        if empty is None:
            line = new_line(part)
            self.line_added.emit(line)
            empty = self._show_line(line)
        empty.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove_line(self, editor: LineEditor) -> None:
        editor.save()
        editor.hide()
        self._rows[editor.line.part].removeWidget(editor)
        editor.deleteLater()
        self.line_removed.emit(editor.line)

    def _save_answer(self, *_: object) -> None:
        self._why_pause.stop()
        answer = next((answer for answer, choice in self._answers.items() if choice.isChecked()), "")
        if (answer, self._why.toPlainText()) != self._answered:
            self._answered = (answer, self._why.toPlainText())
            self.answered.emit(*self._answered)


def _label(text: str, name: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
