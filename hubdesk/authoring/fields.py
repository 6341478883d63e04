"""What the fields of a page and of the pack's own files may hold: marshmallow finds all errors, plain words say them.

Whether a name stands in the vocabulary is not asked here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

from marshmallow import RAISE, Schema, ValidationError, fields

from hubdesk.authoring.findings import Names
from hubdesk.authoring.quotes import round_quotes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hubdesk.authoring.findings import FileFindings
    from hubdesk.authoring.yaml_text import YamlText

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
_CONTROLS_IN_LINES = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_WHOLE = re.compile(r"\d{1,4}")
_Value = TypeVar("_Value")
_MISSING, _UNKNOWN, _NOT_WORDS, _NOT_LIST, _NOT_FIELDS = "missing", "unknown", "not words", "not list", "not fields"
_NOT_NUMBER = "not number"


def _one_line(text: str) -> str:
    """Make every run of spaces, line ends and signs that cannot be shown a single space."""
    return " ".join(_CONTROLS.sub(" ", text).split())


class _Text(fields.Field[_Value]):
    """A field that is read from text, or from lists and fields of text, as `read_yaml` gives them."""

    default_error_messages = {"required": _MISSING}  # noqa: RUF012 - as marshmallow has it

    def _deserialize(self, value: Any, *_args: Any, **_more: Any) -> _Value:
        return self.read(value)

    def read(self, value: Any) -> _Value:
        """Read a value; raises ValidationError with one of this module's signs."""
        raise NotImplementedError


class Words(_Text[str]):
    """Words on one line. A list that holds one text is taken as that text."""

    def read(self, value: Any) -> str:
        """Read one text, its spaces and line ends made single spaces."""
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if not isinstance(value, str):
            raise ValidationError(_NOT_WORDS)
        return _one_line(value)


class Prose(Words):
    """Words on one line for a reader, as they are printed."""

    def read(self, value: Any) -> str:
        """Read one text, its quotation marks and apostrophes made round."""
        return round_quotes(super().read(value))


class WordList(_Text[list[str]]):
    """A list of words, in order. A single text is taken as a list of one; empty items are left out."""

    def read(self, value: Any) -> list[str]:
        """Read a list, and say which of its items are no text."""
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list):
            raise ValidationError(_NOT_LIST)
        wrong = {i: [_NOT_WORDS] for i, item in enumerate(values) if not isinstance(item, str | None)}
        if wrong:
            raise ValidationError(wrong)
        return [line for item in values if item and (line := _one_line(item))]


class ProseList(WordList):
    """A list of lines for a reader, as they are printed."""

    def read(self, value: Any) -> list[str]:
        """Read a list, quotation marks and apostrophes made round."""
        return [round_quotes(line) for line in super().read(value)]


class Passage(_Text[str]):
    """Words on several lines for a reader."""

    def read(self, value: Any) -> str:
        """Read one text, its quotation marks and apostrophes made round; its lines stay lines."""
        if not isinstance(value, str):
            raise ValidationError(_NOT_WORDS)
        return round_quotes(_CONTROLS_IN_LINES.sub(" ", value).strip("\n"))


class Whole(_Text[int]):
    """A whole number from 0 to 9999."""

    def read(self, value: Any) -> int:
        """Read digits."""
        if not isinstance(value, str) or not _WHOLE.fullmatch(value.strip()):
            raise ValidationError(_NOT_NUMBER)
        return int(value)


class Items(_Text[list[Any]]):
    """A list of anything; what its items hold is read one by one."""

    def read(self, value: Any) -> list[Any]:
        """Read a list."""
        if not isinstance(value, list):
            raise ValidationError(_NOT_LIST)
        return value


class Evidence(_Text[dict[str, str]]):
    """How something is known: the kind alone, or a kind and a sentence why."""

    def read(self, value: Any) -> dict[str, str]:
        """Read either form."""
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if isinstance(value, str):
            value = {"kind": value}
        if not isinstance(value, dict):
            raise ValidationError(_NOT_FIELDS)
        loaded: dict[str, str] = _EVIDENCE.load(_without_empty(value, _EVIDENCE))
        return loaded


class _Strict(Schema):
    class Meta:
        """Unknown fields are reported: a field that nobody reads is a text that nobody sees."""

        unknown = RAISE

    error_messages = {"unknown": _UNKNOWN, "type": _NOT_FIELDS}  # noqa: RUF012 - as marshmallow has it


class _EvidenceSchema(_Strict):
    kind = Words(required=True)
    why = Prose()


class EntrySchema(_Strict):
    """The front matter of an entry."""

    title = Prose(required=True)
    summary = Prose(required=True)
    partnership = Words(required=True)
    themes = WordList(required=True)
    level = WordList(required=True)
    sources = WordList(required=True)
    topics = WordList()
    settings = WordList()
    audience = WordList()
    type = WordList()
    ages = Prose()
    years = Words()
    cost = Prose()
    time = Prose()
    evidence = Evidence()
    sensitive = WordList()
    reviewed = Words()
    attachments = WordList()


class GuideSchema(_Strict):
    """The front matter of a page of the user's guide; its folder is its chapter."""

    title = Prose(required=True)
    summary = Prose(required=True)
    reviewed = Words()


class IntroductionSchema(_Strict):
    """The front matter of a partnership's or a theme's page."""

    sources = WordList()


class PackSchema(_Strict):
    """The file `pack.yaml`."""

    id = Words(required=True)
    title = Prose(required=True)
    edition = Words(required=True)
    language = Words()
    publisher = Prose()
    licence = Words()
    contact = Words()
    summary = Prose()


