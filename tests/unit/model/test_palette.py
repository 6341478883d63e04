"""Whether every text can be read on what is behind it, in every look."""

from __future__ import annotations

import pytest

from hubdesk.model.palette import ACCENTS, PALETTES, Palette
from tests.contrast import contrast

LOOKS = pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES))

TEXT_ON = (
    *(("ink", behind) for behind in ("paper", "surface", "pane", "raised", "selection", "line", "care", "tip", "mark")),
    *(("quiet", behind) for behind in ("paper", "surface", "pane", "raised", "selection")),
    *(("link", behind) for behind in ("paper", "surface", "care", "tip")),
    ("care_ink", "care"),
    ("tip_ink", "tip"),
    ("paper", "focus"),
)
"""What is drawn on what, by the windows' style sheet, the lists' painters and the pages."""


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#336699", "#336699", 1.0)],
)
def test_the_measure_agrees_with_known_values(first: str, second: str, ratio: float) -> None:
    """Black on white is 21; the grey that just fails is 4.48; a colour on itself is 1."""
    assert contrast(first, second) == pytest.approx(ratio, abs=0.005)


@LOOKS
@pytest.mark.parametrize(("text", "behind"), TEXT_ON, ids=lambda name: str(name))
def test_text_keeps_aa_on_what_is_behind_it(palette: Palette, text: str, behind: str) -> None:
    """Everybody who sees moderately well can read it: 4.5 to 1 at least."""
    assert contrast(getattr(palette, text), getattr(palette, behind)) >= 4.5


@LOOKS
def test_running_text_keeps_aaa(palette: Palette) -> None:
    """What is read for long keeps 7 to 1, on the page and on its boxes, and in the window."""
    for behind in ("paper", "surface", "pane", "raised", "care", "tip"):
        assert contrast(palette.ink, getattr(palette, behind)) >= 7


def test_high_contrast_is_high() -> None:
    """All text of the high-contrast look keeps 7 to 1, and its lines 3 to 1."""
    palette = PALETTES["contrast"]
    for text in ("ink", "quiet", "link", "care_ink", "tip_ink"):
        assert contrast(getattr(palette, text), palette.paper) >= 7
    assert contrast(palette.line, palette.paper) >= 3


@LOOKS
@pytest.mark.parametrize("behind", ["raised", "pane", "paper"])
def test_quiet_text_that_is_drawn_by_hand_can_be_read(palette: Palette, behind: str) -> None:
    """The ink that lets some of the ground through, on cards and in the tree, keeps 4.5 to 1."""
    ground = getattr(palette, behind)
    mixed = "#" + "".join(
        f"{round(int(palette.ink[at : at + 2], 16) * palette.quiet_share + int(ground[at : at + 2], 16) * (1 - palette.quiet_share)):02x}"
        for at in (1, 3, 5)
    )
    assert contrast(mixed, ground) >= 4.5


@LOOKS
@pytest.mark.parametrize("accent", ACCENTS)
def test_accents_can_be_read(palette: Palette, accent: str) -> None:
    """A partnership's colour is read as text on the page and on a card, and as a chip with the page's colour on it."""
    colour = palette.accent(accent)

    assert contrast(colour, palette.paper) >= 4.5
    assert contrast(colour, palette.surface) >= 4.5
    assert contrast(colour, palette.raised) >= 4.5


@LOOKS
@pytest.mark.parametrize("behind", ["paper", "pane", "raised", "surface", "selection"])
def test_the_ring_of_the_keyboard_can_be_seen(palette: Palette, behind: str) -> None:
    """The ring that says where the keyboard is keeps 3 to 1."""
    assert contrast(palette.focus, getattr(palette, behind)) >= 3


@LOOKS
def test_an_unknown_accent_is_slate(palette: Palette) -> None:
    """A pack names a colour that HubDesk does not have: it wears slate."""
    assert palette.accent("glitter") == ACCENTS["slate"][palette.is_dark]
