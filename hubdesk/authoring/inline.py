"""Running text: markdown-it's inline tokens turned into the inline nodes of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from hubdesk.model.document import MAX_DEPTH, Inline, LineBreak, Link, NoteRef, Picture, Styled, Text, plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from hubdesk.authoring.findings import FileFindings
    from hubdesk.authoring.links import PageLinks

_HTML = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>|<!--")
_LEFT_NOTE = re.compile(r"\[\^([^\]\n]*)\]")


class Notes(Protocol):
    """Gives notes their numbers."""

    def number_of(self, label: str, line: int) -> int | None:
        """Give the number of the note that a label stands for; None, and a finding, if there is none."""
        ...

    def number_of_inline(self, note: int, line: int) -> int:
        """Give the next number to a note whose text stands where it is cited."""
        ...


class InlineReader:
    """Reads the running text of one page. Pictures are put by in `pictures`: they stand between paragraphs."""

    def __init__(self, found: FileFindings, links: PageLinks, notes: Notes) -> None:
        self.pictures: list[Picture] = []
        self._found, self._links, self._notes = found, links, notes

    def read(self, token: Token, line: int, depth: int) -> tuple[Inline, ...]:
        """Read the inline token of a paragraph, heading or cell.

        Args:
            token: its content is read for notes that markdown-it left alone.
            line: the line of the file that it begins on.
            depth: how deep the block stands in others.
        """
        children = token.children or []
        if len(children) == 1 and children[0].type == "text":
            self._look_at(children[0].content, line)
            return (Text(children[0].content),)
        return self.read_all(children, line, MAX_DEPTH - depth - 1)

    def read_all(self, children: Sequence[Token], line: int, room: int) -> tuple[Inline, ...]:
        """Read tokens that stand one after another, nested at most `room` deep."""
        nodes: list[Inline] = []
        stack: list[tuple[list[Inline], Token, int]] = []
        run: list[str] = []  # text that has not become a node yet: line by line, it is mostly one
        for child in children:
            kind = child.type
            if kind == "text":
                self._look_at(child.content, line)
                run.append(child.content)
                continue
            if kind == "softbreak":
                run.append(" ")
                line += 1
                continue
            if run:
                _add_text(nodes, "".join(run))
                run.clear()
            if kind == "footnote_ref":
                number = self._note(child, line)
                if number is not None:
                    nodes.append(NoteRef(number))
            elif child.nesting == 1:
                stack.append((nodes, child, line))
                nodes = []
            elif child.nesting == -1 and stack:
                inner, (nodes, opened, began) = tuple(nodes), stack.pop()
                self._close(nodes, opened, inner, began, has_room=len(stack) < room - 1)
            elif kind == "code_inline":
                nodes.append(Styled("code", (Text(child.content),)))
            elif kind == "hardbreak":
                nodes.append(LineBreak())
                line += 1
            elif kind == "image":
                self._picture(child, line)
            else:
                run.append(child.content)
        if run:
            _add_text(nodes, "".join(run))
        return tuple(nodes)

    def _close(
        self, nodes: list[Inline], opened: Token, inner: tuple[Inline, ...], line: int, *, has_room: bool
    ) -> None:
        if not has_room:
            self._found.error(
                line, "too-deep", "Styles stand in styles too deep to be shown.", "Write it more plainly."
            )
        elif opened.type == "link_open":
            target = self._links.target(str(opened.attrs.get("href", "")), line)
            if not inner:
                if not self.pictures:
                    self._found.warning(
                        line,
                        "empty-link",
                        "This link has no words, so nobody can see it.",
                        "Write the words in the square brackets.",
                    )
                return
            if target is not None:
                nodes.append(Link(target, inner))
                return
        elif inner:
            nodes.append(Styled("strong" if opened.type == "strong_open" else "emphasis", inner))
            return
        for node in inner:
            if isinstance(node, Text):
                _add_text(nodes, node.text)
            else:
                nodes.append(node)

    def _note(self, token: Token, line: int) -> int | None:
        label = token.meta.get("label")
        if label is not None:
            return self._notes.number_of(label, line)
        return self._notes.number_of_inline(token.meta["id"], line)

    def _picture(self, token: Token, line: int) -> None:
        alternative = plain_text(self.read_all(token.children or [], line, MAX_DEPTH)).strip()
        if not alternative:
            self._found.error(
                line,
                "no-alternative-text",
                "This picture has no words for those who cannot see it.",
                "Say in the square brackets what it shows: ![What the picture says](…)",
            )
        asset = self._links.asset(str(token.attrs.get("src", "")), line)
        if asset is not None:
            self.pictures.append(Picture(asset, alternative, str(token.attrs.get("title", "") or "")))

    def _look_at(self, text: str, line: int) -> None:
        """Report what an author meant as mark-up, and what stays plain text."""
        if "<" in text and (tag := _HTML.search(text)):
            self._found.warning(
                line, "html", f"HTML such as {tag[0][:40]} is shown as plain text.", "Use Markdown instead."
            )
        if "[^" in text and (note := _LEFT_NOTE.search(text)):
            self._found.error(
                line,
                "unknown-note",
                f"[^{note[1][:40]}] is no note: its name is empty or holds a space.",
                "Write a key of sources.yaml, or one word that a note below begins with.",
            )


def _add_text(nodes: list[Inline], text: str) -> None:
    if not text:
        return
    if nodes and isinstance(last := nodes[-1], Text):
        nodes[-1] = Text(last.text + text)
    else:
        nodes.append(Text(text))
