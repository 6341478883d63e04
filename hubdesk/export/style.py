"""The style of web pages: HubDesk's colours and fonts, and the style sheets of `resources/web`."""

from __future__ import annotations

from hubdesk.export.fonts import font_faces
from hubdesk.model.palette import ACCENTS, DARK, LIGHT, Palette
from hubdesk.paths import resources_folder


def resource(name: str) -> str:
    """Give a text of `resources/web`."""
    return (resources_folder() / "web" / name).read_text("utf-8")


def style_sheet(*names: str, can_choose: bool = False) -> str:
    """Give a whole style sheet.

    Args:
        names: sheets of `resources/web`, in order.
        can_choose: the page has a button for light and dark, which sets `data-look`; else the system alone decides.
    """
    return "".join([_colours(can_choose=can_choose), font_faces(), *(resource(name) for name in names)])


def _colours(*, can_choose: bool) -> str:
    light, dark = _declared(LIGHT), _declared(DARK)
    system = ':root:not([data-look="light"])' if can_choose else ":root"
    rules = [
        f":root{{color-scheme:light;{light}}}",
        f"@media screen and (prefers-color-scheme:dark){{{system}{{color-scheme:dark;{dark}}}}}",
    ]
    if can_choose:
        rules.append(f'@media screen{{:root[data-look="dark"]{{color-scheme:dark;{dark}}}}}')
    rules.append(":root,.accent-slate{--accent:var(--accent-slate)}")
    rules += [f".accent-{name}{{--accent:var(--accent-{name})}}" for name in ACCENTS if name != "slate"]
    return "\n".join(rules) + "\n"


def _declared(palette: Palette) -> str:
    colours = {name.replace("_", "-"): getattr(palette, name) for name in palette._fields if name != "is_dark"}
    colours |= {f"accent-{name}": palette.accent(name) for name in ACCENTS}
    return "".join(f"--{name}:{colour};" for name, colour in colours.items())
