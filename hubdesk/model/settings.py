"""What a reader can set, declared once: the settings window, its search and an administrator's file go by it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from hubdesk.model.words import QT_TR_NOOP


class Kind(StrEnum):
    """How a setting is set."""

    CHOICE = "choice"
    SWITCH = "switch"
    TEXT = "text"


class Choice(NamedTuple):
    """One value of a setting that is chosen, and its words."""

    value: str
    words: str


class Setting(NamedTuple):
    """One setting.

    `name` is stable: it stands in the user's file and in an administrator's. `default` is its value until somebody sets
    it. `about` says in a sentence what it does; `also` holds further words that somebody may search for.
    """

    name: str
    group: str
    words: str
    about: str
    default: str
    kind: Kind = Kind.CHOICE
    choices: tuple[Choice, ...] = ()
    also: str = ""

    def allows(self, value: str) -> bool:
        """Whether a value makes sense for this setting."""
        if self.kind is Kind.TEXT:
            return len(value) <= LONGEST_TEXT and "\n" not in value
        if self.kind is Kind.SWITCH:
            return value in (ON, OFF)
        return any(choice.value == value for choice in self.choices)


ZOOMS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
"""The steps of text size; 1 is the usual one."""
ON, OFF = "on", "off"
LONGEST_TEXT = 200

LOOK = QT_TR_NOOP("How it looks")
TEXT = QT_TR_NOOP("Text")
ALOUD = QT_TR_NOOP("Reading aloud")
HELP = QT_TR_NOOP("Help for young people")
MEMORY = QT_TR_NOOP("What HubDesk remembers")

SETTINGS = (
    Setting(
        "look",
        LOOK,
        QT_TR_NOOP("Colours"),
        QT_TR_NOOP("Choose what is easiest on your eyes. “Like this computer” follows its light or dark look."),
        "system",
        choices=(
            Choice("system", QT_TR_NOOP("Like this computer")),
            Choice("light", QT_TR_NOOP("Light")),
            Choice("dark", QT_TR_NOOP("Dark")),
            Choice("sepia", QT_TR_NOOP("Sepia")),
            Choice("contrast", QT_TR_NOOP("High contrast")),
        ),
        also=QT_TR_NOOP("theme dark mode night black white yellow cream paper accessibility"),
    ),
    Setting(
        "tabs",
        LOOK,
        QT_TR_NOOP("Tabs"),
        QT_TR_NOOP("Keep several pages open side by side. Ctrl+T opens a tab, Ctrl+W closes it, Ctrl+Tab goes on."),
        OFF,
        Kind.SWITCH,
        also=QT_TR_NOOP("browser pages several windows"),
    ),
    Setting(
        "font",
        TEXT,
        QT_TR_NOOP("Letters"),
        QT_TR_NOOP("Both are made to be easy to read. Lexend has wider letters, with more room between them."),
        "atkinson",
        choices=(
            Choice("atkinson", "Atkinson Hyperlegible"),
            Choice("lexend", "Lexend"),
        ),
        also=QT_TR_NOOP("font typeface dyslexia dyslexic easy reading"),
    ),
    Setting(
        "text_size",
        TEXT,
        QT_TR_NOOP("Size"),
        QT_TR_NOOP("Ctrl and + or − change it too, on any page."),
        "1.0",
        choices=tuple(Choice(str(zoom), f"{round(zoom * 100)} %") for zoom in ZOOMS),
        also=QT_TR_NOOP("zoom large print bigger smaller"),
    ),
    Setting(
        "spacing",
        TEXT,
        QT_TR_NOOP("Space between lines"),
        QT_TR_NOOP("More space helps many people to keep their place."),
        "normal",
        choices=(
            Choice("normal", QT_TR_NOOP("Normal")),
            Choice("wide", QT_TR_NOOP("Wide")),
            Choice("widest", QT_TR_NOOP("Very wide")),
        ),
        also=QT_TR_NOOP("line height leading dyslexia"),
    ),
    Setting(
        "width",
        TEXT,
        QT_TR_NOOP("Length of lines"),
        QT_TR_NOOP("Short lines are quicker to read; long lines show more at once."),
        "normal",
        choices=(
            Choice("narrow", QT_TR_NOOP("Short")),
            Choice("normal", QT_TR_NOOP("Normal")),
            Choice("wide", QT_TR_NOOP("Long")),
        ),
        also=QT_TR_NOOP("column width margins"),
    ),
    Setting(
        "reading_speed",
        ALOUD,
        QT_TR_NOOP("How fast it is read"),
        QT_TR_NOOP("F8 reads a page aloud with this computer’s own voice, if it has one."),
        "normal",
        choices=(
            Choice("slowest", QT_TR_NOOP("Very slow")),
            Choice("slow", QT_TR_NOOP("Slow")),
            Choice("normal", QT_TR_NOOP("Normal")),
            Choice("fast", QT_TR_NOOP("Fast")),
            Choice("fastest", QT_TR_NOOP("Very fast")),
        ),
        also=QT_TR_NOOP("voice speech speak listen audio text to speech"),
    ),
    Setting(
        "contact_name",
        HELP,
        QT_TR_NOOP("Your safeguarding lead"),
        QT_TR_NOOP("Shown first, above the national helplines, on every page about self-harm, suicide, abuse or loss."),
        "",
        Kind.TEXT,
        also=QT_TR_NOOP("DSL child protection contact name"),
    ),
    Setting(
        "contact_reach",
        HELP,
        QT_TR_NOOP("How to reach them"),
        QT_TR_NOOP("A phone number, a room, an email address: whatever works in your school or group."),
        "",
        Kind.TEXT,
        also=QT_TR_NOOP("DSL child protection contact phone email"),
    ),
    Setting(
        "keep_recent",
        MEMORY,
        QT_TR_NOOP("What you read lately"),
        QT_TR_NOOP("Keeps a short list on the first page, and opens HubDesk where you left it."),
        ON,
        Kind.SWITCH,
        also=QT_TR_NOOP("history privacy recent trace"),
    ),
)

NAMED = {setting.name: setting for setting in SETTINGS}


class TextLook(NamedTuple):
    """How running text is set, beyond its size: values of the settings `font`, `spacing` and `width`."""

    font: str = "atkinson"
    spacing: str = "normal"
    width: str = "normal"
