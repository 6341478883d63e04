"""Taking a page apart into its front matter and its text, with nothing dropped on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from frontmatter.default_handlers import YAMLHandler

from hubdesk.authoring.yaml_text import YamlText, read_yaml

if TYPE_CHECKING:
    from hubdesk.authoring.findings import FileFindings

_RULE = "front-matter"
_OTHER_KINDS = ("+++", ";;;", "{")


class _Handler(YAMLHandler):
    """The library's handler, with a boundary that does not swallow the blank lines after it: lines must count."""

    FM_BOUNDARY = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)


_HANDLER = _Handler()


@dataclass(slots=True)
class Page:
    """A page in its two parts. `fields.value` is always a dict; `body` begins on `body_line` of the file."""

    fields: YamlText
    body: str
    body_line: int

    @property
    def values(self) -> dict[str, Any]:
        """The fields by name."""
        values: dict[str, Any] = self.fields.value
        return values


def split_page(text: str, found: FileFindings, *, is_needed: bool = True) -> Page:
    """Split a page.

    Args:
        text: the whole file, lines ended by a single line feed.
        found: takes front matter that is missing, not closed, no YAML, or no list of fields.
        is_needed: a page without front matter is an error.
    Returns:
        Both parts. Where the front matter could not be read, `fields.is_broken` is true and the body is still there.
    """
    stripped = text.lstrip()
    if not _HANDLER.detect(stripped):
        return _without(text, found, is_needed=is_needed)
    first_line = 1 + text.count("\n", 0, len(text) - len(stripped))
    text = stripped
    try:
        # The handler's parts are used one by one: the library's parse() drops broken front matter without a word.
        yaml_part, body = _HANDLER.split(text)
    except ValueError:
        found.error(
            first_line,
            _RULE,
            "The front matter is opened but not closed.",
            "Put a line of three hyphens (---) after its last field.",
        )
        return Page(YamlText({}, is_broken=True), "", first_line)
    fields = read_yaml(yaml_part, found, first_line, _RULE)
    fields.lines[()] = first_line
    if not isinstance(fields.value, dict):
        if not fields.is_broken and fields.value is not None:
            found.error(
                first_line,
                _RULE,
                "The front matter does not hold fields.",
                "Write one field a line, a name, a colon and a value:  title: A calm place",
            )
            fields.is_broken = True
        fields.value = {}
    body_line = first_line + text.count("\n", 0, len(text) - len(body))
    return Page(fields, body, body_line)


def _without(text: str, found: FileFindings, *, is_needed: bool) -> Page:
    is_other = text.lstrip().startswith(_OTHER_KINDS)
    if is_needed or is_other:
        what = "The front matter is not written as HubDesk reads it." if is_other else "The front matter is missing."
        found.error(
            1,
            _RULE,
            what,
            "Begin the file with a line of three hyphens (---), then the fields, then three hyphens again.",
        )
    return Page(YamlText({}, {(): 1}, is_broken=is_needed or is_other), text, 1)
