"""The command line: one module a verb. A verb's module is imported only when the verb is used."""

VERBS = {
    "build": "Make a pack from a folder.",
    "check": "Say what is wrong in a folder, and how to mend it.",
    "copy-to": "Make a copy for others, on a stick or in a folder.",
    "doctor": "Say how HubDesk is on this device.",
    "export": "Write the library, or a part of it, for others.",
    "info": "Say what a pack is and what it holds.",
    "install": "Bring a pack onto this device.",
    "keygen": "Make a publisher's key, to sign packs with.",
    "list": "List the packs on this device.",
    "rollback": "Show the former edition of a pack again.",
    "search": "Find entries.",
    "show": "Print an entry.",
    "sign": "Sign a pack with your key.",
    "verify": "Prove that a pack or a stick is whole.",
}
"""Verb to what it does; kept apart from Click, so that a window's start does not wait for it."""
