"""The text of a page as HTML: from the tree of plain values to elements. Every kind of export is made with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.export.links import anchor_id
from hubdesk.export.markup import Child, on_lines, tag
from hubdesk.model import document as tree
from hubdesk.model.address import EntryPlace, is_outside, place_of_target
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from hubdesk.export.links import Links

_CALLOUTS = ("tip", "care")
_STYLES = {"strong": "strong", "emphasis": "em", "code": "code"}


class PageHtml:
    """Writes the blocks of one page. It remembers the headings, so that tables are named and no level is skipped."""

    def __init__(self, links: Links, pack: str, title: str, *, prefix: str = "", level: int = 1) -> None:
        """Begin a page.

        Args:
            links: where its links may lead.
            pack: the id of the pack that its text comes from.
            title: what it is called.
            prefix: stands before every id, where several pages share one file.
            level: of the title's heading; those of the text stand below it.
        """
        self._links, self._pack, self._prefix = links, pack, prefix
        self._top = self._level = level
        self._heading = title
        self._cited: set[int] = set()

    def id_of(self, name: str) -> str:
        """Give an id of our own, for a part that is no heading of the text."""
        return f"{self._prefix}_{name}"

    def blocks(self, blocks: tuple[tree.Block, ...]) -> list[Element]:
        """Write blocks."""
        return on_lines(self._block(block) for block in blocks)

    def inlines(self, nodes: tuple[tree.Inline, ...]) -> list[Child]:
        """Write a run of words."""
        made: list[Child] = []
        before: tree.Inline | None = None
        for node in nodes:
            match node:
                case tree.Text(text):
                    made.append(text)
                case tree.Styled(style, children):
                    made.append(tag(_STYLES[style], self.inlines(children)))
                case tree.Link(target, children):
                    made.append(self._link(target, children))
                case tree.NoteRef(number):
                    made.append(self._note_ref(number, is_next=isinstance(before, tree.NoteRef)))
                case tree.LineBreak():
                    made.append(tag("br"))
            before = node
        return made

    def was_cited(self, number: int) -> bool:
        """Say whether the text has named a note, so that the note can lead back."""
        return number in self._cited

    def _block(self, block: tree.Block) -> Element:
        match block:
            case tree.Heading():
                return self._write_heading(block)
            case tree.Paragraph(children):
                return tag("p", self.inlines(children))
            case tree.Listing(start, items):
                rows = on_lines(tag("li", self._item(item)) for item in items)
                if start is None:
                    return tag("ul", rows)
                return tag("ol", rows, start=None if start == 1 else str(start))
            case tree.Quote(children):
                return tag("blockquote", self.blocks(children))
            case tree.Callout(kind, title, children):
                return self._callout(kind, title, children)
            case tree.Table():
                return self._table(block)
            case tree.Definitions(items):
                return tag(
                    "dl",
                    [(tag("dt", self.inlines(term)), tag("dd", self._item(children))) for term, children in items],
                    class_="words",
                )
            case tree.Code(text):
                return tag("pre", tag("code", text))
            case tree.Picture():
                return self._picture(block)
            case tree.Rule():
                return tag("hr")

    def _write_heading(self, heading: tree.Heading) -> Element:
        asked = max(2, heading.level) + self._top - 1
        self._level = min(asked, self._level + 1, 6)
        self._heading = tree.plain_text(heading.children)
        return tag(f"h{self._level}", self.inlines(heading.children), id=anchor_id(heading.anchor, self._prefix))

    def _item(self, blocks: tuple[tree.Block, ...]) -> list[Child]:
        """Write what an item holds; its first paragraph needs no element of its own."""
        if blocks and isinstance(blocks[0], tree.Paragraph):
            return [*self.inlines(blocks[0].children), self.blocks(blocks[1:])]
        return [self.blocks(blocks)]

    def _link(self, target: str, children: tuple[tree.Inline, ...]) -> Child:
        words = self.inlines(children)
        if target.startswith("#") and len(target) > 1:
            return tag("a", words, href="#" + anchor_id(target[1:], self._prefix))
        if is_outside(target):
            return tag("a", words, href=target, rel="noopener noreferrer", class_="outside")
        place = place_of_target(target, self._pack)
        if place is None:
            return words
        address = self._links.to_entry(place) if isinstance(place, EntryPlace) else self._links.to_term(place)
        return tag("a", words, href=address) if address else words

    def _note_ref(self, number: int, *, is_next: bool) -> Element:
        first = number not in self._cited
        self._cited.add(number)
        link = tag(
            "a",
            str(number),
            href="#" + self.id_of(f"note-{number}"),
            id=self.id_of(f"ref-{number}") if first else None,
            role="doc-noteref",
            aria_label=tr("Note {number}").format(number=number),
        )
        return tag("sup", ",\u00a0" if is_next else None, link)

    def _callout(self, kind: str, title: str, children: tuple[tree.Block, ...]) -> Element:
        if kind == "figure":
            return tag("div", tag("p", title, class_="number"), self.blocks(children), class_="callout figure")
        look = f"callout {kind}" if kind in _CALLOUTS else "callout"
        head = tag("p", tag("strong", title), class_="callout-title") if title else None
        return tag("div", head, self.blocks(children), class_=look, role="note", aria_label=title or None)

    def _table(self, table: tree.Table) -> Element:
        def cell(name: str, nodes: tuple[tree.Inline, ...], column: int, scope: str | None) -> Element:
            side = table.alignments[column]
            look = None if side == "left" else f"to-{side}"
            return tag(name if nodes else "td", self.inlines(nodes), scope=scope if nodes else None, class_=look)

        named = _names_rows(table)
        head = [cell("th", nodes, column, "col") for column, nodes in enumerate(table.head)]
        rows = on_lines(
            tag(
                "tr",
                [
                    cell("th", nodes, 0, "row") if named and not column else cell("td", nodes, column, None)
                    for column, nodes in enumerate(row)
                ],
            )
            for row in table.rows
        )
        caption = tr("Table: {heading}").format(heading=self._heading)
        made = tag(
            "table",
            tag("caption", caption, class_="unseen"),
            tag("thead", tag("tr", head)),
            tag("tbody", rows),
        )
        # A wide table is moved sideways on a phone, by keyboard too: hence the place in the order of Tab, and the name.
        return tag("div", made, class_="table", tabindex="0", role="group", aria_label=caption)

    def _picture(self, picture: tree.Picture) -> Element:
        shown = self._links.to_picture(self._pack, picture.asset)
        if shown is None:
            return tag("p", tr("Picture: {words}").format(words=picture.alternative), class_="no-picture")
        image = tag(
            "img",
            src=shown.address,
            alt=picture.alternative,
            width=str(shown.width) if shown.width and shown.height else None,
            height=str(shown.height) if shown.width and shown.height else None,
        )
        return tag("figure", image, tag("figcaption", picture.caption) if picture.caption else None)


def _names_rows(table: tree.Table) -> bool:
    """Say whether the first cell of each row is its name: none is empty, and no two are alike."""
    first = [tree.plain_text(row[0]).strip() for row in table.rows]
    return len(table.head) > 1 and all(first) and len(set(first)) == len(first)
