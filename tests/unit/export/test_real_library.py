"""The real library as web pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.library.library import open_library
from hubdesk.services.export import Choice, export_web
from tests.unit.export.test_web import dead_ends

if TYPE_CHECKING:
    from pathlib import Path


def test_the_library_fits_on_any_stick_and_every_link_in_it_leads_somewhere(
    headstart_pack: Path, tmp_path: Path
) -> None:
    """150 entries with pictures, fonts and search take less than 4 MB."""
    with open_library([headstart_pack]) as library:
        done = export_web(library, Choice(), tmp_path / "web")

    assert done.entries == 150
    assert done.size < 4_000_000
    assert done.size == sum(path.stat().st_size for path in (tmp_path / "web").rglob("*") if path.is_file())
    assert dead_ends(tmp_path / "web") == []
