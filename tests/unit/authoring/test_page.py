"""One entry at a time: its fields, its terms, its sources, its attachments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdesk.model.document import NoteRef, Paragraph, decode
from hubdesk.model.vocabulary import TermKind

if TYPE_CHECKING:
    from hubdesk.model.content import NewEntry

    from .conftest import Twin

BUDDIES = "entries/harbour/buddies.md"
WALK = "entries/harbour/walk-and-talk.md"


def entry_of(twin: Twin, entry_id: str) -> NewEntry:
    """Give one entry of a library in order."""
    draft = twin.read()
    assert draft.content is not None, [str(finding) for finding in draft.findings]
    return next(entry for entry in draft.content.entries if entry.id == entry_id)


@pytest.mark.parametrize(
    ("old", "new", "rule", "line", "words"),
    [
        ("level: universal\n", "", "missing-field", 1, "“level” is missing"),
        ("title: Buddies for the first term", "title:", "missing-field", 2, "“title” is empty"),
        ("partnership: harbour\n", "", "missing-field", 1, "“partnership” is missing"),
        ("sources: [harbour-1]\n", "", "missing-field", 1, "“sources” is missing"),
        ("sources: [harbour-1]", "sources: []", "missing-field", 13, "“sources” is empty"),
        ("sources: [harbour-1]", "sources: ['', ~]", "no-sources", 13, "names no source"),
        ("sources: [harbour-1]", "sources:\n  - harbour-1\n  - harbuor-2", "unknown-source", 15, "“harbuor-2”"),
        ("topics: [transition]", "topcis: [transition]", "unknown-field", 6, "“topcis”"),
        ("topics: [transition]", "topics: {a: b}", "wrong-kind", 6, "should be a list"),
        ("topics: [transition]", "topics: [[transition]]", "wrong-kind", 6, "plain words"),
        ("title: Buddies for the first term", "title: [a, b]", "wrong-kind", 2, "plain words"),
        ("evidence: described", "evidence: [a, b]", "wrong-kind", 12, "kind and why"),
        ("evidence: described", "evidence: {why: x}", "missing-field", 12, "“kind” is missing"),
        ("evidence: described", "evidence: guessed", "unknown-term", 12, "kind of evidence"),
        ("themes: [peer-mentoring, ", "themes: [peer-mentorng, ", "unknown-term", 5, "no theme"),
        ("themes: [peer-mentoring, whole-school-approaches]", "themes: a, b", "unknown-term", 5, "no theme"),
        ("partnership: harbour", "partnership: harbor", "unknown-term", 4, "no partnership"),
        ("partnership: harbour", "partnership: hills", "wrong-folder", 4, "folder harbour"),
        ("years: 2018", "years: 2018\nattachments: sheets/plan.pdf", "dead-attachment", 12, "sheets/plan.pdf"),
        ("years: 2018", "years: 2018\nreviewed: last week", "not-a-date", 12, "last week"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_field_is_told_with_its_line(
    twin: Twin, old: str, new: str, rule: str, line: int, words: str
) -> None:
    """Each mistake in the front matter is told where it stands, with what was probably meant."""
    twin.change(BUDDIES, old, new)
    found = [finding for finding in twin.read().findings if finding.rule == rule]
    assert found, [str(finding) for finding in twin.read().findings]
    assert (found[0].file, found[0].line) == (BUDDIES, line)
    assert words in found[0].what


@pytest.mark.parametrize(
    ("old", "new", "guess"),
    [
        ("topics: [transition]", "topcis: [transition]", "“topics”"),
        ("themes: [peer-mentoring, ", "themes: [per-mentoring, ", "“peer-mentoring”"),
        ("sources: [harbour-1]", "sources: [harbour-1, harbour_2]", "“harbour-2”"),
        ("partnership: harbour", "partnership: Harbor", "“harbour”"),
        ("years: 2018", "years: 2018\nattachments: plam.txt", "“sheets/plan.txt”"),
    ],
)
def test_the_nearest_name_is_guessed(twin: Twin, old: str, new: str, guess: str) -> None:
    """A slip of the pen is mended by reading the finding."""
    twin.change(BUDDIES, old, new)
    assert any(guess in finding.mend for finding in twin.read().findings)


def test_one_word_will_do_for_a_list_and_a_name_for_an_id(twin: Twin) -> None:
    """People write lists and words as they come; all of these are understood."""
    twin.change(BUDDIES, "themes: [peer-mentoring, whole-school-approaches]", "themes: Peer Mentoring")
    twin.change(BUDDIES, "level: universal", "level: [Universal]")
    twin.change(BUDDIES, "topics: [transition]", "topics: transition to secondary school, Attendance")
    twin.change(BUDDIES, "partnership: harbour", "partnership: [Harbour Town]")
    twin.change(BUDDIES, "sources: [harbour-1]", "sources: harbour-1, harbour-2\nreviewed: 2026-01-02")
    twin.change(BUDDIES, "evidence: described", "evidence: [Described]")
    entry = entry_of(twin, "harbour/buddies")
    assert entry.ids_of(TermKind.THEME) == ("peer-mentoring",)
    assert entry.ids_of(TermKind.TOPIC) == ("transition", "attendance")
    assert entry.ids_of(TermKind.LEVEL) == ("universal",)
    assert entry.ids_of(TermKind.PARTNERSHIP) == ("harbour",)
    assert entry.ids_of(TermKind.EVIDENCE) == ("described",)
    assert entry.sources == ("harbour-1", "harbour-2")
    assert (entry.ages, entry.years, entry.reviewed) == ("11", "2018", "2026-01-02")


def test_signs_that_cannot_be_shown_are_left_out_of_fields(twin: Twin) -> None:
    """A title over two lines, with a stray sign, is one line."""
    twin.change(BUDDIES, "title: Buddies for the first term", 'title: "Buddies\\0 for\n  the  first\\x07 term"')
    assert entry_of(twin, "harbour/buddies").title == "Buddies for the first term"


def test_attachments_may_be_named_from_anywhere(twin: Twin) -> None:
    """A file of assets/ is found by its path from there, from the entry, or from the pack."""
    names = "plan.txt, ../../assets/sheets/plan.txt, assets\\sheets\\plan.txt, ./sheets/plan.txt"
    twin.change(WALK, "[sheets/plan.txt]", f"[{names}]")
    findings = twin.read().findings
    assert [(finding.rule, finding.line) for finding in findings] == [("dead-attachment", 20)]
    twin.change(WALK, "[plan.txt, ", "[")
    assert entry_of(twin, "harbour/walk-and-talk").attachments == ("sheets/plan.txt",)


def test_cited_sources_come_first(twin: Twin) -> None:
    """The list of sources under an entry has the order of its notes; those only listed follow."""
    twin.change(WALK, "sources: [harbour-1, harbour-2]", "sources: [river-1, harbour-2, harbour-1]")
    assert entry_of(twin, "harbour/walk-and-talk").sources == ("harbour-1", "harbour-2", "river-1")


def test_a_source_that_is_cited_but_not_listed(twin: Twin) -> None:
    """A source that is cited must be listed as well."""
    line = twin.add(BUDDIES, "Words.[^river-1]")
    finding = twin.only("source-not-listed")
    assert (finding.file, finding.line) == (BUDDIES, line)


def test_a_note_that_is_neither_source_nor_note(twin: Twin) -> None:
    """A citation that leads nowhere is told, but not one in code or one that is escaped."""
    line = twin.add(BUDDIES, "Words.[^harbor-1] `[^code]` \\[^escaped] \\[^esc aped]\n\n    [^code]")
    finding = twin.only("unknown-note")
    assert (finding.line, finding.mend) == (line, "Did you mean “harbour-1”?")


def test_a_note_with_a_space_in_its_name(twin: Twin) -> None:
    """A note's name is one word."""
    line = twin.add(BUDDIES, "Words[^] and words[^two words].")
    findings = twin.read().findings
    assert {(finding.rule, finding.line) for finding in findings} == {("unknown-note", line)}


