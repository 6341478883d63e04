"""What stands round an entry: entries that are like it and why, links from it and to it, and its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hubdesk.model.say import join_words
from hubdesk.model.words import tr

if TYPE_CHECKING:
    from hubdesk.model.entry import EntryLine
    from hubdesk.model.vocabulary import Term


class Related(NamedTuple):
    """An entry that is like another: the topics that both carry, and telling words that both use."""

    line: EntryLine
    topics: tuple[Term, ...]
    words: tuple[str, ...]


class Neighbours(NamedTuple):
    """The entries before and after one in a branch of the tree, by title; `branch` is what the branch is called."""

    branch: str
    before: EntryLine | None
    after: EntryLine | None


class Around(NamedTuple):
    """All of it. `links`: entries that the text leads to; `linked_from`: entries that lead here."""

    related: tuple[Related, ...] = ()
    links: tuple[EntryLine, ...] = ()
    linked_from: tuple[EntryLine, ...] = ()
    neighbours: Neighbours | None = None


def say_reason(related: Related) -> str:
    """Say in a few words why an entry is named beside another."""
    if related.topics:
        topics = join_words(tuple(_in_sentence(term.name) for term in related.topics))
        return tr("Both are about {topics}").format(topics=topics)
    return tr("Both speak of {words}").format(words=join_words(tuple(f"“{word}”" for word in related.words)))


def _in_sentence(name: str) -> str:
    """Begin a name with a small letter, unless it is one of capitals (PSHE, Covid-19)."""
    rest = name[1:]
    return name[:1].lower() + rest if rest == rest.lower() and not any(char.isdigit() for char in name) else name
