"""From the entries that fit to the hits that are shown: the best are read, put in order by what stands where, and cut.

A phrase stands before words close together, these before scattered ones; the title counts most.
"""

from __future__ import annotations

from functools import partial
from itertools import islice, product
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.model.hit import Hit, Marked, Shown
from hubdesk.pack.matching import Matcher, Place, Sought, prepare, taken_apart
from hubdesk.pack.passages import closeness, heading_above, passage
from hubdesk.pack.spelling import stem_of
from hubdesk.pack.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hubdesk.library.planning import Option, Wanted
    from hubdesk.library.ranking import Candidate, Ranked
    from hubdesk.pack.search import PackSearch, Row

READ, READ_OF_MANY = 40, 200
"""Entries that are read to be put in order; for one word alone the order is known without."""

_MANY = 20_000
"""Entries; in a larger library more of them are much alike by their words alone."""

_TITLE, _SUMMARY, _CLOSE, _EXACT_TITLE = 0.6, 0.25, 0.3, 0.3
_PHRASE, _WORD_BY_WORD = 0.1, 1.25  # what each word of a text counts that says it just so, and how close that is
_CLEARLY = 1.2  # a passage leads to its heading only if it says so much more than title or summary,
_WEAK = 0.4  # and at least so much of what was looked for
_QUESTIONS = frozenset(("what", "why", "how", "who", "where", "when"))
_ASKED = 0.1  # who asks what one thing is finds the title that says what it is before others that name it
_OTHER_WORDS = 0.8  # a word of the same meaning in the title, beside the word itself
_SIGNS = 8  # full stops, commas and the like that a title may have beside its words
_UNREAD = -2  # the text was not looked through yet
_FORMS_A_WORD, _PHRASES = 4, 24
_BEGUN = 8


def entries_read(packs: Iterable[PackSearch]) -> int:
    """Say how many of the entries that fit are read: of a small library few, of a large one more."""
    return READ if sum(pack.size for pack in packs) <= _MANY else max(READ, READ_OF_MANY)


class Read(NamedTuple):
    """An entry that was read: where things stand in it."""

    pack: PackSearch
    row: Row
    score: float
    body: list[Place]
    closeness: float
    at: int


