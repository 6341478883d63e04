"""The words of a sheet "Could we do this here?": its parts, what is asked in each, and the answers there are."""

from __future__ import annotations

from typing import NamedTuple

from hubdesk.model.words import QT_TR_NOOP
from hubdesk.userdata.sheets import NEEDS, NO, NOT_YET, PEOPLE, STEPS, TIME, YES

TITLE = QT_TR_NOOP("Could we do this here?")


class PartWords(NamedTuple):
    """A part of the sheet: its name, what is asked, and what a new line is called."""

    name: str
    question: str
    line: str


PART_WORDS = {
    NEEDS: PartWords(
        QT_TR_NOOP("What we would need"),
        QT_TR_NOOP("Rooms, things, money, training, a decision by somebody."),
        QT_TR_NOOP("Something that we would need"),
    ),
    PEOPLE: PartWords(
        QT_TR_NOOP("Who would do it"),
        QT_TR_NOOP("Who leads, who helps, who must agree, and whose voice is missing."),
        QT_TR_NOOP("Somebody"),
    ),
    TIME: PartWords(
        QT_TR_NOOP("When, and how long"),
        QT_TR_NOOP("How often, at what time of the week, until when, and what would make way."),
        QT_TR_NOOP("A time"),
    ),
    STEPS: PartWords(
        QT_TR_NOOP("First steps"),
        QT_TR_NOOP("Small enough to begin on Monday. Change what the entry suggests as you like."),
        QT_TR_NOOP("A first step"),
    ),
}
ANSWER_WORDS = {YES: QT_TR_NOOP("Yes"), NOT_YET: QT_TR_NOOP("Not yet"), NO: QT_TR_NOOP("No")}
WHY = QT_TR_NOOP("Why, and what would have to change")
WHO, BY_WHEN = QT_TR_NOOP("Who"), QT_TR_NOOP("By when")
SAYS = QT_TR_NOOP("The entry says: {words}")
