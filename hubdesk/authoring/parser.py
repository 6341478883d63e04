"""markdown-it set up for pages: what it knows, and what it leaves out where a text has no use for it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

# The preset's limit of 20 drops what is nested deeper without a word; long before ours there is a finding.
_MAX_NESTING = 48
_CITATION = re.compile(r"\[\^([^\]\s]+)\](?!\()")

# Every rule is tried on every line or sign, so a rule that cannot find anything in a text is left out for it:
# half the time of reading. Each name stands with what a text must hold for the rule to find anything.
_NEEDS = {
    "table": re.compile(r"\|"),
    "fence": re.compile("```|~~~"),
    "blockquote": re.compile(">"),
    "heading": re.compile("#"),
    "lheading": re.compile(r"^[ \t>]*(?:=+|-+)[ \t]*$", re.MULTILINE),
    "admonition": re.compile(r"!!!|\?\?\?"),
    "deflist": re.compile(r"^[ \t>]*[:~][ \t]", re.MULTILINE),
    "footnote_def": re.compile(r"\]:"),
    "reference": re.compile(r"\]:"),
    "escape": re.compile(r"\\"),
    "backticks": re.compile("`"),
    "image": re.compile(r"!\["),
    "autolink": re.compile("<"),
    "entity": re.compile("&"),
    "footnote_inline": re.compile(r"\^\["),
    "smartquotes": re.compile("[\"']"),
}
# A sign that begins something, so that plain text must stop before it; only signs of rules that this parser has.
_STOPS = re.compile(r"[\n\\`*_\[\]!<&^]")


def parse(text: str) -> tuple[list[Token], dict[str, Any]]:
    """Parse Markdown. Give its tokens, and what the footnote plugin noted by the way."""
    env: dict[str, Any] = {}
    unused = frozenset(name for name, need in _NEEDS.items() if not need.search(text))
    return _parser_without(unused).parse(text, env), env


@lru_cache(maxsize=256)
def _parser_without(unused: frozenset[str]) -> MarkdownIt:
    options = {"html": False, "maxNesting": _MAX_NESTING, "typographer": True}
    parser = MarkdownIt("commonmark", options).enable(["table", "smartquotes"])
    parser.use(footnote_plugin, move_to_end=False).use(deflist_plugin).use(admon_plugin)
    parser.inline.ruler.before("link", "citation", _citation)
    # Not joined, escaped signs stay apart from text, and inline.py does not take \\[^1] for a note that is missing.
    parser.disable(["html_block", "html_inline", "footnote_ref", "text_join", *sorted(unused)])
    parser.inline.terminator_re = _STOPS
    # Every address reaches links.py as it was typed: what is not allowed is reported there, not left as plain text.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return parser


def _citation(state: StateInline, silent: bool) -> bool:
    """Read `[^label]`, whether there is such a note or not: the plugin's own rule leaves unknown ones as text.

    It comes before the rule for links, which would look for the end of a link at every citation.
    """
    match = _CITATION.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("footnote_ref", "", 0).meta = {"label": match[1]}
    state.pos = match.end()
    return True
