"""Making a copy for others: gathering what goes on a stick, whatever it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hubdesk.errors import StickRuleError, WriteFailedError
from hubdesk.model.file_names import safe_file_name
from hubdesk.model.progress import CancelToken, Report, no_report
from hubdesk.model.words import QT_TR_NOOP, tr
from hubdesk.pack.key_files import SecretKey, read_secret_key, write_key_files
from hubdesk.pack.reader import Pack
from hubdesk.paths import PACK_SUFFIX, PORTABLE_MARKER
from hubdesk.transfer.plan import Piece, Plan, make_plan, pieces_of
from hubdesk.transfer.start_here import PAGE, TEXT, StartHere, Way, logo_kind, say_pack, start_page, start_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hubdesk.paths import Places
    from hubdesk.transfer.start_here import Leaflet

KEY_NAME = "stick.key"
_WEB = "web"
_MARKER = b"HubDesk keeps everything beside this file.\r\n"


@dataclass(frozen=True, slots=True)
class Program:
    """A portable program: for which computer, its folder here, and what to open in it, below that folder."""

    computer: str
    folder: Path
    opens: str

    @property
    def name(self) -> str:
        """The folder's name on the stick."""
        return f"HubDesk-{self.computer}"


@dataclass(frozen=True, slots=True)
class StickChoice:
    """What goes on a stick. `files` are lists, workshops and installers, each with the folder that it goes into."""

    packs: tuple[Path, ...]
    programs: tuple[Program, ...] = ()
    with_web: bool = True
    files: tuple[tuple[str, Path], ...] = ()
    leaflet: Leaflet | None = None


_OPENS = (("Windows", "HubDesk.exe"), ("macOS", "HubDesk.app"), ("Linux", "hubdesk"))
_HOW = {
    "Windows": QT_TR_NOOP("Open the program. If Windows does not let it start, open the web pages below."),
    "macOS": QT_TR_NOOP("Open the program. The first time: hold Control, click it, and choose Open."),
    "Linux": QT_TR_NOOP("Open the program. If nothing happens, copy its folder to your computer first."),
}
_INSTALLERS = (".exe", ".msi", ".dmg", ".deb", ".xz")


def find_programs(folders: Sequence[Path]) -> list[Program]:
    """Find portable programs: folders that hold a program of HubDesk for some computer, there or one level below."""
    found: dict[str, Program] = {}
    for folder in folders:
        inside = sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
        for place in (folder, *inside):
            names = {path.name for path in place.iterdir() if _is_program(path)} if place.is_dir() else set()
            for computer, opens in _OPENS:
                if opens in names:
                    found.setdefault(computer, Program(computer, place, opens))
    return [found[computer] for computer, _ in _OPENS if computer in found]


def find_installers(folders: Sequence[Path]) -> list[tuple[str, Path]]:
    """Find installers, files named `HubDesk…`, for the stick's folder `install`."""
    return [
        ("install", path)
        for folder in folders
        if folder.is_dir()
        for path in sorted(folder.iterdir())
        if path.is_file() and path.name.lower().startswith("hubdesk") and path.name.lower().endswith(_INSTALLERS)
    ]