def test_an_entry_without_text(twin: Twin) -> None:
    """Front matter alone is no entry."""
    twin.write("entries/river/empty.md", (twin.folder / BUDDIES).read_text().split("## What it is")[0])
    findings = [finding for finding in twin.read().findings if finding.rule == "no-text"]
    assert [(finding.file, finding.line) for finding in findings] == [("entries/river/empty.md", 14)]


def test_broken_files_of_the_pack_are_not_held_against_entries(twin: Twin) -> None:
    """With a vocabulary and sources that cannot be read, the entries are not blamed."""
    twin.write("vocabulary.yaml", "a: b: c")
    twin.write("sources.yaml", "a: [")
    assert {finding.file for finding in twin.read().findings} == {"vocabulary.yaml", "sources.yaml"}


def test_the_page_of_a_term_that_does_not_exist(twin: Twin) -> None:
    """An introduction belongs to a partnership or a theme by its name."""
    twin.write("introductions/themes/peer-mentorin.md", "Text.")
    finding = twin.only("unknown-term")
    assert (finding.file, finding.mend) == ("introductions/themes/peer-mentorin.md", "Did you mean “peer-mentoring”?")


def test_an_introduction_keeps_the_same_rules(twin: Twin) -> None:
    """Unknown fields, sources, dead links and skipped headings are told in introductions too."""
    twin.write(
        "introductions/themes/parenting-support.md",
        "---\ntitle: x\nsources: [nobody]\n---\n\n### Deep\n\n[x](y.md) and[^harbour-1]\n",
    )
    twin.write("introductions/partnerships/river.md", "")
    rules = [(finding.rule, finding.line) for finding in twin.read().findings]
    assert rules == [
        ("no-text", 1),
        ("unknown-field", 2),
        ("unknown-source", 3),
        ("heading-skipped", 6),
        ("dead-link", 8),
        ("source-not-listed", 8),
    ]


def test_an_introduction_is_found_by_the_name_of_its_term(twin: Twin) -> None:
    """Capital letters in the file's name do not matter."""
    twin.write("introductions/partnerships/Hills.md", "Text.")
    content = twin.read().content
    assert content is not None
    assert [page.id for page in content.introductions] == ["hills", "harbour", "peer-mentoring"]


def test_notes_of_a_page_are_sources_and_texts(twin: Twin) -> None:
    """The numbers in the text lead to the source or to the words of the note."""
    page = decode(entry_of(twin, "harbour/walk-and-talk").page)
    assert [note.source for note in page.notes] == ["harbour-1", "harbour-2", ""]
    first = page.blocks[1]
    assert isinstance(first, Paragraph)
    assert NoteRef(1) in first.children
