"""The steps that a user file has been through. A step is never edited once it was released; a change is a new one."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

steps = Migrations("hubdesk-user")


@steps()
def recent_and_state(db: Database) -> None:
    """Hold what was read, in order, with when (seconds since 1970), and single values by name."""
    db.table("recent").create(
        {"pack": str, "entry": str, "title": str, "opened_at": float}, pk=("pack", "entry"),
        not_null={"pack", "entry", "title", "opened_at"},
    )  # fmt: skip
    db.table("state").create({"name": str, "value": str}, pk="name", not_null={"name", "value"})


def apply(db: Database) -> None:
    """Take a user file through every step that it has not been through."""
    steps.apply(db)
