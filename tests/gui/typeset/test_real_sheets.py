"""Every sheet of the real library on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from hubdesk.library.library import open_library
from hubdesk.typeset.paper import Paper
from hubdesk.typeset.paper_pages import sheet_on_paper
from hubdesk.typeset.printing import sheets_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("paper", [Paper(), Paper(is_letter=True)], ids=["A4", "Letter"])
def test_every_sheet_fits_on_one_page_or_two(headstart_pack: Path, paper: Paper) -> None:
    """What a trainer prints for thirty people is one piece of paper, written on both sides at most."""
    with open_library([headstart_pack]) as library:
        (pack,) = library.packs
        pages = {}
        for line in library.sheets():
            sheet = library.sheet(line.pack, line.id)
            assert sheet is not None
            document = sheet_on_paper(paper.composer(lambda _asset, _width: QImage()), sheet, pack.info)
            pages[line.id] = sheets_of(document, sheet.title, paper).count

    assert len(pages) >= 5
    assert {id_: count for id_, count in pages.items() if count > 2} == {}
