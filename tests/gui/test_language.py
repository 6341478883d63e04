"""Another language: its words, its numbers, its direction, from a file like those that translators hand in."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from hubdesk.gui.language import languages, take_up_language
from hubdesk.model.words import say_number, speak, tr

_TS = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="{code}"><context><name></name>
<message><source>Settings</source><translation>{words}</translation></message></context></TS>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Have two languages: one from left to right, one from right to left."""
    for code, words in (("de", "Einstellungen"), ("ar", "الإعدادات")):
        source = tmp_path / f"hubdesk_{code}.ts"
        source.write_text(_TS.format(code=code, words=words), encoding="utf-8")
        done = subprocess.run(
            [Path(sys.executable).with_name("pyside6-lrelease"), source], capture_output=True, check=False
        )
        if done.returncode:
            pytest.skip("lrelease does not start here")
    return tmp_path


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    """Speak English after each test."""
    yield
    speak(None)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QLocale.setDefault(QLocale("en_GB"))


def test_a_language_is_taken_up_with_its_numbers_and_direction(qapp: QApplication, folder: Path) -> None:
    """German says 1.204; Arabic goes from right to left."""
    assert set(languages(folder)) == {"de", "ar"}
    assert take_up_language(qapp, "de", folder) == "de"
    assert (tr("Settings"), say_number(1204)) == ("Einstellungen", "1.204")
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert take_up_language(qapp, "ar", folder) == "ar"
    assert tr("Settings") == "الإعدادات"
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_a_kind_of_a_language_falls_back_to_the_language(qapp: QApplication, folder: Path) -> None:
    """Austria's German is spoken as German, since there is no file of its own."""
    assert take_up_language(qapp, "de_AT", folder) == "de"


@pytest.mark.parametrize("wanted", ["xx", "en", "en_GB"])
def test_what_there_is_no_file_for_stays_english(qapp: QApplication, folder: Path, wanted: str) -> None:
    """English needs no file, and a language that nobody has translated is English too."""
    assert take_up_language(qapp, wanted, folder) == "en"
    assert tr("Settings") == "Settings"


def test_a_damaged_file_is_passed_over(qapp: QApplication, tmp_path: Path) -> None:
    """A file that is none leaves English on."""
    (tmp_path / "hubdesk_fr.qm").write_bytes(b"no translation")

    assert take_up_language(qapp, "fr", tmp_path) == "en"
