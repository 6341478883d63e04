"""The modules of HubDesk, by name and file."""

from __future__ import annotations

from tests.packs import ROOT

SHELL = ("hubdesk.gui", "hubdesk.typeset")
"""The parts that may use Qt."""


def module_names() -> list[str]:
    """List every module of the package, by its dotted name."""
    names = []
    for path in sorted((ROOT / "hubdesk").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return names


def is_core(name: str) -> bool:
    """Whether a module belongs to the core, which knows no Qt."""
    return not any(name == shell or name.startswith(f"{shell}.") for shell in SHELL)
