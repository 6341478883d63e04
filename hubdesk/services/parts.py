"""What a built program is made of: every part with its licence, as `resources/licences/parts.toml` lists them."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, NamedTuple

from hubdesk.paths import resources_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Part(NamedTuple):
    """One part. `version` is empty where it has none of its own, `systems` where it is part of every build.

    `texts` are files in the same folder; `files`, `modules` and `distribution` say what it is in a built program.
    """

    group: str
    name: str
    version: str
    licence: str
    texts: tuple[str, ...]
    source: str
    purpose: str
    files: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    distribution: str = ""
    systems: tuple[str, ...] = ()


def licences_folder() -> Path:
    """Give the folder that the list and the texts lie in."""
    return resources_folder() / "licences"


def read_parts(folder: Path | None = None) -> tuple[Part, ...]:
    """Read the list, in its order: parts of one group stand together."""
    with ((folder or licences_folder()) / "parts.toml").open("rb") as file:
        rows = tomllib.load(file)["part"]
    return tuple(
        Part(
            row["group"],
            row["name"],
            row["version"],
            row["spdx"],
            tuple(row["texts"]),
            row["source"],
            row["purpose"],
            tuple(row.get("files", ())),
            tuple(row.get("modules", ())),
            row.get("distribution", ""),
            tuple(row.get("systems", ())),
        )
        for row in rows
    )


def read_text(part: Part, folder: Path | None = None) -> str:
    """Give the whole text of a part's licence; several follow each other with a line between."""
    texts: Sequence[str] = [((folder or licences_folder()) / name).read_text(encoding="utf-8") for name in part.texts]
    return ("\n" + "_" * 60 + "\n\n").join(texts)
