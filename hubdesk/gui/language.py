"""The language of the interface: files `hubdesk_<language>.qm` in resources/translations, chosen like the system's.

English is in the program itself and needs no file. `make translations` gathers the words for translators and makes
the files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.model.words import Speech, speak
from hubdesk.paths import resources_folder

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

_PREFIX = "hubdesk_"


def languages(folder: Path | None = None) -> dict[str, Path]:
    """Give the languages that there are files for, by their codes (`cy`, `pt_BR`)."""
    folder = folder or resources_folder() / "translations"
    return {path.stem.removeprefix(_PREFIX): path for path in sorted(folder.glob(f"{_PREFIX}*.qm"))}


def take_up_language(app: QApplication, wanted: str = "", folder: Path | None = None) -> str:
    """Let the interface speak a language, from right to left where it is written so.

    Args:
        app: the application.
        wanted: a language's code; empty takes the first of the system's languages that there is a file for.
        folder: where the files lie, if not among the resources.
    Returns:
        The code of the language that is on; `en` where there is no file.
    """
    there = languages(folder)
    if not there:  # so a start asks the system nothing
        speak(None)
        return "en"
    from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

    asked = [wanted] if wanted else [name.replace("-", "_") for name in QLocale.system().uiLanguages()]
    for code in (part for name in asked for part in (name, name.partition("_")[0])):
        if code == "en":
            break
        if code not in there:
            continue
        ours, qts = QTranslator(app), QTranslator(app)
        if not ours.load(str(there[code])):
            continue
        locale = QLocale(code)
        QLocale.setDefault(locale)
        app.installTranslator(ours)
        if qts.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(qts)
        app.setLayoutDirection(locale.textDirection())
        numbers = locale.groupSeparator(), locale.decimalPoint(), locale.zeroDigit()
        speak(Speech(lambda text, comment: QCoreApplication.translate("", text, comment), *numbers))
        return code
    speak(None)
    return "en"