class Chooser:
    """Chooses and shows hits for what was wanted."""

    def __init__(self, packs: Sequence[PackSearch], groups: Sequence[Sequence[Wanted]], weights: Sequence[int]) -> None:
        self._packs = packs
        pairs = list(zip(groups, weights, strict=True))
        self._sought = [Sought(self._forms_of(group, only_own=False), weight) for group, weight in pairs]
        self._matcher = Matcher(self._sought)
        self._weights = self._matcher.weights
        self._own = [frozenset(self._forms_of(group, only_own=True)) for group in groups]
        self._said, self._phrases = "", dict[str, int]()
        self._asks: frozenset[str] = frozenset()
        self._typed = " ".join(word for group in groups for word in group[0].words)

    def choose(self, ranked: Ranked, limit: int) -> list[Hit]:
        """Give the best hits, best first, at most `limit`."""
        self._said, self._phrases = " ".join(ranked.said), ranked.phrases
        self._asks = _QUESTIONS.intersection(ranked.said) if len(self._weights) == 1 else frozenset()
        candidates = ranked.candidates
        highest = ranked.highest or 1
        most = entries_read(self._packs)
        first, rest = candidates[:most], candidates[most:]
        if len(self._weights) == 1:
            read = self._by_title(ranked, first, limit)
        else:
            read = [self._weigh(*one, highest) for one in self._texts(first)]
            read.sort(key=lambda one: (-one.score, one.row.title.casefold(), one.row.id, one.pack.id))
        read += [
            Read(candidate.pack, row, candidate.score / highest * 0.5, [], 0.0, _UNREAD)
            for candidate, row in self._texts(rest[: max(0, limit - len(read))])
        ]
        lowest = 1.0
        hits: list[Hit] = []
        for one in read[:limit]:
            lowest = min(lowest, one.score) if hits else one.score
            hits.append(self._hit(one, lowest))
        return hits

    def _by_title(self, ranked: Ranked, candidates: Sequence[Candidate], limit: int) -> list[Read]:
        """Put entries in order for one sought thing, by their titles; the texts of those that are given are read."""
        highest = ranked.highest or 1
        if len(candidates) <= limit:
            titles = {candidate: row.title for candidate, row in self._texts(candidates)}
        else:
            titles = self._titles([one for one in candidates if one.score >= ranked.titled])
        scores = {one: one.score / highest for one in candidates}
        for candidate, title in titles.items():
            scores[candidate] = self._title_score(title, scores[candidate])
        best = sorted(candidates, key=lambda one: -scores[one])[:limit]  # of equal ones the first stays the first
        return [Read(candidate.pack, row, scores[candidate], [], 0.0, _UNREAD) for candidate, row in self._texts(best)]

    def _titles(self, candidates: Sequence[Candidate]) -> dict[Candidate, str]:
        by_pack = _by_pack(candidates)
        named = [pack for pack in self._packs if pack.id in by_pack]
        found = {(pack.id, head.number): head.title for pack in named for head in pack.heads(by_pack[pack.id])}
        return {one: title for one in candidates if (title := found.get((one.pack.id, one.number))) is not None}

    def _texts(self, candidates: Sequence[Candidate]) -> list[tuple[Candidate, Row]]:
        by_pack = _by_pack(candidates)
        rows = {
            (pack.id, row.number): row
            for pack in self._packs
            if pack.id in by_pack
            for row in pack.rows(by_pack[pack.id])
        }
        return [
            (candidate, rows[candidate.pack.id, candidate.number])
            for candidate in candidates
            if (candidate.pack.id, candidate.number) in rows
        ]

    def _weigh(self, candidate: Candidate, row: Row, highest: int) -> Read:
        score = self._title_score(row.title, candidate.score / highest)
        body = self._matcher.find(row.body)
        close, at = closeness(body, self._weights)
        summary = self._matcher.find(row.summary)
        in_summary = self._told(summary)
        close_by = max(close, in_summary)
        if close_by < _WORD_BY_WORD and self._says_it(candidate, ((row.body, body), (row.summary, summary))):
            close_by = _WORD_BY_WORD
        score += (
            _SUMMARY * in_summary
            + _CLOSE * close_by
            + (_PHRASE * max(1, self._said.count(" ")) if close_by >= _WORD_BY_WORD else 0)
        )
        return Read(candidate.pack, row, score, body, close, at)

    def _says_it(self, candidate: Candidate, texts: Iterable[tuple[str, list[Place]]]) -> bool:
        """Say whether an entry or a file of it has all typed words side by side, the small ones too."""
        if self._phrases.get(candidate.pack.id, 0) >> candidate.number & 1:
            return True
        return bool(self._said) and any(
            f" {self._said}" in prepare(text)[0]
            for text, places in texts
            if len({place.sought for place in places}) == len(self._weights)
        )

    def _title_score(self, title: str, score: float) -> float:
        """Add to an entry's score what its title says."""
        if self._matcher.may_stand_in(title):
            in_title = self._matcher.find(title)
            score += _TITLE * max(self._told(in_title, only_own=True), _OTHER_WORDS * self._told(in_title))
            if in_title and self._asks and not self._asks.isdisjoint(words_of(title)):
                score += _ASKED
        if len(title) <= len(self._typed) + _SIGNS and " ".join(words_of(title)) == self._typed:
            score += _EXACT_TITLE
        return score

    def _told(self, places: list[Place], *, only_own: bool = False) -> float:
        """Say how much of what was looked for a title or a summary says."""
        if only_own:
            places = [place for place in places if place.form in self._own[place.sought]]
        return closeness(places, self._weights, 400)[0]

    def _hit(self, read: Read, score: float) -> Hit:
        row, pack = read.row, read.pack
        files = pack.attachments(row.number) if row.files else []
        partnership = row.id.partition("/")[0]
        show = partial(self._show, read, files)
        return Hit(pack.id, row.id, partnership, row.themes, round(max(score, 0.0001), 6), show, pack.origin)

    def _show(self, read: Read, files: Sequence[str]) -> Shown:
        row, find = read.row, self._matcher.find
        body, close, at = read.body, read.closeness, read.at
        if at == _UNREAD:
            body = find(row.body)
            close, at = closeness(body, self._weights)
        in_title, in_summary = find(row.title), find(row.summary)
        if at < 0 and not in_title and not in_summary:
            find = Matcher(taken_apart((row.title, row.summary, row.body), self._sought)).find
            in_title, in_summary, body = find(row.title), find(row.summary), find(row.body)
            close, at = closeness(body, self._weights)
        at = self._typed_place(body, at)
        title, summary = _marked(row.title, in_title), _marked(row.summary, in_summary)
        forms = _forms_in(((row.title, in_title), (row.summary, in_summary), (row.body, body)))
        head = max(self._told(in_title), self._told(in_summary))
        if at >= 0 and close >= self._told(in_summary):
            headings = row.headings.split("\n") if row.headings else []
            snippet = passage(row.body, headings, body, at)
            if close < _CLEARLY * head or close < _WEAK:  # the top of the page says it as well: it opens there
                return Shown(title, snippet, forms=forms)
            return Shown(title, snippet, *heading_above(row.body, headings, body[at].first), forms)
        if not in_summary and row.files and (places := find(row.files)):
            at = self._typed_place(places, max(closeness(places, self._weights)[1], 0))
            number = row.files.count("\f", 0, places[at].first)
            snippet = _passage_of_file(row.files, places, at)
            forms += _forms_in(((row.files, places),))
            return Shown(title, snippet, forms=forms, attachment=files[number] if number < len(files) else "")
        return Shown(title, summary, forms=forms)

    def _typed_place(self, places: Sequence[Place], at: int) -> int:
        """Show the word that was typed rather than one of the same meaning, where it is looked for alone."""
        if len(self._sought) > 1 or at < 0:
            return at
        return next((number for number, place in enumerate(places) if place.form in self._own[0]), at)

    def _forms_of(self, group: Sequence[Wanted], *, only_own: bool) -> tuple[str, ...]:
        options = [option for one in group for option in one.options if not (only_own and option.is_weak)]
        return tuple(dict.fromkeys(form for option in options for form in self._forms(option)))

    def _forms(self, option: Option) -> Iterable[str]:
        """Give the forms, folded, in which an option may stand in a text."""
        if option.stem and " " not in option.stem:
            return dict.fromkeys(
                form for pack in self._packs if (stem := pack.stem(option.stem)) is not None for form in stem.forms
            )
        words = option.words
        each = [list(islice(self._word_forms(word), _FORMS_A_WORD)) or [word] for word in words]
        if option.is_prefix and words:
            begun = [word for pack in self._packs for word, _, _ in pack.begun(words[-1], _BEGUN)]
            each[-1] = list(dict.fromkeys([words[-1], *begun]))[:_BEGUN]
        if option.is_scattered:
            return [form for forms in each for form in forms]
        return [" ".join(words) for words in islice(product(*each), _PHRASES)]

    def _word_forms(self, word: str) -> Iterable[str]:
        key = stem_of(word)
        found = {form: None for pack in self._packs if (stem := pack.stem(key)) is not None for form in stem.forms}
        return iter([word, *(form for form in found if form != word)])


def _by_pack(candidates: Iterable[Candidate]) -> dict[str, list[int]]:
    by_pack: dict[str, list[int]] = {}
    for candidate in candidates:
        by_pack.setdefault(candidate.pack.id, []).append(candidate.number)
    return by_pack


def _passage_of_file(files: str, places: Sequence[Place], at: int) -> Marked:
    """Cut a passage out of the one text of several, with form feeds between, in which a match stands."""
    begin = files.rfind("\f", 0, places[at].first) + 1
    end = files.find("\f", begin)
    text = files[begin : end if end >= 0 else len(files)]
    own = [place for place in places if begin <= place.first < begin + len(text)]
    moved = [place._replace(first=place.first - begin, past=place.past - begin) for place in own]
    return passage(text, (), moved, own.index(places[at]))


def _marked(text: str, places: Sequence[Place]) -> Marked:
    return Marked(text, tuple((place.first, place.past) for place in places))


def _forms_in(shown: Iterable[tuple[str, Sequence[Place]]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text[place.first : place.past].lower() for text, places in shown for place in places))
