"""Quotation marks and apostrophes as they are typed, made the round ones of print: people's to people’s.

In Markdown the parser does it itself, with the same rule; a mark behind a backslash stays as it was typed there.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_core.smartquotes import smartquotes
from markdown_it.token import Token

_PRINT = MarkdownIt("zero", {"typographer": True})


def round_quotes(text: str) -> str:
    """Give plain text with round quotation marks and apostrophes. Nothing else is changed."""
    if "'" not in text and '"' not in text:
        return text
    word = Token("text", "", 0, content=text)
    smartquotes(StateCore(text, _PRINT, {}, [Token("inline", "", 0, content=text, children=[word])]))
    return word.content
