"""The release workflow gives each step as few rights as it needs, and runs nothing that could change under it."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from tests.packs import ROOT

TEXT = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
JOBS: dict[str, Any] = yaml.safe_load(TEXT)["jobs"]


def test_actions_are_pinned_by_hash_with_their_version_beside_it() -> None:
    """A tag can be moved to other code; a commit's hash cannot."""
    used = re.findall(r"uses: (.*)", TEXT)

    assert len(used) > 5
    assert [line for line in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


def test_nothing_has_rights_but_what_is_named() -> None:
    """No rights for all; writing only where the release is drafted."""
    assert yaml.safe_load(TEXT)["permissions"] == {}
    assert {name: job["permissions"] for name, job in JOBS.items()} == {
        "linux": {"contents": "read"},
        "desktops": {"contents": "read"},
        "windows-installers": {"contents": "read"},
        "draft": {"contents": "write"},
    }


@pytest.mark.parametrize("name", JOBS)
def test_a_job_ends_keeps_no_password_and_waits_for_jobs_that_are_there(name: str) -> None:
    """A build that hangs is stopped, and a step cannot use what fetched the source."""
    job = JOBS[name]
    needs = job.get("needs", [])

    assert job["timeout-minutes"] <= 60
    assert set([needs] if isinstance(needs, str) else needs) <= set(JOBS)
    fetches = [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout")]
    assert [step["with"]["persist-credentials"] for step in fetches] == [False]


def test_every_system_is_built_and_tried() -> None:
    """Windows, both kinds of Mac and Linux; the built program is tried before it is packed."""
    desktops = JOBS["desktops"]
    assert [row["name"] for row in desktops["strategy"]["matrix"]["include"]] == ["windows", "macos-arm64", "macos-x64"]
    steps = [step.get("run", "") for step in desktops["steps"]]
    tried = next(number for number, text in enumerate(steps) if "smoke.py" in text)
    assert "licences_check.py" in steps[tried]
    assert all("Sign" not in (step.get("name") or "") for step in desktops["steps"][:tried])


def test_files_that_the_workflow_names_are_there() -> None:
    """A script that was moved would be missed only on the day of a release."""
    named = set(re.findall(r"packaging/[\w/.-]*\w", TEXT))

    assert "packaging/smoke.py" in named
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []
