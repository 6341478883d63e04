"""The rules that a page, and all pages together, should keep. The README for writers says why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hubdesk.authoring.findings import FileFindings, Names
from hubdesk.authoring.reading_age import MAX_AGE, MIN_SENTENCES, long_words, reading_age, sentences
from hubdesk.model.guide import GUIDE_HOME

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hubdesk.authoring.links import HeadingLink
    from hubdesk.authoring.markdown import HeadingLine
    from hubdesk.model.document import Block
    from hubdesk.model.finding import Finding

MAX_TITLE_CHARACTERS = 120
MAX_SUMMARY_WORDS = 60

# What a heading about outcomes says. “How it works” is none, and nearly every entry has it.
_OUTCOME_HEADING = re.compile(
    r"\b(?:chang(?:ed|es)|results?|outcomes?|impacts?|differen(?:ce|t)|effects?|evidence|findings?|found|learn(?:ed|t)|"
    r"lessons|(?:what|did it|has it|does it|whether it) work|achieve|benefit|success|evaluation)",
    re.IGNORECASE,
)
_OUTCOME_WORDS = re.compile(
    r"\b(?:no (?:(?:measured|measurable|clear|significant) )?(?:results?|effects?|differences?|changes?|evidence)\b|"
    r"(?:not|never) (?:yet |been )*(?:measured|evaluated|tested)|made a difference|improv(?:ed|ement)|fell\b|fallen\b|"
    r"rose\b|risen\b|dropped|grew\b|grown\b|increas|decreas|reduc|better\b|worse\b|fewer\b|(?:less|more) likely|"
    r"higher\b|lower\b|found\b|results?\b|outcomes?\b|impacts?\b|effects?\b|effective|benefit|success|achiev|"
    r"reported\b|per cent\b|percent|\d+(?:\.\d+)? ?%)",
    re.IGNORECASE,
)


def check_headings(headings: Sequence[HeadingLine], found: FileFindings) -> None:
    """Report levels that are skipped: readers who listen find their way by them."""
    level = 1
    for heading in headings:
        if heading.level > level + 1:
            found.warning(
                heading.line,
                "heading-skipped",
                f"The heading “{heading.text}” has {heading.level} #, but {level + 1} come next.",
                f"Begin it with {'#' * (level + 1)}.",
            )
        level = heading.level


def check_outcome(headings: Sequence[HeadingLine], body: str, found: FileFindings, line: int) -> None:
    """Report a text that never says what came of it: that is what readers look for first."""
    if any(_OUTCOME_HEADING.search(heading.text) for heading in headings) or _OUTCOME_WORDS.search(body):
        return
    found.warning(
        line,
        "no-outcome",
        "The text does not say what came of it.",
        "Add  ## What changed, and how we know . If no result was found, say that.",
    )


def check_lengths(title: str, summary: str, lines: Mapping[str, int], found: FileFindings) -> None:
    """Report a title or a summary that is too long for a list."""
    if len(title) > MAX_TITLE_CHARACTERS:
        found.warning(
            lines["title"],
            "long-title",
            f"The title is long ({len(title)} characters; lists have room for {MAX_TITLE_CHARACTERS}).",
            "Say the rest in the summary.",
        )
    words = len(summary.split())
    if words > MAX_SUMMARY_WORDS:
        found.warning(
            lines["summary"],
            "long-summary",
            f"The summary is long ({words} words; it should be one sentence, at most {MAX_SUMMARY_WORDS}).",
            "Say the rest in the text.",
        )


def check_reading_age(blocks: Iterable[Block], text: str, first_line: int, found: FileFindings) -> None:
    """Report a text that is too hard for a reader of 14, at the sentence with the most long words.

    Args:
        blocks: what is read.
        text: the same as its author typed it; it begins on `first_line` of the file.
        first_line: counted from 1.
        found: takes the finding.
    """
    said = sentences(blocks)
    if len(said) < MIN_SENTENCES or (age := reading_age(said)) <= MAX_AGE:
        return
    hardest = max(said, key=long_words)
    start = " ".join(hardest.split()[:4])
    at = text.find(start)
    found.warning(
        first_line + text.count("\n", 0, max(at, 0)),
        "reading-age",
        f"The text is hard to read: for readers of {age:.1f} and older (the aim is {MAX_AGE}).",
        f"Use shorter words and sentences, first of all in “{start} …”.",
    )


def check_titles(titles: Iterable[tuple[str, str, int]]) -> list[Finding]:
    """Report entries that nobody can tell apart in a list. Each is (title, file, line), in order of file."""
    found: list[Finding] = []
    first: dict[str, str] = {}
    for title, file, line in titles:
        folded = " ".join(title.casefold().split())
        if folded in first:
            findings = FileFindings(file)
            findings.error(
                line,
                "same-title",
                f"“{title}” is also the title of {first[folded]}.",
                "Give one of the two a title of its own, perhaps with the place or the year.",
            )
            found += findings.found
        first.setdefault(folded, file)
    return found


def check_first_page(entries: Iterable[str], found: list[Finding]) -> None:
    """Report a guide without the page that F1 opens; `entries` are paths within the pack's folder."""
    first = f"entries/{GUIDE_HOME.id}.md"
    if first not in entries:
        findings = FileFindings(first)
        findings.error(
            1,
            "no-first-page",
            "The guide has no first page.",
            "Write it: a few words, and a link to each of the others.",
        )
        found += findings.found


def check_heading_links(
    links: Iterable[tuple[str, HeadingLink]], anchors: Mapping[str, frozenset[str]]
) -> list[Finding]:
    """Report links to headings that their page does not have.

    Args:
        links: each with the file that it stands in.
        anchors: by page, those of its headings. The page of a term that nobody has written to has none.
    """
    found: list[Finding] = []
    guesses: dict[str, Names] = {}
    for file, link in links:
        there = anchors.get(link.page, frozenset())
        if link.anchor in there:
            continue
        names = guesses.setdefault(link.page, Names(there))
        place = "This page" if link.page == file else link.page
        findings = FileFindings(file)
        findings.error(
            link.line,
            "dead-heading",
            f"{place} has no heading “#{link.anchor}”.",
            names.did_you_mean(link.anchor, f"It has: {names.listed()}." if names.listed() else "It has no headings."),
        )
        found += findings.found
    return found
