"""The foot of an entry's page: related entries and why, links from and to it, the entries before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.model.address import EntryPlace, address_of
from hubdesk.model.around import say_reason
from hubdesk.model.words import tr
from hubdesk.typeset import style as sizes
from hubdesk.typeset.ornaments import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextCharFormat

    from hubdesk.model.around import Around, Neighbours
    from hubdesk.model.entry import EntryLine
    from hubdesk.typeset.composer import Composer


def typeset_around(composer: Composer, around: Around) -> None:
    """Set what leads on from an entry; where nothing does, nothing is set."""
    if around.related:
        composer.heading(tr("Related entries"), 2, "related", sizes.HEADING_2)
    for one in around.related:
        _title(composer, one.line, above=12, is_strong=True)
        composer.line(one.line.summary, sizes.SMALL)
        composer.line(say_reason(one), sizes.LABEL, composer.palette.quiet)
    is_below = bool(around.related)  # alone, they are no part of the heading before, which is the entry's own
    _lines(composer, tr("Linked from this page"), "links", around.links, is_below=is_below)
    _lines(composer, tr("Pages that link here"), "linked-from", around.linked_from, is_below=is_below)


def typeset_neighbours(composer: Composer, neighbours: Neighbours) -> None:
    """Set the entries before and after this one side by side."""
    if neighbours.before is None and neighbours.after is None:
        return
    composer.line(tr("In {branch}").format(branch=neighbours.branch), sizes.LABEL, composer.palette.quiet, above=26)
    table = composer.grid(1, 2, Box(fill=composer.palette.surface))
    with composer.cells(table) as enter:
        pairs = ((tr("Before this"), neighbours.before), (tr("After this"), neighbours.after))
        for column, (label, line) in enumerate(pairs):
            enter(0, column)
            if line is not None:
                composer.line(label, sizes.LABEL, composer.palette.quiet)
                composer.start(composer.style.block(sizes.FACT, below=0), composer.style.char(sizes.FACT))
                composer.cursor.insertText(line.title, _link(composer, line, composer.style.char(sizes.FACT)))


def _lines(composer: Composer, title: str, anchor: str, lines: Sequence[EntryLine], *, is_below: bool) -> None:
    if lines:
        composer.heading(title, 3 if is_below else 2, anchor, sizes.HEADING_3 if is_below else sizes.HEADING_2)
    for line in lines:
        _title(composer, line, above=0, is_strong=False)


def _title(composer: Composer, line: EntryLine, *, above: float, is_strong: bool) -> None:
    char = composer.style.char(sizes.BODY)
    if is_strong:
        char.setFontWeight(700)
    composer.start(composer.style.block(sizes.BODY, above=above, below=2 if is_strong else 5), char)
    composer.cursor.insertText(line.title, _link(composer, line, char))


def _link(composer: Composer, line: EntryLine, char: QTextCharFormat) -> QTextCharFormat:
    form = composer.link_format(char, address_of(EntryPlace(line.pack, line.id)))
    form.setFontUnderline(False)
    return form
