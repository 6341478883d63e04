"""An entry, or a step of a workshop, cut into slides by its own headings. No second file is written for the wall."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.model import document as tree
from hubdesk.model.care import HELPLINES
from hubdesk.model.facts import CARE_ADVICE, Fact, evidence_facts, numbered_notes, short_facts
from hubdesk.model.say import join_words
from hubdesk.model.slide import Slide, SlideKind
from hubdesk.model.vocabulary import TermKind
from hubdesk.model.words import tr
from hubdesk.model.workshop import SOURCES_PART, TITLE_PART, Step, StepKind, text_blocks
from hubdesk.services.presenting.pieces import Piece, for_wall, is_aside, join, notes_in, pieces, wall_blocks, weight

if TYPE_CHECKING:
    from hubdesk.model.entry import Entry
    from hubdesk.model.source import Source

FULL = 450
"""Characters that fill a slide well; what is longer is shared out over several."""
_KEPT_WHOLE = 300
"""Characters; a list or paragraph up to this long is not torn apart to make slides even."""
_HEADLINE = 64
"""Letters; a caption up to this long is the heading of its picture, which then has more room."""
_MOST_SOURCES = 2
_WALL_FACTS = 8
_WALL_LINES = 6


class Part(NamedTuple):
    """A part of an entry. `is_sensitive`: it touches on what the entry warns of, so it is not shown unasked."""

    id: str
    title: str
    is_sensitive: bool = False
    level: int = 2


def parts_of(entry: Entry) -> tuple[Part, ...]:
    """Give an entry's parts in its own order: title, headings, sources."""
    made = [Part(TITLE_PART, tr("Title, summary and facts"))]
    for section in _sections(entry):
        is_sensitive = _needs_care((*section.blocks, _heading(section)), entry.sensitive)
        if section.id:
            made.append(Part(section.id, section.title, is_sensitive, section.level))
        else:  # text before the first heading goes with the title
            made[0] = made[0]._replace(is_sensitive=is_sensitive)
    if entry.sources:
        made.append(Part(SOURCES_PART, tr("Sources")))
    return tuple(made)


def not_for_the_wall(entry: Entry) -> tuple[str, ...]:
    """Give the parts that stay off the wall unless somebody puts them there."""
    return (SOURCES_PART,) if entry.sources else ()


def cut_entry(entry: Entry, parts: tuple[str, ...] = (), hidden: tuple[str, ...] = ()) -> tuple[Slide, ...]:
    """Cut an entry into slides.

    Args:
        entry: the entry.
        parts: which parts of it, in this order; empty means all in its own order.
        hidden: parts that are not for the wall. If all parts are taken, so are the sources, and every slide that
            touches on what the entry warns of: somebody is to choose to show it.
    Returns:
        The slides, those that are not for the wall among them, marked. A part that the entry does not have is left out.
    """
    cutter = _Cutter(entry)
    known = parts_of(entry)
    off = {*hidden, *(() if parts else not_for_the_wall(entry))}
    made: list[Slide] = []
    for wanted in parts or [part.id for part in known if part.level <= 2]:  # a heading brings the lower ones along
        for slide in cutter.part(wanted):
            is_off = slide.part in off or wanted in off or (slide.is_hidden and not parts)
            made.append(replace(slide, is_hidden=is_off))
    return number_parts(made)


def cut_step(step: Step, entry: Entry | None) -> tuple[Slide, ...]:
    """Cut a step of a workshop into slides; an entry that is missing becomes a quiet slide."""
    if step.kind == StepKind.ENTRY:
        if entry is None:
            return (missing(tr("This page is not in the library on this computer."), step.entry),)
        return cut_entry(entry, step.parts, step.hidden) or (
            missing(tr("The parts chosen here are not in this edition of the page."), entry.title),
        )
    kind = {
        StepKind.QUESTION: SlideKind.QUESTION,
        StepKind.ACTIVITY: SlideKind.ACTIVITY,
        StepKind.BREAK: SlideKind.BREAK,
    }.get(step.kind, SlideKind.TEXT if step.text else SlideKind.TITLE)
    title = step.title or (tr("Break") if kind == SlideKind.BREAK else "")
    countdown = step.countdown or (step.minutes if kind == SlideKind.BREAK else 0)
    return (Slide(kind, title=title, blocks=text_blocks(step.text), path=(0,), countdown=countdown),)


def missing(words: str, title: str = "") -> Slide:
    """Give the quiet slide that stands where something cannot be shown."""
    return Slide(SlideKind.MISSING, title=title, blocks=(tree.Paragraph((tree.Text(words),)),))


