"""Handouts as files: opened again, and looked into."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pptx
import pypdf
import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.opc.constants import RELATIONSHIP_TYPE
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from hubdesk.cli.verbs import run
from hubdesk.errors import CancelledError, NothingChosenError, WriteFailedError
from hubdesk.gui.presenting import Presenting
from hubdesk.gui.stage.handout_dialog import HandoutDialog
from hubdesk.library.library import Library, open_library
from hubdesk.model.document import Callout, Listing, Paragraph, Picture, Quote, Styled, Table, Text
from hubdesk.model.progress import CancelToken
from hubdesk.model.workshop import Step, StepKind, Workshop
from hubdesk.services.presenting.awake import KeepAwake
from hubdesk.services.presenting.deck import deck_of_workshop
from hubdesk.services.presenting.handout import Handout, handout_of_plan
from hubdesk.typeset.stage.handing_out import Form, Printing, write_handout
from hubdesk.typeset.stage.look import Look
from tests.gui.windows import dialog_of, let_go, show_page
from tests.packs import heading, make_entry, make_pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from hubdesk.gui.main_window import MainWindow


def text(words: str) -> Paragraph:
    """Make a paragraph."""
    return Paragraph((Text(words),))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Library]:
    """Open a library with one entry that has everything a slide can show."""
    entry = make_entry(
        "harbour/first", "First steps",
        heading("How"),
        Listing(3, ((Paragraph((Styled("strong", (Text("Ask"),)), Text(" everybody"))),), (text("Listen"),))),
        heading("What"),
        Table(("left", "left"), ((Text("What"),), (Text("Count"),)), (((Text("Pupils"),), (Text("44"),)),)),
        Callout("figure", "4 in 5", (text("came back"),)),
        Quote((text("We did it."),)),
        Callout("tip", "Begin small", (text("One class."),)),
        Picture("gone.svg", "A plan of the hall", "The hall"),
    )  # fmt: skip
    with open_library([make_pack(tmp_path_factory.mktemp("p") / "p.hubpack", entry)]) as opened:
        yield opened


@pytest.fixture(scope="module")
def handout(library: Library) -> Handout:
    """Plan a workshop over that entry, with private notes."""
    steps = (
        Step(StepKind.ENTRY, 10, entry="harbour/first", pack="test", notes="Private: slow down."),
        Step(StepKind.QUESTION, 5, "What helps?", "Two minutes."),
        Step(StepKind.ACTIVITY, 5, "Now you", "- one\n- two", countdown=4),
    )
    return handout_of_plan(
        deck_of_workshop(Workshop("", "", "A morning", "", 30, steps), library), library, with_notes=True
    )


def shapes_of(slide: Any) -> list[Any]:
    """Give the shapes of a slide of PowerPoint that hold text."""
    return [shape for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text.strip()]


def test_powerpoint_has_real_text_tables_and_titles(library: Library, handout: Handout, tmp_path: Path) -> None:
    """Every slide has a title; lists are lists, the table is a table, and nothing is a picture of text."""
    target = tmp_path / "a.pptx"
    write_handout(Form.POWERPOINT, handout.without_notes(), library, target, Printing())
    slides = list(pptx.Presentation(str(target)).slides)
    words = "\n".join(shape.text_frame.text for slide in slides for shape in shapes_of(slide))

    assert all(slide.shapes.title.text_frame.text for slide in slides)
    assert len(slides) == len({slide.slide_id for slide in slides}) >= 9
    for said in (
        "A morning",
        "First steps",
        "4 in 5",
        "We did it.",
        "Begin small",
        "What helps?",
        "A plan of the hall",
    ):
        assert said in words
    (table,) = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["What", "Count"], ["Pupils", "44"]]
    listed = next(shape for slide in slides for shape in shapes_of(slide) if "Ask everybody" in shape.text_frame.text)
    assert "buAutoNum" in listed._element.xml
    assert 'startAt="3"' in listed._element.xml
    assert any(run.font.bold for run in listed.text_frame.paragraphs[0].runs)
    assert not any(shape.shape_type == 13 for slide in slides for shape in slide.shapes)


@pytest.mark.parametrize("is_dark", [False, True])
def test_powerpoint_looks_like_the_wall(library: Library, handout: Handout, tmp_path: Path, *, is_dark: bool) -> None:
    """The arcs of a title are shapes that lie on the slide, and the theme has the wall's colours and one font."""
    target = tmp_path / "a.pptx"
    write_handout(Form.POWERPOINT, handout, library, target, Printing(is_dark=is_dark))
    file = pptx.Presentation(str(target))
    arcs = [shape for shape in file.slides[0].shapes if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM]
    assert len(arcs) == 4
    assert all(arc.left + arc.width <= file.slide_width + 1 and arc.top > 0 for arc in arcs)
    theme = file.slide_masters[0].part.part_related_by(RELATIONSHIP_TYPE.THEME).blob.decode()
    look = Look(handout.slides[0].slide.accent, is_dark=is_dark)
    assert look.palette.paper.removeprefix("#").upper() in theme
    assert look.accent.removeprefix("#").upper() in theme
    grounds = {str(slide.background.fill.fore_color.rgb) for slide in file.slides}
    assert look.palette.paper.removeprefix("#").upper() in grounds
    fonts = {
        run.font.name
        for slide in file.slides
        for shape in slide.shapes if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    }  # fmt: skip
    assert fonts == {None, "+mn-lt"}  # a title beyond the slide takes that of the theme anyway


