"""Words are planted in each kind of place that an author can write in, files too, and each of them must be found."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from hubdesk.library.search import LibrarySearch
from hubdesk.model.query import read_query
from hubdesk.services.publish import build_pack
from tests.packs import ROOT
from tests.unit.authoring.test_file_text import _docx, _pdf, _pptx, _xlsx

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = {
    "title": "snirkle", "summary": "quoffrin", "heading": "dwimbell", "deep heading": "plorstick", "body": "vaxterin",
    "bold": "glimmock", "link": "trundleby", "note": "yarrowick", "cell": "zindlefer", "table head": "crottlepin",
    "list": "murgatroop", "inner list": "fenwicket", "quote": "hobbleskin", "term": "jostermain", "meaning": "kettlering",
    "box title": "lumberwock", "box": "narthingale", "caption": "ostlethwait", "picture": "pippernoll",
    "code": "ruddlecomb", "code block": "swizzenby", "pdf": "thackrelow", "docx": "umberfolk", "pptx": "wexingham",
    "xlsx": "brindlemoor",
}  # fmt: skip
FILES = {"pdf": _pdf, "docx": _docx, "pptx": _pptx, "xlsx": _xlsx}
CODES = (
    "PSHE-3b", "CAMHS-17", "0-19", "O'Brindle", "zwoïlle", "KS3-x7", "Straßwick", "1.250", "c4/117b", "2016-17", "Yr9b",
    "e-Fenlow", "Łupin", "Åmundeg", "quib.wex", "trell_mok", "snafrel™", "flim—flam", "A&Q", "№ 4711", "50.5%", "#drimble",
    "œuvrecot", "wib\u00adblefen",
)  # fmt: skip

PAGE = """---
title: An entry that says {title}
summary: What this is about is {summary}.
partnership: harbour
themes: [peer-mentoring]
level: universal
sources: [harbour-1]
attachments: [planted.pdf, planted.docx, planted.pptx, planted.xlsx]
---

## What it is

Here stands {body}, here **{bold}** and here [{link}](https://example.org/one).[^one] In code `{code}` stands.

[^one]: A note says {note}.

## About {heading}

### More of {deep heading}

- One
- Two {list}
    - Three {inner list}

| Who | {table head} |
|---|---|
| {cell} | 3 |

> They said {quote}.

{term}
: It means {meaning}.

!!! note "Box {box title}"
    In the box {box}.

![Drawn: {picture}](../../assets/pictures/bus.png "Caption {caption}")

```
{code block}
```
"""


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LibrarySearch]:
    """Search in a pack that was built from Markdown: all that was planted stands in one entry, each code in its own."""
    folder: Path = tmp_path_factory.mktemp("everywhere")
    shutil.copytree(ROOT / "tests" / "data" / "small", folder, dirs_exist_ok=True)
    place = folder / "entries" / "harbour"
    (place / "planted.md").write_text(PAGE.format_map(WORDS), encoding="utf-8")
    for name, make in FILES.items():
        (folder / "assets" / f"planted.{name}").write_bytes(make(f"Here stands {WORDS[name]}"))
    head = PAGE.partition("attachments")[0]
    for number, code in enumerate(CODES):
        typed = code.replace("_", r"\_").replace("#", r"\#")
        named = head.format(title=f"code {number}", summary="a code")
        text = f"{named}---\n\n## What it is\n\nWe call it {typed} here, and go on.[^harbour-1]\n"
        (place / f"code-{number}.md").write_text(text, encoding="utf-8")
    build_pack(folder, folder / "small.hubpack")
    with closing(LibrarySearch([(folder / "small.hubpack", "small")])) as opened:
        yield opened


def _first(search: LibrarySearch, typed: str, *, while_typing: bool = False) -> str:
    return next((hit.id for hit in search.search(read_query(typed, while_typing=while_typing), 1).hits), "")


@pytest.mark.parametrize("place", WORDS)
def test_a_word_is_found_wherever_it_stands(search: LibrarySearch, place: str) -> None:
    """Typed whole, in capitals, in quotes, as far as its last letter but one, and with two letters swapped."""
    word = WORDS[place]
    ways = (word, word.upper(), f'"{word}"', f"{word[:3]}{word[4]}{word[3]}{word[5:]}", f"what is {word} for")

    assert {way: _first(search, way) for way in ways} == dict.fromkeys(ways, "harbour/planted")
    assert _first(search, word[:-1], while_typing=True) == "harbour/planted"


@pytest.mark.parametrize("name", FILES)
def test_the_hit_says_which_file_has_the_word(search: LibrarySearch, name: str) -> None:
    """What is shown is the place in the file, marked, and the name of the file."""
    (hit,) = search.search(read_query(WORDS[name])).hits

    assert hit.attachment.endswith(f"planted.{name}")
    assert [hit.snippet.text[first:past] for first, past in hit.snippet.marks] == [WORDS[name]]


@pytest.mark.parametrize("code", CODES)
def test_codes_and_odd_words_are_found_as_they_are_written(search: LibrarySearch, code: str) -> None:
    """With hyphens, apostrophes, accents, digits and signs; in small letters too."""
    its = f"harbour/code-{CODES.index(code)}"

    assert _first(search, code) == its
    assert _first(search, code.lower()) == its
    assert _first(search, f'"{code}"') == its
