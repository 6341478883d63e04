"""YAML read as plain text values, each with the line it stands on.

Values stay as they were typed: no date, number or yes is made of them, so `edition: 2026-11-23`, `years: 2016` and a
title `No` come out as their author wrote them. The tree is built here from the parser's events, not by the library:
its C composer ends the program on deep nesting, and aliases could grow a small file without end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

if TYPE_CHECKING:
    from hubdesk.authoring.findings import FileFindings

Path: TypeAlias = tuple[str | int, ...]
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_MAX_DEPTH = 16
_NOT_YAML = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COLON = 'A value that holds a colon needs quotes around it, as in  title: "Safe spaces: a calm place".'


@dataclass(slots=True)
class YamlText:
    """What a YAML text says. `lines` gives, by path (`("evidence", "why")`, `("themes", 0)`), lines counted from 1."""

    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    is_broken: bool = False

    def line_of(self, *path: str | int) -> int:
        """Give the line of a value, or of the nearest thing around it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class _Broken(Exception):  # noqa: N818 - leaves this module never
    def __init__(self, line: int, what: str, mend: str) -> None:
        super().__init__(what)
        self.line, self.what, self.mend = line, what, mend


def read_yaml(text: str, found: FileFindings, first_line: int = 1, rule: str = "yaml") -> YamlText:
    """Read one YAML document.

    Args:
        text: anything at all.
        found: takes what is wrong: text that is no YAML (under `rule`), a field given twice (`duplicate-field`).
        first_line: the line of the file that the text begins on.
        rule: the name that broken text is reported under.
    Returns:
        The value, made of dict, list, str and None (empty, `~` or `null`); `is_broken` if it could not be read whole.
    """
    builder = _Builder(found, first_line)
    try:
        bad = _NOT_YAML.search(text)
        if bad:
            raise _Broken(
                first_line + text.count("\n", 0, bad.start()),
                f"There is a sign here that cannot be shown (number {ord(bad[0])}).",
                "Delete it and type the text again.",
            )
        builder.read(text)
    except _Broken as broken:
        found.error(broken.line, rule, broken.what, broken.mend)
        builder.result.is_broken = True
    except yaml.MarkedYAMLError as error:
        # What is opened and never closed is shown where it was opened, not where the text ends.
        is_open = "quoted scalar" in (error.context or "") or "flow" in (error.context or "")
        mark = error.context_mark if is_open else error.problem_mark
        found.error(first_line + (mark.line if mark else 0), rule, *_said(error))
        builder.result.is_broken = True
    return builder.result


def _said(error: yaml.MarkedYAMLError) -> tuple[str, str]:
    """Turn what the library says into the cause it has nearly always."""
    problem = (error.problem or "it breaks off").strip()
    if "mapping values are not allowed" in problem or "expected ':'" in problem:
        return "This line cannot be read: there is a colon too many, or one is missing.", _COLON
    if "\\t" in problem or "tab" in problem:
        return "This line begins with a tab.", "Use spaces to indent."
    if error.context and "quoted scalar" in error.context:
        return "A quotation mark is opened but not closed.", "Close it with the same mark that opens it."
    if "cannot start any token" in problem or "alias" in problem or "anchor" in problem:
        return "This line begins with a tab, or a value with a sign that has a special meaning.", (
            "Use spaces to indent, and put a value that begins with * & @ % or ` in quotes."
        )
    if "flow" in (error.context or ""):
        return "A list in brackets is not closed, or a comma is missing.", "Write it as  themes: [one, two]."
    return f"This line cannot be read ({problem}).", f"Look at the indentation and the quotes. {_COLON}"


class _Builder:
    """Builds the value with a stack of its own, so that no nesting can exhaust Python's."""

    def __init__(self, found: FileFindings, first_line: int) -> None:
        self.result = YamlText(lines={(): first_line})
        self._found, self._first_line = found, first_line
        self._stack: list[tuple[Path, dict[str, Any] | list[Any]]] = []
        self._key: str | None = None  # of the mapping on top, once its key has been read
        self._key_line = 1  # a field stands where its name stands; its value may begin a line later
        self._documents = 0

    def read(self, text: str) -> None:
        event: Any
        for event in yaml.parse(text, Loader=_LOADER):
            line = self._first_line + event.start_mark.line
            match event:
                case yaml.ScalarEvent():
                    self._scalar(event, line)
                case yaml.MappingStartEvent():
                    self._open({}, line)
                case yaml.SequenceStartEvent():
                    self._open([], line)
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self._stack.pop()
                case yaml.AliasEvent():
                    raise _Broken(line, "A value that begins with * has a special meaning.", "Put it in quotes.")
                case yaml.DocumentStartEvent():
                    self._documents += 1
                    if self._documents > 1:
                        raise _Broken(line, "A second text begins here.", "Remove the line of three hyphens.")

    def _scalar(self, event: Any, line: int) -> None:
        text = event.value
        if self._stack and isinstance(self._stack[-1][1], dict) and self._key is None:
            self._key, self._key_line = text, line
            return
        self._place(None if event.implicit[0] and text in _NOTHING else text, line)

    def _open(self, container: dict[str, Any] | list[Any], line: int) -> None:
        if self._stack and isinstance(self._stack[-1][1], dict) and self._key is None:
            raise _Broken(line, "A field's name must be a word.", "Put text that begins with [ or { in quotes.")
        if len(self._stack) >= _MAX_DEPTH:
            raise _Broken(line, "Lists stand in lists too deep to be read.", "Write it more plainly.")
        path = self._place(container, line)
        self._stack.append((path, container))

    def _place(self, value: Any, line: int) -> Path:
        if not self._stack:
            self.result.value = value
            return ()
        above, container = self._stack[-1]
        if isinstance(container, list):
            path = (*above, len(container))
            container.append(value)
        else:
            key, self._key, line = self._key or "", None, self._key_line
            path = (*above, key)
            if key in container:
                self._found.error(
                    line,
                    "duplicate-field",
                    f"“{key}” stands here a second time (first in line {self.result.line_of(*path)}).",
                    "Keep one of the two.",
                )
                return path  # the second is left out; what stands in it is still read, into nowhere
            container[key] = value
        self.result.lines[path] = line
        return path
