"""What stands round each entry, worked out when a pack is written: entries that are like it, and links between entries.

Two entries are alike by the topics that both carry and by telling words in title, summary and headings: a word tells
the more the fewer entries have it, as in the tf-idf weighting of K. Spärck Jones (1972). Nothing of it is left to a
reader's machine.
"""

from __future__ import annotations

import heapq
import json
import math
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.model.vocabulary import TermKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlite_utils import Database

    from hubdesk.model.content import NewEntry
    from hubdesk.model.progress import CancelToken

MOST = 4
"""Entries named as related to one."""
_REASONS = 2
_COMMON = 0.12
"""A word in more than this share of the entries says nothing of any."""
_LONGEST_LIST = 300
"""A word or topic of more entries than this finds none by itself; it still counts where another has found one."""
_ENOUGH = 1000
"""Once so many entries share a rarer word or topic with one, commoner ones are not asked any more."""
_WEIGHED = 3 * MOST
"""Entries that are compared in full, those first that share the rarest."""
_FEATURES = 14
"""Words of an entry that are looked at, the most telling first."""
_TOPIC_WEIGHT = 2.0
_LEAST = 0.22
"""How alike two entries must be, from 0 to 1."""
_CHECK_EVERY = 500
_WORD = re.compile(r"[^\W\d_]{4,}")
_MARK = b'"entry:'

RELATED = (
    (
        "SELECT e.partnership || '/' || e.slug, e.title, e.summary, r.topics, r.words FROM related r"
        " JOIN entries e ON e.id = r.related_id JOIN entries o ON o.id = r.entry_id"
        " WHERE o.partnership = ? AND o.slug = ? ORDER BY r.position"
    ),
    "ttttt",
)
LINKS = (
    (
        "SELECT e.partnership || '/' || e.slug, e.title, e.summary FROM entry_links l"
        " JOIN entries e ON e.id = l.target_id JOIN entries o ON o.id = l.entry_id"
        " WHERE o.partnership = ? AND o.slug = ? ORDER BY l.position LIMIT ?"
    ),
    "ttt",
)
LINKED_FROM = (
    (
        "SELECT e.partnership || '/' || e.slug, e.title, e.summary FROM entry_links l"
        " JOIN entries e ON e.id = l.entry_id JOIN entries o ON o.id = l.target_id"
        " WHERE o.partnership = ? AND o.slug = ? ORDER BY e.title, e.id LIMIT ?"
    ),
    "ttt",
)
"""Queries, each with its columns' kinds (see `connection.as_stored`)."""


class _Telling(NamedTuple):
    """What tells an entry apart: weights by topic (`t:bullying`) or word (`w:mentor`), and their length as a vector."""

    weights: dict[str, float]
    length: float


def write_related(db: Database, entries: Sequence[NewEntry], token: CancelToken) -> None:
    """Write the tables `related` and `entry_links`. Entries are numbered from 1 in this order."""
    numbers = {entry.id: number for number, entry in enumerate(entries, 1)}
    links = [[numbers[id_] for id_ in links_of(entry.page) if id_ in numbers and id_ != entry.id] for entry in entries]
    db.table("entry_links").insert_all(
        {"entry_id": number, "position": position, "target_id": target}
        for number, targets in enumerate(links, 1)
        for position, target in enumerate(targets)
    )
    db.table("related").insert_all(
        {"entry_id": number, "position": position, "related_id": other + 1, "topics": topics, "words": words}
        for number, found in enumerate(relate(entries, token), 1)
        for position, (other, topics, words) in enumerate(found)
    )


def links_of(page: bytes) -> list[str]:
    """Give the ids of the entries that a page links to, in order, each once."""
    if _MARK not in page:
        return []
    try:
        tree = json.loads(page)
    except ValueError:
        return []  # whoever opens the page will be told
    return list(dict.fromkeys(_targets(tree)))


