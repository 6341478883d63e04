"""Pages of every shape, for Hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from hubdesk.model import document as tree

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
numbers = st.integers(0, 999_999)

_leaves = st.one_of(
    texts.map(tree.Text), numbers.map(tree.NoteRef), st.just(tree.LineBreak())
)  # fmt: skip
_inline: st.SearchStrategy[tree.Inline] = st.recursive(
    _leaves,
    lambda inner: st.one_of(
        st.builds(tree.Styled, st.sampled_from(("strong", "emphasis", "code")), st.lists(inner, max_size=3).map(tuple)),
        st.builds(tree.Link, texts, st.lists(inner, max_size=3).map(tuple)),
    ),
    max_leaves=4,
)
inlines: st.SearchStrategy[tuple[tree.Inline, ...]] = st.lists(_inline, max_size=3).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> tree.Table:
    """Give a table with as many cells in every row."""
    width = draw(st.integers(1, 3))
    row = st.tuples(*[inlines] * width)
    alignments = draw(st.tuples(*[st.sampled_from(("left", "center", "right"))] * width))
    return tree.Table(alignments, draw(row), draw(st.lists(row, max_size=2).map(tuple)))


_flat = st.one_of(
    st.builds(tree.Heading, st.integers(2, 6), texts, inlines),
    st.builds(tree.Paragraph, inlines),
    st.builds(tree.Code, texts),
    st.builds(tree.Picture, texts, texts, texts),
    st.just(tree.Rule()),
    tables(),
)
_block: st.SearchStrategy[tree.Block] = st.recursive(
    _flat,
    lambda inner: st.one_of(
        st.builds(tree.Quote, st.lists(inner, max_size=2).map(tuple)),
        st.builds(tree.Callout, texts, texts, st.lists(inner, max_size=2).map(tuple)),
        st.builds(
            tree.Listing,
            st.none() | numbers,
            st.lists(st.lists(inner, max_size=2).map(tuple), max_size=2).map(tuple),
        ),
        st.builds(
            tree.Definitions,
            st.lists(st.tuples(inlines, st.lists(inner, max_size=2).map(tuple)), max_size=2).map(tuple),
        ),
    ),
    max_leaves=4,
)
blocks: st.SearchStrategy[tuple[tree.Block, ...]] = st.lists(_block, max_size=4).map(tuple)
documents = st.builds(tree.Document, blocks, st.lists(st.builds(tree.Note, texts, blocks), max_size=2).map(tuple))

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4)
    | st.sampled_from(["p", "h", "l", "t", "d", "q", "b", "c", "i", "r", "s", "e", "a"]),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=30,
)  # fmt: skip
"""What a hostile file could hold: JSON that looks a little like a page."""
