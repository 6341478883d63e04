"""Reading the pack's own files: what it is, its vocabulary, its sources."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from hubdesk.authoring import fields, source
from hubdesk.authoring.default_terms import DEFAULT_TERMS
from hubdesk.authoring.findings import FileFindings, Names
from hubdesk.authoring.synonyms import read_synonyms
from hubdesk.authoring.vocabulary import SAID, Vocabulary
from hubdesk.authoring.yaml_text import Path, YamlText, read_yaml
from hubdesk.model.guide import GUIDE_ID
from hubdesk.model.pack_info import PackInfo
from hubdesk.model.source import Source
from hubdesk.model.text import slugify
from hubdesk.model.vocabulary import Term, TermKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdesk.authoring.source import SourceFolder
    from hubdesk.model.finding import Finding

_PACK_ID = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_KEYS = {
    "partnerships": TermKind.PARTNERSHIP, "partnership": TermKind.PARTNERSHIP, "chapters": TermKind.PARTNERSHIP,
    "themes": TermKind.THEME, "theme": TermKind.THEME,
    "topics": TermKind.TOPIC, "topic": TermKind.TOPIC,
    "levels": TermKind.LEVEL, "level": TermKind.LEVEL,
    "settings": TermKind.SETTING, "setting": TermKind.SETTING,
    "audience": TermKind.AUDIENCE, "audiences": TermKind.AUDIENCE,
    "types": TermKind.TYPE, "type": TermKind.TYPE,
    "evidence": TermKind.EVIDENCE,
}  # fmt: skip
_SHOWN_KEYS = ("partnerships", "themes", "topics", "levels", "settings", "audience", "types", "evidence")
# Other words for the same, that people who write packs by hand use of themselves.
_PACK_WORDS = {"name": "title", "license": "licence", "description": "summary", "lang": "language", "date": "edition"}
_TERM_WORDS = {"title": "name", "label": "name", "sentence": "summary", "description": "summary", "about": "summary",
    "colour": "accent", "color": "accent"}  # fmt: skip
_SOURCE_WORDS = {"id": "key", "name": "title", "date": "year", "link": "url", "address": "url", "author": "publisher"}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the pack's own files say. Where one could not be read whole, what it lacks is not held against a page."""

    info: PackInfo
    vocabulary: Vocabulary
    sources: dict[str, Source]
    knows_all_sources: bool
    synonyms: tuple[tuple[str, ...], ...] = ()

    @property
    def is_english(self) -> bool:
        """Whether the pack is in English, which the reading age is measured for."""
        return self.info.language.lower().startswith("en")

    @property
    def is_guide(self) -> bool:
        """Whether this is the user's guide, whose pages are no examples."""
        return self.info.id == GUIDE_ID


def read_settings(folder: SourceFolder, found: list[Finding]) -> Settings:
    """Read `pack.yaml`, `vocabulary.yaml`, `sources.yaml` and, if there is one, `synonyms.yaml`."""
    info = _read_pack(folder, found)
    vocabulary = _read_vocabulary(folder, found, is_guide=info.id == GUIDE_ID)
    sources, knows_all = _read_sources(folder, found)
    synonyms: tuple[tuple[str, ...], ...] = ()
    if source.SYNONYMS in folder.settings:
        yaml, findings = _open(folder, source.SYNONYMS)
        synonyms = read_synonyms(yaml, findings)
        found.extend(findings.found)
    return Settings(info, vocabulary, sources, knows_all, synonyms)


def _open(folder: SourceFolder, name: str) -> tuple[YamlText, FileFindings]:
    findings = FileFindings(name)
    if name not in folder.settings:
        return YamlText(is_broken=True), findings
    yaml = read_yaml(source.read_text(folder.place_of(name), findings), findings)
    yaml.is_broken = yaml.is_broken or findings.has_errors
    return yaml, findings


def _renamed(value: dict[str, Any], words: dict[str, str]) -> dict[str, Any]:
    """Put our word for a field in the place of another word for it, unless ours is there too."""
    return {
        words[key] if words.get(key, key) not in value else key: item for key, item in value.items() if key in words
    } | {key: item for key, item in value.items() if key not in words}