class TermSchema(_Strict):
    """A term of `vocabulary.yaml`."""

    id = Words(required=True)
    name = Prose()
    summary = Prose()
    place = Prose()
    accent = Words()


class SourceSchema(_Strict):
    """A source of `sources.yaml`."""

    key = Words(required=True)
    title = Prose(required=True)
    publisher = Prose()
    year = Words()
    url = Words()


class SheetSchema(_Strict):
    """The front matter of a sheet."""

    title = Prose(required=True)
    purpose = Prose(required=True)
    sources = WordList()


class WorkshopSchema(_Strict):
    """A file of `workshops/`."""

    title = Prose(required=True)
    purpose = Prose(required=True)
    audience = WordList(required=True)
    minutes = Whole(required=True)
    steps = Items(required=True)
    themes = WordList()
    people = Prose()
    prepare = ProseList()
    sheets = WordList()
    notes = Passage()


_EVIDENCE = _EvidenceSchema()
ENTRY, GUIDE, INTRODUCTION, PACK, TERM, SOURCE, SHEET, WORKSHOP = (
    EntrySchema(),
    GuideSchema(),
    IntroductionSchema(),
    PackSchema(),
    TermSchema(),
    SourceSchema(),
    SheetSchema(),
    WorkshopSchema(),
)
# A step; written as a table because "break" is a word of Python's own.
STEP: Schema = _Strict.from_dict({
    "entry": Words(), **{kind: Prose() for kind in ("slide", "question", "activity", "break")},
    "minutes": Whole(required=True), "countdown": Whole(), "text": Passage(), "notes": Passage(),
    "parts": WordList(), "hide": WordList(), "sheet": Words(),
})()  # fmt: skip

_EXAMPLES = {
    "title": "title: A calm place that pupils help to make",
    "summary": "summary: One plain sentence that says what was done.",
    "partnership": "partnership: kent",
    "themes": "themes: [peer-mentoring]",
    "level": "level: universal",
    "sources": "sources: [kent-33, kent-34]",
    "kind": "kind: described",
    "id": "id: my-pack",
    "edition": 'edition: "2026-11-23"',
    "key": "key: kent-33",
    "purpose": "purpose: One plain sentence that says what it is for.",
    "audience": "audience: [teachers, youth-workers]",
    "minutes": "minutes: 10",
    "countdown": "countdown: 10",
    "steps": "steps:  and below it one step after another, each with a hyphen",
}


def load_fields(
    schema: Schema,
    yaml: YamlText,
    found: FileFindings,
    path: tuple[str | int, ...] = (),
    value: Mapping[str, Any] | None = None,
    *,
    unknown_is_error: bool = True,
    has_missing: bool = True,
) -> dict[str, Any]:
    """Load fields by a schema and report every error at the line of its field.

    Args:
        schema: one of this module's.
        yaml: where the lines come from.
        found: takes the findings.
        path: where in `yaml` the fields stand.
        value: the fields; else the whole value of `yaml`.
        unknown_is_error: a field that the schema does not have is an error, not a warning.
        has_missing: report fields that are asked for and missing (not so where the text broke off).
    Returns:
        The fields that are in order. An empty one counts as left out.
    """
    given = yaml.value if value is None else value
    try:
        loaded: dict[str, Any] = schema.load(_without_empty(given, schema))
    except ValidationError as error:
        messages: dict[str, Any] = error.messages  # type: ignore[assignment]  # a dict for a schema of fields
        for name, said in messages.items():
            if has_missing or said != [_MISSING]:
                _report(schema, yaml, found, (*path, name), said, unknown_is_error=unknown_is_error)
        loaded = error.valid_data  # type: ignore[assignment]
    return {name: value for name, value in loaded.items() if name in schema.fields}


def _without_empty(value: Mapping[str, Any], schema: Schema) -> dict[str, Any]:
    """Leave out empty fields, but not those that nobody knows: they are to be reported."""
    known = schema.fields
    return {name: item for name, item in value.items() if item not in (None, "", [], {}, [None]) or name not in known}


def _report(
    schema: Schema,
    yaml: YamlText,
    found: FileFindings,
    path: tuple[str | int, ...],
    said: Any,
    *,
    unknown_is_error: bool,
) -> None:
    name, line = str(path[-1]), yaml.line_of(*path)
    if isinstance(said, dict):
        inner = _EVIDENCE if name == "evidence" else schema
        for part, more in said.items():
            _report(inner, yaml, found, (*path, part), more, unknown_is_error=unknown_is_error)
        return
    owner = next((str(part) for part in reversed(path) if isinstance(part, str)), name)
    example = f"Write it as  {_EXAMPLES.get(owner, f'{owner}: some words')}"
    match said[0]:
        case "missing" if path in yaml.lines:
            found.error(line, "missing-field", f"“{name}” is empty.", example)
        case "missing":
            found.error(line, "missing-field", f"“{name}” is missing.", f"Add a line:  {_EXAMPLES.get(name, name)}")
        case "unknown":
            names = Names(schema.fields)
            mend = names.did_you_mean(name, f"Known are: {names.listed(24)}.")
            report = found.error if unknown_is_error else found.warning
            report(line, "unknown-field", f"“{name}” is not a field that HubDesk knows.", mend)
        case "not list":
            found.error(line, "wrong-kind", f"“{owner}” should be a list.", example)
        case "not number":
            found.error(line, "wrong-kind", f"“{owner}” should be a whole number of minutes.", example)
        case "not fields":
            found.error(
                line,
                "wrong-kind",
                f"“{owner}” should be a word, or hold kind and why.",
                "Write it as  evidence: {kind: described, why: One plain sentence.}",
            )
        case _:
            found.error(line, "wrong-kind", f"“{owner}” should hold plain words here.", example)
