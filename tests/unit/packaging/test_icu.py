"""ICU's small data keeps what it says, in a form that ICU's own table describes."""

from __future__ import annotations

import struct

import icu
import pytest

KEPT = ("icudt73l/coll/sv.res", "icudt73l/en.res", "icudt73l/root.res")
DROPPED = ("icudt73l/coll/zh.res", "icudt73l/curr/sv.res", "icudt73l/sv.res")
FILLERS = tuple(f"icudt73l/coll/f{number:02}.res" for number in range(25))


def data_of(items: dict[str, bytes]) -> bytes:
    """Write ICU's common data: a header of 32 bytes, a table, names that end with 0, contents at multiples of 16."""
    header = struct.pack("<HH", 32, 0x27DA) + bytes(8) + b"CmnD" + bytes(16)
    names, name_at = b"", {}
    begin = 4 + 8 * len(items)
    for name in sorted(items):
        name_at[name] = begin + len(names)
        names += name.encode() + b"\0"
    body_at = -(-(begin + len(names)) // 16) * 16
    table, body = struct.pack("<I", len(items)), b""
    for name in sorted(items):
        table += struct.pack("<II", name_at[name], body_at + len(body))
        body += items[name] + bytes(-len(items[name]) % 16)
    return header + table + names + bytes(body_at - begin - len(names)) + body


def items_of(data: bytes) -> dict[str, bytes]:
    """Read the table as ICU does."""
    (header,) = struct.unpack_from("<H", data)
    (count,) = struct.unpack_from("<I", data, header)
    found = {}
    for row in range(count):
        name, content = struct.unpack_from("<II", data, header + 4 + 8 * row)
        begin = header + name
        found[data[begin : data.index(b"\0", begin)].decode()] = data[header + content : header + content + 16]
    return found


def test_repacking_keeps_english_and_every_order_of_letters_and_drops_the_rest() -> None:
    """What is kept has its own content under its own name, in the order that ICU looks names up by."""
    items = {name: name[-16:].encode().ljust(16, b".") for name in (*KEPT, *DROPPED, *FILLERS)}

    found = items_of(icu.repack(data_of(items)))

    assert found == {name: items[name] for name in (*KEPT, *FILLERS)}
    assert list(found) == sorted(found)


def test_data_of_another_kind_is_refused() -> None:
    """A file that is no ICU data is not rewritten."""
    with pytest.raises(ValueError, match="not ICU's common data"):
        icu.repack(bytes(64))


def test_data_that_would_lose_almost_everything_is_refused() -> None:
    """Names in a new form would match nothing: better no small data than a broken program."""
    with pytest.raises(ValueError, match="would be kept"):
        icu.repack(data_of(dict.fromkeys((*KEPT, *DROPPED), bytes(16))))
