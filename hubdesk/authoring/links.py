"""Where the links and pictures of a page lead: into the pack, or to an outside address, and nowhere else."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from markdown_it.common.normalize_url import normalizeLink

from hubdesk.authoring.findings import Names
from hubdesk.model.address import is_outside
from hubdesk.model.media import PICTURES, ending_of
from hubdesk.model.vocabulary import TermKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hubdesk.authoring.findings import FileFindings
    from hubdesk.authoring.vocabulary import Vocabulary

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_INTRODUCTION = re.compile(r"introductions/(partnerships|themes)/([^/]+)\.md", re.IGNORECASE)
_KINDS = {"partnerships": TermKind.PARTNERSHIP, "themes": TermKind.THEME}
_TARGETS = {TermKind.PARTNERSHIP: "term:partnership/", TermKind.THEME: "term:theme/"}


class HeadingLink(NamedTuple):
    """A link to a heading, to be followed when every page has been read. `page` is a path within the pack's folder."""

    line: int
    page: str
    anchor: str


class PackPaths:
    """What links may lead to: the pages and the assets of the pack, by path."""

    def __init__(self, pages: Iterable[str], assets: Iterable[str], vocabulary: Vocabulary) -> None:
        self.pages, self.assets, self.vocabulary = frozenset(pages), frozenset(assets), vocabulary
        self._near: dict[str, Names] = {}
        self._places: dict[str, str] = {}

    def near(self, path: str, *, is_picture: bool = False) -> str:
        """Ask which file was meant: one of this name elsewhere in the pack, else a like one in the same folder."""
        folder, _, name = path.rpartition("/")
        if not self._places:
            for other in sorted(self.pages | self.assets):
                self._places.setdefault(other.rpartition("/")[2], other)
        if name in self._places:
            return f"Did you mean “{self._places[name]}”?"
        among = self.assets if is_picture else self.pages
        key = f"{folder}/{is_picture}"
        if key not in self._near:
            start = folder + "/"
            self._near[key] = Names(other[len(start) :] for other in among if other.startswith(start))
        return self._near[key].did_you_mean(name)


class PageLinks:
    """Resolves the links of one page, and keeps those to headings for later."""

    def __init__(self, paths: PackPaths, page: str, found: FileFindings) -> None:
        self.to_headings: list[HeadingLink] = []
        self._paths, self._page, self._found = paths, page, found

    def target(self, href: str, line: int) -> str | None:
        """Give the target of a link as `model.document.Link` has it; None, and a finding, if it leads nowhere."""
        if is_outside(href):
            return normalizeLink(href)
        path, hash_, anchor = href.partition("#")
        anchor = unquote(anchor)
        if not path and hash_:
            if not anchor:
                self._dead(line, href, "it names no heading", "Write the heading after the #.")
                return None
            self.to_headings.append(HeadingLink(line, self._page, anchor))
            return f"#{anchor}"
        if not path:
            self._dead(line, href, "it leads nowhere", "Write the file's name in the round brackets.")
            return None
        inside = self._inside(path, line)
        if inside is None:
            return None
        target = self._page_target(inside)
        if target is None:
            self._report_dead_page(inside, href, line)
            return None
        if anchor:
            self.to_headings.append(HeadingLink(line, inside, anchor))
            if target.startswith("entry:"):
                return f"{target}#{anchor}"
        return target

    def asset(self, src: str, line: int) -> str | None:
        """Give the path below `assets/` of a picture; None, and a finding, if there is no such file."""
        if is_outside(src) or src.startswith("//") or src[:5].lower() == "data:":
            self._found.error(
                line,
                "dead-picture",
                "A picture from outside the pack is never shown.",
                "Save it in assets/ and name that file.",
            )
            return None
        inside = self._inside(src, line) if src else None
        if inside in self._paths.assets and ending_of(inside) in PICTURES:
            return inside.removeprefix("assets/")
        if inside in self._paths.assets:
            self._found.error(
                line,
                "dead-picture",
                f"“{src}” is not a picture that can be shown.",
                f"Save it as one of: {', '.join(ending[1:] for ending in PICTURES)}.",
            )
        elif inside is not None or not src:
            mend = self._paths.near(inside or "", is_picture=True) or "Put the file in assets/, or mend its name."
            self._found.error(line, "dead-picture", f"There is no picture “{src}” in assets/.", mend)
        return None

    def _inside(self, path: str, line: int) -> str | None:
        """Turn a relative path into one within the pack's folder; None, and a finding, if it is anything else."""
        if _SCHEME.match(path) or path.startswith(("/", "\\")) or "\\" in path:
            self._found.error(
                line,
                "forbidden-link",
                f"“{_short(path)}” is no link that a pack may hold.",
                "Link to an entry by its relative path, such as ../hull/turn-2-us.md, or to an address with https://.",
            )
            return None
        inside = posixpath.normpath(posixpath.join(posixpath.dirname(self._page), unquote(path)))
        if inside.startswith("..") or "\0" in inside:
            self._found.error(
                line,
                "forbidden-link",
                f"“{_short(path)}” leads out of the pack.",
                "Link only to what is in the pack's folder.",
            )
            return None
        return inside

    def _page_target(self, inside: str) -> str | None:
        introduction = _INTRODUCTION.fullmatch(inside)
        if introduction:  # the page of a term is there even if nobody has written an introduction to it
            kind = _KINDS[introduction[1].lower()]
            vocabulary = self._paths.vocabulary
            id_ = vocabulary.find(kind, introduction[2])
            if id_ is None and not vocabulary.knows_all(kind):
                id_ = introduction[2]
            return f"{_TARGETS[kind]}{id_}" if id_ else None
        if inside in self._paths.pages:
            return "entry:" + inside[len("entries/") : -len(".md")]
        return None

    def _report_dead_page(self, inside: str, href: str, line: int) -> None:
        if inside in self._paths.assets:
            self._dead(line, href, "a file of assets/ is not a page", "Name it in the front matter under attachments.")
        elif f"{inside}.md" in self._paths.pages:
            self._dead(line, href, "it lacks its ending", f"Write {href.partition('#')[0]}.md.")
        else:
            self._dead(
                line, href, "there is no such page", self._paths.near(inside) or "Mend the path, or take it out."
            )

    def _dead(self, line: int, href: str, why: str, mend: str) -> None:
        self._found.error(line, "dead-link", f"The link to “{_short(href)}” leads nowhere: {why}.", mend)


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