def plan_stick(
    choice: StickChoice, work_folder: Path, report: Report = no_report, token: CancelToken | None = None
) -> Plan:
    """Gather what goes on a stick. The web pages are written into `work_folder` first, which the caller clears away.

    Args:
        choice: what goes on it.
        work_folder: an empty folder on this computer, with room for the web pages (some MB).
        report: called while the web pages are written.
        token: asked meanwhile.
    Raises:
        PackError: a pack cannot be used. StickRuleError: something cannot go on a stick. CancelledError.
    """
    if choice.leaflet and choice.leaflet.logo and not logo_kind(choice.leaflet.logo):
        raise StickRuleError(Path(), tr("the logo"), tr("it is not a PNG or JPEG picture of at most 500 kB"))
    pieces: list[Piece] = []
    packs: list[str] = []
    title = "HubDesk"
    for path in choice.packs:
        with Pack(path) as pack:
            info = pack.info
        title = info.title if not packs else title
        packs.append(say_pack(info.title, info.edition, info.publisher))
        pieces.append(Piece(f"packs/{info.id}@{info.edition}{PACK_SUFFIX}", path))
    for program in choice.programs:
        pieces += (piece for piece in _pieces_of_program(program) if not _is_own(piece, program.name))
    if choice.with_web and choice.packs:
        pieces += pieces_of(_write_web(choice.packs, work_folder / _WEB, report, token), _WEB)
    pieces += (Piece(f"{folder}/{safe_file_name(path.name)}", path) for folder, path in choice.files)
    start = StartHere(title, tuple(_ways(choice)), tuple(packs), choice.leaflet)
    pieces += (
        Piece(PORTABLE_MARKER, _MARKER),
        Piece(TEXT, start_text(start)),
        Piece(PAGE, start_page(start)),
    )
    return make_plan(pieces)


def size_of(choice: StickChoice) -> int:
    """Say about how many bytes a stick takes, without writing its web pages first: they take twice what packs do."""
    packs = sum(path.stat().st_size for path in choice.packs if path.exists())
    programs = sum(_program_bytes(program) for program in choice.programs)
    files = sum(path.stat().st_size for _, path in choice.files)
    return packs * (3 if choice.with_web else 1) + programs + files


@cache
def _program_bytes(program: Program) -> int:
    """Count a program's bytes once: it has hundreds of files, and does not change while it runs."""
    return sum(piece.size for piece in _pieces_of_program(program))


def _pieces_of_program(program: Program) -> Iterator[Piece]:
    """List a program's files: a macOS app is whole in itself, and may lie among others' programs."""
    app = program.folder / program.opens
    if app.is_dir():
        return pieces_of(app, f"{program.name}/{program.opens}")
    return pieces_of(program.folder, program.name)


def key_of_this_device(places: Places, name: str) -> SecretKey | None:
    """Give the key that signs the sticks made here; it is made at the first one. None where nothing may be kept."""
    if places.user_folder is None:
        return None
    path = places.user_folder / KEY_NAME
    if path.exists():
        return read_secret_key(path)
    from hubdesk.pack.signature import make_secret

    key = SecretKey(make_secret(), name)
    try:
        write_key_files(key, path)
    except WriteFailedError:
        return None
    return key


def _is_program(path: Path) -> bool:
    return path.is_dir() if path.suffix == ".app" else path.is_file()


def _is_own(piece: Piece, name: str) -> bool:
    """Say whether a piece of a program's folder is of the device that it lies on: packs have their own place."""
    inside = piece.target.removeprefix(f"{name}/")
    return inside == PORTABLE_MARKER or inside.startswith("packs/")


def _write_web(packs: Sequence[Path], target: Path, report: Report, token: CancelToken | None) -> Path:
    from hubdesk.library.library import open_library
    from hubdesk.services.export import Choice, export_web

    with open_library(packs) as library:
        export_web(library, Choice(), target, report, token)
    return target


def _ways(choice: StickChoice) -> Iterator[Way]:
    for program in choice.programs:
        yield Way(
            tr("{system} computer").format(system=program.computer),
            f"{program.name}/{program.opens}",
            tr(_HOW[program.computer]),
        )
    if choice.with_web and choice.packs:
        yield Way(
            tr("Any computer, tablet or phone"),
            f"{_WEB}/index.html",
            tr("Open the web pages in any browser. Nothing is installed."),
        )
    if any(folder == "install" for folder, _ in choice.files):
        yield Way(tr("To install it for good"), "install", tr("Open the file for your computer in this folder."))
    if not choice.programs and not choice.with_web:
        yield Way(tr("A computer with HubDesk"), "packs", tr("In HubDesk: File, Install a pack."))
