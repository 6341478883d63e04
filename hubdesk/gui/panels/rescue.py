"""The page for when nothing was found, or nothing could be: what was tried, and ways on. Never a dead end."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QWidget

from hubdesk.gui.panels.link_browser import LinkBrowser
from hubdesk.model.text import count_of
from hubdesk.model.words import QT_TR_NOOP, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from PySide6.QtGui import QKeyEvent

    from hubdesk.gui.theme import Theme
    from hubdesk.model.hit import Answer, Hit, Rescue
    from hubdesk.model.query import Query

_SHEET = """
body {{ font-size: 16px; color: {ink}; }}
h1 {{ font-size: 24px; margin-bottom: 6px; }}
h2 {{ font-size: 16px; margin-top: 24px; margin-bottom: 6px; }}
p {{ margin-top: 3px; margin-bottom: 3px; }}
a {{ color: {link}; text-decoration: none; font-weight: 600; }}
.quiet {{ color: {quiet}; }}
"""
_HELP = QT_TR_NOOP(
    "Try fewer words, or a part of a word: “bull” finds bully and bullying. Quotation marks keep words together: "
    "“safe space”. The tree at the side shows every entry by partnership and by theme."
)
_FAILED = QT_TR_NOOP("The search failed.")
_TRY_AGAIN = QT_TR_NOOP("Change a word, or press Enter in the search field to try again.")
_OUR_MISTAKE = QT_TR_NOOP("It is a mistake in HubDesk, not yours. Nothing that you have kept is lost.")


class RescuePage(LinkBrowser):
    """Says what was tried and what to try next, as links that Tab reaches.

    `query_chosen` carries another search, `hit_chosen` a hit, `report_wanted` the report of a mistake; `left`
    comes with Esc.
    """

    query_chosen = Signal(object)
    hit_chosen = Signal(object)
    report_wanted = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, describe: Callable[[Hit], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._describe = theme, describe
        self._answer: Answer | None = None
        self._failed: tuple[Query, str] | None = None
        self._ways: list[Query | Hit | str] = []
        self.setAccessibleName(tr("Nothing found, and what to try next"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.document().setDocumentMargin(14)
        self.anchorClicked.connect(self._follow)
        theme.changed.connect(self._fill)

    def show_answer(self, answer: Answer) -> None:
        """Help with an answer that holds no hit."""
        if answer != self._answer:
            self._answer, self._failed = answer, None
            self._fill()

    def show_failure(self, query: Query, report: str) -> None:
        """Say that a search could not be carried out through a mistake of ours."""
        self._answer, self._failed = None, (query, report)
        self._fill()

    @property
    def said(self) -> str:
        """What the page says first, for a screen reader; empty unless a search failed."""
        return f"{tr(_FAILED)} {tr(_TRY_AGAIN)}" if self._failed else ""

    def focus_first(self) -> None:
        """Put the keyboard on the first way on."""
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.setFocus(Qt.FocusReason.TabFocusReason)
        if self._ways and self.chosen_link is None:
            self.focusNextPrevChild(True)

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        """Load nothing: there are only words here."""
        return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        self._ways = []
        palette = self._theme.palette
        self.document().setDefaultStyleSheet(_SHEET.format(ink=palette.ink, link=palette.link, quiet=palette.quiet))
        title, lines = self._say_failure(*self._failed) if self._failed else self._say_answer()
        self.setHtml(f"<body><h1>{escape(title)}</h1>{''.join(lines)}</body>")

    def _say_answer(self) -> tuple[str, Iterable[str]]:
        rescue = self._answer.rescue if self._answer else None
        if rescue is None and not (self._answer and self._answer.typed.strip()):
            return tr("What are you looking for?"), (_quiet(_HELP),)
        return tr("Nothing found"), self._help(rescue) if rescue else (_quiet(_HELP),)

    def _say_failure(self, query: Query, report: str) -> tuple[str, Iterable[str]]:
        ways = [self._link(query, tr("Try again")), self._link(report, tr("Show what went wrong"))]
        return tr(_FAILED), (_quiet(_TRY_AGAIN), _quiet(_OUR_MISTAKE), *(f"<p>{way}</p>" for way in ways))

    def _help(self, rescue: Rescue) -> Iterator[str]:
        yield "".join(f"<p class='quiet'>{escape(sentence)}</p>" for sentence in rescue.tried)
        ways = [self._way(one.query, one.name, one.total) for one in rescue.spellings]
        yield _part(tr("Did you mean"), ways)
        ways = [
            self._way(one.query, tr("Search without {name}").format(name=one.name), one.total) for one in rescue.drops
        ]
        yield _part(tr("Leave something out"), ways)
        ways = [
            f"{self._link(hit, hit.title.text)}<br><span class='quiet'>{escape(self._describe(hit))}</span>"
            for hit in rescue.nearest
        ]
        yield _part(tr("Entries that come close"), ways)
        is_last_way = bool(self._ways)
        ways = [self._way(one.query, one.term.name, one.count) for one in rescue.themes]
        yield _part(tr("Or begin with a theme") if is_last_way else tr("Begin with a theme"), ways)

    def _way(self, query: Query, name: str, total: int) -> str:
        count = count_of(total, tr("entry"), tr("entries"))
        return (
            f"{self._link(query, name)} <span class='quiet'>{escape(count)}</span>"
            if total
            else self._link(query, name)
        )

    def _link(self, way: Query | Hit | str, words: str) -> str:
        self._ways.append(way)
        return f"<a href='way:{len(self._ways) - 1}'>{escape(words)}</a>"

    def _follow(self, url: QUrl) -> None:
        from hubdesk.model.query import Query

        way = self._ways[int(url.path())]
        if isinstance(way, str):
            self.report_wanted.emit(way)
        elif isinstance(way, Query):
            self.query_chosen.emit(way)
        else:
            self.hit_chosen.emit(way)


def _quiet(sentence: str) -> str:
    return f"<p class='quiet'>{escape(tr(sentence))}</p>"


def _part(title: str, lines: list[str]) -> str:
    return f"<h2>{escape(title)}</h2>" + "".join(f"<p>{line}</p>" for line in lines) if lines else ""
