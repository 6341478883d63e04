"""Every command of the window, declared once: menus, keys and the page of keys are made from this table."""

from __future__ import annotations

from typing import NamedTuple


class ActionSpec(NamedTuple):
    """One command.

    `name` is stable: tests and settings use it. `slot` is a method of the window; empty for what cannot be done yet,
    which is shown grey. `keys` in Qt's portable form. `line_above` sets a line before it in its menu.
    """

    name: str
    words: str
    menu: str
    slot: str = ""
    keys: tuple[str, ...] = ()
    line_above: bool = False
    is_checkable: bool = False


MENUS = {
    "file": "&File",
    "edit": "&Edit",
    "view": "&View",
    "go": "&Go",
    "search": "&Search",
    "lists": "&Lists",
    "present": "&Present",
    "help": "&Help",
}

ACTIONS = (
    ActionSpec("open_pack", "&Open a pack…", "file", "choose_pack", ("Ctrl+O",)),
    ActionSpec("print", "&Print…", "file", keys=("Ctrl+P",), line_above=True),
    ActionSpec("quit", "&Quit", "file", "close", ("Ctrl+Q",), line_above=True),
    ActionSpec("copy", "&Copy", "edit", "copy_selection", ("Ctrl+C",)),
    ActionSpec("copy_address", "Copy the &address of this page", "edit", "copy_address", ("Ctrl+Shift+C",)),
    ActionSpec("select_all", "Select &all of the page", "edit", "select_page", ("Ctrl+A",), line_above=True),
    ActionSpec("find_in_page", "&Find on this page…", "edit", keys=("Ctrl+F",), line_above=True),
    ActionSpec("side_pane", "&Side pane", "view", "show_side_pane", ("F9",), is_checkable=True),
    ActionSpec("next_pane", "Go to the &next part of the window", "view", "focus_next_pane", ("F6",)),
    ActionSpec("last_pane", "Go to the &previous part of the window", "view", "focus_last_pane", ("Shift+F6",)),
    ActionSpec("larger", "&Larger text", "view", "zoom_in", ("Ctrl++", "Ctrl+="), line_above=True),
    ActionSpec("smaller", "S&maller text", "view", "zoom_out", ("Ctrl+-",)),
    ActionSpec("normal", "&Normal text", "view", "zoom_reset", ("Ctrl+0",)),
    ActionSpec("full_screen", "&Full screen", "view", "show_full_screen", ("F11",), line_above=True, is_checkable=True),
    ActionSpec("back", "&Back", "go", "go_back", ("Alt+Left", "Back")),
    ActionSpec("forward", "&Forward", "go", "go_forward", ("Alt+Right", "Forward")),
    ActionSpec("home", "&Home", "go", "go_home", ("Alt+Home",)),
    ActionSpec("up", "&Up to the partnership or theme", "go", "go_up", ("Alt+Up",)),
    ActionSpec("by_partnership", "Tree by &partnership", "go", "order_by_partnership", line_above=True),
    ActionSpec("by_theme", "Tree by &theme", "go", "order_by_theme"),
    ActionSpec("find", "&Search the library", "search", "focus_search", ("Ctrl+K", "Ctrl+L", "Ctrl+Shift+F", "/")),
    ActionSpec("clear_search", "&Leave the search", "search", "leave_search"),
    ActionSpec("favourite", "Add to &favourites", "lists", keys=("Ctrl+D",)),
    ActionSpec("new_list", "&New list…", "lists"),
    ActionSpec("present", "&Present this page", "present", keys=("F5",)),
    ActionSpec("keys", "&Keys", "help", "show_keys", ("F1", "?")),
    ActionSpec("about", "&About HubDesk", "help", "show_about", line_above=True),
)
