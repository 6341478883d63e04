"""Where to turn for help at once: shown on every page that touches self-harm, suicide, abuse or bereavement.

Source: the lines' own numbers for the United Kingdom, as the library's fact file gives them.
"""

from __future__ import annotations

HELPLINES = (
    ("In an emergency", "999"),
    ("NHS", "111"),
    ("Childline", "0800 1111"),
    ("Samaritans", "116 123"),
    ("Shout", "text SHOUT to 85258"),
    ("Papyrus HOPELINE247", "0800 068 4141"),
    ("YoungMinds parents helpline", "0808 802 5544"),
)
