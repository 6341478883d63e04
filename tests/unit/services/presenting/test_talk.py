"""A talk without a window: moving, covering, answering, and the clocks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hubdesk.model.document import Paragraph, Text
from hubdesk.model.slide import Slide, SlideKind
from hubdesk.model.workshop import Step, StepKind
from hubdesk.services.presenting.deck import Deck, Item, Spot
from hubdesk.services.presenting.state import Cover, Pace, say_clock
from hubdesk.services.presenting.talk import Talk


class Hands:
    """A clock that is set by hand, in seconds."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def pass_(self, seconds: float) -> None:
        self.now += seconds


def slide(name: str, **more: object) -> Slide:
    """Make a slide that is a part of its own."""
    return replace(Slide(SlideKind.TEXT, part=name, path=(0,), title=name), **more)  # type: ignore[arg-type]


def item(name: str, *slides: Slide, minutes: int = 0, kind: StepKind = StepKind.ENTRY) -> Item:
    """Make a step with slides."""
    return Item(Step(kind, minutes, name), name, slides)


@pytest.fixture
def clock() -> Hands:
    """Give a clock that is set by hand."""
    return Hands()


@pytest.fixture
def talk(clock: Hands) -> Talk:
    """A talk of three steps, ten minutes each; the second slide of the first step is not for the wall."""
    deck = Deck(
        "A morning",
        [
            item("one", slide("a"), slide("b", is_hidden=True), slide("c"), minutes=10),
            item("two", slide("d"), slide("e"), minutes=10),
            item("three", slide("f", kind=SlideKind.ACTIVITY, countdown=2), minutes=10),
        ],
    )
    return Talk(deck, clock, clock)


def name(talk: Talk) -> str:
    """Give the title of the slide that the talk is at."""
    return talk.current.slide.title


def test_slides_for_the_wall_follow_each_other(talk: Talk) -> None:
    """Next passes over what is not for the wall, back does too, and neither runs over the ends."""
    seen = [name(talk)]
    for _ in range(7):
        talk.next()
        seen.append(name(talk))

    assert seen[:5] == ["a", "c", "d", "e", "f"]
    assert seen[-1] == "f"
    for _ in range(9):
        talk.back()
    assert name(talk) == "a"


def test_a_number_leads_to_its_slide(talk: Talk) -> None:
    """A number that no slide has leads nowhere."""
    assert talk.go_to_number(4)
    assert name(talk) == "e"
    assert not talk.go_to_number(40)
    assert name(talk) == "e"


def test_a_trainer_may_show_what_was_not_meant_for_the_wall(talk: Talk) -> None:
    """It is shown when it is chosen, and passed over otherwise."""
    talk.go_to(1)

    assert name(talk) == "b"
    talk.next()
    assert name(talk) == "c"


def test_the_key_after_black_shows_the_same_slide_again(talk: Talk) -> None:
    """Nothing is passed over unseen: the first key lights the wall, the second goes on."""
    talk.next()
    talk.toggle_cover(Cover.BLACK)
    talk.next()

    assert (name(talk), talk.cover) == ("c", Cover.NONE)
    talk.next()
    assert name(talk) == "d"


def test_white_takes_the_place_of_black(talk: Talk) -> None:
    """The wall has one cover at a time; the same key takes it off."""
    talk.toggle_cover(Cover.BLACK)
    talk.toggle_cover(Cover.WHITE)

    covers = [talk.cover]
    talk.toggle_cover(Cover.WHITE)
    assert [*covers, talk.cover] == [Cover.WHITE, Cover.NONE]


def test_a_frozen_wall_stays_while_the_trainer_looks_on(talk: Talk) -> None:
    """The room sees the same slide until the wall is let go."""
    talk.toggle_freeze()
    talk.next()

    assert (talk.on_wall.slide.title, name(talk)) == ("a", "c")
    talk.toggle_freeze()
    assert talk.on_wall.slide.title == "c"


def test_an_answer_stands_in_front_and_leads_back_to_the_same_slide(talk: Talk, clock: Hands) -> None:
    """Somebody asks; the found page is on the wall; Backspace returns to the slide, and the clock went on."""
    talk.next()
    clock.pass_(30)
    talk.answer(item("answer", slide("x"), slide("y")))
    talk.next()
    clock.pass_(30)
    assert (name(talk), talk.is_aside) == ("y", True)
    talk.next()
    assert name(talk) == "y"
    talk.come_back()

    assert (name(talk), talk.is_aside) == ("c", False)
    talk.catch_up()
    assert talk.elapsed == 60
    assert [one.slide.title for one in talk.shown][-2:] == ["y", "c"]


def test_the_clock_starts_too_when_a_slide_is_chosen_by_number(talk: Talk, clock: Hands) -> None:
    """Staying on the first slide by its number starts nothing; going to the third one does."""
    talk.go_to_number(1)
    assert not talk.has_begun
    talk.go_to_number(3)
    clock.pass_(5)
    talk.catch_up()

    assert talk.is_running
    assert talk.elapsed == 5


