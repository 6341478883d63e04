"""Where the value of a setting comes from, and what is not believed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.model.settings import NAMED, SETTINGS, Kind
from hubdesk.services.settings import Policy, Settings, read_policy
from hubdesk.userdata.store import UserStore

if TYPE_CHECKING:
    from pathlib import Path


def test_the_table_makes_sense() -> None:
    """Each setting has a name of its own, words and a sentence, and a default that it allows."""
    assert len(NAMED) == len(SETTINGS)
    for setting in SETTINGS:
        assert setting.words
        assert setting.about.endswith(".")
        assert setting.allows(setting.default)
        assert (setting.kind is Kind.CHOICE) == bool(setting.choices)


def test_lock_before_user_before_preset_before_default() -> None:
    """An administrator's lock wins; else what the reader set; else a preset; else what the program comes with."""
    user = UserStore.in_memory()
    assert Settings(user).value("spacing") == "normal"
    assert Settings(user, Policy(presets={"spacing": "wide"})).value("spacing") == "wide"
    Settings(user).set("spacing", "widest")
    assert Settings(user, Policy(presets={"spacing": "wide"})).value("spacing") == "widest"
    locked = Settings(user, Policy(locks={"spacing": "wide"}))
    locked.set("spacing", "normal")
    assert (locked.value("spacing"), locked.is_locked("spacing"), locked.is_locked("look")) == ("wide", True, False)


@given(st.sampled_from([setting.name for setting in SETTINGS if setting.kind is not Kind.TEXT]), st.text(max_size=30))
def test_nonsense_in_the_users_file_is_not_believed(name: str, kept: str) -> None:
    """Whatever stands there, a setting has a value that it allows."""
    user = UserStore.in_memory()
    user.keep(f"setting.{name}", kept)

    assert NAMED[name].allows(Settings(user).value(name))


def test_listeners_hear_of_changes_only() -> None:
    """A value that is the same, makes no sense or is locked changes nothing."""
    settings, heard = Settings(UserStore.in_memory(), Policy(locks={"look": "dark"})), list[str]()
    settings.listen(heard.append)
    for name, value in (("spacing", "normal"), ("spacing", "wide"), ("spacing", "purple"), ("look", "light")):
        settings.set(name, value)

    assert heard == ["spacing"]


def test_an_administrators_file(tmp_path: Path) -> None:
    """Presets and locks are read, true and false too; the first file that is there counts."""
    (tmp_path / "b.toml").write_text(
        '[preset]\nlook = "sepia"\nkeep_recent = false\ntext_size = 1.25\n[lock]\ncontact_name = "Ms Example"\n',
        encoding="utf-8",
    )
    policy = read_policy([tmp_path / "a.toml", tmp_path / "b.toml"])

    assert policy.presets == {"look": "sepia", "keep_recent": "off", "text_size": "1.25"}
    assert policy.locks == {"contact_name": "Ms Example"}
    assert policy.problem == ""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[lock", "could not be used"),
        (b"\xff\xfe", "could not be used"),
        (b"#" * 70_000, "too large"),
        (b'[lock]\nlook = "purple"\nfoo = 1\n', "look, foo"),
        (b"lock = 3\nbar = 1\n", "bar"),
    ],
)
def test_a_slip_in_an_administrators_file_is_named(tmp_path: Path, content: bytes, said: str) -> None:
    """What cannot be used is said with the file's name; what can be is."""
    (tmp_path / "s.toml").write_bytes(content)
    policy = read_policy([tmp_path / "s.toml"])

    assert said in policy.problem
    assert "s.toml" in policy.problem
    assert policy.locks == {}


def test_a_folder_in_the_place_of_an_administrators_file_is_named(tmp_path: Path) -> None:
    """What is there and cannot be read is not passed over: settings that were fixed would be free without a word."""
    (tmp_path / "s.toml").mkdir()
    policy = read_policy([tmp_path / "s.toml", tmp_path / "other.toml"])

    assert policy.problem.startswith("s.toml could not be used")
    assert read_policy([tmp_path / "none" / "s.toml"]) == Policy()
