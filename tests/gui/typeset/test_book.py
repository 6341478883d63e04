"""Entries as one thing to print, and as a PDF: all of them, findable, with page numbers that are true."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from hubdesk.errors import CancelledError, NothingChosenError, WriteFailedError
from hubdesk.model.address import EntryPlace
from hubdesk.model.progress import CancelToken, Progress
from hubdesk.services.export import Choice, choose
from hubdesk.services.session import open_for_reading
from hubdesk.typeset.book import Book, bind
from hubdesk.typeset.export_pdf import export_pdf
from hubdesk.typeset.paper import Paper
from hubdesk.typeset.pdf import write_pdf
from tests.packs import ROOT
from tests.pdf import pdf_pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hubdesk.library.library import Library


@pytest.fixture
def library(small_pack: Path) -> Iterator[Library]:
    """Open the small library."""
    with open_for_reading(small_pack) as library:
        yield library


def titles(library: Library, choice: Choice) -> list[str]:
    """Give the titles of what is chosen, in order."""
    return [library.entry(place).title for place in choose(library, choice).places]


def outline_of(path: Path) -> list[Any]:
    """Give the words of the outline, nested as it is."""
    with PdfReader(path) as reader:

        def words(items: list[Any]) -> list[Any]:
            return [words(item) if isinstance(item, list) else item.title for item in items]

        return words(reader.outline)


@pytest.mark.parametrize(
    "choice",
    [
        Choice(),
        Choice(theme="peer-mentoring"),
        Choice(ids=("river/asked-first", "harbour/walk-and-talk", "hills/youth-bus")),
    ],
)
def test_every_entry_that_was_chosen_is_in_it(library: Library, tmp_path: Path, choice: Choice) -> None:
    """All, a theme or a list: each entry begins a page, in order, and the contents say which."""
    target = tmp_path / "out.pdf"
    done = export_pdf(library, choice, target, paper=Paper())
    wanted = titles(library, choice)
    pages = pdf_pages(target)

    assert done.entries == len(wanted)
    assert done.size == target.stat().st_size
    firsts = []
    for title in wanted:
        contents = next(page for page in pages if "Contents" in page)
        number = int(contents.partition(title)[2].split()[0])
        assert title in pages[number - 1]
        assert "In HubDesk: hubdesk:" in " ".join(pages[number - 1 : number + 2])
        firsts.append(number)
    assert firsts == sorted(set(firsts))
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages[1:], 2))
    assert "Page" not in pages[0]


def test_an_entry_alone_is_only_itself(library: Library, tmp_path: Path) -> None:
    """One entry has neither cover nor contents; its title is the document's."""
    target = tmp_path / "out.pdf"
    export_pdf(library, Choice(ids=("harbour/walk-and-talk",)), target, paper=Paper())
    entry = library.entry(EntryPlace("", "harbour/walk-and-talk"))
    pages = pdf_pages(target)

    assert entry.title in pages[0]
    assert not any("Contents" in page for page in pages)
    with PdfReader(target) as reader:
        assert reader.metadata is not None
        assert reader.metadata.title == entry.title
    for source in entry.sources:
        assert any(source.title in page for page in pages)
        assert any(source.url in page.replace(" ", "") for page in pages)


def test_a_reader_of_pdf_finds_its_way(library: Library, tmp_path: Path) -> None:
    """The outline leads to partnerships, entries and headings; title and language are said; the date is the edition's."""
    target = tmp_path / "out.pdf"
    export_pdf(library, Choice(), target, paper=Paper())
    outline = outline_of(target)
    info = library.packs[0].info

    assert outline[:2] == ["Contents", "Harbour Town"]
    assert outline[2][0] == titles(library, Choice())[0]
    assert isinstance(outline[2][1], list)
    with PdfReader(target) as reader:
        root: Any = reader.root_object
        assert reader.metadata is not None
        assert reader.metadata.title == info.title
        assert reader.metadata.get("/CreationDate") == f"D:{info.edition.replace('-', '')}000000Z"
        assert root["/Lang"] == info.language
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert root["/PageMode"] == "/UseOutlines"


def test_links_lead_to_places_in_it_or_to_the_internet(library: Library, tmp_path: Path) -> None:
    """Contents, notes and entries that are in it can be clicked; nothing leads to what is not there."""
    target = tmp_path / "out.pdf"
    export_pdf(library, Choice(), target, paper=Paper())
    with PdfReader(target) as reader:
        places = set(reader.named_destinations)
        notes: list[Any] = [link.get_object() for page in reader.pages for link in page.get("/Annots", [])]
    inside = {str(link["/Dest"]) for link in notes if "/Dest" in link}
    outside = {str(link["/A"]["/URI"]) for link in notes if "/A" in link}

    assert {f"e{number}-top" for number in range(1, 9)} <= inside
    assert any("-note-" in name for name in inside)
    assert inside <= places
    assert outside
    assert all(address.startswith(("https://", "http://", "mailto:")) for address in outside)


def test_the_same_library_gives_the_same_file(small_pack: Path, tmp_path: Path) -> None:
    """Two runs of the program, in processes of their own, write the same bytes; no screen is needed."""
    files = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    env = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "DISPLAY")}
    for file in files:
        command = [sys.executable, "-m", "hubdesk", "export", "pdf", str(file), "--library", str(small_pack)]
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith(f"Wrote {file}: 8 entries")
    assert files[0].read_bytes() == files[1].read_bytes()