def test_the_clock_starts_when_the_first_slide_is_left(talk: Talk, clock: Hands) -> None:
    """Waiting for the room to fill costs no time."""
    clock.pass_(300)
    talk.catch_up()
    assert talk.elapsed == 0
    talk.next()
    clock.pass_(90)
    talk.catch_up()

    assert talk.elapsed == 90
    assert talk.left == 30 * 60 - 90


def test_the_clock_can_be_stopped(talk: Talk, clock: Hands) -> None:
    """A fire alarm of ten minutes is not counted."""
    talk.next()
    clock.pass_(60)
    talk.toggle_clock()
    clock.pass_(600)
    talk.toggle_clock()
    clock.pass_(5)
    talk.catch_up()

    assert talk.elapsed == 65


@pytest.mark.parametrize(
    ("after", "pace", "minutes"), [(100, Pace.AHEAD, 8), (12 * 60, Pace.ON_TIME, 0), (25 * 60, Pace.BEHIND, 5)]
)
def test_the_pace_follows_from_the_plan(talk: Talk, clock: Hands, after: int, pace: Pace, minutes: int) -> None:
    """In the second of three steps of ten minutes: too soon, in time, too late."""
    talk.next()
    clock.pass_(after)
    talk.next()
    talk.catch_up()

    assert talk.standing == (pace, minutes)


def test_without_a_plan_there_is_no_pace(clock: Hands) -> None:
    """One page alone is neither early nor late."""
    talk = Talk(Deck("One page", [item("one", slide("a"), slide("b"))]), clock, clock)
    talk.next()

    assert talk.standing.pace == Pace.UNPLANNED
    assert talk.left is None


def test_time_is_counted_for_each_step(talk: Talk, clock: Hands) -> None:
    """The seconds go to the step that the talk was at."""
    talk.next()
    clock.pass_(50)
    talk.next()
    clock.pass_(20)
    talk.catch_up()

    assert (talk.in_item(0), talk.in_item(1)) == (50, 20)


def test_the_first_key_starts_a_countdown_and_the_second_goes_on(talk: Talk, clock: Hands) -> None:
    """On an activity a clicker's one key is enough: it starts the time, and at the end leads on."""
    talk.end()
    assert talk.countdown_left(talk.current) == 120
    clock.pass_(10)
    assert talk.countdown_left(talk.current) == 120
    talk.next()
    clock.pass_(50)
    assert talk.countdown_left(talk.current) == 70
    clock.pass_(500)
    assert talk.countdown_left(talk.current) == 0
    talk.toggle_countdown()
    assert talk.countdown_left(talk.current) == 120


def test_a_break_begins_by_itself(clock: Hands) -> None:
    """Its countdown runs from the moment it is on the wall."""
    pause = slide("tea", kind=SlideKind.BREAK, countdown=10)
    talk = Talk(Deck("x", [item("one", slide("a")), item("tea", pause)]), clock, clock)
    talk.next()
    clock.pass_(60)

    assert talk.countdown_left(talk.current) == 540


def test_what_was_shown_is_written_down_with_times(talk: Talk, clock: Hands) -> None:
    """Slides that were only passed over are left out, and so is the time that the wall was black."""
    clock.pass_(10)
    talk.next()
    clock.pass_(0.3)
    talk.next()
    clock.pass_(40)
    talk.toggle_cover(Cover.BLACK)
    clock.pass_(100)
    talk.toggle_cover(Cover.BLACK)
    clock.pass_(5)
    talk.catch_up()

    assert [(one.item, one.slide.title, one.seconds) for one in talk.shown] == [("one", "a", 10), ("two", "d", 45)]
    assert talk.shown[1].began == 1010.3


def test_a_place_survives_when_slides_are_cut_anew(talk: Talk) -> None:
    """The projector has another shape: a slide becomes two, those before it too, and the talk is where it was."""
    talk.go_to_number(3)
    long = [slide("a", path=(0, number)) for number in range(4)]
    talk.refit(0, (*long, slide("b", is_hidden=True), slide("c")))
    talk.refit(1, (slide("d", path=(0, 0)), slide("d", path=(0, 1)), slide("e")))

    assert talk.current.spot == Spot(1, "d", (0, 0))
    talk.loosen()
    assert talk.current.spot == Spot(1, "d", (0,))


def test_an_answer_is_cut_anew_too(talk: Talk) -> None:
    """An answer keeps its place as well."""
    talk.answer(item("answer", slide("x", blocks=(Paragraph((Text("long"),)),))))
    talk.refit_aside((slide("x", path=(0, 0)), slide("x", path=(0, 1))))
    talk.go_aside(1)

    assert talk.current.slide.path == (0, 1)
    assert talk.position == 1


@pytest.mark.parametrize(("seconds", "said"), [(7, "0:07"), (67, "1:07"), (3750, "1:02:30"), (-75, "\u22121:15")])
def test_a_length_of_time_in_words(seconds: float, said: str) -> None:
    """Hours only where there are some; a minus when time is over."""
    assert say_clock(seconds) == said