def number_parts(slides: list[Slide]) -> tuple[Slide, ...]:
    """Give each slide of text its number within its part: "2 of 3"."""
    kinds = (SlideKind.TITLE, SlideKind.CARE, SlideKind.MISSING)
    keys = [(one.part, one.title, one.kind in kinds) for one in slides]
    seen: dict[tuple[str, str, bool], int] = {}
    made = []
    for key, slide in zip(keys, slides, strict=True):
        seen[key] = seen.get(key, 0) + 1
        made.append(slide if key[2] else replace(slide, number=seen[key], count=keys.count(key)))
    return tuple(made)


class _Section(NamedTuple):
    """A heading and what stands under it, up to the next heading."""

    id: str
    title: str
    level: int
    above: str
    blocks: tuple[tree.Block, ...]


def _sections(entry: Entry) -> list[_Section]:
    made: list[_Section] = []
    anchor, title, level, above, upper = "", entry.title, 2, "", ""
    blocks: list[tree.Block] = []

    def close() -> None:
        if blocks or anchor:
            made.append(_Section(anchor, title, level, above, tuple(blocks)))

    for block in entry.document.blocks:
        if not isinstance(block, tree.Heading):
            blocks.append(block)
            continue
        close()
        blocks = []
        anchor, title, level = block.anchor, tree.plain_text(for_wall(block.children)), block.level
        above = upper if level > 2 else ""
        upper = title if level <= 2 else upper
    close()
    return made


def _heading(section: _Section) -> tree.Block:
    return tree.Paragraph((tree.Text(section.title),))


def _needs_care(blocks: tuple[tree.Block, ...], words: tuple[str, ...]) -> bool:
    """Say whether blocks touch on what an entry warns of."""
    if not words:
        return False
    if any(isinstance(block, tree.Callout) and block.kind == "care" for block in blocks):
        return True
    text = tree.block_text(blocks).lower().replace("-", " ")
    return any(word.lower().replace("-", " ") in text for word in words)


class _Cutter:
    """Cuts one entry."""

    def __init__(self, entry: Entry) -> None:
        self._entry = entry
        self._sections = _sections(entry)
        partnership = next(iter(entry.of_kind(TermKind.PARTNERSHIP)), None)
        self._partnership = partnership.name if partnership else ""
        self._base = Slide(
            SlideKind.TEXT,
            pack=entry.pack,
            accent=partnership.accent if partnership else "",
            foot=entry.title,
            above=self._partnership,
        )
        notes = numbered_notes(entry.document.notes, entry.sources)
        self._sources = {note.number: note.source for note in notes if note.source is not None}

    def part(self, wanted: str) -> list[Slide]:
        """Cut a part, with the lower headings in it."""
        if wanted == TITLE_PART:
            first = self._sections[0] if self._sections and not self._sections[0].id else None
            return [*self._opening(), *(self._section(first) if first else [])]
        if wanted == SOURCES_PART:
            return self._source_slides()
        made: list[Slide] = []
        level = 0
        for section in self._sections:
            if level and section.level <= level:
                break
            if section.id == wanted:
                level = section.level
            if level:
                made += self._section(section)
        return made

    def _opening(self) -> list[Slide]:
        entry = self._entry
        base = replace(self._base, part=TITLE_PART)
        summary = (tree.Paragraph((tree.Text(entry.summary),)),) if entry.summary else ()
        made = [replace(base, kind=SlideKind.TITLE, title=entry.title, blocks=summary, path=(-4,))]
        if entry.sensitive:
            words = tr("This touches on {what}. You may step out at any time. {advice}").format(
                what=join_words(entry.sensitive), advice=tr(CARE_ADVICE)
            )
            lines = tuple(Fact(tr(name), number) for name, number in HELPLINES[:_WALL_LINES])
            text = (tree.Paragraph((tree.Text(words),)),)
            made.append(replace(base, kind=SlideKind.CARE, title=tr("Take care"), blocks=text, facts=lines, path=(-3,)))
        facts = (*short_facts(entry), *evidence_facts(entry)[:1])
        a_slide = ceil(len(facts) / max(1, ceil(len(facts) / _WALL_FACTS)))
        box = replace(base, kind=SlideKind.FACTS, title=tr("At a glance"))
        for first in range(0, len(facts), max(1, a_slide)):
            made += [replace(box, facts=facts[first : first + a_slide], path=(-2, first))]
        return made

    def _section(self, section: _Section) -> list[Slide]:
        base = replace(
            self._base, part=section.id or TITLE_PART, title=section.title, above=section.above or self._partnership
        )
        made: list[Slide] = []
        waiting: list[Piece] = []
        raw = section.blocks

        def flush() -> None:
            for page in _pages(waiting):
                cited = tuple(raw[number] for number in dict.fromkeys(path[0] for path, _ in page))
                blocks = join(page)
                is_hidden = _needs_care(blocks, self._entry.sensitive)
                made.append(replace(base, path=page[0][0], blocks=blocks, foot=self._foot(cited), is_hidden=is_hidden))
            waiting.clear()

        for path, block in pieces(wall_blocks(section.blocks)):
            kind = _alone(block)
            if kind is None:
                waiting.append((path, block))
                continue
            flush()
            made.append(self._lone(base, kind, path, block, raw[path[0]]))
        flush()
        return made

    def _lone(self, base: Slide, kind: SlideKind, path: tuple[int, ...], block: tree.Block, raw: tree.Block) -> Slide:
        is_hidden = _needs_care((block,), self._entry.sensitive)
        made = replace(base, kind=kind, path=path, blocks=(block,), foot=self._foot((raw,)), is_hidden=is_hidden)
        match block:
            case tree.Callout(label) if kind == SlideKind.CALLOUT:
                return replace(made, label=label)
            case tree.Quote(children):
                return replace(made, blocks=children)
            case tree.Picture(_, _, caption) if 0 < len(caption) <= _HEADLINE:
                return replace(made, title=caption, above=base.title, blocks=(replace(block, caption=""),))
            case _:
                return made

    def _source_slides(self) -> list[Slide]:
        base = replace(self._base, kind=SlideKind.SOURCES, part=SOURCES_PART, title=tr("Sources"))
        items = [
            ((0, at), tree.Listing(at + 1, ((tree.Paragraph((tree.Text(_whole_source(source)),)),),)))
            for at, source in enumerate(self._entry.sources)
        ]
        return [replace(base, path=page[0][0], blocks=join(page)) for page in _pages(list(items))]

    def _foot(self, blocks: tuple[tree.Block, ...]) -> str:
        """Name the entry, and the sources that blocks cite."""
        cited = [source for number in notes_in(blocks) if (source := self._sources.get(number)) is not None]
        names = list(dict.fromkeys(_short_source(source) for source in cited))
        if not names:
            return self._entry.title
        shown = "; ".join(names[:_MOST_SOURCES])
        if len(names) > _MOST_SOURCES:
            shown = tr("{sources} and {count} more").format(sources=shown, count=len(names) - _MOST_SOURCES)
        return tr("Source: {sources}").format(sources=shown)


