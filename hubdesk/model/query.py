"""What somebody asked for: typed words, read as words and phrases, and what the search is narrowed to.

The typed text itself never reaches the search engine.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from hubdesk.model.vocabulary import TermKind

MAX_WORDS = 32
"""Words looked for; what is typed beyond that is left out, and said so."""

FACETS = (
    TermKind.PARTNERSHIP,
    TermKind.THEME,
    TermKind.LEVEL,
    TermKind.SETTING,
    TermKind.AUDIENCE,
    TermKind.EVIDENCE,
    TermKind.TYPE,
)
"""The kinds of term that a search can be narrowed by, in the order in which they are shown."""

_MAX_LETTERS = 4_000
"""Letters that are read; a text that somebody pasted may be a whole book."""

_LONGEST_WORD = 80  # letters; what follows is left out

_CHUNK = re.compile(r'(?P<minus>(?<!\S)-)?"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+)|"')
_ENDS = re.compile(r"^\W+|\W+$")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u2060\ufeff"))  # they part no words; see pack.words
_ASCII_WORD = re.compile(r"[0-9A-Za-z]+")
_QUOTES = str.maketrans("“”„«»", '"""""')


class Filter(NamedTuple):
    """A term that entries must carry. Of one kind any of several will do; of different kinds all must be there."""

    kind: TermKind
    id: str


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to look for: words that stand together.

    `is_prefix`: the last word may go on. `is_quoted`: exactly these, side by side. `is_excluded`: must not be there.
    `is_or`: it or the part before it will do. `span`: where it stands in the typed text, (first, past the last).
    """

    words: tuple[str, ...]
    is_prefix: bool = False
    is_quoted: bool = False
    is_excluded: bool = False
    is_or: bool = False
    span: tuple[int, int] = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: every part must be there, within the filters.

    `typed` is what stands in the field. `packs`: only these, by id; all if empty. `as_typed`: words that must not be
    mended, `alone`: words that must not be widened by words of the same meaning; both as `Part.words` has them, one
    string each. A query is changed by its methods, each of which gives a new one.
    """

    typed: str
    parts: tuple[Part, ...] = ()
    is_cut: bool = False
    while_typing: bool = False
    filters: tuple[Filter, ...] = ()
    packs: tuple[str, ...] = ()
    as_typed: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()

    @property
    def words(self) -> tuple[str, ...]:
        """Every word of every part, in order."""
        return tuple(word for part in self.parts for word in part.words)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for and nothing to narrow to."""
        return not self.parts and not self.filters and not self.packs

    def ids(self, kind: TermKind) -> tuple[str, ...]:
        """Give the ids of one kind that the search is narrowed to."""
        return tuple(filter_.id for filter_ in self.filters if filter_.kind == kind)

    def with_filter(self, kind: TermKind, term_id: str) -> Query:
        """Narrow to a term; it is added to others of its kind, any of which will do."""
        filter_ = Filter(kind, term_id)
        return self if filter_ in self.filters else replace(self, filters=(*self.filters, filter_))

    def without_filter(self, kind: TermKind, term_id: str) -> Query:
        """Give up one term."""
        return replace(self, filters=tuple(one for one in self.filters if one != (kind, term_id)))

    def without_kind(self, kind: TermKind) -> Query:
        """Give up every term of a kind."""
        return replace(self, filters=tuple(one for one in self.filters if one.kind != kind))

    def without_filters(self) -> Query:
        """Search everywhere: no filter and no pack."""
        return replace(self, filters=(), packs=())

    def in_branch(self, partnership: str, theme: str = "") -> Query:
        """Search only within a branch of the tree; either may be empty."""
        query = self.without_kind(TermKind.PARTNERSHIP).without_kind(TermKind.THEME)
        pairs = ((TermKind.PARTNERSHIP, partnership), (TermKind.THEME, theme))
        return replace(query, filters=(*query.filters, *(Filter(kind, id_) for kind, id_ in pairs if id_)))

    def in_packs(self, *pack_ids: str) -> Query:
        """Search only these packs; all if none is named."""
        return replace(self, packs=pack_ids)

    def with_typed(self, typed: str, *, while_typing: bool = False) -> Query:
        """Look for other words within the same filters."""
        read = read_query(typed, while_typing=while_typing)
        return replace(read, filters=self.filters, packs=self.packs, as_typed=self.as_typed, alone=self.alone)

    def as_written(self, part: Part) -> str:
        """Give a part as it stands in the typed text, with the signs inside it: people's, self-harm."""
        written = _ENDS.sub("", " ".join(self.typed[slice(*part.span)].split()))
        return written if _words(written) == part.words else " ".join(part.words)

    def without_part(self, part: Part) -> Query:
        """Take a part out of the typed text."""
        return self.with_words(part, "")

    def with_words(self, part: Part, words: str) -> Query:
        """Put other words in the place of a part."""
        first, past = part.span
        before, behind = self.typed[:first].rstrip(), self.typed[past:].lstrip()
        if not words and part.is_or:
            before = before.removesuffix("OR").rstrip()
        elif not words and behind.startswith("OR "):
            behind = behind.removeprefix("OR ").lstrip()
        typed = " ".join(piece for piece in (before, words, behind) if piece)
        return self.with_typed(typed, while_typing=self.while_typing and bool(behind))

    def as_it_stands(self, *words: str) -> Query:
        """Look for words as they were typed, though they look like slips."""
        return replace(self, as_typed=self.as_typed | set(words))

    def alone_for(self, *words: str) -> Query:
        """Do not count words of the same meaning for these."""
        return replace(self, alone=self.alone | set(words))


