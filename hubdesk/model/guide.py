"""The user's guide: a pack of its own, which stands beside the library and not in its tree. F1 opens it.

Its chapters are the vocabulary's partnerships, its pages are entries; they have a title and a summary, and no facts.
"""

from __future__ import annotations

from hubdesk.model.address import EntryPlace

GUIDE_ID = "guide"
GUIDE_HOME = EntryPlace(GUIDE_ID, "start/welcome")
"""The page that lists the others."""
