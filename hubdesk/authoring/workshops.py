"""Reading the ready workshops of a pack, `workshops/<id>.yaml`, and checking them against its entries."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hubdesk.authoring import checks, fields
from hubdesk.authoring.findings import FileFindings, Names
from hubdesk.authoring.source import read_text
from hubdesk.authoring.vocabulary import SAID
from hubdesk.authoring.yaml_text import read_yaml
from hubdesk.model.text import count_of
from hubdesk.model.vocabulary import TermKind
from hubdesk.model.workshop import MAX_MINUTES, SOURCES_PART, TITLE_PART, Step, StepKind, Workshop, text_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hubdesk.authoring.settings import Settings
    from hubdesk.authoring.source import SourceFolder
    from hubdesk.authoring.yaml_text import Path, YamlText
    from hubdesk.model.finding import Finding

_MARKUP = re.compile(r"\*\*|\]\(|^#{1,6} ", re.MULTILINE)
_COMMON = frozenset({"minutes", "notes"})
_USES = {
    StepKind.ENTRY: _COMMON | {"parts", "hide", "sheet"},
    StepKind.SLIDE: _COMMON | {"text"},
    StepKind.QUESTION: _COMMON | {"text", "countdown", "sheet"},
    StepKind.ACTIVITY: _COMMON | {"text", "countdown", "sheet"},
    StepKind.BREAK: _COMMON | {"text", "countdown"},
}
_A = {
    StepKind.ENTRY: "An entry", StepKind.SLIDE: "A slide", StepKind.QUESTION: "A question",
    StepKind.ACTIVITY: "An activity", StepKind.BREAK: "A break",
}  # fmt: skip
_HAS_CLOCK = (StepKind.ACTIVITY, StepKind.BREAK)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a workshop may name: pages with the anchors of their headings, sheets, and which entries need care."""

    anchors: Mapping[str, frozenset[str]]
    sheets: tuple[str, ...]
    sensitive: Mapping[str, tuple[str, ...]]


