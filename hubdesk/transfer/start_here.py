"""`START HERE` on a stick, as a web page and as text: what to open on which computer. It needs a browser at most."""

from __future__ import annotations

import base64
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.model.text import plain_line
from hubdesk.model.words import QT_TR_NOOP, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE, TEXT = "START HERE.html", "START HERE.txt"
LARGEST_LOGO = 500_000
_LOGO_KINDS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


class Leaflet(NamedTuple):
    """What a partnership says of itself on its sticks. `logo`: a PNG or JPEG of at most 500 kB, or nothing."""

    name: str
    words: str = ""
    contact: str = ""
    logo: bytes = b""


class Way(NamedTuple):
    """One way into the library: for which computer, what to open, and how. `target` is a path on the stick."""

    computer: str
    target: str
    how: str


class StartHere(NamedTuple):
    """All that the page says. `packs`: title, edition and publisher of each, in a line."""

    title: str
    ways: tuple[Way, ...]
    packs: tuple[str, ...]
    leaflet: Leaflet | None = None


def logo_kind(logo: bytes) -> str:
    """Tell a logo's kind by its first bytes; empty if it is none, or too large."""
    if len(logo) > LARGEST_LOGO:
        return ""
    return next((kind for first, kind in _LOGO_KINDS.items() if logo.startswith(first)), "")


def start_page(start: StartHere) -> bytes:
    """Write the page: no script, nothing from elsewhere, light or dark as the reader's computer is."""
    leaflet = _leaflet_html(start.leaflet) if start.leaflet else ""
    ways = "".join(
        f"<li><h2>{escape(way.computer)}</h2><p>{escape(way.how)}</p>"
        f'<p><a href="{escape(_address(way.target))}">{escape(way.target)}</a></p></li>'
        for way in start.ways
    )
    packs = "".join(f"<li>{escape(line)}</li>" for line in start.packs)
    return _PAGE.format(
        language=escape(tr("en", "the code of the language that this page is in, such as cy")),
        way=escape(tr("ltr", "the direction of the language that this page is in: ltr, or rtl from right to left")),
        heading=escape(tr("{title}: start here").format(title=start.title)),
        lead=escape(tr(_LEAD)),
        on_stick=escape(tr("On this stick")),
        promise=escape(tr(_PROMISE)),
        whole=escape(tr(_WHOLE)),
        check=escape(_CHECK),
        title=escape(start.title),
        leaflet=leaflet,
        ways=ways,
        packs=packs,
        policy=escape(_POLICY),
        style=_STYLE,
    ).encode()


def start_text(start: StartHere) -> bytes:
    """Write the same as plain text, with the line ends that Windows' oldest editor needs."""
    lines = [start.title, "=" * len(start.title), ""]
    if start.leaflet:
        lines += [part for part in (start.leaflet.name, start.leaflet.words, start.leaflet.contact) if part] + [""]
    for way in start.ways:
        opened = tr("Open: {file}").format(file=way.target)
        lines += [way.computer, f"  {way.how}", f"  {opened}", ""]
    still = tr("It works without internet and sends nothing.")
    packs = (f"  {line}" for line in start.packs)
    lines += [tr("On this stick") + ":", *packs, "", still, tr(_PROMISE), f"{tr(_WHOLE)} {_CHECK}", ""]
    return "\r\n".join(lines).encode()


def _leaflet_html(leaflet: Leaflet) -> str:
    kind = logo_kind(leaflet.logo)
    data = base64.b64encode(leaflet.logo).decode("ascii")
    logo = f'<img src="data:{kind};base64,{data}" alt="{escape(plain_line(leaflet.name))}">' if kind else ""
    words = "".join(f"<p>{escape(part)}</p>" for part in (leaflet.words, leaflet.contact) if part)
    return f'<section class="leaflet">{logo}<h2>{escape(plain_line(leaflet.name))}</h2>{words}</section>'


def _address(target: str) -> str:
    from urllib.parse import quote  # only where a stick is made

    return quote(target)


def say_pack(title: str, edition: str, publisher: str) -> str:
    """Say what a pack is, in a line."""
    parts: Sequence[str] = (title, tr("edition {edition}").format(edition=edition), publisher)
    return ", ".join(part for part in parts if part)


_LEAD = QT_TR_NOOP("Start here: choose your computer. It works without internet and sends nothing.")
_PROMISE = QT_TR_NOOP("Nothing is left on the computer: what you keep stays on this stick, in the folder “My HubDesk”.")
_WHOLE = QT_TR_NOOP("Is this stick whole? In the program: Help, Is this stick whole? Without it:")
_CHECK = "sha256sum -c SHA256SUMS"
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_STYLE = """
:root { color-scheme: light dark; --ink: #1d2733; --quiet: #51606e; --page: #f7f5f1; --raised: #fff; --line: #ddd6ca;
  --link: #0b5c7a }
@media (prefers-color-scheme: dark) { :root { --ink: #e9edf1; --quiet: #a9b6c2; --page: #15191e; --raised: #1e242b;
  --line: #36404a; --link: #7cc4e0 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--ink); font: 1.0625rem/1.6 system-ui, "Segoe UI", sans-serif }
main { max-width: 44rem; margin: 0 auto; padding: 3rem 1.5rem 4rem }
h1 { font-size: 2.1rem; line-height: 1.2; margin: 0 0 .5rem } h2 { font-size: 1.15rem; margin: 0 0 .25rem }
p { margin: .25rem 0 } .lead { color: var(--quiet); margin-bottom: 2rem }
ol, ul { list-style: none; margin: 0; padding: 0 }
ol > li, .leaflet { background: var(--raised); border: 1px solid var(--line); border-radius: .75rem;
  padding: 1.1rem 1.4rem; margin: 0 0 1rem }
a { color: var(--link); font-weight: 600; overflow-wrap: anywhere } a:focus-visible { outline: 3px solid var(--link);
  outline-offset: 3px }
.leaflet img { max-height: 5rem; max-width: 14rem; float: right; margin: 0 0 .5rem 1rem }
.packs { margin-top: 2rem; color: var(--quiet) } code { font-size: .95em }
"""
_PAGE = """<!doctype html>
<html lang="{language}" dir="{way}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{heading}</title><style>{style}</style></head>
<body><main><h1>{title}</h1><p class="lead">{lead}</p>{leaflet}<ol>{ways}</ol>
<div class="packs"><h2>{on_stick}</h2><ul>{packs}</ul>
<p>{promise}</p>
<p>{whole} <code>{check}</code></p>
</div></main></body></html>
"""
