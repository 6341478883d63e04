from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.export.names import asset_name, file_name

_TEXTS = st.text(max_size=90)


@pytest.mark.parametrize("name", ["kent", "safe-spaces", "a", "1-2-3", "x" * 64])
def test_a_plain_name_stays(name: str) -> None:
    """The entries that authors write keep the names that they have."""
    assert file_name(name) == name


@given(_TEXTS)
def test_any_name_becomes_one_that_every_system_takes(text: str) -> None:
    """No way out of the folder, no letter that Windows forbids, no name of a device, not too long."""
    name = file_name(text)

    assert re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,63}", name)
    assert name not in ("con", "nul", "aux", "prn", "com1", "lpt9")


@given(_TEXTS, _TEXTS)
def test_unlike_names_stay_unlike(first: str, second: str) -> None:
    """Two entries never share a file, not even where the drive takes capitals for small letters."""
    assert (file_name(first).lower() == file_name(second).lower()) is (first == second)


@pytest.mark.parametrize(
    ("path", "named"),
    [("pictures/bus.png", r"pictures-bus\.png"), ("a.PDF", r"a\.pdf"), ("con.txt", r"con_\w{10}\.txt"), ("x", "x"),
     ("../../a.svg", r"x_\w{10}-x_\w{10}-a\.svg"), ("a.p?g", r"a-p-g_\w{10}")],
)  # fmt: skip
def test_a_file_keeps_its_ending(path: str, named: str) -> None:
    """The system opens it by its ending; its folders become part of its name."""
    assert re.fullmatch(named, asset_name(path))