class WorkshopReader:
    """Reads the workshops of one pack."""

    def __init__(self, folder: SourceFolder, settings: Settings, parts: Parts) -> None:
        self._folder, self._vocabulary, self._parts = folder, settings.vocabulary, parts
        self._is_english = settings.is_english
        self._entries = frozenset(file[len("entries/") : -len(".md")] for file in folder.entries)
        self._entry_names = Names(self._entries)
        self._sheets = frozenset(file[len("sheets/") : -len(".md")] for file in parts.sheets)

    def read_all(self, found: list[Finding]) -> tuple[Workshop, ...]:
        """Read every workshop that is in order, as they are listed: those without a theme, then theme by theme."""
        read: list[Workshop] = []
        titles: dict[str, str] = {}
        for file in self._folder.workshops:
            findings = FileFindings(file)
            workshop = self._read(file, findings)
            if workshop is not None:
                first = titles.setdefault(workshop.title.casefold(), file)
                if first != file:
                    findings.error(
                        1, "same-title", f"“{workshop.title}” is also the title of {first}.", "Change one of the two."
                    )
                read.append(workshop)
            found += findings.found
        themes = [term.id for term in self._vocabulary.terms if term.kind is TermKind.THEME]
        return tuple(sorted(read, key=lambda one: (_place(one, themes), one.title.casefold(), one.id)))

    def _read(self, file: str, found: FileFindings) -> Workshop | None:
        text = read_text(self._folder.place_of(file), found)
        yaml = read_yaml(text, found)
        if not isinstance(yaml.value, dict):
            if not yaml.is_broken:
                found.error(1, "wrong-kind", "This file holds no fields.", "Write one a line:  title: A first hour")
            return None
        loaded = fields.load_fields(fields.WORKSHOP, yaml, found, has_missing=not yaml.is_broken)
        steps = tuple(
            step
            for number, given in enumerate(loaded.get("steps", ()))
            if (step := self._step(("steps", number), given, yaml, found)) is not None
        )
        audience = self._terms(TermKind.AUDIENCE, "audience", loaded, yaml, found)
        themes = self._terms(TermKind.THEME, "themes", loaded, yaml, found)
        for number, name in enumerate(loaded.get("sheets", ())):
            self._check_sheet(name, yaml.line_of("sheets", number), found)
        self._check_text(loaded.get("notes", ""), yaml.line_of("notes"), found)
        if found.has_errors:
            return None
        workshop = Workshop(
            pack="",
            id=posixpath.splitext(file)[0].removeprefix("workshops/"),
            title=loaded["title"],
            purpose=loaded["purpose"],
            minutes=loaded["minutes"],
            steps=steps,
            audience=audience,
            themes=themes,
            people=loaded.get("people", ""),
            prepare=tuple(loaded.get("prepare", ())),
            sheets=tuple(loaded.get("sheets", ())),
            notes=loaded.get("notes", ""),
        )
        _check_minutes(workshop, yaml, found)
        if self._is_english:
            said = (workshop.notes, *(part for step in steps for part in (step.text, step.notes)))
            checks.check_reading_age([block for part in said for block in text_blocks(part)], text, 1, found)
        return workshop

    def _step(self, path: Path, given: Any, yaml: YamlText, found: FileFindings) -> Step | None:
        line = yaml.line_of(*path)
        if not isinstance(given, dict):
            found.error(line, "wrong-kind", "A step should hold fields.", "Write  - question: What helps?  minutes: 5")
            return None
        kinds = [kind for kind in StepKind if kind in given]
        if len(kinds) != 1:
            names = ", ".join(StepKind)
            what = "says what it is more than once" if kinds else "does not say what it is"
            found.error(line, "step-kind", f"This step {what}.", f"Give it one of these: {names}.")
            return None
        kind = kinds[0]
        loaded = fields.load_fields(fields.STEP, yaml, found, path, given)
        head = loaded.get(kind, "")
        if not head and not isinstance(given[kind], list | dict):
            found.error(line, "missing-field", f"“{kind}” is empty.", f"Write it as  {kind}: some words")
        for name in sorted(loaded.keys() - _USES[kind] - {kind}):
            found.error(yaml.line_of(*path, name), "unused-field", f"{_A[kind]} has no use for “{name}”.", "Delete it.")
        for name in ("text", "notes"):
            self._check_text(loaded.get(name, ""), yaml.line_of(*path, name), found)
        if "sheet" in loaded:
            self._check_sheet(loaded["sheet"], yaml.line_of(*path, "sheet"), found)
        minutes = loaded.get("minutes", 0)
        countdown = loaded.get("countdown", minutes if kind in _HAS_CLOCK else 0)
        if countdown > minutes and "minutes" in loaded:
            found.error(
                yaml.line_of(*path, "countdown"),
                "long-countdown",
                f"The countdown ({countdown}) is longer than the step ({minutes} minutes).",
                "Make one of the two longer or shorter.",
            )
        if kind is StepKind.ENTRY:
            self._check_entry(head, loaded, path, yaml, found)
        return Step(
            kind=kind,
            minutes=minutes,
            title="" if kind is StepKind.ENTRY else head,
            text=loaded.get("text", ""),
            notes=loaded.get("notes", ""),
            countdown=countdown,
            entry=head if kind is StepKind.ENTRY else "",
            parts=tuple(loaded.get("parts", ())),
            hidden=tuple(loaded.get("hide", ())),
            sheet=loaded.get("sheet", ""),
        )

    def _check_entry(self, entry: str, loaded: dict[str, Any], path: Path, yaml: YamlText, found: FileFindings) -> None:
        if not entry:
            return
        line = yaml.line_of(*path, "entry")
        if entry not in self._entries:
            mend = self._entry_names.did_you_mean(entry, "Write <partnership>/<name>, as the file is called.")
            found.error(line, "unknown-entry", f"There is no entry “{entry}”.", mend)
            return
        known = self._parts.anchors.get(f"entries/{entry}.md", frozenset()) | {TITLE_PART, SOURCES_PART}
        names = Names(known)
        for field in ("parts", "hide"):
            for number, part in enumerate(loaded.get(field, ())):
                if part not in known:
                    found.error(
                        yaml.line_of(*path, field, number),
                        "dead-heading",
                        f"{entry} has no part “{part}”.",
                        names.did_you_mean(part, f"It has: {names.listed()}."),
                    )
        shown, hidden = loaded.get("parts", []), loaded.get("hide", [])
        for part in hidden:
            if shown and part in known and part not in shown:
                found.warning(
                    yaml.line_of(*path, "hide"),
                    "hidden-for-nothing",
                    f"“{part}” is hidden, but it is not among the parts.",
                    "Add it to the parts, so that the trainer sees it, or delete it here.",
                )
        care = self._parts.sensitive.get(entry, ())
        if care and "notes" not in loaded:
            found.warning(
                line,
                "no-care-notes",
                f"{entry} is about {', '.join(care)}, and this step has no notes.",
                "Tell the trainer how to bring it in with care, and where people can go for help.",
            )

    def _check_sheet(self, name: str, line: int, found: FileFindings) -> None:
        if name not in self._sheets:
            mend = Names(self._sheets).did_you_mean(name, "Write it as sheets/<name>.md, or mend the name.")
            found.error(line, "unknown-sheet", f"There is no sheet “{name}”.", mend)

    def _check_text(self, text: str, line: int, found: FileFindings) -> None:
        if sign := _MARKUP.search(text):
            found.warning(
                line,
                "markup",
                f"Text here is shown as it is typed, with its “{sign[0].strip()}”.",
                "Use plain words; lines that begin with “- ” make a list.",
            )

    def _terms(
        self, kind: TermKind, name: str, loaded: dict[str, Any], yaml: YamlText, found: FileFindings
    ) -> tuple[str, ...]:
        ids: list[str] = []
        for number, written in enumerate(loaded.get(name, ())):
            id_ = self._vocabulary.find(kind, written)
            if id_ is not None:
                ids.append(id_)
            elif self._vocabulary.knows_all(kind):
                names = self._vocabulary.names(kind)
                found.error(
                    yaml.line_of(name, number),
                    "unknown-term",
                    f"“{written}” is no {SAID[kind]} of the vocabulary.",
                    names.did_you_mean(written, f"Known are: {names.listed()}."),
                )
        return tuple(dict.fromkeys(ids))


def _check_minutes(workshop: Workshop, yaml: YamlText, found: FileFindings) -> None:
    planned, line = workshop.planned_minutes, yaml.line_of("minutes")
    if workshop.minutes > MAX_MINUTES:
        found.error(line, "too-long", f"A workshop takes at most {MAX_MINUTES} minutes, a day.", "Make it several.")
    elif planned > MAX_MINUTES:
        found.error(line, "too-long", f"The steps take {planned} minutes, more than a day.", "Make it several.")
    elif planned != workshop.minutes:
        found.warning(
            line,
            "minutes",
            f"The steps take {count_of(planned, 'minute')}, but the workshop has {workshop.minutes}.",
            "Change the minutes of a step, or of the workshop.",
        )


def _place(workshop: Workshop, themes: Iterable[str]) -> int:
    order = {id_: place for place, id_ in enumerate(themes)}
    return order[workshop.themes[0]] if workshop.themes else -1
