"""Markdown turned into the tree of a page. Every block and finding keeps the line that it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hubdesk.authoring.inline import InlineReader
from hubdesk.authoring.parser import parse
from hubdesk.model.document import (
    MAX_DEPTH,
    Alignment,
    Block,
    Callout,
    Code,
    Definitions,
    Document,
    Heading,
    Inline,
    Listing,
    NotADocumentError,
    Note,
    NoteRef,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
    decode,
    encode,
    plain_text,
)
from hubdesk.model.sheet import EMPTY_BOX, TICKED_BOX
from hubdesk.model.text import slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

    from hubdesk.authoring.findings import FileFindings
    from hubdesk.authoring.links import PageLinks

_MAX_BLOCK_DEPTH = MAX_DEPTH - 8  # leaves room for styles and links within the innermost paragraph
_LARGE = 5_000  # characters; a shorter text cannot make more of a page than there may be
_LAST_NUMBER = 999_999
_BOXES = {"[ ] ": EMPTY_BOX, "[x] ": TICKED_BOX}
_CALLOUTS = {
    **{kind: kind for kind in ("note", "tip", "care", "figure")},
    **dict.fromkeys(("warning", "danger", "caution", "important", "attention"), "care"),
    **dict.fromkeys(("hint", "success"), "tip"),
}
_OWN_CALLOUTS = frozenset({"note", "tip", "care", "figure"})
_ALIGNMENTS: dict[str, Alignment] = {"text-align:center": "center", "text-align:right": "right"}


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """A heading as it was written: its level, its words and its line."""

    level: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class ParsedText:
    """A page's text. `cited` are source keys in order of first citation; `anchors` those of its headings."""

    document: Document
    cited: tuple[str, ...]
    anchors: frozenset[str]
    headings: tuple[HeadingLine, ...]


def parse_markdown(
    text: str, first_line: int, found: FileFindings, links: PageLinks, name_source: Callable[[str, int], str | None]
) -> ParsedText:
    """Turn Markdown into a page.

    Args:
        text: anything at all.
        first_line: the line of the file that it begins on.
        found: takes what is wrong.
        links: resolves links and pictures.
        name_source: asked for a note that the text does not define, with its label and line; gives the key of the
            source it cites, or None and reports it.
    """
    tokens, env = parse(text)
    reader = _Reader(tokens, env, first_line, found, links, name_source)
    parsed = reader.read()
    if len(text) > _LARGE:
        try:
            decode(encode(parsed.document))
        except NotADocumentError:
            found.error(first_line, "too-large", "The text is too long for one page.", "Split it into several entries.")
    return parsed


