"""Pictures and files of a pack on their way to a browser: only kinds that show something; nothing that runs."""

from __future__ import annotations

import re
import struct
from base64 import b64encode
from functools import cache
from typing import NamedTuple
from xml.parsers import expat

from hubdesk.export.fonts import font_faces
from hubdesk.model.attachment_kinds import kind_of
from hubdesk.model.drawings import is_tame
from hubdesk.model.media import PICTURES, TYPES, begins_as, ending_of

_MAX_SIDE = 6000
"""Pixels; as the window has it."""
_FAMILY = b"Atkinson Hyperlegible Next"
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(?:px)?\s*")
_SVG_NAME = "http://www.w3.org/2000/svg svg"


class Picture(NamedTuple):
    """A picture that a browser may show. Sizes are in pixels, 0 where they are not known."""

    content: bytes
    ending: str
    width: int = 0
    height: int = 0

    @property
    def media_type(self) -> str:
        """What it is, for those who do not go by its name."""
        return PICTURES[self.ending]

    @property
    def data_address(self) -> str:
        """The picture itself, as an address."""
        return f"data:{self.media_type};base64,{b64encode(self.content).decode()}"


def check_picture(path: str, untrusted_bytes: bytes) -> Picture | None:
    """Take a picture of a pack if it is what its name says, draws no more than that, and is not too large.

    A drawing that is lettered in HubDesk's own font takes it along, because a browser lends it none.
    """
    ending = ending_of(path)
    if ending not in PICTURES or not untrusted_bytes:
        return None
    if ending == ".svg":
        if not is_tame(untrusted_bytes):
            return None
        return _drawing(untrusted_bytes)
    if not begins_as(ending, untrusted_bytes):
        return None
    width, height = struct.unpack(">II", untrusted_bytes[16:24].rjust(8, b"\0")) if ending == ".png" else (0, 0)
    if max(width, height) > _MAX_SIDE:
        return None
    return Picture(untrusted_bytes, ending, width, height)


def may_be_taken_away(path: str, untrusted_bytes: bytes) -> bool:
    """Say whether a file of a pack may lie beside web pages: a browser that opens it must not run anything."""
    ending = ending_of(path)
    if ending in PICTURES:
        return check_picture(path, untrusted_bytes) is not None
    return ending in TYPES and kind_of(path).may_save


class _Root:
    """The first tag of a drawing: its name, what it says, where it begins and where what is inside it begins."""

    def __init__(self, content: bytes) -> None:
        self.name, self.attributes, self.begins, self.inside = "", dict[str, str](), -1, -1
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._parser.CharacterDataHandler = self._go_on
        self._parser.CommentHandler = self._parser.ProcessingInstructionHandler = self._go_on
        self._parser.StartCdataSectionHandler = self._go_on
        self._parser.Parse(content, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self.begins < 0:
            self.name, self.attributes, self.begins = name, attributes, self._parser.CurrentByteIndex
        else:
            self._go_on()

    def _go_on(self, *_: object) -> None:
        if self.begins >= 0 > self.inside:
            self.inside = self._parser.CurrentByteIndex


def _drawing(content: bytes) -> Picture | None:
    """Read the size of a drawing, and put the font into it behind its first tag."""
    root = _Root(content)
    if root.name != _SVG_NAME:
        return None
    width, height = (_pixels(root.attributes.get(name, "")) for name in ("width", "height"))
    if _FAMILY in content and root.inside > root.begins and _is_utf8(content):
        lettering = _lettering(b"700" in content or b"bold" in content)
        content = content[: root.inside] + lettering + content[root.inside :]
    return Picture(content, ".svg", width, height)


@cache
def _lettering(is_bold: bool) -> bytes:
    weights = ("Regular", "Bold") if is_bold else ("Regular",)
    return f"<style>{font_faces(weights)}</style>".encode()


def _pixels(text: str) -> int:
    found = _LENGTH.fullmatch(text)
    return round(float(found[1])) if found else 0


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not content.startswith((b"\xff\xfe", b"\xfe\xff")) and b"utf-16" not in content[:200].lower()