def _read_pack(folder: SourceFolder, found: list[Finding]) -> PackInfo:
    yaml, findings = _open(folder, source.PACK)
    loaded: dict[str, Any] = {}
    if isinstance(yaml.value, dict):
        for old, new in _PACK_WORDS.items():
            if (old,) in yaml.lines:
                yaml.lines.setdefault((new,), yaml.lines[old,])
        loaded = fields.load_fields(
            fields.PACK,
            yaml,
            findings,
            value=_renamed(yaml.value, _PACK_WORDS),
            unknown_is_error=False,
            has_missing=not yaml.is_broken,
        )
    elif not yaml.is_broken:
        findings.error(1, "wrong-kind", "pack.yaml does not hold fields.", "Write one a line:  title: My library")
    pack_id, edition = loaded.get("id", ""), loaded.get("edition", "")
    if pack_id and not _PACK_ID.fullmatch(pack_id):
        findings.error(
            yaml.line_of("id"),
            "pack-id",
            f"“{pack_id}” cannot be a pack's id.",
            f"Use small letters, digits and hyphens:  id: {slugify(pack_id) or 'my-pack'}",
        )
    if edition and not is_date(edition):
        findings.warning(
            yaml.line_of("edition"),
            "not-a-date",
            f"The edition “{edition}” is not a date.",
            'Write year, month and day:  edition: "2026-11-23"',
        )
    found.extend(findings.found)
    return PackInfo(
        pack_id, loaded.get("title", ""), edition, **{name: loaded[name] for name in loaded if name not in _FIRST}
    )


_FIRST = ("id", "title", "edition")


def is_date(text: str) -> bool:
    """Say whether a text is a date written as year, month and day."""
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _read_vocabulary(folder: SourceFolder, found: list[Finding], *, is_guide: bool) -> Vocabulary:
    yaml, findings = _open(folder, source.VOCABULARY)
    read: list[tuple[int, Term]] = []
    if isinstance(yaml.value, dict):
        for key, said in yaml.value.items():
            kind = _KEYS.get(key.strip().casefold())
            if kind is None:
                findings.warning(
                    yaml.line_of(key),
                    "unknown-field",
                    f"“{key}” is no kind of term; this is left out.",
                    Names(_SHOWN_KEYS).did_you_mean(key, f"Known are: {', '.join(_SHOWN_KEYS)}."),
                )
            elif said is not None:
                read.extend(_terms(kind, key, said, yaml, findings))
    elif not yaml.is_broken:
        findings.error(
            1,
            "wrong-kind",
            "vocabulary.yaml does not hold kinds of terms.",
            "Begin with  partnerships:  and put one term a line below it.",
        )
    by_kind: dict[TermKind, list[Term]] = {kind: [] for kind in TermKind}
    for term in _without_twins(read, findings):
        by_kind[term.kind].append(term)
    if not yaml.is_broken and not findings.has_errors:
        for kind, key in ((TermKind.PARTNERSHIP, "partnerships"), (TermKind.THEME, "themes")):
            if not by_kind[kind] and not (is_guide and kind is TermKind.THEME):
                findings.error(
                    yaml.line_of(key),
                    "no-terms",
                    f"The vocabulary has no {key}.",
                    f"Add  {key}:  with at least one term, each with id, name and summary.",
                )
    unsure = frozenset(TermKind) if yaml.is_broken or findings.has_errors else frozenset[TermKind]()
    found.extend(findings.found)
    terms = [term for kind in TermKind for term in by_kind[kind] or DEFAULT_TERMS.get(kind, ())]
    return Vocabulary(terms, unsure)