class _Reader:
    """Walks the tokens of one page from the first to the last."""

    def __init__(
        self,
        tokens: list[Token],
        env: dict[str, Any],
        first_line: int,
        found: FileFindings,
        links: PageLinks,
        name_source: Callable[[str, int], str | None],
    ) -> None:
        self._tokens, self._at, self._first_line = tokens, 0, first_line
        self._found, self._name_source = found, name_source
        self._inline = InlineReader(found, links, self)
        self._headings: list[HeadingLine] = []
        self._anchors: set[str] = set()
        self._numbers: dict[str, int] = {}  # label → number
        self._pending: list[tuple[str, int] | tuple[Sequence[Token], int]] = []
        self._cited: list[str] = []
        self._inline_notes: dict[int, dict[str, Any]] = env.get("footnotes", {}).get("list", {})
        self._definitions = self._find_definitions() if env else {}

    def read(self) -> ParsedText:
        blocks = self._blocks("", 0)
        notes = self._read_notes()
        for label, at in self._definitions.items():
            if label not in self._numbers:
                self._found.warning(
                    self._line(self._tokens[at]),
                    "unused-note",
                    f"The note [^{label}] is never cited, so nobody sees it.",
                    f"Write [^{label}] where it belongs, or delete it.",
                )
        return ParsedText(
            Document(blocks, notes), tuple(dict.fromkeys(self._cited)), frozenset(self._anchors), tuple(self._headings)
        )

    # Notes: numbered in order of first citation; the text of one may cite the next.

    def number_of(self, label: str, line: int) -> int | None:
        """Give the number of the note that a label stands for (see inline.Notes)."""
        if label not in self._numbers:
            source = "" if label in self._definitions else self._name_source(label, line)
            if source is None:
                return None
            if source:
                self._cited.append(source)
            self._pending.append((label, line))
            self._numbers[label] = len(self._pending)
        return self._numbers[label]

    def number_of_inline(self, note: int, line: int) -> int:
        """Give the next number to a note whose text stands where it is cited (see inline.Notes)."""
        self._pending.append((self._inline_notes[note]["tokens"], line))
        return len(self._pending)

    def _find_definitions(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for at, token in enumerate(self._tokens):
            if token.type == "footnote_reference_open":
                label = token.meta["label"]
                if label in found:
                    self._found.warning(
                        self._line(token),
                        "duplicate-note",
                        f"There is a second note [^{label}]; only the first is shown.",
                        "Give it a name of its own.",
                    )
                found.setdefault(label, at)
        return found

    def _read_notes(self) -> tuple[Note, ...]:
        notes: list[Note] = []
        while len(notes) < len(self._pending):
            said, line = self._pending[len(notes)]
            if not isinstance(said, str):
                notes.append(Note("", (Paragraph(self._inline.read_all(said, line, MAX_DEPTH - 1)), *self._pictures())))
            elif said in self._definitions:
                self._at = self._definitions[said] + 1
                notes.append(Note("", self._blocks("footnote_reference_close", 0)))
            else:
                notes.append(Note(said, ()))
        return tuple(notes)

    # Blocks.

    def _line(self, token: Token) -> int:
        return self._first_line + (token.map[0] if token.map else 0)

    def _blocks(self, closing: str, depth: int) -> tuple[Block, ...]:
        """Read up to the closing token, and past it; an empty `closing` means all that is left."""
        blocks: list[Block] = []
        tokens, end = self._tokens, len(self._tokens)
        while self._at < end:
            token = tokens[self._at]
            self._at += 1
            if token.type == closing:
                break
            reader = _BLOCKS.get(token.type)
            if reader is not None:
                blocks.extend(reader(self, token, depth))
        return tuple(blocks)

    def _inside(self, token: Token, closing: str, depth: int) -> tuple[tuple[Block, ...], bool]:
        """Read the blocks within a block, and say whether they may stand one deeper."""
        has_room = depth + 1 < _MAX_BLOCK_DEPTH
        if not has_room:
            self._found.error(
                self._line(token),
                "too-deep",
                "Lists or quotes stand in each other too deep to be shown.",
                "Write it more plainly.",
            )
        return self._blocks(closing, depth + 1 if has_room else depth), has_room

    def _text(self, depth: int) -> tuple[tuple[Inline, ...], Token]:
        """Read the inline token that comes next, and pass by the token that closes its block."""
        token = self._tokens[self._at]
        self._at += 2
        return self._inline.read(token, self._line(token), depth), token

    def _pictures(self) -> list[Block]:
        pictures: list[Block] = list(self._inline.pictures)
        self._inline.pictures.clear()
        return pictures

    def _paragraph(self, _token: Token, depth: int) -> list[Block]:
        children, _ = self._text(depth)
        if not self._inline.pictures:
            return [Paragraph(children)] if children else []
        pictures = self._pictures()
        has_words = any(not isinstance(node, Text) or node.text.strip() for node in children)
        return [Paragraph(_trimmed(children)), *pictures] if has_words else pictures

    def _heading(self, token: Token, depth: int) -> list[Block]:
        children, inline = self._text(depth)
        level, line = int(token.tag[1]), self._line(inline)
        if level == 1:
            self._found.warning(
                line,
                "title-in-text",
                "A heading with one # is the page's title, which stands in the front matter.",
                "Use two: ## for the headings of the text.",
            )
            level = 2
        words = " ".join(plain_text(children).split())
        self._headings.append(HeadingLine(level, words, line))
        if not children:
            self._found.warning(line, "empty-heading", "This heading has no words.", "Write some, or delete it.")
            return self._pictures()
        stem = slugify(words) or "part"
        anchor, number = stem, 2
        while anchor in self._anchors:
            anchor, number = f"{stem}-{number}", number + 1
        self._anchors.add(anchor)
        return [Heading(level, anchor, children), *self._pictures()]

    def _list(self, token: Token, depth: int) -> list[Block]:
        closing = token.type.replace("open", "close")
        start = None
        if token.type == "ordered_list_open":
            start = min(int(token.attrs.get("start", 1)), _LAST_NUMBER)
        items: list[tuple[Block, ...]] = []
        has_room = True
        while self._tokens[self._at].type != closing:
            item = self._tokens[self._at]
            self._at += 1
            blocks, has_room = self._inside(item, "list_item_close", depth)
            items.append(_with_box(blocks))
        self._at += 1
        return [Listing(start, tuple(items))] if has_room else [block for item in items for block in item]

    def _quote(self, token: Token, depth: int) -> list[Block]:
        blocks, has_room = self._inside(token, "blockquote_close", depth)
        return [Quote(blocks)] if has_room else list(blocks)

    def _callout(self, token: Token, depth: int) -> list[Block]:
        tag, title, cited = str(token.meta["tag"]), "", tuple[NoteRef, ...]()
        if self._tokens[self._at].type == "admonition_title_open":
            self._at += 1
            children, _ = self._text(depth)
            title = " ".join(plain_text(children).split())
            cited = tuple(_note_refs(children))
        if title.casefold() == tag and tag in _OWN_CALLOUTS:
            title = ""  # none was written: the plugin put the kind's name there, and the program has words of its own
        blocks, has_room = self._inside(token, "admonition_close", depth)
        blocks = (*_cite(blocks, cited), *self._pictures())
        return [Callout(_CALLOUTS.get(tag, "note"), title, blocks)] if has_room else list(blocks)

    def _table(self, _token: Token, depth: int) -> list[Block]:
        rows: list[tuple[tuple[Inline, ...], ...]] = []
        row: list[tuple[Inline, ...]] = []
        alignments: list[Alignment] = []
        while (token := self._tokens[self._at]).type != "table_close":
            self._at += 1
            if token.type in ("th_open", "td_open"):
                if token.type == "th_open":
                    alignments.append(_ALIGNMENTS.get(str(token.attrs.get("style", "")), "left"))
                row.append(self._text(depth)[0])
            elif token.type == "tr_close":
                rows.append(tuple(row))
                row = []
        self._at += 1
        return [Table(tuple(alignments), rows[0], tuple(rows[1:])), *self._pictures()]

    def _definition_list(self, _token: Token, depth: int) -> list[Block]:
        items: list[tuple[tuple[Inline, ...], tuple[Block, ...]]] = []
        has_room = True
        while (token := self._tokens[self._at]).type != "dl_close":
            self._at += 1
            if token.type == "dt_open":
                items.append((self._text(depth)[0], tuple(self._pictures())))
            else:
                blocks, has_room = self._inside(token, "dd_close", depth)
                term, before = items[-1]
                items[-1] = (term, (*before, *blocks))
        self._at += 1
        if has_room:
            return [Definitions(tuple(items))]
        return [block for term, blocks in items for block in (Paragraph(term), *blocks)]

    def _code(self, token: Token, _depth: int) -> list[Block]:
        return [Code(token.content.rstrip("\n"))]

    def _rule(self, _token: Token, _depth: int) -> list[Block]:
        return [Rule()]

    def _skip_definition(self, token: Token, _depth: int) -> list[Block]:
        """Pass by a note's definition; definitions may stand in each other."""
        level = 1
        while level and self._at < len(self._tokens):
            kind = self._tokens[self._at].type
            level += (kind == token.type) - (kind == "footnote_reference_close")
            self._at += 1
        return []


_BLOCKS: dict[str, Callable[[_Reader, Token, int], list[Block]]] = {
    "paragraph_open": _Reader._paragraph,  # noqa: SLF001 - the table belongs to the class
    "heading_open": _Reader._heading,  # noqa: SLF001
    "bullet_list_open": _Reader._list,  # noqa: SLF001
    "ordered_list_open": _Reader._list,  # noqa: SLF001
    "blockquote_open": _Reader._quote,  # noqa: SLF001
    "admonition_open": _Reader._callout,  # noqa: SLF001
    "table_open": _Reader._table,  # noqa: SLF001
    "dl_open": _Reader._definition_list,  # noqa: SLF001
    "fence": _Reader._code,  # noqa: SLF001
    "code_block": _Reader._code,  # noqa: SLF001
    "hr": _Reader._rule,  # noqa: SLF001
    "footnote_reference_open": _Reader._skip_definition,  # noqa: SLF001
}


def _trimmed(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Take off the spaces that a picture has left at either end."""
    nodes = list(children)
    if isinstance(first := nodes[0], Text):
        nodes[0] = Text(first.text.lstrip())
    if isinstance(last := nodes[-1], Text):
        nodes[-1] = Text(last.text.rstrip())
    return tuple(node for node in nodes if node != Text(""))


def _with_box(item: tuple[Block, ...]) -> tuple[Block, ...]:
    """Draw the box of an item that begins with `[ ]` or `[x]`: something to tick."""
    if item and isinstance(first := item[0], Paragraph) and isinstance(words := first.children[0], Text):
        box = _BOXES.get(words.text[:4].lower())
        if box is not None:
            return (Paragraph((Text(f"{box} {words.text[4:].lstrip()}"), *first.children[1:])), *item[1:])
    return item


def _note_refs(nodes: Sequence[Inline]) -> list[NoteRef]:
    found: list[NoteRef] = []
    for node in nodes:
        if isinstance(node, NoteRef):
            found.append(node)
        else:
            found.extend(_note_refs(getattr(node, "children", ())))
    return found


def _cite(blocks: tuple[Block, ...], cited: tuple[NoteRef, ...]) -> tuple[Block, ...]:
    """Move the notes of a callout's title, which is plain words, to the end of its first paragraph."""
    if not cited:
        return blocks
    if blocks and isinstance(first := blocks[0], Paragraph):
        return (Paragraph((*first.children, *cited)), *blocks[1:])
    return (Paragraph(cited), *blocks)
