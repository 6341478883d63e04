"""What can be printed: a title, and how its pages are set for a paper that the reader chooses."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from hubdesk.export.contents import Exported
    from hubdesk.model.progress import CancelToken, Progress, Report
    from hubdesk.typeset.paper import Paper
    from hubdesk.typeset.printing import Sheets


class Wish(NamedTuple):
    """What the reader wants on paper: which paper, and whether the authors' own suggestions too."""

    paper: Paper
    with_own_parts: bool = True


Binder: TypeAlias = Callable[[Wish], "Generator[Progress, None, Sheets]"]
"""Sets pages step by step in the window's thread, and returns them."""
Writer: TypeAlias = Callable[[Wish, Path, "Report", "CancelToken"], "Exported"]
"""Writes a PDF, in a job's thread: opens its own files and touches no widget."""


class Printable(NamedTuple):
    """Something that can be printed and saved as a PDF.

    Attributes:
        title: for the dialog, and the name of the file that is offered.
        bind: sets the pages for the preview and the printer.
        write: writes the PDF; None where the pages are few, and those of the preview are written.
        has_own_parts: whether there are suggestions of the authors that could be left out.
    """

    title: str
    bind: Binder
    write: Writer | None = None
    has_own_parts: bool = False


def printable_document(title: str, make: Callable[[Paper], Sheets]) -> Printable:
    """Make a few pages printable.

    Args:
        title: what they are.
        make: composes for a paper with `Paper.composer`, and makes pages with `sheets_of`; in the window's thread.
    """

    def bind(wish: Wish) -> Generator[Progress, None, Sheets]:
        yield from ()
        return make(wish.paper)

    return Printable(title, bind)
