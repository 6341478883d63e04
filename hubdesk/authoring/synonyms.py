"""Reading `synonyms.yaml`: rows of words that mean the same to somebody who searches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hubdesk.pack.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdesk.authoring.findings import FileFindings
    from hubdesk.authoring.yaml_text import Path, YamlText

_MEND = "Write the words in square brackets with commas between:  - [attendance, absence, skipping school]"


def read_synonyms(yaml: YamlText, found: FileFindings) -> tuple[tuple[str, ...], ...]:
    """Read the rows: a list of lists, or one line for each word (`TA: teaching assistant`).

    Reports what is no row, a row of one word, and a word that stands in two rows.

    Returns:
        The words of each row in the author's order, none twice; rows of fewer than two are left out.
    """
    if yaml.is_broken or yaml.value is None:
        return ()
    if not isinstance(yaml.value, dict | list):
        found.error(1, "wrong-kind", "This file should hold a list.", _MEND)
        return ()
    rows: list[tuple[str, ...]] = []
    first_line: dict[tuple[str, ...], int] = {}
    for path, said in _rows(yaml.value):
        line = yaml.line_of(*path)
        if not all(isinstance(words, str) for words in said):
            found.error(line, "wrong-kind", "A row should hold words.", _MEND)
            continue
        row: dict[tuple[str, ...], str] = {}
        for words in said:
            if key := tuple(words_of(words)):
                row.setdefault(key, words)
        if len(row) < 2:
            found.warning(line, "lone-word", "This row has only one word.", "Add another, or take the row out.")
            continue
        for key, words in row.items():
            if key in first_line:
                found.warning(
                    line,
                    "word-twice",
                    f"“{words}” also stands in the row of line {first_line[key]}.",
                    "Keep it in one of the two, so that the meanings do not run together.",
                )
            first_line.setdefault(key, line)
        rows.append(tuple(row.values()))
    return tuple(rows)


def _rows(value: dict[str, Any] | list[Any]) -> Iterator[tuple[Path, list[Any]]]:
    if isinstance(value, dict):
        for word, said in value.items():
            yield (word,), [word, *(said if isinstance(said, list) else [said])]
    else:
        for number, said in enumerate(value):
            if isinstance(said, dict):
                for word, inner in said.items():
                    yield (number, word), [word, *(inner if isinstance(inner, list) else [inner])]
            else:
                yield (number,), said if isinstance(said, list) else [said]
