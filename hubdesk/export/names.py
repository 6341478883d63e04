"""Names of files that every system takes, whatever a pack calls its entries."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from hubdesk.model.file_names import is_safe_file_name

_PLAIN = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")


def file_name(untrusted_text: str) -> str:
    """Give a name without its ending: small letters, digits and hyphens, at most 64. Unlike texts get unlike names."""
    if _PLAIN.fullmatch(untrusted_text) and is_safe_file_name(untrusted_text):
        return untrusted_text
    folded = unicodedata.normalize("NFKD", untrusted_text).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:40] or "x"
    return f"{stem}_{hashlib.sha256(untrusted_text.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"


def asset_name(untrusted_path: str) -> str:
    """Give the name of a pack's file, its folders and its ending kept where they are plain."""
    stem, dot, ending = untrusted_path.rpartition(".")
    if not dot or not _PLAIN.fullmatch(ending.lower()):
        return file_name(untrusted_path)
    return "-".join(file_name(part) for part in stem.split("/")) + "." + ending.lower()
