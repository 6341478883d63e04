"""What stands outside the program: a browser that opens nothing, dialogs that answer by themselves, a screen reader."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleAnnouncementEvent


class FakeBrowser(QObject):
    """Takes the addresses that the system's browser would open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Note an address."""
        self.opened.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))


class FakeStyleHints(QObject):
    """What the system says of its look; `turn` changes it."""

    colorSchemeChanged = Signal(Qt.ColorScheme)  # noqa: N815 - Qt's name

    def __init__(self) -> None:
        super().__init__()
        self._scheme = Qt.ColorScheme.Light

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802 - Qt's name
        """Say what look the system has."""
        return self._scheme

    def turn(self, scheme: Qt.ColorScheme) -> None:
        """Give the system another look."""
        self._scheme = scheme
        self.colorSchemeChanged.emit(scheme)


class FakeSystem:
    """Stands in for QGuiApplication where only the system's look is asked for: without a screen Qt knows none."""

    def __init__(self) -> None:
        self.hints = FakeStyleHints()

    def palette(self) -> QPalette:
        """Give the colours that the system's look has."""
        return QPalette(QColor("#202020" if self.hints.colorScheme() == Qt.ColorScheme.Dark else "#efefef"))

    def styleHints(self) -> FakeStyleHints:  # noqa: N802 - Qt's name
        """Give what the system says."""
        return self.hints


@dataclass
class FakeFileDialog:
    """Answers every question for a file with `answer`; None is a user who cancels.

    `suggested` are the names that were offered, `folders` where.
    """

    answer: Path | None
    suggested: list[str] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)

    def ask(self, _parent: object, _title: str, suggested: str = "", *_: Any) -> tuple[str, str]:
        """Stand in for the static methods of QFileDialog."""
        self.suggested.append(Path(suggested).name)
        self.folders.append(Path(suggested).parent)
        return ("" if self.answer is None else str(self.answer)), ""


class FakeScreenReader:
    """Hears what the program announces; stands in for QAccessible."""

    heard: list[str]

    def __init__(self) -> None:
        self.heard = []

    def updateAccessibility(self, event: QAccessibleAnnouncementEvent) -> None:  # noqa: N802 - Qt's name
        """Hear an announcement."""
        self.heard.append(event.message())
