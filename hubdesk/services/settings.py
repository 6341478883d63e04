"""The value of every setting: an administrator's lock, else what the reader set, else a preset, else the default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from hubdesk.model.settings import NAMED, TextLook
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from hubdesk.userdata.store import UserStore

_PREFIX = "setting."
_MOST_BYTES = 64 << 10


class Policy(NamedTuple):
    """What an administrator's file says. `problem` is a plain line if the file, or a part of it, could not be used."""

    presets: Mapping[str, str] = {}
    locks: Mapping[str, str] = {}
    problem: str = ""


class Settings:
    """Reads and keeps settings. Whoever must act on a change adds a listener."""

    def __init__(self, user: UserStore, policy: Policy | None = None) -> None:
        self._user, self.policy = user, policy or Policy()
        self._listeners: list[Callable[[str], None]] = []
        user.on_value = self._hear

    def value(self, name: str) -> str:
        """Give the value of a setting. One that makes no sense, of whatever file, counts as not set."""
        setting = NAMED[name]
        for found in (
            self.policy.locks.get(name),
            self._user.value(_PREFIX + name, "\0"),
            self.policy.presets.get(name),
        ):
            if found is not None and found != "\0" and setting.allows(found):
                return found
        return setting.default

    def is_locked(self, name: str) -> bool:
        """Whether an administrator has fixed a setting."""
        lock = self.policy.locks.get(name)
        return lock is not None and NAMED[name].allows(lock)

    def set(self, name: str, value: str) -> None:
        """Keep a value. What is locked, or makes no sense, stays as it is."""
        if self.is_locked(name) or not NAMED[name].allows(value) or value == self.value(name):
            return
        self._user.keep(_PREFIX + name, value)
        self._tell(name)

    def reset(self) -> None:
        """Set everything back to what it was at first."""
        for name, setting in NAMED.items():
            self.set(name, self.policy.presets.get(name, setting.default))

    def listen(self, listener: Callable[[str], None]) -> None:
        """Have a function called with a setting's name after it was changed."""
        self._listeners.append(listener)

    def _hear(self, kept_name: str) -> None:
        """Another window has changed a value."""
        name = kept_name.removeprefix(_PREFIX)
        if name != kept_name and name in NAMED and not self.is_locked(name):
            self._tell(name)

    def _tell(self, name: str) -> None:
        for listener in self._listeners:
            listener(name)

    @property
    def text_look(self) -> TextLook:
        """How running text is set."""
        return TextLook(self.value("font"), self.value("spacing"), self.value("width"))

    @property
    def zoom(self) -> float:
        """How large text is: 1 is the usual size."""
        return float(self.value("text_size"))

    @property
    def contact(self) -> tuple[str, str]:
        """The school's own safeguarding contact and how to reach them; two empty texts where none was entered."""
        return self.value("contact_name").strip(), self.value("contact_reach").strip()


def read_policy(files: Sequence[Path]) -> Policy:
    """Read the first of an administrator's files that is there.

    It is TOML: a table `[preset]` with values that a reader may change and a table `[lock]` with values that stay. A
    file that is there and cannot be read (a folder of its name, one that is another user's) and a setting that is not
    known are named in `problem`; the rest counts.
    """
    for file in files:
        try:
            with file.open("rb") as opened:
                content = opened.read(_MOST_BYTES + 1)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:  # fixed settings that go without a word would be worse than a line
            return _unusable(file, str(error.strerror))
        return _parse(file, content)
    return Policy()


def _unusable(file: Path, reason: str) -> Policy:
    said = tr("{file} could not be used: {reason}. The usual settings are on. Tell whoever set up this computer.")
    return Policy(problem=said.format(file=file.name, reason=reason))


def _parse(file: Path, content: bytes) -> Policy:
    import tomllib  # few computers have such a file

    try:
        if len(content) > _MOST_BYTES:
            raise ValueError("it is too large")
        found = tomllib.loads(content.decode("utf-8-sig"))
    except ValueError as error:  # TOMLDecodeError and UnicodeDecodeError are ValueErrors
        return _unusable(file, str(error))
    unknown: list[str] = [name for name in found if name not in ("preset", "lock")]
    presets, locks = (_table(found.get(part), unknown) for part in ("preset", "lock"))
    said = tr("{file} has settings that HubDesk does not know: {names}. The others are on.")
    return Policy(presets, locks, said.format(file=file.name, names=", ".join(unknown)) if unknown else "")


def _table(untrusted_table: Any, unknown: list[str]) -> dict[str, str]:
    taken: dict[str, str] = {}
    for name, value in untrusted_table.items() if isinstance(untrusted_table, dict) else ():
        text = {True: "on", False: "off"}.get(value, str(value)) if isinstance(value, bool) else str(value)
        if name in NAMED and NAMED[name].allows(text):
            taken[name] = text
        else:
            unknown.append(name)
    return taken
