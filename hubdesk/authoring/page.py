"""Reading one page of a pack: an entry, the introduction to a partnership or a theme, or a sheet to print."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hubdesk.authoring import checks, fields
from hubdesk.authoring.findings import FileFindings, Names
from hubdesk.authoring.front_matter import Page, split_page
from hubdesk.authoring.links import HeadingLink, PackPaths, PageLinks
from hubdesk.authoring.markdown import ParsedText, parse_markdown
from hubdesk.authoring.settings import is_date
from hubdesk.authoring.source import read_text
from hubdesk.authoring.vocabulary import SAID
from hubdesk.model.content import Introduction, NewEntry, NewSheet
from hubdesk.model.document import block_text, encode, plain_text
from hubdesk.model.document import headings as headings_of
from hubdesk.model.vocabulary import TermKind

if TYPE_CHECKING:
    from pathlib import Path

    from hubdesk.authoring.settings import Settings
    from hubdesk.authoring.source import SourceFolder
    from hubdesk.model.finding import Finding

_KINDS_IN_ORDER = tuple(TermKind)
_FIELDS = {str(kind): kind for kind in TermKind if kind not in (TermKind.PARTNERSHIP, TermKind.EVIDENCE)}
_INTRODUCTIONS = {"partnerships": TermKind.PARTNERSHIP, "themes": TermKind.THEME}


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What became of one file. `entry`, `introduction` or `sheet` is there unless errors were found in it."""

    file: str
    findings: tuple[Finding, ...]
    title: str = ""
    title_line: int = 1
    entry: NewEntry | None = None
    introduction: Introduction | None = None
    anchors: frozenset[str] = frozenset()
    links: tuple[HeadingLink, ...] = field(default=())
    sheet: NewSheet | None = None


