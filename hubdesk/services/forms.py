"""The forms that a reader can save entries in, and how one is written without holding up the window."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from hubdesk.export.contents import Exported
from hubdesk.library.library import Library, open_library
from hubdesk.model.address import EntryPlace, Place, TermPlace
from hubdesk.model.file_names import safe_file_name
from hubdesk.model.progress import CancelToken, Report
from hubdesk.model.vocabulary import TermKind
from hubdesk.model.words import QT_TR_NOOP
from hubdesk.services.export import Choice, export_archive, export_book, export_one_file, export_web

if TYPE_CHECKING:
    from collections.abc import Sequence

Writer: TypeAlias = Callable[[Library, Choice, Path, Report, CancelToken | None], Exported]
"""Writes what was chosen from a library to a target; each kind of export has one."""


class Form(NamedTuple):
    """A form that a reader can choose: what it is called, what it is good for, and the ending of its file.

    A folder has no ending. `needs` names a package that may be missing; without it the form is not offered.
    """

    name: str
    title: str
    good_for: str
    ending: str
    write: Writer
    needs: str = ""

    @property
    def is_for_browsers(self) -> bool:
        """Whether every computer has something to open it with."""
        return self.ending in ("", ".html")


FORMS = (
    Form(
        "html",
        QT_TR_NOOP("One HTML file"),
        QT_TR_NOOP("Opens in any browser, prints well, and is the best copy for a screen reader."),
        ".html",
        export_one_file,
    ),
    Form(
        "web",
        QT_TR_NOOP("Web pages"),
        QT_TR_NOOP("A folder with a search of its own, for a stick, a tablet or your intranet."),
        "",
        export_web,
    ),
    Form(
        "epub",
        QT_TR_NOOP("E-book"),
        QT_TR_NOOP("An EPUB, for phones, tablets and e-readers."),
        ".epub",
        export_book,
    ),
    Form(
        "zim",
        QT_TR_NOOP("Kiwix archive"),
        QT_TR_NOOP("A ZIM file, for the Kiwix app on phones and computers."),
        ".zim",
        export_archive,
        "libzim",
    ),
)


def forms() -> tuple[Form, ...]:
    """Give the forms that can be had on this computer."""
    return tuple(form for form in FORMS if not form.needs or find_spec(form.needs) is not None)


def choice_of(place: Place) -> Choice:
    """Give what is meant by "this page": an entry, all entries of a partnership or theme, or at home everything."""
    match place:
        case EntryPlace(pack, id_):
            return Choice(("/".join(filter(None, (pack, id_))),))
        case TermPlace(TermKind.PARTNERSHIP, id_):
            return Choice(partnership=id_)
        case TermPlace(_, id_):
            return Choice(theme=id_)
        case _:
            return Choice()


def export_packs(
    packs: Sequence[Path], form: Form, choice: Choice, target: Path, report: Report, token: CancelToken
) -> Exported:
    """Write from packs that are opened for it, so that another thread can do it; raises as the form's writer does."""
    with open_library(packs) as library:
        return form.write(library, choice, target, report, token)


def suggested_name(title: str, form: Form) -> str:
    """Give a name for a file or folder that every system takes. A slash in a title parts no folders."""
    plain = title.replace("/", "-").replace("\\", "-")
    return safe_file_name(f"{plain}{form.ending or ' (web pages)'}", "HubDesk")
