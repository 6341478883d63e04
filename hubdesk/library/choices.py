"""Where the user went back to a former edition: which edition of a pack is shown, when there are several."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

CHOICES = "rolled-back.json"


class Choice(NamedTuple):
    """The user went back: edition `show` is shown `instead_of` a later one."""

    show: str
    instead_of: str


def read_choices(folder: Path) -> dict[str, Choice]:
    """Give where the user went back, by pack. What cannot be read counts as nothing: the latest edition is shown."""
    try:
        content = (folder / CHOICES).read_bytes()
    except OSError:
        return {}
    import json  # nearly nobody has gone back, and a start need not wait for it

    try:
        loaded = json.loads(content)
        return {str(id_): Choice(str(said["show"]), str(said["instead_of"])) for id_, said in loaded.items()}
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}


def is_preferred(edition: str, over: str, choice: Choice | None) -> bool:
    """Say whether an edition is shown rather than another one of the same pack."""
    if choice is not None and max(edition, over) <= choice.instead_of and choice.show in (edition, over):
        return edition == choice.show != over
    return edition > over