def read_query(
    typed: str, *, while_typing: bool = False, filters: tuple[Filter, ...] = (), packs: tuple[str, ...] = ()
) -> Query:
    """Read typed text.

    A word is a run of letters and digits. Words joined by other signs (self-harm, don't, C++) stand together. Words
    between double quotes are a phrase. A hyphen in front of a word or a phrase means "not this"; OR between two means
    "either". Where nothing else is looked for, a hyphen means nothing.

    Args:
        typed: anything at all.
        while_typing: the last word is a beginning, unless a space or a closing quote follows it.
        filters: only entries that carry these terms.
        packs: only these packs, by id.
    """
    parts: list[Part] = []
    is_or, or_span, count = False, (0, 0), 0
    for chunk in _CHUNK.finditer(typed[:_MAX_LETTERS].translate(_QUOTES)):
        if count > MAX_WORDS:
            break
        word, phrase = chunk["word"], chunk["phrase"]
        if word == "OR" and parts and not is_or:
            is_or, or_span = True, chunk.span()
            continue
        words = _words(word or phrase or "")
        if not words:
            continue
        count += len(words)
        begins = chunk.start() == 0 or typed[chunk.start() - 1].isspace()
        is_excluded = bool(chunk["minus"]) or bool(word and begins and word[0] == "-" and _in_word(word[1:2] or " "))
        joins = is_or and not is_excluded and not parts[-1].is_excluded
        parts.append(Part(words, False, phrase is not None, is_excluded, joins, chunk.span()))
        is_or = False
    if is_or:  # nothing follows: it is a word like any other
        parts.append(Part(("OR",), span=or_span))
    if all(part.is_excluded for part in parts):
        parts = [replace(part, is_excluded=False) for part in parts]
    kept, is_cut = _cut(parts)
    is_cut = is_cut or len(typed) > _MAX_LETTERS
    if kept and while_typing and not is_cut and typed and _in_word(typed[-1]) and not kept[-1].is_excluded:
        kept[-1] = replace(kept[-1], is_prefix=True)
    return Query(typed, tuple(kept), is_cut, while_typing, filters, packs)


def _cut(parts: list[Part]) -> tuple[list[Part], bool]:
    """Keep the first 32 words."""
    kept: list[Part] = []
    room = MAX_WORDS
    for part in parts:
        if not room:
            return kept, True
        kept.append(replace(part, words=part.words[:room]))
        if len(part.words) > room:
            return kept, True
        room -= len(part.words)
    return kept, False


def _words(text: str) -> tuple[str, ...]:
    """Split as the index does: letters, digits and the marks that belong to them."""
    if text.isascii():
        return tuple([word[:_LONGEST_WORD] for word in _ASCII_WORD.findall(text)])
    spaced = "".join(char if _in_word(char) else " " for char in text.translate(_UNSEEN))
    return tuple([word[:_LONGEST_WORD] for word in spaced.split()])


def _in_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char) in ("Mn", "Mc", "Co")