class PageReader:
    """Reads the pages of one pack."""

    def __init__(self, folder: SourceFolder, settings: Settings) -> None:
        self._folder, self._settings = folder, settings
        self._vocabulary, self._sources = settings.vocabulary, settings.sources
        self._source_names = Names(settings.sources)
        assets = (f"assets/{path}" for path in folder.assets)
        self._paths = PackPaths(folder.entries, assets, settings.vocabulary)
        self._readers = {"entries": self._entry, "introductions": self._introduction, "sheets": self._sheet}

    @property
    def root(self) -> Path:
        """The folder of the pack."""
        return self._folder.root

    def read(self, file: str) -> ReadPage:
        """Read a page; `file` is one of the folder's entries, introductions or sheets."""
        found = FileFindings(file)
        text = read_text(self._folder.place_of(file), found)
        return self._readers[file.partition("/")[0]](file, text, found)

    def _entry(self, file: str, text: str, found: FileFindings) -> ReadPage:
        page = split_page(text, found)
        is_guide = self._settings.is_guide
        schema = fields.GUIDE if is_guide else fields.ENTRY
        loaded = fields.load_fields(schema, page.fields, found, has_missing=not page.fields.is_broken)
        links = PageLinks(self._paths, file, found)
        listed = self._listed_sources(page, loaded, found, is_needed=not is_guide)
        parsed = self._parse(page, listed if is_guide or "sources" in loaded else None, links, found)
        entry_id = file[len("entries/") : -len(".md")]
        chapter = entry_id.partition("/")[0]
        terms = self._terms(page, {**loaded, "partnership": chapter} if is_guide else loaded, chapter, found)
        title, summary = loaded.get("title", ""), loaded.get("summary", "")
        body = block_text((*parsed.document.blocks, *(b for note in parsed.document.notes for b in note.children)))
        lines = {name: page.fields.line_of(name) for name in ("title", "summary")}
        checks.check_headings(parsed.headings, found)
        checks.check_lengths(title, summary, lines, found)
        if page.body.strip() and not is_guide:
            checks.check_outcome(parsed.headings, f"{summary}\n{body}", found, page.body_line)
        attachments = self._attachments(page, loaded, found)
        reviewed = loaded.get("reviewed", "")
        if reviewed and not is_date(reviewed):
            found.warning(
                page.fields.line_of("reviewed"),
                "not-a-date",
                f"“{reviewed}” is not a date.",
                "Write year, month and day:  reviewed: 2026-11-23",
            )
        entry = None
        if not found.has_errors:
            entry = NewEntry(
                id=entry_id,
                title=title,
                summary=summary,
                terms=terms,
                page=encode(parsed.document),
                body=body,
                headings="\n".join(plain_text(heading.children) for heading in headings_of(parsed.document)),
                sources=tuple(dict.fromkeys((*parsed.cited, *listed))),
                evidence_why=loaded.get("evidence", {}).get("why", ""),
                reviewed=reviewed,
                sensitive=tuple(loaded.get("sensitive", ())),
                attachments=attachments,
                **{name: loaded[name] for name in ("ages", "years", "cost", "time") if name in loaded},
            )
        return ReadPage(
            file, tuple(found.found), title, lines["title"], entry, None, parsed.anchors, tuple(links.to_headings)
        )

    def _introduction(self, file: str, text: str, found: FileFindings) -> ReadPage:
        _, folder, name = file.split("/")
        kind, written = _INTRODUCTIONS[folder], name[: -len(".md")]
        id_ = self._vocabulary.find(kind, written)
        if id_ is None and self._vocabulary.knows_all(kind):
            found.error(
                1,
                "unknown-term",
                f"There is no {SAID[kind]} “{written}” for this page.",
                self._vocabulary.names(kind).did_you_mean(written, "Name the file by the id of a term."),
            )
        page = split_page(text, found, is_needed=False)
        loaded = fields.load_fields(fields.INTRODUCTION, page.fields, found, unknown_is_error=False)
        links = PageLinks(self._paths, file, found)
        listed = self._listed_sources(page, loaded, found, is_needed=False)
        parsed = self._parse(page, listed, links, found)
        checks.check_headings(parsed.headings, found)
        introduction = None
        if id_ is not None and not found.has_errors:
            sources = tuple(dict.fromkeys((*parsed.cited, *listed)))
            introduction = Introduction(kind, id_, encode(parsed.document), sources)
        return ReadPage(
            file, tuple(found.found), introduction=introduction, anchors=parsed.anchors, links=tuple(links.to_headings)
        )

    def _sheet(self, file: str, text: str, found: FileFindings) -> ReadPage:
        page = split_page(text, found)
        loaded = fields.load_fields(fields.SHEET, page.fields, found, has_missing=not page.fields.is_broken)
        links = PageLinks(self._paths, file, found)
        listed = self._listed_sources(page, loaded, found, is_needed=False)
        parsed = self._parse(page, listed, links, found)
        checks.check_headings(parsed.headings, found)
        sheet = None
        if not found.has_errors:
            id_ = file[len("sheets/") : -len(".md")]
            sheet = NewSheet(
                id_,
                loaded["title"],
                loaded["purpose"],
                encode(parsed.document),
                tuple(dict.fromkeys((*parsed.cited, *listed))),
            )
        return ReadPage(file, tuple(found.found), anchors=parsed.anchors, links=tuple(links.to_headings), sheet=sheet)

    def _parse(self, page: Page, listed: tuple[str, ...] | None, links: PageLinks, found: FileFindings) -> ParsedText:
        """Parse the text. `listed` are the sources that may be cited, None if that is not known."""

        def name_source(label: str, line: int) -> str | None:
            if label not in self._sources:
                if self._settings.knows_all_sources:
                    found.error(
                        line,
                        "unknown-note",
                        f"[^{label}] is neither a source nor a note of this page.",
                        self._source_names.did_you_mean(label, "Add it to sources.yaml, or mend it."),
                    )
                return None
            if listed is not None and label not in listed:
                found.error(
                    line,
                    "source-not-listed",
                    f"{label} is cited here, but not listed in the front matter.",
                    f"Add {label} to  sources:  at the top.",
                )
            return label

        parsed = parse_markdown(page.body, page.body_line, found, links, name_source)
        if self._settings.is_english:
            checks.check_reading_age(parsed.document.blocks, page.body, page.body_line, found)
        if not page.body.strip() and not (page.fields.is_broken and not page.values):
            found.error(page.body_line, "no-text", "The page has no text.", "Write it below the front matter.")
        return parsed

    def _listed_sources(
        self, page: Page, loaded: dict[str, Any], found: FileFindings, *, is_needed: bool = True
    ) -> tuple[str, ...]:
        given = loaded.get("sources")
        listed: list[str] = []
        for number, written in enumerate(given or ()):
            keys = [written]
            if written not in self._sources and "," in written:
                keys = [part.strip() for part in written.split(",") if part.strip()]
            for key in keys:
                if key in self._sources:
                    listed.append(key)
                elif self._settings.knows_all_sources:
                    found.error(
                        page.fields.line_of("sources", number),
                        "unknown-source",
                        f"sources.yaml has no source “{key}”.",
                        self._source_names.did_you_mean(key, "Add it there, or mend the name."),
                    )
        if is_needed and given == []:
            found.error(
                page.fields.line_of("sources"),
                "no-sources",
                "The entry names no source.",
                "List at least one key of sources.yaml under  sources: .",
            )
        return tuple(dict.fromkeys(listed))

    def _terms(
        self, page: Page, loaded: dict[str, Any], folder: str, found: FileFindings
    ) -> tuple[tuple[TermKind, str], ...]:
        by_kind: dict[TermKind, list[str]] = {kind: [] for kind in _KINDS_IN_ORDER}
        if partnership := loaded.get("partnership"):
            line = page.fields.line_of("partnership")
            id_ = self._find(TermKind.PARTNERSHIP, partnership, line, found)
            if id_ is not None and id_ != folder:
                found.error(
                    line,
                    "wrong-folder",
                    f"The partnership is {id_}, but the entry stands in the folder {folder}.",
                    f"Move the file to entries/{id_}/, or mend the partnership.",
                )
            if id_:
                by_kind[TermKind.PARTNERSHIP].append(id_)
        for name, kind in _FIELDS.items():
            for number, written in enumerate(loaded.get(name, ())):
                line = page.fields.line_of(name, number)
                by_kind[kind] += self._find_all(kind, written, line, found)
        if evidence := loaded.get("evidence", {}).get("kind"):
            line = page.fields.line_of("evidence", "kind")
            by_kind[TermKind.EVIDENCE] += self._find_all(TermKind.EVIDENCE, evidence, line, found)
        return tuple((kind, id_) for kind in _KINDS_IN_ORDER for id_ in dict.fromkeys(by_kind[kind]))

    def _find_all(self, kind: TermKind, written: str, line: int, found: FileFindings) -> list[str]:
        """Find a term, or several with commas between them (names of terms may hold commas too)."""
        parts = [written]
        if "," in written and self._vocabulary.find(kind, written) is None:
            parts = [part.strip() for part in written.split(",") if part.strip()]
        return [id_ for part in parts if (id_ := self._find(kind, part, line, found)) is not None]

    def _find(self, kind: TermKind, written: str, line: int, found: FileFindings) -> str | None:
        id_ = self._vocabulary.find(kind, written)
        if id_ is None and self._vocabulary.knows_all(kind):
            names = self._vocabulary.names(kind)
            found.error(
                line,
                "unknown-term",
                f"“{written}” is no {SAID[kind]} of the vocabulary.",
                names.did_you_mean(written, f"Known are: {names.listed()}."),
            )
        return id_

    def _attachments(self, page: Page, loaded: dict[str, Any], found: FileFindings) -> tuple[str, ...]:
        kept: list[str] = []
        for number, written in enumerate(loaded.get("attachments", ())):
            path = written.replace("\\", "/")
            while path.startswith(("../", "./")):
                path = path.partition("/")[2]
            path = path.removeprefix("assets/")
            if f"assets/{path}" in self._paths.assets:
                kept.append(path)
            else:
                found.error(
                    page.fields.line_of("attachments", number),
                    "dead-attachment",
                    f"There is no file “{path}” in assets/.",
                    self._paths.near(f"assets/{path}", is_picture=True) or "Put it there, or mend its name.",
                )
        return tuple(dict.fromkeys(kept))
