"""Makes Qt's ICU data on Linux small: most of its 31 MB are names of currencies and regions that nothing asks for.

Qt 6 is linked with ICU for sorting names by a language's rules, for capitals, and for old encodings. The data library
that comes with it holds a table of contents and some 3,900 items (format: ICU User Guide, "ICU Data"; the header is
`UDataInfo` with the mark CmnD). What is kept is written into a library of the same name with the same one symbol, so
the full one can be put in its place at any time. ICU falls back to its root data for what is not there.
"""

from __future__ import annotations

import re
import struct
import subprocess
import tempfile
from pathlib import Path

_NAME = re.compile(r"libicudata\.so\.(\d+)$")
_KEPT = re.compile(
    r"(?:root|en|en_GB|en_US|pool|res_index|supplementalData|likelySubtags|numberingSystems|keyTypeData|"
    r"plurals|pluralRanges|"
    r"metadata|icuver|dayPeriods|timezoneTypes|zoneinfo64|metaZones|windowsZones)\.res"
    r"|[^/]+\.(?:icu|nrm|spp|cfu)"
    r"|coll/(?!(?:zh|ja|ko|yue)[._])[^/]+"
    r"|(?:brkitr|lang|region|curr|unit|zone)/(?:root|en|pool|res_index)\.res"
)
"""Root and English data, names of characters, normal forms, and the sorting rules of all languages but the large
tables for Chinese, Japanese and Korean."""


def is_icu_data(name: str) -> bool:
    """Whether a file is ICU's data library."""
    return bool(_NAME.search(name))


def make_small(source: Path, folder: Path) -> Path:
    """Write a small data library of the same name into a folder, and give its path. Needs gcc and objdump.

    Raises:
        ValueError: the library is not laid out as expected; it is better left as it is.
    """
    version = _NAME.search(source.name)
    if version is None:
        raise ValueError(f"{source.name} is no ICU data library")
    data = repack(_data_of(source, f"icudt{version[1]}_dat"))
    target = folder / source.name
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "data").write_bytes(data)
        (Path(name) / "data.s").write_text(
            f".section .rodata\n.balign 16\n.globl icudt{version[1]}_dat\n.type icudt{version[1]}_dat, @object\n"
            f'icudt{version[1]}_dat:\n.incbin "data"\n.size icudt{version[1]}_dat, . - icudt{version[1]}_dat\n'
            '.section .note.GNU-stack,"",@progbits\n',
            encoding="ascii",
        )
        command = ("gcc", "-shared", "-nostdlib", f"-Wl,-soname,{source.name}", "-Wl,--build-id=none", "-o")
        subprocess.run([*command, target.resolve(), "data.s"], cwd=name, check=True)
    return target


def repack(data: bytes) -> bytes:
    """Give ICU data with only the items that are kept."""
    header, mark = struct.unpack_from("<HH", data)
    if mark != 0x27DA or data[12:16] != b"CmnD":
        raise ValueError("not ICU's common data")
    items = _items(data, header)
    kept = [(name, content) for name, content in items if _KEPT.fullmatch(name.partition("/")[2])]
    if not 20 < len(kept) < len(items):
        raise ValueError(f"{len(kept)} of {len(items)} items would be kept")
    names = b"".join(name.encode("ascii") + b"\0" for name, _ in kept)
    at = 4 + 8 * len(kept)
    first = -(-(at + len(names)) // 16) * 16
    table, body, name_at, content_at = b"", b"", at, first
    for name, content in kept:  # in the order of the names, which ICU looks them up by
        table += struct.pack("<II", name_at, content_at)
        name_at += len(name) + 1
        padded = content + bytes(-len(content) % 16)
        body += padded
        content_at += len(padded)
    return data[:header] + struct.pack("<I", len(kept)) + table + names + bytes(first - at - len(names)) + body


def _items(data: bytes, header: int) -> list[tuple[str, bytes]]:
    (count,) = struct.unpack_from("<I", data, header)
    entries = [struct.unpack_from("<II", data, header + 4 + 8 * row) for row in range(count)]
    ends = [content for _, content in entries[1:]] + [len(data) - header]
    return [
        (
            data[header + name : data.index(b"\0", header + name)].decode("ascii"),
            data[header + content : header + end],
        )
        for (name, content), end in zip(entries, ends, strict=True)
    ]


def _data_of(library: Path, symbol: str) -> bytes:
    listing = _run("objdump", "-T", library)
    row = next((line.split() for line in listing.splitlines() if line.split()[-1:] == [symbol]), None)
    section = next((line.split() for line in _run("objdump", "-h", library).splitlines() if " .rodata " in line), None)
    if row is None or section is None:
        raise ValueError(f"{library.name} has no {symbol}")
    size, address, offset = (int(section[column], 16) for column in (2, 3, 5))
    begin = offset + int(row[0], 16) - address
    return library.read_bytes()[begin : offset + size]


def _run(*words: object) -> str:
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, check=True).stdout
