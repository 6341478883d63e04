from __future__ import annotations

import json
import os
import stat
from typing import TYPE_CHECKING, Any

import pytest

from hubdesk.errors import KeyFileError, WriteFailedError
from hubdesk.pack.key_files import PublicKey, read_public_key, read_secret_key, write_key_files
from hubdesk.pack.succession import make_succession, read_succession, write_succession
from tests.keys import COUNCIL, COUNCIL_NEW, STRANGER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_key_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Two files: the secret one, which nobody else may read, and the public one."""
    path = tmp_path / "council.key"
    public = write_key_files(COUNCIL, path)

    assert read_secret_key(path) == COUNCIL
    assert public.name == "council.key.pub"
    assert read_public_key(public) == PublicKey(COUNCIL.public, "Harbour Town Council")
    assert COUNCIL.secret.hex() not in public.read_text("utf-8")
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_key_is_never_written_over(tmp_path: Path) -> None:
    """There is a key of that name: it stays, and the message says why."""
    path = tmp_path / "council.key"
    write_key_files(COUNCIL, path)
    with pytest.raises(KeyFileError) as caught:
        write_key_files(STRANGER, path)

    assert "never written over" in caught.value.reason
    assert read_secret_key(path) == COUNCIL


def test_a_key_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """There is no such folder."""
    with pytest.raises(WriteFailedError):
        write_key_files(COUNCIL, tmp_path / "gone" / "council.key")
    with pytest.raises(WriteFailedError):
        write_succession(make_succession(COUNCIL, STRANGER.public), tmp_path / "gone" / "a.succession")


def test_a_secret_key_is_not_shown_by_accident() -> None:
    """A log that names a key does not hold it."""
    assert repr(COUNCIL) == "SecretKey('Harbour Town Council')"


def test_a_voucher_is_read_as_it_was_written(tmp_path: Path) -> None:
    """A voucher goes through a file whole."""
    voucher = make_succession(COUNCIL, COUNCIL_NEW.public)
    write_succession(voucher, tmp_path / "new.succession")

    assert read_succession(tmp_path / "new.succession") == voucher


GOOD = {"what": "HubDesk secret key 1", "publisher": "A", "secret": "00" * 32}
BAD: list[Any] = [
    [],
    None,
    {},
    {**GOOD, "what": "HubDesk public key 1"},
    {**GOOD, "secret": "00"},
    {**GOOD, "secret": "zz" * 32},
    {**GOOD, "secret": 7},
    {**GOOD, "publisher": "  "},
    {**GOOD, "publisher": ["A"]},
]


@pytest.mark.parametrize("said", BAD, ids=range(len(BAD)))
def test_another_file_is_no_key(tmp_path: Path, said: object) -> None:
    """Whatever else stands in the file, it is refused with a reason."""
    path = tmp_path / "a.key"
    path.write_text(json.dumps(said), "utf-8")
    for read in (read_secret_key, read_public_key, read_succession):
        with pytest.raises(KeyFileError) as caught:
            read(path)
        assert caught.value.path == path


@pytest.mark.parametrize("read", [read_secret_key, read_public_key, read_succession])
def test_no_file_and_no_text_are_no_key(tmp_path: Path, read: Callable[[Path], object]) -> None:
    """The file is gone, or it is a picture."""
    (tmp_path / "a.png").write_bytes(b"\x89PNG\xff\xfe")
    for name in ("gone.key", "a.png"):
        with pytest.raises(KeyFileError):
            read(tmp_path / name)


def test_a_voucher_that_the_old_key_did_not_sign_is_refused(tmp_path: Path) -> None:
    """Somebody writes a voucher for their own key."""
    voucher = make_succession(COUNCIL, COUNCIL_NEW.public)._replace(new_key=STRANGER.public)
    write_succession(voucher, tmp_path / "a.succession")
    with pytest.raises(KeyFileError) as caught:
        read_succession(tmp_path / "a.succession")
    assert caught.value.reason == "the old key has not signed it"

    write_succession(voucher._replace(signature=b"x"), tmp_path / "b.succession")
    with pytest.raises(KeyFileError):
        read_succession(tmp_path / "b.succession")
