"""Words and numbers in another language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hubdesk.model.say import join_words, say_date, say_size
from hubdesk.model.text import count_of
from hubdesk.model.words import QT_TR_NOOP, Speech, say_number, speak, tr
from tests.fakes.languages import LONG, MIRRORED


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Speak English after each test."""
    yield
    speak(None)


def test_words_are_english_until_another_language_is_on() -> None:
    """Without a translator a text is said as it stands; with one, in its language; and English again after it."""
    assert tr("Home") == QT_TR_NOOP("Home") == "Home"
    speak(Speech(lambda text, comment: f"[{text}{comment}]"))
    assert tr("Home", ", the first page") == "[Home, the first page]"
    speak(None)
    assert tr("Home") == "Home"


def test_numbers_and_dates_follow_the_language() -> None:
    """Thousands are parted, and months and lists said, as the language does."""
    assert (say_number(1204), count_of(1204, "entry", "entries")) == ("1,204", "1,204 entries")
    assert (say_date("2026-11-23"), join_words(("a", "b", "c"))) == ("23 November 2026", "a, b and c")
    speak(
        Speech(
            lambda text, _comment: {"November": "Tachwedd", "{several} and {last}": "{several} a {last}"}.get(
                text, text
            ),
            ".",
        )
    )

    assert count_of(1204, "cofnod") == "1.204 cofnods"
    assert (say_date("2026-11-23"), join_words(("a", "b", "c"))) == ("23 Tachwedd 2026", "a, b a c")


def test_sizes_and_dates_are_written_as_the_language_does() -> None:
    """German has a comma where English has a point; Arabic has digits of its own, also in a date and a size."""
    sizes = (812, 24_400, 3_149_000, 1_234_000_000_000)
    assert [say_size(size) for size in sizes] == ["812 bytes", "24 KB", "3.1 MB", "1,234.0 GB"]
    speak(Speech(lambda text, _comment: text, ".", ","))
    assert [say_size(size) for size in sizes] == ["812 bytes", "24 KB", "3,1 MB", "1.234,0 GB"]
    assert say_date("2026-11-03") == "3 November 2026"
    speak(Speech(lambda text, _comment: text, "٬", "٫", "٠"))
    assert [say_size(size) for size in sizes] == ["٨١٢ bytes", "٢٤ KB", "٣٫١ MB", "١٬٢٣٤٫٠ GB"]
    assert (say_date("2026-11-03"), say_number(1204)) == ("٣ November ٢٠٢٦", "١٬٢٠٤")


def test_the_languages_for_tests_leave_what_is_filled_in() -> None:
    """A longer and a mirrored text keep their {names} and the & that marks a key."""
    for speech in (LONG, MIRRORED):
        said = speech.translate("&Only {name} ({count})", "")
        assert "{name}" in said
        assert "{count}" in said
        assert "&" in said
        assert said.format(name="Kent", count=3)
    assert len(LONG.translate("Search the library", "")) >= 1.4 * len("Search the library")
