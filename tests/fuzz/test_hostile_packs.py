"""Packs from people who mean harm: whatever stands in them, it is shown, or there is a sentence.

`make test` tries a few hundred, always the same; `make fuzz` tries new ones for minutes.
"""

from __future__ import annotations

import json
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hubdesk.errors import HubDeskError, KeyFileError, PackError
from hubdesk.model.attachment_kinds import PROGRAMS, kind_of
from hubdesk.model.file_names import LONGEST_NAME, is_safe_file_name, safe_file_name
from hubdesk.model.text import plain_line
from hubdesk.pack.check import verify_pack
from hubdesk.pack.key_files import read_public_key, read_secret_key
from hubdesk.pack.seal import SIZE, Seal, digest_body
from hubdesk.pack.succession import read_succession
from tests.hostile import columns_of, read_all, with_values

if TYPE_CHECKING:
    from pathlib import Path

NASTY = (
    "", "\0", "\u202e", "../../etc/passwd", "C:\\con", "<b>x</b>", "<img src='http://127.0.0.1/x'>", "%s%n", "' OR 1=1 --",
    "\ue000\ue001", "x" * 5000, "\n" * 500, "e" + "\u0301" * 500, "hubdesk:", "file:///etc/passwd", "javascript:alert(1)",
    "2026-01-01", "partnership", "themes", "harbour", "9" * 400, "😀" * 100,
)  # fmt: skip
TEXTS = st.one_of(st.sampled_from(NASTY), st.text(st.characters(codec="utf-8"), max_size=200))
INTEGERS = st.one_of(st.sampled_from([0, -1, 1, 2**31, -(2**63), 2**63 - 1]), st.integers(-(2**63), 2**63 - 1))
_LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.text(st.characters(codec="utf-8"), max_size=20))
JSON = st.recursive(
    st.one_of(_LEAVES, st.sampled_from(["p", "h", "ul", "table", "img", "a", "note", "q", "box"])),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=30,
)
PAGES = JSON.map(lambda value: zlib.compress(json.dumps(value).encode()))
BLOBS = st.one_of(PAGES, st.binary(max_size=200), st.just(zlib.compress(b"[" * 1_000_000)))
VALUES = {"TEXT": TEXTS, "INTEGER": INTEGERS, "BLOB": BLOBS}
READERS = (read_secret_key, read_public_key, read_succession)

quick = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@quick
@given(st.data())
def test_any_value_in_any_column_is_borne(small_pack: Path, tmp_path: Path, data: st.DataObject) -> None:
    """Somebody writes what they like into a pack and seals it: each page is shown, or the pack is named; nothing else."""
    chosen = data.draw(st.lists(st.sampled_from(columns_of(small_pack)), min_size=1, max_size=4))
    changes = [(table, column, data.draw(VALUES[kind])) for table, column, kind in chosen]
    path = with_values(small_pack, tmp_path / "hostile.hubpack", changes)
    with suppress(HubDeskError):
        read_all(path)


@quick
@given(st.lists(st.tuples(st.integers(100, 2**24), st.binary(min_size=1, max_size=8)), min_size=1, max_size=6))
def test_any_bytes_under_a_right_seal_are_borne(
    small_pack: Path, tmp_path: Path, strokes: list[tuple[int, bytes]]
) -> None:
    """Somebody overwrites bytes of the file and seals it anew, so that nothing gives it away: the same."""
    content = bytearray(small_pack.read_bytes()[:-SIZE])
    for place, stroke in strokes:
        at = 100 + place % (len(content) - 108)
        content[at : at + len(stroke)] = stroke
    path = tmp_path / "hostile.hubpack"
    path.write_bytes(content)
    with path.open("ab") as file:
        file.write(Seal(digest_body(path, tail=0)).to_bytes())
    for look in (read_all, verify_pack):
        with suppress(PackError, HubDeskError):
            look(path)


@quick
@given(st.one_of(st.binary(max_size=300), JSON.map(lambda value: json.dumps(value).encode())))
def test_any_file_as_a_key_is_refused(tmp_path: Path, content: bytes) -> None:
    """No file but a key is taken for one."""
    path = tmp_path / "a.key"
    path.write_bytes(content)
    for read in READERS:
        with pytest.raises(KeyFileError):
            read(path)


@given(TEXTS)
def test_any_name_becomes_one_that_every_drive_can_hold(name: str) -> None:
    """Whatever a file is called in a pack, it is saved under a plain name, in the folder that was chosen."""
    safe = safe_file_name(name)

    assert safe
    assert len(safe) <= LONGEST_NAME + 1
    assert not set(safe) & set('<>:"/\\|?*\0\n')
    assert safe.strip(". ") == safe
    assert is_safe_file_name(safe)


@given(TEXTS)
def test_a_name_is_one_line_of_what_can_be_seen(name: str) -> None:
    """The names that a pack gives cannot turn, break or hide what stands beside them."""
    line = plain_line(name)

    assert len(line) <= 120
    assert line.isprintable() or not line
    assert plain_line(line) == line


@given(TEXTS, st.sampled_from(sorted(PROGRAMS)), st.sampled_from(["", ".", " ", ". ", ".txt", ".PDF"]))
def test_a_program_is_never_opened_whatever_it_is_called(name: str, ending: str, more: str) -> None:
    """A program with a second ending, in capitals, or with dots behind it is still one."""
    kind = kind_of(name + ending.upper() + more)

    assert (kind.may_open, kind.may_save) == (False, False)
