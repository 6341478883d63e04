"""What helps whoever helps: versions, folders, packs, signatures, room; and nothing that says who the user is."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hubdesk import __version__
from hubdesk.errors import PackError
from hubdesk.library.shelf import Shelf
from hubdesk.model.progress import CancelToken, Progress, Report, no_report
from hubdesk.model.say import say_size
from hubdesk.model.words import tr
from hubdesk.pack.check import verify_pack
from hubdesk.paths import find_packs
from hubdesk.services.messages import explain
from hubdesk.services.origins import ORIGIN_WORDS, origin_of
from hubdesk.services.trust import Trust, say_origin

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hubdesk.paths import Places
    from hubdesk.userdata.store import UserStore

LIBRARIES = ("PySide6-Essentials", "PyNaCl", "sqlite-utils", "click", "platformdirs")
"""Whose versions are said; a built program carries what they are read from."""


def examine(
    places: Places, store: UserStore, report: Report = no_report, token: CancelToken | None = None
) -> dict[str, Any]:
    """Examine this device: every pack is read whole and proven.

    Args:
        places: where things lie.
        store: the user's file; only whose packs are trusted is asked of it, and whether it can be used.
        report: called as packs are read.
        token: asked before each block.
    Returns:
        Plain values, ready for JSON. Names of the user and of the computer are taken out of every path.
    """
    trust = Trust(store)
    paths = find_packs(places.pack_folders)
    packs = []
    for number, path in enumerate(paths):
        report(Progress(number, len(paths), tr("Reading {file}").format(file=path.name)))
        packs.append(_pack(path, places, trust, token))
    return {
        "hubdesk": __version__,
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "python": platform.python_version(),
        "libraries": {name: _version(name) for name in LIBRARIES},
        "is_built_program": bool(getattr(sys, "frozen", False)),
        "is_portable": places.is_portable,
        "notes_are_kept": places.user_folder is not None,
        "notice": store.notice,
        "folders": [_folder(name, path) for name, path in _folders(places)],
        "packs": packs,
        "former_editions": _former(places),
        "trusted_publishers": len(trust.publishers),
        "environment": {name: os.environ[name] for name in ("QT_QPA_PLATFORM", "LANG") if name in os.environ},
    }


def say_report(found: Mapping[str, Any]) -> str:
    """Say an examination as plain text, to be read out, printed or sent."""
    lines = [
        f"HubDesk {found['hubdesk']} on {found['system']}, Python {found['python']}",
        ", ".join(f"{name} {version}" for name, version in found["libraries"].items() if version),
        "Portable: " + ("yes" if found["is_portable"] else "no"),
        "Notes and lists are kept: " + ("yes" if found["notes_are_kept"] else "no"),
        *([f"Notice: {found['notice']}"] if found["notice"] else []),
        *(f"{key.capitalize()}: {value}" for key, value in found.get("window", {}).items()),
        "",
        "Folders",
        *(_say_folder(folder) for folder in found["folders"]),
        "",
        "Packs",
        *(line for pack in found["packs"] for line in _say_pack(pack)),
        *([] if found["packs"] else ["  There is none."]),
        "",
        f"Publishers that are trusted: {found['trusted_publishers']}",
        "This report holds no names, notes, lists or searches of yours.",
    ]
    return "\n".join(lines) + "\n"


def without_names(text: str) -> str:
    """Take the user's home out of a text, and the user's name where it is a folder's: Linux has drives below it."""
    home, user = str(Path.home()), Path.home().name
    text = text.replace(home, "~") if len(home) > 1 else text
    return re.sub(rf"(?<=[/\\]){re.escape(user)}(?=[/\\])", "…", text) if user else text


def _pack(path: Path, places: Places, trust: Trust, token: CancelToken | None) -> dict[str, Any]:
    said: dict[str, Any] = {
        "file": without_names(str(path)),
        "origin": ORIGIN_WORDS[origin_of(path, places)],
    }
    try:
        proof = verify_pack(path, token=token)
    except PackError as error:
        trouble = explain(error)
        return {**said, "is_whole": False, "what": without_names(trouble.what), "next_step": trouble.next_step}
    judgement = trust.judge(proof)
    return {
        **said, "is_whole": True, "id": proof.pack_id, "edition": proof.edition, "publisher": judgement.publisher,
        "standing": str(judgement.standing), "signature": say_origin(judgement), "sha256": proof.digest,
        "bytes": path.stat().st_size,
    }  # fmt: skip


def _folders(places: Places) -> list[tuple[str, Path]]:
    named = [("packs", folder) for folder in places.pack_folders]
    return [("your own", places.user_folder), *named] if places.user_folder else named


def _folder(name: str, path: Path) -> dict[str, Any]:
    is_there = path.is_dir()
    return {
        "what": name, "path": without_names(str(path)), "is_there": is_there,
        "can_be_written": is_there and os.access(path, os.W_OK),
        "free_bytes": shutil.disk_usage(path).free if is_there else None,
    }  # fmt: skip


def _former(places: Places) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for folder in places.pack_folders:
        for held in Shelf(folder).held():
            found.setdefault(held.pack_id, []).append(held.edition)
    return {pack_id: editions for pack_id, editions in found.items() if len(editions) > 1}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""  # a built program does not carry its packages' papers


def _say_folder(folder: Mapping[str, Any]) -> str:
    if not folder["is_there"]:
        return f"  {folder['path']} ({folder['what']}): not there"
    writing = "can be written to" if folder["can_be_written"] else "cannot be written to"
    return f"  {folder['path']} ({folder['what']}): {writing}, {say_size(folder['free_bytes'])} free"


def _say_pack(pack: Mapping[str, Any]) -> list[str]:
    if not pack["is_whole"]:
        return [f"  {pack['file']}: {pack['what']} {pack['next_step']}"]
    size = say_size(pack["bytes"])
    return [
        f"  {pack['id']}, edition {pack['edition']}, {size}, whole, {pack['origin']}: {pack['file']}",
        f"    {pack['signature']}",
        f"    SHA-256 {pack['sha256']}",
    ]
