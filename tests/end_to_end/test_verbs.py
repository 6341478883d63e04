"""The verbs as a process of their own: from the texts to a pack to an answer, as a script uses them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest
from pypdf import PdfReader

from tests.packs import ROOT, SMALL_SOURCE

if TYPE_CHECKING:
    from pathlib import Path

ASCII = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}


class Done(NamedTuple):
    """What a process answered, byte for byte."""

    code: int
    out: bytes
    err: bytes


def hubdesk(*words: str | Path, **environment: str) -> Done:
    """Run `hubdesk` with these words."""
    done = subprocess.run(
        [sys.executable, "-m", "hubdesk", *words],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    return Done(done.returncode, done.stdout, done.stderr)


def test_from_texts_to_an_answer(tmp_path: Path, home: Path) -> None:
    """The texts are checked and built into the home's folder; the pack is listed, verified, searched and shown."""
    pack = home / "packs" / "small.hubpack"
    checked = hubdesk("check", "--json", SMALL_SOURCE)
    built = hubdesk("build", SMALL_SOURCE, "-o", pack)
    listed = hubdesk("list", "--json")
    verified = hubdesk("verify", pack)
    found = hubdesk("search", "--json", "self-harm", "--theme", "whole-school-approaches")
    shown = hubdesk("show", f"small/{json.loads(found.out)['hits'][0]['id']}")

    assert [done.code for done in (checked, built, listed, verified, found, shown)] == [0] * 6
    assert json.loads(checked.out)["findings"] == []
    assert "small" in [one["id"] for one in json.loads(listed.out)["packs"]]
    assert verified.out.startswith(b"small.hubpack is whole")
    assert shown.out.startswith(b"Knowing what to say when somebody is hurting\n====")
    assert b"".join(done.err for done in (checked, built, listed, verified, found, shown)) == b""


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two builds, in two processes with other hash seeds and other time zones: not a byte differs."""
    for name, seed, zone in (("a", "1", "UTC"), ("b", "2", "Pacific/Auckland")):
        assert hubdesk("build", SMALL_SOURCE, "-o", tmp_path / name, PYTHONHASHSEED=seed, TZ=zone).code == 0

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("environment", [{}, ASCII], ids=["as it is", "ascii"])
def test_answers_are_utf_8_whatever_the_terminal_says(small_pack: Path, environment: dict[str, str]) -> None:
    """A terminal that claims to know ASCII alone gets accents, dots and quotes all the same, also in messages."""
    found = hubdesk("search", "cafe", "--library", small_pack, **environment)
    in_json = hubdesk("search", "--json", "cafe", "--library", small_pack, **environment)
    missing = hubdesk("show", "café", "--library", small_pack, **environment)

    assert "Café afternoons for parents" in found.out.decode("utf-8")
    assert "“cafe”" in found.out.decode("utf-8")
    assert json.loads(in_json.out.decode("utf-8"))["hits"][0]["title"] == "Café afternoons for parents"
    assert missing.err.decode("utf-8").startswith("“caf")


def test_an_answer_in_a_file_has_no_colours(small_pack: Path) -> None:
    """What is bold on a terminal is plain in a file."""
    assert b"\x1b" not in hubdesk("search", "bus", "--library", small_pack).out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--version",), 0),
        (("--help",), 0),
        (("search", "zeppelin", "--library", "{pack}"), 0),
        (("show", "nobody/nothing", "--library", "{pack}"), 1),
        (("check", "{source}/entries"), 3),
        (("search",), 2),
        (("list", "--nonsense"), 2),
        (("show", "nothing", "--library", "{pack}"), 2),
        (("info", "gone.hubpack"), 3),
        (("verify", "{source}/pack.yaml"), 3),
        (("list", "--library", "{source}"), 3),
        (("info", "n" * 300), 4),
        (("build", "{source}", "-o", "{pack}/below/a.hubpack"), 4),
    ],
)
def test_scripts_can_tell_by_the_exit_code(small_pack: Path, words: tuple[str, ...], code: int) -> None:
    """Done is 0, not so 1, wrong words 2, a file that cannot be used 3, a device that failed 4; never a traceback."""
    named = {"pack": small_pack, "source": SMALL_SOURCE}
    done = hubdesk(*(word.format(**named) for word in words))

    assert done.code == code
    assert (done.err == b"") is (code == 0)
    assert (done.out == b"") is (code != 0)


def test_a_reader_that_has_gone_is_no_failure(small_pack: Path) -> None:
    """`hubdesk show … | head -1`: the reader leaves, nothing is said, and the exit code is 0."""
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "hubdesk", "show", "harbour/walk-and-talk", "--library", small_pack],
        cwd=ROOT,
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full drive to write to")  # noqa: PTH110
def test_a_full_drive_is_said(small_pack: Path) -> None:
    """The answer goes to a full drive: exit code 4, and what to do, without a traceback."""
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "hubdesk", "list", "--library", small_pack],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert done.returncode == 4
    assert done.stderr.decode().splitlines() == [
        "The device failed: No space left on device.",
        "Check the room on the drive and that it is still there.",
    ]


def test_a_question_leaves_no_trace(small_pack: Path, home: Path) -> None:
    """Verbs that only read write nothing, neither at home nor beside the pack."""
    before = sorted(small_pack.parent.iterdir())
    for words in (("list",), ("search", "walk"), ("show", "harbour/buddies")):
        assert hubdesk(*words, "--library", small_pack).code == 0
    assert (hubdesk("info", small_pack).code, hubdesk("verify", small_pack).code) == (0, 0)

    assert list(home.iterdir()) == []
    assert sorted(small_pack.parent.iterdir()) == before


def test_a_pdf_is_made_as_it_is_wished_for(headstart_pack: Path, tmp_path: Path) -> None:
    """Letter paper has another size, large print takes more pages, and what no source has can be left out."""
    made = {name: tmp_path / f"{name}.pdf" for name in ("usual", "letter", "large", "sourced")}
    words = {
        "usual": ("--paper", "a4"),
        "letter": ("--paper", "letter", "--black"),
        "large": ("--paper", "a4", "--large-print"),
        "sourced": ("--paper", "a4", "--only-sourced"),
    }
    for name, target in made.items():
        assert hubdesk("export", "pdf", target, "kent/safe-spaces", *words[name], "--library", headstart_pack).code == 0
    read = {name: PdfReader(target) for name, target in made.items()}
    boxes = {name: read[name].pages[0].mediabox for name in ("usual", "letter")}

    assert {name: (round(box.width), round(box.height)) for name, box in boxes.items()} == {
        "usual": (595, 842), "letter": (612, 792),
    }  # fmt: skip
    assert len(read["large"].pages) > len(read["usual"].pages)
    words_of = {name: "".join(page.extract_text() for page in one.pages) for name, one in read.items()}
    assert {name for name, text in words_of.items() if "Start on Monday" in text} == {"usual", "letter", "large"}