def _terms(kind: TermKind, key: str, said: Any, yaml: YamlText, findings: FileFindings) -> Iterator[tuple[int, Term]]:
    for path, value in _items(key, said, "id"):
        line = yaml.line_of(*path)
        if not isinstance(value, dict):
            findings.error(
                line,
                "wrong-kind",
                f"A {SAID[kind]} should have an id and a name.",
                "Write  - id: peer-mentoring  and below it  name: Peer mentoring",
            )
            continue
        value = _renamed(value, _TERM_WORDS)
        if not value.get("id") and isinstance(value.get("name"), str):
            value["id"] = slugify(value["name"])
        loaded = fields.load_fields(fields.TERM, yaml, findings, path, value, unknown_is_error=False)
        id_ = loaded.get("id", "")
        if not id_:
            continue
        if "/" in id_ or id_ != id_.strip(".") or "#" in id_:
            findings.error(line, "term-id", f"“{id_}” cannot be an id.", f"Write  id: {slugify(id_) or 'a-word'}")
        summary, place, accent = (loaded.get(part, "") for part in ("summary", "place", "accent"))
        yield line, Term(kind, id_, loaded.get("name", "") or _as_name(id_), summary, place, accent)


def _items(key: str, said: Any, id_field: str) -> Iterator[tuple[Path, Any]]:
    """Give what stands under a key, item by item, however it is written: a mapping by id, a list, a list of words."""
    start: Path = (key,) if key else ()
    if isinstance(said, dict):
        for id_, value in said.items():
            if isinstance(value, dict):
                yield (*start, id_), {id_field: id_, **value}
            elif isinstance(value, str | None):
                yield (*start, id_), {id_field: id_, "name": value or ""}
            else:
                yield (*start, id_), value
    else:
        for number, value in enumerate(said if isinstance(said, list) else [said]):
            if isinstance(value, str):
                yield (*start, number), {"name": value}
            elif isinstance(value, dict) and len(value) == 1 and not {"id", "key", "name", "title"} & value.keys():
                id_, inner = next(iter(value.items()))  # - kent: Kent, or - kent: {name: Kent}
                yield (*start, number), {id_field: id_, **(inner if isinstance(inner, dict) else {"name": inner})}
            else:
                yield (*start, number), value


def _as_name(id_: str) -> str:
    return (id_[:1].upper() + id_[1:]).replace("-", " ").replace("_", " ")


def _without_twins(terms: list[tuple[int, Term]], findings: FileFindings) -> list[Term]:
    kept: dict[tuple[TermKind, str], Term] = {}
    for line, term in terms:
        if (term.kind, term.id.casefold()) in kept:
            findings.error(
                line, "duplicate-term", f"There is a second {SAID[term.kind]} “{term.id}”.", "Keep one of the two."
            )
        kept.setdefault((term.kind, term.id.casefold()), term)
    return list(kept.values())


def _read_sources(folder: SourceFolder, found: list[Finding]) -> tuple[dict[str, Source], bool]:
    yaml, findings = _open(folder, source.SOURCES)
    sources: dict[str, Source] = {}
    if isinstance(yaml.value, dict | list):
        for path, value in _items("", yaml.value, "key"):
            line = yaml.line_of(*path)
            if not isinstance(value, dict):
                findings.error(line, "wrong-kind", "A source should have a title.", "Write  title: …  below its key.")
                continue
            loaded = fields.load_fields(
                fields.SOURCE, yaml, findings, path, _renamed(value, _SOURCE_WORDS), unknown_is_error=False
            )
            key, url = loaded.get("key", ""), loaded.get("url", "")
            if url and not _ADDRESS.fullmatch(url):
                findings.error(
                    yaml.line_of(*path, "url"),
                    "bad-address",
                    f"“{url}” is not an address of the web.",
                    "It should begin with https://, or be left out.",
                )
            if any(char in key for char in " []"):
                findings.error(
                    line,
                    "source-key",
                    f"“{key}” cannot be cited: it holds a space or a bracket.",
                    f"Write it as {slugify(key)}.",
                )
            if key in sources:
                findings.error(line, "duplicate-source", f"There is a second source “{key}”.", "Keep one of the two.")
            elif key:
                sources[key] = Source(key, *(loaded.get(name, "") for name in ("title", "publisher", "year", "url")))
    elif not yaml.is_broken and yaml.value is not None:
        findings.error(
            1,
            "wrong-kind",
            "sources.yaml does not hold sources.",
            "Write a key and a colon, and below it, indented,  title: …",
        )
    found.extend(findings.found)
    return sources, not (yaml.is_broken or findings.has_errors)