def test_words_can_be_copied_whole(library: Library, tmp_path: Path) -> None:
    """Every letter of a PDF can be searched and copied: capital A and the spaces too, which Qt would lose."""
    target = tmp_path / "out.pdf"
    export_pdf(library, Choice(ids=("harbour/walk-and-talk",)), target, paper=Paper())
    with PdfReader(target) as reader:
        text = "".join(page.extract_text() for page in reader.pages)

    assert "Ages of young people" in text
    assert not any(letter < " " and letter != "\n" for letter in text)


def test_own_suggestions_can_be_left_out(headstart_pack: Path, tmp_path: Path) -> None:
    """Without them, "Start on Monday" and "Talk about it" are gone, and the sources are still there."""
    with open_for_reading(headstart_pack) as library:
        contents = choose(library, Choice(ids=("kent/safe-spaces",)))
        texts = []
        for is_whole in (True, False):
            target = tmp_path / f"{is_whole}.pdf"
            write_pdf(bind(Book(contents, Paper(), with_own_parts=is_whole)), target)
            texts.append(" ".join(pdf_pages(target)))

    assert "Start on Monday" in texts[0]
    assert "Talk about it" in texts[0]
    assert not any(words in texts[1] for words in ("Start on Monday", "Talk about it", "These questions are ours"))
    assert all("What helped, what was hard" in text and "Sources" in text for text in texts)


def test_notes_of_a_list_stand_with_their_entries(library: Library, tmp_path: Path) -> None:
    """What the reader wrote is printed in a box of its own, called a note; the list's name is the title."""
    places = [EntryPlace("small", "harbour/walk-and-talk"), EntryPlace("small", "hills/youth-bus")]
    contents = choose(library, Choice(ids=tuple(f"small/{place.id}" for place in places)))
    contents = dataclasses.replace(contents, title="For Monday", subtitle="")
    sheets = bind(Book(contents, Paper(), notes={places[1]: "Ask Sam first.\nThen the school."}))
    target = tmp_path / "out.pdf"
    write_pdf(sheets, target)
    pages = pdf_pages(target)

    assert "For Monday" in pages[0]
    (page,) = [page for page in pages if "Ask Sam first." in page]
    assert "Note Ask Sam first. Then the school." in page


def test_a_partnership_brings_its_introduction(library: Library, tmp_path: Path) -> None:
    """Before the entries stands what the partnership's own page says."""
    target = tmp_path / "out.pdf"
    export_pdf(library, Choice(partnership="harbour"), target, paper=Paper())

    assert "About Harbour Town" in outline_of(target)
    assert any(page.count("About Harbour Town") >= 1 and "Contents" not in page for page in pdf_pages(target))


@pytest.mark.parametrize("at", ["Setting the entries", "Writing the pages", "Finishing the file"])
def test_stopped_anywhere_it_leaves_nothing(library: Library, tmp_path: Path, at: str) -> None:
    """Somebody stops it while entries are set, pages written or the file finished: the older file is still there."""
    target, token = tmp_path / "out.pdf", CancelToken()
    target.write_bytes(b"older")

    def report(progress: Progress) -> None:
        if progress.what == at:
            token.cancel()

    with pytest.raises(CancelledError):
        export_pdf(library, Choice(), target, report, token, paper=Paper())
    assert target.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [target]


def test_finishing_a_file_is_told_and_can_be_stopped_at_any_moment(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Pypdf takes what it meets for faults of the file; a wish to stop is none, and it is heard at once."""
    monkeypatch.setattr("hubdesk.typeset.pdf._BEAT_S", 0)
    heard: list[str] = []
    export_pdf(library, Choice(), tmp_path / "whole.pdf", lambda said: heard.append(said.what), paper=Paper())
    beats = heard.count("Finishing the file")
    assert beats > 20

    for stop_at in range(2, beats, beats // 6):
        token, target = CancelToken(), tmp_path / "out.pdf"
        told: list[str] = []

        def report(progress: Progress, token: CancelToken = token, told: list[str] = told, at: int = stop_at) -> None:
            told.append(progress.what)
            if told.count("Finishing the file") == at:
                token.cancel()

        with pytest.raises(CancelledError):
            export_pdf(library, Choice(), target, report, token, paper=Paper())
        assert told.count("Finishing the file") == stop_at
        assert [path.name for path in tmp_path.iterdir()] == ["whole.pdf"]
    assert not caplog.records


def test_where_it_cannot_be_written_is_said(library: Library, tmp_path: Path) -> None:
    """The folder is not there: the error names the file."""
    with pytest.raises(WriteFailedError) as failed:
        export_pdf(library, Choice(), tmp_path / "gone" / "out.pdf", paper=Paper())
    assert failed.value.path == tmp_path / "gone" / "out.pdf"


def test_what_is_not_there_is_said(library: Library, tmp_path: Path) -> None:
    """A theme that nobody knows: nothing is written."""
    with pytest.raises(NothingChosenError):
        export_pdf(library, Choice(theme="nothing"), tmp_path / "out.pdf", paper=Paper())
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_needs_care_names_the_schools_own_contact(library: Library, tmp_path: Path) -> None:
    """Help stands at the top of a sensitive entry on paper too: the school's own lead first, then the helplines."""
    contents = choose(library, Choice(ids=("hills/safe-talk",)))
    target = tmp_path / "out.pdf"
    write_pdf(bind(Book(contents, Paper(), contact=("Head of care", "room 4"))), target)
    page = pdf_pages(target)[0]

    assert "Take care" in page
    assert page.index("Head of care") < page.index("Childline")
    assert "room 4" in page
