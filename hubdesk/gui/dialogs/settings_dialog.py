"""The settings, made from the table in `model.settings`: groups, a search, and each change at work at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hubdesk.gui.panels.choice_box import ChoiceBox
from hubdesk.gui.told import tell_field
from hubdesk.model.settings import LONGEST_TEXT, OFF, ON, SETTINGS, Kind, Setting
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from hubdesk.services.settings import Settings

_CONTROL_WIDTH = 230


class _Row(NamedTuple):
    """A setting on the screen: all that is hidden when a search leaves it out, and what it can be found by."""

    setting: Setting
    holder: QWidget
    control: QWidget
    found_by: str


class SettingsDialog(QDialog):
    """Shows every setting. What an administrator has fixed is shown, and cannot be changed."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(tr("Settings"))
        self.resize(680, 600)
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        tell_field(self.search, tr("Find a setting"), tr("Only the settings that fit are shown."))
        self.search.textChanged.connect(self._narrow)
        self._nothing = QLabel(tr("No setting goes by these words. Try another, such as “dark” or “size”."))
        self._nothing.setObjectName("quietLine")
        self._nothing.setWordWrap(True)
        self._nothing.hide()
        self._titles: dict[str, QLabel] = {}
        self._former: dict[str, str] | None = None
        self.rows: list[_Row] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 14, 16)
        layout.setSpacing(14)
        top = QHBoxLayout()
        top.addWidget(self.search)
        top.addSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self._nothing)
        layout.addWidget(self._make_page(), 1)
        layout.addLayout(self._make_foot())
        self.search.setFocus()

    def control(self, name: str) -> QWidget:
        """Give what sets the setting of a name."""
        return next(row.control for row in self.rows if row.setting.name == name)

    def _make_page(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setObjectName("settingsPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4, 14, 8)
        column.setSpacing(16)
        for setting in SETTINGS:
            if setting.group not in self._titles:
                title = QLabel(tr(setting.group))
                title.setObjectName("groupTitle")
                title.setContentsMargins(0, 10 if self._titles else 0, 0, 0)
                self._titles[setting.group] = title
                column.addWidget(title)
            row = self._make_row(setting)
            self.rows.append(row)
            column.addWidget(row.holder)
        column.addStretch(1)
        area.setWidget(page)
        return area

    def _make_row(self, setting: Setting) -> _Row:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(3)
        words, about = QLabel(tr(setting.words)), QLabel(tr(setting.about))
        words.setObjectName("settingWords")
        about.setObjectName("settingAbout")
        about.setWordWrap(True)
        control = self._make_control(setting)
        control.setAccessibleName(tr(setting.words))
        control.setAccessibleDescription(tr(setting.about))
        words.setBuddy(control)
        grid.addWidget(words, 0, 0)
        grid.addWidget(about, 1, 0)
        if setting.kind is Kind.TEXT:  # a name with how to reach somebody is longer than a choice
            grid.addWidget(control, 2, 0, 1, 2)
        else:
            control.setFixedWidth(_CONTROL_WIDTH)
            grid.addWidget(control, 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        if self._settings.is_locked(setting.name):
            control.setEnabled(False)
            lock = QLabel(tr("Set by whoever looks after this computer."))
            lock.setObjectName("settingLock")
            grid.addWidget(lock, 3, 0, 1, 2)
        found_by = " ".join(
            tr(text)
            for text in (
                setting.group,
                setting.words,
                setting.about,
                setting.also,
                *(choice.words for choice in setting.choices),
            )
            if text
        )
        return _Row(setting, holder, control, found_by.casefold())

    def _make_control(self, setting: Setting) -> QWidget:
        value = self._settings.value(setting.name)
        match setting.kind:
            case Kind.CHOICE:
                box = ChoiceBox()
                for choice in setting.choices:
                    box.addItem(tr(choice.words), choice.value)
                box.setCurrentIndex(box.findData(value))
                box.currentIndexChanged.connect(lambda _: self._settings.set(setting.name, box.currentData()))
                return box
            case Kind.SWITCH:
                check = QCheckBox(tr("Yes"))
                check.setChecked(value == ON)
                check.toggled.connect(lambda is_on: self._settings.set(setting.name, ON if is_on else OFF))
                return check
            case Kind.TEXT:
                field = QLineEdit(value)
                field.setMaxLength(LONGEST_TEXT)
                field.editingFinished.connect(lambda: self._settings.set(setting.name, field.text()))
                return field

    def _make_foot(self) -> QHBoxLayout:
        self._back = back = QPushButton()
        self._name_back()
        back.clicked.connect(self._reset_or_take_back)
        back.setAutoDefault(False)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.accept)
        close.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(close)
        row.addSpacing(12)
        return row

    def _reset_or_take_back(self) -> None:
        """Set all back to the first day; what was set before, a typed name too, comes back with the next click."""
        former, self._former = self._former, None
        if former is None:
            self._keep_fields()
            self._former = {row.setting.name: self._settings.value(row.setting.name) for row in self.rows}
            self._settings.reset()
        else:
            for name, value in former.items():
                self._settings.set(name, value)
        for row in self.rows:
            _show(row.control, self._settings.value(row.setting.name))
        self._name_back()

    def _name_back(self) -> None:
        is_undo = self._former is not None
        self._back.setText(tr("&Undo: bring my settings back") if is_undo else tr("Back to how it was at &first"))

    def _keep_fields(self) -> None:
        for row in self.rows:
            if isinstance(row.control, QLineEdit):
                self._settings.set(row.setting.name, row.control.text())

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        shown = {row.setting.group for row in self.rows if all(word in row.found_by for word in words)}
        for row in self.rows:
            row.holder.setVisible(all(word in row.found_by for word in words))
        for group, title in self._titles.items():
            title.setVisible(group in shown)
        self._nothing.setVisible(not shown)

    def done(self, result: int) -> None:
        """Close; what stands in a field that the keyboard is still in is kept too."""
        self._keep_fields()
        super().done(result)


def _show(control: QWidget, value: str) -> None:
    if isinstance(control, QComboBox):
        control.setCurrentIndex(control.findData(value))
    elif isinstance(control, QCheckBox):
        control.setChecked(value == ON)
    elif isinstance(control, QLineEdit):
        control.setText(value)
