"""A folder of installed packs: a new edition is put beside the former one, which stays, so that one can go back.

`<id>@<edition>.hubpack` holds an edition; of several the latest is shown. Going back writes one line into
`rolled-back.json`: show this edition instead of that one. A later edition than that is shown again by itself. So each
step is a single rename: killed at any moment, the library is as before or as after.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.durable import PART_SUFFIX, part_of, settle, write_whole
from hubdesk.errors import NoFormerEditionError, PackDamagedError, PackError, WriteFailedError
from hubdesk.library.choices import CHOICES, Choice, is_preferred, read_choices
from hubdesk.model.progress import CancelToken, Progress, Report, no_report
from hubdesk.model.words import tr
from hubdesk.pack.check import Proof, verify_pack
from hubdesk.pack.reader import Pack
from hubdesk.paths import PACK_SUFFIX, find_packs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_BLOCK = 1 << 20
_KEPT_EDITIONS = 2


class Held(NamedTuple):
    """A pack file on a shelf."""

    path: Path
    pack_id: str
    edition: str


class Shelf:
    """One folder of packs that may be written to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def held(self) -> list[Held]:
        """List the packs of this folder that open, latest edition first."""
        found = []
        for path in find_packs((self.folder,)):
            with suppress(PackError), Pack(path) as pack:
                found.append(Held(path, pack.info.id, pack.info.edition))
        return sorted(found, key=lambda one: one.edition, reverse=True)

    def put(self, source: Path, proof: Proof, report: Report = no_report, token: CancelToken | None = None) -> Path:
        """Copy a pack onto the shelf. The copy itself is proven, so what was judged is what is installed.

        Args:
            source: the pack.
            proof: what `verify_pack` said of it; the copy must say the same.
            report: called with bytes of bytes in all, once for copying and once for reading back.
            token: asked before each block.
        Returns:
            Where the pack is now.
        Raises:
            PackDamagedError: the copy is not what was proven. WriteFailedError: no room, or no right to write.
            CancelledError. In all cases the shelf is as it was.
        """
        target = self.folder / f"{proof.pack_id}@{proof.edition}{PACK_SUFFIX}"
        part = part_of(target)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            _copy(source, part, report, token)
            if verify_pack(part, report, token) != proof:
                raise PackDamagedError(source, tr("it changed while it was copied."))
            settle(part, target)
            self._drop_choice(proof.pack_id)
        except OSError as error:
            raise WriteFailedError.of(target, error) from error
        finally:
            with suppress(OSError):  # it has its name by now, or went with its drive
                part.unlink(missing_ok=True)
        self._clear(proof.pack_id, target)
        return target

    def go_back(self, pack_id: str) -> Held:
        """Show the former edition of a pack again; the present one stays on the shelf.

        Raises:
            NoFormerEditionError: there is none here. WriteFailedError.
        """
        held = [one for one in self.held() if one.pack_id == pack_id]
        present = self._shown(held, read_choices(self.folder).get(pack_id))
        former = next((one for one in held if present and one.edition < present.edition), None)
        if present is None or former is None:
            raise NoFormerEditionError(pack_id)
        self.show_instead(pack_id, former.edition, held[0].edition)
        return former

    def show_instead(self, pack_id: str, edition: str, instead_of: str) -> None:
        """Show an edition instead of a later one, until there is one that is later still."""
        self._write({**read_choices(self.folder), pack_id: Choice(edition, instead_of)})

    def _shown(self, held: list[Held], choice: Choice | None) -> Held | None:
        shown: Held | None = None
        for one in held:
            if shown is None or is_preferred(one.edition, shown.edition, choice):
                shown = one
        return shown

    def _drop_choice(self, pack_id: str) -> None:
        choices = read_choices(self.folder)
        if choices.pop(pack_id, None):
            self._write(choices)

    def _write(self, choices: Mapping[str, Choice]) -> None:
        said = {id_: choice._asdict() for id_, choice in sorted(choices.items())}
        try:
            write_whole(self.folder / CHOICES, (json.dumps(said, indent=2) + "\n").encode())
        except OSError as error:
            raise WriteFailedError.of(self.folder / CHOICES, error) from error

    def _clear(self, pack_id: str, latest: Path) -> None:
        """Take away editions that are older than the former one, and what a killed copy left half-written."""
        ours = [one for one in self.held() if one.pack_id == pack_id and one.path.name.startswith(f"{pack_id}@")]
        for one in ours[_KEPT_EDITIONS:]:
            if one.path != latest:
                with suppress(OSError):  # a window may hold it open; the next edition clears it away
                    one.path.unlink()
        with suppress(OSError):
            for leftover in self.folder.glob(f"{pack_id}@*{PACK_SUFFIX}{PART_SUFFIX}"):
                leftover.unlink()


def _copy(source: Path, part: Path, report: Report, token: CancelToken | None) -> None:
    total, done = source.stat().st_size, 0
    with source.open("rb") as reading, part.open("wb") as writing:
        while block := reading.read(_BLOCK):
            if token is not None:
                token.check()
            writing.write(block)
            done += len(block)
            report(Progress(done, total, tr("Copying the pack")))