def relate(entries: Sequence[NewEntry], token: CancelToken) -> Iterator[list[tuple[int, str, str]]]:
    """Give for each entry the entries most like it: their places in the sequence, shared topics and shared words.

    Topics are ids and words are words, each one a line.
    """
    spelt: dict[str, str] = {}
    features = [_features(entry, spelt) for entry in entries]
    carried = Counter(feature for found in features for feature in found)
    telling = [_weigh(found, carried, len(entries)) for found in features]
    lists: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, one in enumerate(telling):
        for feature, weight in one.weights.items():
            lists[feature].append((place, weight / one.length))
    for place, one in enumerate(telling):
        if place % _CHECK_EVERY == 0:
            token.check()
        near = _nearest(place, one, lists)
        scores = sorted((-_likeness(one, telling[other]), other) for other in near)
        yield [(other, *_reasons(one, telling[other], spelt)) for score, other in scores[:MOST] if -score >= _LEAST]


def _nearest(place: int, one: _Telling, lists: dict[str, list[tuple[int, float]]]) -> list[int]:
    """Give the entries that share most with one, as far as its rarer words and topics tell: at most twelve."""
    shares: dict[int, float] = defaultdict(float)
    for feature in sorted(one.weights, key=lambda name: (len(lists[name]), name)):
        if len(lists[feature]) > _LONGEST_LIST or len(shares) > _ENOUGH:
            break
        weight = one.weights[feature]
        for other, share in lists[feature]:
            shares[other] += weight * share
    shares.pop(place, None)
    return heapq.nsmallest(_WEIGHED, shares, key=lambda other: (-round(shares[other], 6), other))


def _targets(node: object) -> Iterator[str]:
    if not isinstance(node, list):
        return
    if len(node) == 3 and node[0] == "a" and isinstance(node[1], str) and node[1].startswith("entry:"):
        yield node[1].removeprefix("entry:").partition("#")[0]
    for child in node:
        yield from _targets(child)


def _features(entry: NewEntry, spelt: dict[str, str]) -> Counter[str]:
    """Count an entry's topics and words; a word of the title counts twice, and one and many are one word."""
    found = Counter(f"t:{topic}" for topic in entry.ids_of(TermKind.TOPIC))
    for word in _WORD.findall(f"{entry.title} {entry.title} {entry.summary} {entry.headings}"):
        small = word.lower()
        stem = small[:-1] if small.endswith("s") and not small.endswith("ss") else small
        spelt.setdefault(f"w:{stem}", small)
        found[f"w:{stem}"] += 1
    return found


def _weigh(found: Counter[str], carried: Counter[str], entries: int) -> _Telling:
    most = max(3.0, entries * _COMMON)
    weighed: list[tuple[float, str]] = []
    for feature, times in found.items():
        rarity = math.log((entries + 1) / (carried[feature] + 0.5))
        if feature.startswith("t:"):
            weighed.append((_TOPIC_WEIGHT * max(rarity, 0.1), feature))
        elif 1 < carried[feature] <= most:
            weighed.append((min(times, 3) ** 0.5 * rarity, feature))
    weighed.sort(key=lambda one: (not one[1].startswith("t:"), -one[0], one[1]))
    weights = {feature: weight for weight, feature in weighed[:_FEATURES]}
    return _Telling(weights, math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0)


def _likeness(one: _Telling, other: _Telling) -> float:
    """Give the cosine of the angle between two entries: 1 for the same, 0 for nothing in common."""
    shared = one.weights.keys() & other.weights.keys()
    return round(sum(one.weights[key] * other.weights[key] for key in shared) / (one.length * other.length), 6)


def _reasons(one: _Telling, other: _Telling, spelt: dict[str, str]) -> tuple[str, str]:
    shared = sorted(one.weights.keys() & other.weights.keys(), key=lambda key: (-one.weights[key], key))
    topics = [key[2:] for key in shared if key.startswith("t:")]
    words = [spelt[key] for key in shared if key.startswith("w:")]
    return "\n".join(topics[:_REASONS]), "\n".join(words[:_REASONS])