def test_private_notes_go_into_powerpoint_only_when_asked_for(
    library: Library, handout: Handout, tmp_path: Path
) -> None:
    """Without them no slide has notes; with them the step's first slide has."""
    for name, one in (("without", handout.without_notes()), ("with", handout)):
        write_handout(Form.POWERPOINT, one, library, tmp_path / f"{name}.pptx", Printing())
    without, with_notes = (
        [slide.notes_slide.notes_text_frame.text for slide in pptx.Presentation(str(tmp_path / f"{name}.pptx")).slides if slide.has_notes_slide]
        for name in ("without", "with")
    )  # fmt: skip

    assert without == []
    assert with_notes == ["Private: slow down."]


@pytest.mark.parametrize("form", [form for form in Form if form.ending == ".pdf"])
@pytest.mark.parametrize("printing", [Printing(), Printing(is_large=True, is_black=True)])
def test_a_pdf_holds_the_words(
    library: Library, handout: Handout, tmp_path: Path, form: Form, printing: Printing
) -> None:
    """Each form of PDF can be searched and read aloud: its words are words."""
    target = tmp_path / "a.pdf"
    write_handout(form, handout, library, target, printing)
    with pypdf.PdfReader(target) as reader:
        words = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages).replace("\t", " "))
        sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages}

    assert "First steps" in words
    assert "came back" in words
    assert ("slow down" in words) == (form in (Form.LINES, Form.WORDS))
    assert ((960, 540) in sizes) == (form == Form.SLIDES)


@pytest.mark.parametrize("form", [Form.WORDS_HTML, Form.PAGES_HTML])
def test_html_has_headings_and_tables(library: Library, handout: Handout, tmp_path: Path, form: Form) -> None:
    """A browser finds headings, a list and a table, and loads nothing from elsewhere."""
    target = tmp_path / "a.html"
    write_handout(form, handout, library, target, Printing())
    page = target.read_text(encoding="utf-8")

    assert page.count("<h1") == 1
    assert "<table" in page
    assert "<ol" in page
    assert "default-src 'none'" in page
    assert ("slow down" in page) == (form == Form.WORDS_HTML)


def test_slides_of_ones_own_come_from_no_page(library: Library, handout: Handout, tmp_path: Path) -> None:
    """Whole pages of a handout without any cannot be written, and that is said."""
    own = handout.only_slides(tuple(one for one in handout.slides if one.item == "What helps?"))
    with pytest.raises(NothingChosenError):
        write_handout(Form.PAGES, own, library, tmp_path / "a.pdf", Printing())


@pytest.mark.parametrize("form", [Form.LINES, Form.POWERPOINT, Form.WORDS])
def test_nothing_half_written_is_left(library: Library, handout: Handout, tmp_path: Path, form: Form) -> None:
    """Stopped, or without a folder to write to: no file, and a sentence."""
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        write_handout(form, handout, library, tmp_path / f"a{form.ending}", Printing(), token=token)
    with pytest.raises(WriteFailedError):
        write_handout(form, handout, library, tmp_path / "no" / f"a{form.ending}", Printing())
    assert list(tmp_path.iterdir()) == []


def test_the_command_line_writes_powerpoint(
    small_pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`hubdesk export pptx` writes the slides of the entries that are named."""
    target = tmp_path / "a.pptx"
    code = run(
        ["export", "pptx", str(target), "harbour/walk-and-talk", "harbour/buddies", "--library", str(small_pack)]
    )
    titles = [slide.shapes.title.text_frame.text for slide in pptx.Presentation(str(target)).slides]

    assert code == 0
    assert "2 entries" in capsys.readouterr().out
    assert {"Walk and talk along the sea wall", "Buddies for the first term"} <= set(titles)


# ---- in the window


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> HandoutDialog:
    """Give a short talk and end it."""
    monkeypatch.setattr(KeepAwake, "start", lambda _self: None)
    show_page(qtbot, window, "hubdesk:small/harbour/walk-and-talk")
    window.named_actions["present"].trigger()
    show = window.areas.of(Presenting).show
    assert show is not None
    show.talk.shown[-1].seconds = 61
    show.carry_out("next")
    show.talk.shown[-1].seconds = 30
    window.named_actions["end_talk"].trigger()
    let_go()
    return dialog_of(window, HandoutDialog)


def test_after_a_talk_it_says_what_was_shown(dialog: HandoutDialog) -> None:
    """The two slides that the room has seen, with their times; the plan has more."""
    step = dialog.list.topLevelItem(0)
    assert step is not None
    assert step.childCount() == 2
    assert "for 1:01" in step.child(0).text(1)
    dialog.planned.setChecked(True)
    step = dialog.list.topLevelItem(0)
    assert step is not None
    assert step.childCount() > 2


def test_a_handout_is_saved(
    qtbot: QtBot, window: MainWindow, dialog: HandoutDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what is ticked goes in; the file has the right ending, and a quiet line says where it is."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))
    step = dialog.list.topLevelItem(0)
    assert step is not None
    step.child(0).setCheckState(0, Qt.CheckState.Unchecked)
    dialog.form.setCurrentIndex(list(Form).index(Form.POWERPOINT))
    assert not dialog.black.isEnabled()
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Wrote" in window.notice.text)
    assert dialog.isVisible()  # what was shown may be wanted in another form too
    assert "Wrote mine.pptx" in dialog.said.text()

    assert len(pptx.Presentation(str(tmp_path / "mine.pptx")).slides) == 1


def test_a_handout_that_cannot_be_written_says_so(
    qtbot: QtBot, window: MainWindow, dialog: HandoutDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The quiet line names the file and what to do."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "mine.pdf"), ""))
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "could not be written" in window.notice.text)
    assert "could not be written" in dialog.said.text()  # where it was asked for too; another place can be chosen


def test_a_page_is_handed_out_without_a_talk(qtbot: QtBot, window: MainWindow) -> None:
    """Hand out, from the menu: the slides of the page that is open."""
    show_page(qtbot, window, "hubdesk:small/harbour/buddies")
    window.named_actions["hand_out"].trigger()
    found = dialog_of(window, HandoutDialog)

    assert not found.shown.isVisible()
    assert found.chosen().slides[0].item == "Buddies for the first term"
    found.reject()
    let_go()
