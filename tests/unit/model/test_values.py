from __future__ import annotations

import threading

import pytest

from hubdesk.errors import CancelledError
from hubdesk.model.care import HELPLINES
from hubdesk.model.document import Document
from hubdesk.model.entry import Entry, EntryLine
from hubdesk.model.finding import Finding, Level
from hubdesk.model.progress import CancelToken, Progress, no_report
from hubdesk.model.vocabulary import Term, TermKind


def test_a_finding_is_one_line_that_an_editor_can_jump_to() -> None:
    """A finding begins with file and line, and ends with how to mend it."""
    finding = Finding("entries/kent/a.md", 7, Level.WARNING, "no-outcome", "It names no outcome.", "Say what changed.")

    assert str(finding) == "entries/kent/a.md:7: warning: It names no outcome. Say what changed."
    assert finding.as_dict() == {
        "file": "entries/kent/a.md",
        "line": 7,
        "level": "warning",
        "rule": "no-outcome",
        "what": "It names no outcome.",
        "mend": "Say what changed.",
    }


def test_findings_stand_by_file_and_line() -> None:
    """Line 9 comes before line 10, whatever is found there."""
    ninth, tenth = (Finding("a.md", line, Level.ERROR, "rule", "what", "mend") for line in (9, 10))
    assert sorted([tenth, ninth]) == [ninth, tenth]


def test_an_entry_gives_its_terms_kind_by_kind() -> None:
    """The fact box shows the themes of an entry, and its level."""
    terms = (
        Term(TermKind.THEME, "mentoring", "Peer mentoring"),
        Term(TermKind.LEVEL, "universal", "Universal"),
        Term(TermKind.THEME, "parents", "Parents"),
    )
    entry = Entry("pack", "kent/a", "A", "", terms, Document(), ())

    assert [term.id for term in entry.of_kind(TermKind.THEME)] == ["mentoring", "parents"]
    assert entry.of_kind(TermKind.TOPIC) == ()
    assert EntryLine("pack", "kent/a", "A").partnership == "kent"


def test_work_goes_on_until_somebody_stops_it() -> None:
    """Stopping from another thread ends the work at its next step; before that it goes on."""
    token = CancelToken()
    token.check()
    no_report(Progress(1, 2, "Reading"))
    thread = threading.Thread(target=token.cancel)
    thread.start()
    thread.join()

    with pytest.raises(CancelledError):
        token.check()


def test_the_care_banner_names_who_can_be_reached_at_once() -> None:
    """Emergency, NHS, Childline and Samaritans stand in the care banner with their numbers."""
    numbers = dict(HELPLINES)
    assert [numbers[name] for name in ("In an emergency", "NHS", "Childline", "Samaritans")] == [
        "999",
        "111",
        "0800 1111",
        "116 123",
    ]
