"""The files of `assets/`: what kind they are, and whether they may go into a pack."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from hubdesk.authoring.file_text import read_text_of
from hubdesk.authoring.findings import FileFindings
from hubdesk.model.attachment_kinds import kind_of
from hubdesk.model.content import Asset
from hubdesk.model.media import PICTURES, TYPES, begins_as, ending_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdesk.authoring.source import SourceFolder
    from hubdesk.model.finding import Finding

MAX_BYTES = 8 * 1024 * 1024
_SVG_FORBIDDEN = frozenset({"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler"})


def read_assets(folder: SourceFolder, found: list[Finding]) -> Iterator[Asset]:
    """Read the assets one by one, in order, and report those that may not go into a pack."""
    for path in folder.assets:
        findings = FileFindings(f"assets/{path}")
        asset = _read(folder, path, findings)
        found += findings.found
        if asset is not None and not findings.has_errors:
            yield asset


def _read(folder: SourceFolder, path: str, found: FileFindings) -> Asset | None:
    ending = ending_of(path)
    if not kind_of(path).may_save:
        found.error(
            1, "program", "A pack never holds programs, scripts or web pages.", "Save it as a PDF, or leave it out."
        )
        return None
    place = folder.place_of(f"assets/{path}")
    try:
        size = place.stat().st_size
        if size > MAX_BYTES:
            found.error(
                1,
                "too-large",
                f"The file is too large ({size / 1024 / 1024:.1f} MB; at most 8).",
                "Make it smaller; a pack is handed on by stick and copied often.",
            )
            return None
        content = place.read_bytes()
    except OSError as error:
        found.error(1, "unreadable", f"The file cannot be read: {error.strerror}.", "Check that you may open it.")
        return None
    if ending == ".svg":
        _check_svg(content, found)
    elif ending in PICTURES and not begins_as(ending, content):
        found.error(1, "not-a-picture", f"This is not what its name says ({ending[1:]}).", "Save the picture anew.")
    return Asset(path, TYPES.get(ending, "application/octet-stream"), content, read_text_of(ending, content, found))


class _NotAllowed(Exception):  # noqa: N818 - leaves this module never
    pass


def _check_svg(content: bytes, found: FileFindings) -> None:
    """Report what would make a drawing do more than be drawn: scripts, foreign content, outside files, entities."""
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        line, bare = parser.CurrentLineNumber, name.rpartition(":")[2].lower()
        if bare in _SVG_FORBIDDEN:
            found.error(line, "unsafe-picture", f"The drawing holds <{name}>.", "Draw it without.")
        for key, value in attributes.items():
            plain = key.rpartition(":")[2].lower()
            lowered = "".join(value.lower().split())
            is_outside = plain in ("href", "src") and not lowered.startswith(("#", "data:image/"))
            is_nested = lowered.startswith("data:image/svg")
            if is_outside or is_nested or _names_file(lowered) or "javascript:" in lowered:
                found.error(
                    line,
                    "unsafe-picture",
                    f"The drawing fetches something from elsewhere ({key}).",
                    "Put everything into the drawing itself.",
                )
            if plain.startswith("on"):
                found.error(line, "unsafe-picture", f"The drawing holds a script ({key}).", "Draw it without.")

    def text(data: str) -> None:
        lowered = "".join(data.lower().split())
        if "@import" in lowered or _names_file(lowered):
            found.error(
                parser.CurrentLineNumber,
                "unsafe-picture",
                "The drawing's style fetches something from elsewhere.",
                "Put everything into the drawing itself.",
            )

    def doctype(_name: str, _system: str | None, _public: str | None, has_internal: int) -> None:
        if has_internal:
            raise _NotAllowed

    parser.StartElementHandler, parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = start, text, doctype
    parser.buffer_text = True
    try:
        parser.Parse(content, True)
    except _NotAllowed:
        found.error(
            parser.CurrentLineNumber, "unsafe-picture", "The drawing declares entities.", "Save it as plain SVG."
        )
    except (expat.ExpatError, ValueError, LookupError) as error:
        found.error(
            getattr(error, "lineno", 1), "not-a-picture", f"The drawing cannot be read ({error}).", "Save it anew."
        )


def _names_file(lowered: str) -> bool:
    """Say whether a style names a file: `url(#shade)` is in the drawing itself, any other is not."""
    rest = lowered
    while "url(" in rest:
        rest = rest.partition("url(")[2]
        if not rest.lstrip("\"'").startswith(("#", "data:image/png", "data:image/jpeg")):
            return True
    return False
