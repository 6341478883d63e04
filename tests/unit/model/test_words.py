"""Words in another language."""

from __future__ import annotations

from hubdesk.model.words import QT_TR_NOOP, speak, tr


def test_words_are_english_until_another_language_is_on() -> None:
    """Without a translator a text is said as it stands; with one, in its language; and English again after it."""
    assert tr("Home") == QT_TR_NOOP("Home") == "Home"
    speak(lambda text, comment: f"[{text}{comment}]")
    try:
        assert tr("Home", "the first page") == "[Homethe first page]"
    finally:
        speak(None)
    assert tr("Home") == "Home"
