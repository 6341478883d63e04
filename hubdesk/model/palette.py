"""The colours of HubDesk: light, dark, sepia and high contrast, and one accent per partnership.

Every pair that carries text keeps WCAG 2.2 AA (4.5 to 1); a test measures it.
"""

from __future__ import annotations

from typing import NamedTuple

ACCENTS: dict[str, tuple[str, str]] = {
    "rose": ("#a3234f", "#f08fb0"),
    "amber": ("#855300", "#e9b04f"),
    "sea": ("#0a5f94", "#74bdf0"),
    "green": ("#2c6a3a", "#82cd93"),
    "violet": ("#6a3d9e", "#c4a4f0"),
    "rust": ("#9c4116", "#f0a178"),
    "slate": ("#35595f", "#8fc3cb"),
}
"""Name to (on light, on dark). A pack names one; anything else falls back to slate."""


class Palette(NamedTuple):
    """One theme. `paper` lies behind text, `surface` is a card on it, `pane` the side; `line` parts things."""

    is_dark: bool
    paper: str
    surface: str
    pane: str
    raised: str
    ink: str
    quiet: str
    line: str
    link: str
    mark: str
    focus: str
    selection: str
    care: str
    care_ink: str
    tip: str
    tip_ink: str

    @property
    def quiet_share(self) -> float:
        """How much of `ink` over `raised` comes nearest to `quiet`: for text that is drawn by hand."""
        shares = [
            (int(self.raised[at : at + 2], 16) - int(self.quiet[at : at + 2], 16))
            / (int(self.raised[at : at + 2], 16) - int(self.ink[at : at + 2], 16))
            for at in (1, 3, 5)
        ]
        return sum(shares) / len(shares)

    def accent(self, name: str) -> str:
        """Give the colour for text and bars of a named accent."""
        return ACCENTS.get(name, ACCENTS["slate"])[self.is_dark]


LIGHT = Palette(
    is_dark=False,
    paper="#fdfcfa",
    surface="#f5f2ec",
    pane="#f3f0ea",
    raised="#ffffff",
    ink="#22252a",
    quiet="#545961",
    line="#ddd8ce",
    link="#1f5f73",
    mark="#ffe79a",
    focus="#1f6f8b",
    selection="#d9e8ec",
    care="#fbeee9",
    care_ink="#8c2f1b",
    tip="#eaf3ee",
    tip_ink="#205c44",
)

DARK = Palette(
    is_dark=True,
    paper="#1c1e21",
    surface="#26292d",
    pane="#181a1c",
    raised="#2b2f33",
    ink="#e6e4df",
    quiet="#a9adb2",
    line="#3b3f44",
    link="#8ec9da",
    mark="#6a5614",
    focus="#6fc0d6",
    selection="#29454f",
    care="#3a2722",
    care_ink="#f2ab98",
    tip="#20332b",
    tip_ink="#96d3b6",
)

SEPIA = Palette(
    is_dark=False,
    paper="#f6edda",
    surface="#efe3ca",
    pane="#ecdfc4",
    raised="#faf4e6",
    ink="#33261a",
    quiet="#5d4c39",
    line="#d8c6a4",
    link="#1c5266",
    mark="#f5cf7a",
    focus="#1c5f78",
    selection="#dccdab",
    care="#f4ddcd",
    care_ink="#7f2815",
    tip="#e2e6cd",
    tip_ink="#23513b",
)

CONTRAST = Palette(
    is_dark=True,
    paper="#000000",
    surface="#0d0d0d",
    pane="#000000",
    raised="#101010",
    ink="#ffffff",
    quiet="#e6e6e6",
    line="#707070",
    link="#8fd8ff",
    mark="#6b5200",
    focus="#ffd84a",
    selection="#27415e",
    care="#260a04",
    care_ink="#ffc2b3",
    tip="#06231a",
    tip_ink="#a9f0cd",
)

PALETTES = {"light": LIGHT, "dark": DARK, "sepia": SEPIA, "contrast": CONTRAST}
"""By the values of the setting `look`."""