def _alone(block: tree.Block) -> SlideKind | None:
    """Say what kind of slide a block has to itself, if it has."""
    match block:
        case tree.Table():
            return SlideKind.TABLE
        case tree.Picture():
            return SlideKind.PICTURE
        case tree.Quote():
            return SlideKind.QUOTE
        case tree.Callout(kind, title) if kind == "figure" and title:
            return SlideKind.FIGURE
        case tree.Callout():
            return SlideKind.CALLOUT
        case _:
            return None


def _pages(parts: list[Piece]) -> list[list[Piece]]:
    """Share pieces out over slides, as evenly as they go; what leads on to something stays with it."""
    whole: dict[int, int] = {}
    for path, block in parts:
        whole[path[0]] = whole.get(path[0], 0) + weight(block)
    groups: list[list[Piece]] = []
    for path, block in parts:
        is_one = bool(groups) and path[0] == groups[-1][-1][0][0] and whole[path[0]] <= _KEPT_WHOLE
        if groups and (is_one or _leads_on(groups[-1][-1][1])):
            groups[-1].append((path, block))
        else:
            groups.append([(path, block)])
    weights = [sum(weight(block) for _, block in group) for group in groups]
    total = sum(weights)
    share = total / max(1, ceil(total / FULL))
    pages: list[list[Piece]] = []
    filled = on_page = 0.0
    for group, heavy in zip(groups, weights, strict=True):
        is_past = filled + heavy / 2 > share * len(pages)
        if not pages or (is_past and pages[-1]) or on_page + heavy > FULL * 1.3:
            pages.append([])
            on_page = 0.0
        pages[-1] += group
        filled += heavy
        on_page += heavy
    return pages


def _leads_on(block: tree.Block) -> bool:
    return isinstance(block, tree.Paragraph) and (
        is_aside(block) or tree.plain_text(block.children).rstrip().endswith(":")
    )


def _short_source(source: Source) -> str:
    year = source.year.partition(" (")[0]
    is_known = any(char.isdigit() for char in year)
    return ", ".join(part for part in (source.publisher or source.title, year if is_known else "") if part)


def _whole_source(source: Source) -> str:
    return ", ".join(part for part in (source.title, source.publisher, source.year) if part)
