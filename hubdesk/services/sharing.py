"""What the window needs to install packs, to make sticks and to check them: one object with all that is asked for.

Its methods run in a Job's thread; each opens what it needs for itself.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hubdesk.model.marks import Mark
from hubdesk.model.text import plain_line
from hubdesk.model.words import tr
from hubdesk.services.installing import Offer, install, look_at
from hubdesk.services.trust import Trust
from hubdesk.userdata.marks import marked_entries

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from hubdesk.model.progress import CancelToken, Report
    from hubdesk.pack.key_files import SecretKey
    from hubdesk.paths import Places
    from hubdesk.services.installing import Question
    from hubdesk.services.sticks import StickChoice
    from hubdesk.transfer.queues import Outcome
    from hubdesk.userdata.store import UserStore


class StoredMarks:
    """The user's marks as they stood when this was made, so that another thread can ask for them."""

    def __init__(self, store: UserStore) -> None:
        self._marked = marked_entries(store)

    def marks_in(self, pack_id: str) -> Iterable[Mark]:
        """Give every mark at an entry of a pack."""
        return [
            Mark(one.entry, tr(mark.words).format(name=plain_line(mark.name)))
            for one in self._marked
            if one.pack in ("", pack_id)
            for mark in one.marks
        ]


class Sharing:
    """Packs onto this device, and copies of it for others."""

    def __init__(self, places: Places, store: UserStore) -> None:
        self.places = places
        self.trust = Trust(store)
        self._store = store

    def look_at(self, path: Path) -> Callable[[Report, CancelToken], Offer]:
        """Give the work that proves a pack and says what installing it would change."""
        marks = StoredMarks(self._store)
        return lambda report, token: look_at(path, self.places, self.trust, marks, report, token)

    def install(self, offer: Offer, agreed: Collection[Question]) -> Callable[[Report, CancelToken], Path]:
        """Give the work that installs a pack that was looked at."""
        return lambda report, token: install(offer, self.places, agreed, report, token)

    def make_sticks(
        self,
        choice: StickChoice,
        roots: Sequence[Path],
        key: SecretKey | None,
        report_of: Callable[[Path], Report],
    ) -> Callable[[Report, CancelToken], list[Outcome]]:
        """Give the work that gathers what goes on sticks, and makes them side by side.

        Args:
            choice: what goes on them.
            roots: drives or folders.
            key: signs their lists.
            report_of: gives each drive its report, called in that drive's thread.
        """

        def work(report: Report, token: CancelToken) -> list[Outcome]:
            from hubdesk.services.sticks import plan_stick
            from hubdesk.transfer.copying import make_stick
            from hubdesk.transfer.queues import work_on_all

            with tempfile.TemporaryDirectory(prefix="hubdesk-") as folder:
                plan = plan_stick(choice, Path(folder), report, token)
                return work_on_all(
                    roots, lambda root, said, stop: make_stick(plan, root, key, said, stop), report_of, token
                )

        return work
