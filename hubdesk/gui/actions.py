"""Every command of the window, declared once: menus, keys and the page of keys are made from this table."""

from __future__ import annotations

from typing import NamedTuple

from hubdesk.model.words import QT_TR_NOOP


class ActionSpec(NamedTuple):
    """One command.

    `name` is stable: tests and settings use it. `slot` is `part.method`: a part that the window has (`reading`) or an
    area that is made when it is first needed (see `areas`); empty for what cannot be done yet, which is shown grey.
    `keys` in Qt's portable form. `when` says when the command can be given: see WHEN. `line_above` sets a line before
    it in its menu.
    """

    name: str
    words: str
    menu: str
    slot: str = ""
    keys: tuple[str, ...] = ()
    line_above: bool = False
    is_checkable: bool = False
    when: str = "always"


WHEN = {
    "always": "at any time",
    "page": "while a page is shown: an entry, a partnership or a theme",
    "text": "while a page or a comparison is shown",
    "entry": "while an entry is shown",
    "search": "while results are shown",
    "tabs": "while tabs are on",
    "voice": "while a page is shown, on a computer that has a voice",
    "aloud": "while a page is read aloud; its area says so",
    "away": "anywhere but at home",
    "back": "when there is a place before this one",
    "forward": "when there is a place after this one",
}
"""When a command can be given, in the window's words; a command that its area turns on and off itself says `always`."""

MENUS = {
    "file": QT_TR_NOOP("&File"),
    "edit": QT_TR_NOOP("&Edit"),
    "view": QT_TR_NOOP("&View"),
    "go": QT_TR_NOOP("&Go"),
    "search": QT_TR_NOOP("&Search"),
    "lists": QT_TR_NOOP("&Lists"),
    "present": QT_TR_NOOP("&Present"),
    "help": QT_TR_NOOP("&Help"),
}

ACTIONS = (
    ActionSpec("open_pack", QT_TR_NOOP("&Open a pack…"), "file", "packs.choose", ("Ctrl+O",)),
    ActionSpec("install_pack", QT_TR_NOOP("&Install a pack…"), "file", "sharing.choose_pack"),
    ActionSpec("look_on_drives", QT_TR_NOOP("Look for packs on your &drives…"), "file", "sharing.look_on_drives"),
    ActionSpec("former_edition", QT_TR_NOOP("Go back to a &former edition…"), "file", "sharing.go_back"),
    ActionSpec("make_copy", QT_TR_NOOP("&Make a copy for others…"), "file", "sharing.make_copy", line_above=True),
    ActionSpec("print", QT_TR_NOOP("&Print…"), "file", "taking.print_page", ("Ctrl+P",), line_above=True),
    ActionSpec("save_pdf", QT_TR_NOOP("&Save as PDF…"), "file", "taking.save_pdf"),
    ActionSpec("save_as", QT_TR_NOOP("Save as &web page or e-book…"), "file", "saving.choose", ("Ctrl+Shift+S",)),
    ActionSpec("quit", QT_TR_NOOP("&Quit"), "file", "window.quit", ("Ctrl+Q",), line_above=True),
    ActionSpec("copy", QT_TR_NOOP("&Copy"), "edit", "reading.copy_selection", ("Ctrl+C",), when="page"),
    ActionSpec(
        "copy_with_source", QT_TR_NOOP("Copy &with the source"), "edit", "copying.copy_with_source", when="page"
    ),
    ActionSpec(
        "copy_address", QT_TR_NOOP("Copy the &address of this place"), "edit", "copying.copy_address", ("Ctrl+Shift+C",)
    ),
    ActionSpec(
        "select_all",
        QT_TR_NOOP("Select &all of the page"),
        "edit",
        "reading.select_page",
        ("Ctrl+A",),
        line_above=True,
        when="page",
    ),
    ActionSpec(
        "find_in_page",
        QT_TR_NOOP("&Find on this page…"),
        "edit",
        "marking.find",
        ("Ctrl+F",),
        line_above=True,
        when="page",
    ),
    ActionSpec("find_next", QT_TR_NOOP("Find &next"), "edit", "marking.find_next", ("F3",), when="page"),
    ActionSpec("find_last", QT_TR_NOOP("Find &previous"), "edit", "marking.find_last", ("Shift+F3",), when="page"),
    ActionSpec("settings", QT_TR_NOOP("Se&ttings…"), "edit", "preferences.show", ("Ctrl+,",), line_above=True),
    ActionSpec("side_pane", QT_TR_NOOP("&Side pane"), "view", "panes.show_side_pane", ("F9",), is_checkable=True),
    ActionSpec("widen_pane", QT_TR_NOOP("Side p&ane wider"), "view", "panes.widen_side_pane", ("Shift+F9",)),
    ActionSpec("narrow_pane", QT_TR_NOOP("Side pan&e narrower"), "view", "panes.narrow_side_pane", ("Ctrl+F9",)),
    ActionSpec(
        "contents_beside",
        QT_TR_NOOP("&Contents beside the page"),
        "view",
        "contents.show_beside",
        is_checkable=True,
        when="page",
    ),
    ActionSpec(
        "text_cursor",
        QT_TR_NOOP("Cursor &in the text"),
        "view",
        "text_cursor.show",
        ("F7",),
        is_checkable=True,
        when="page",
    ),
    ActionSpec("tabs", QT_TR_NOOP("&Tabs"), "view", "tabs.show_tabs", is_checkable=True),
    ActionSpec("new_tab", QT_TR_NOOP("Ne&w tab"), "view", "tabs.open", ("Ctrl+T",), when="tabs"),
    ActionSpec("close_tab", QT_TR_NOOP("Cl&ose this tab"), "view", "tabs.close_tab", ("Ctrl+W",), when="tabs"),
    ActionSpec("next_tab", QT_TR_NOOP("Ne&xt tab"), "view", "tabs.show_next", ("Ctrl+Tab", "Ctrl+PgDown"), when="tabs"),
    ActionSpec(
        "last_tab", QT_TR_NOOP("Previo&us tab"), "view", "tabs.show_last", ("Ctrl+Shift+Tab", "Ctrl+PgUp"), when="tabs"
    ),
    ActionSpec(
        "next_pane",
        QT_TR_NOOP("Go to the &next part of the window"),
        "view",
        "panes.focus_next",
        ("F6",),
        line_above=True,
    ),
    ActionSpec(
        "last_pane", QT_TR_NOOP("Go to the &previous part of the window"), "view", "panes.focus_last", ("Shift+F6",)
    ),
    ActionSpec(
        "larger",
        QT_TR_NOOP("&Larger text"),
        "view",
        "reading.zoom_in",
        ("Ctrl++", "Ctrl+="),
        line_above=True,
        when="text",
    ),
    ActionSpec("smaller", QT_TR_NOOP("S&maller text"), "view", "reading.zoom_out", ("Ctrl+-",), when="text"),
    ActionSpec("normal", QT_TR_NOOP("&Normal text"), "view", "reading.zoom_reset", ("Ctrl+0",), when="text"),
    ActionSpec(
        "read_aloud", QT_TR_NOOP("&Read aloud"), "view", "aloud.read_or_pause", ("F8",), line_above=True, when="voice"
    ),
    ActionSpec("stop_aloud", QT_TR_NOOP("Stop reading alou&d"), "view", "aloud.stop", ("Shift+F8",), when="aloud"),
    ActionSpec(
        "full_screen",
        QT_TR_NOOP("&Full screen"),
        "view",
        "panes.show_full_screen",
        ("F11",),
        line_above=True,
        is_checkable=True,
    ),
    ActionSpec("back", QT_TR_NOOP("&Back"), "go", "window.go_back", ("Alt+Left", "Back"), when="back"),
    ActionSpec("forward", QT_TR_NOOP("&Forward"), "go", "window.go_forward", ("Alt+Right", "Forward"), when="forward"),
    ActionSpec("home", QT_TR_NOOP("&Home"), "go", "window.go_home", ("Alt+Home",), when="away"),
    ActionSpec("up", QT_TR_NOOP("&Up to the partnership or theme"), "go", "window.go_up", ("Alt+Up",), when="page"),
    ActionSpec("next", QT_TR_NOOP("&Next in the branch"), "go", "reading.show_next", ("Alt+PgDown",), when="entry"),
    ActionSpec("last", QT_TR_NOOP("P&revious in the branch"), "go", "reading.show_last", ("Alt+PgUp",), when="entry"),
    ActionSpec(
        "contents", QT_TR_NOOP("&Contents of this page"), "go", "contents.focus", ("Ctrl+Shift+O",), when="page"
    ),
    ActionSpec(
        "by_partnership", QT_TR_NOOP("Tree by &partnership"), "go", "side.order_by_partnership", line_above=True
    ),
    ActionSpec("by_theme", QT_TR_NOOP("Tree by &theme"), "go", "side.order_by_theme"),
    ActionSpec(
        "find", QT_TR_NOOP("&Search the library"), "search", "finding.focus", ("Ctrl+K", "Ctrl+L", "Ctrl+Shift+F", "/")
    ),
    ActionSpec(
        "find_in_branch",
        QT_TR_NOOP("Search only in the &branch of the tree"),
        "search",
        "finding.search_branch",
        ("Ctrl+Shift+K",),
    ),
    ActionSpec(
        "narrow", QT_TR_NOOP("&Narrow the search"), "search", "finding.narrow", ("Ctrl+Shift+N",), when="search"
    ),
    ActionSpec(
        "save_search", QT_TR_NOOP("&Save this search"), "search", "past_searches.save", ("Ctrl+S",), when="search"
    ),
    ActionSpec("past_searches", QT_TR_NOOP("&Recent and saved searches"), "search", "past_searches.show", ("Ctrl+H",)),
    ActionSpec("forget_searches", QT_TR_NOOP("&Forget recent searches"), "search", "past_searches.forget"),
    ActionSpec("clear_search", QT_TR_NOOP("&Leave the search"), "search", "finding.leave", when="search"),
    ActionSpec(
        "favourite",
        QT_TR_NOOP("&Favourite"),
        "lists",
        "collecting.toggle_favourite",
        ("Ctrl+D",),
        is_checkable=True,
        when="entry",
    ),
    ActionSpec(
        "add_to_list",
        QT_TR_NOOP("&Add this entry to a list…"),
        "lists",
        "collecting.add_to_list",
        ("Ctrl+Shift+D",),
        when="entry",
    ),
    ActionSpec(
        "note",
        QT_TR_NOOP("My &note on this entry"),
        "lists",
        "collecting.show_note",
        ("Ctrl+M",),
        is_checkable=True,
        when="entry",
    ),
    ActionSpec(
        "own_sheet",
        QT_TR_NOOP("Could we &do this here?"),
        "lists",
        "own_sheets.show_here",
        ("Ctrl+Shift+M",),
        when="entry",
    ),
    ActionSpec("my_lists", QT_TR_NOOP("&My lists"), "lists", "collecting.show_lists", ("Ctrl+B",), line_above=True),
    ActionSpec("new_list", QT_TR_NOOP("Ne&w list…"), "lists", "collecting.make_list"),
    ActionSpec("undo_removal", QT_TR_NOOP("&Undo the last removal"), "lists", "collecting.undo", ("Ctrl+Z",)),
    ActionSpec(
        "compare_add", QT_TR_NOOP("Add to &compare"), "lists", "comparing.add", ("Ctrl+Shift+X",), line_above=True
    ),
    ActionSpec("compare", QT_TR_NOOP("Show side &by side"), "lists", "comparing.show", ("Ctrl+Shift+B",)),
    ActionSpec("open_list", QT_TR_NOOP("&Open a list file…"), "lists", "collecting.choose_file", line_above=True),
    ActionSpec("save_lists", QT_TR_NOOP("&Save everything…"), "lists", "collecting.save_all"),
    ActionSpec("save_notes", QT_TR_NOOP("Save my notes as a &page or text…"), "lists", "collecting.save_notes"),
    ActionSpec("present", QT_TR_NOOP("&Present this page"), "present", "presenting.present", ("F5",)),
    ActionSpec(
        "present_anew",
        QT_TR_NOOP("Present this page from its &beginning"),
        "present",
        "presenting.present_page",
        ("Shift+F5",),
        when="entry",
    ),
    ActionSpec(
        "workshops", QT_TR_NOOP("&Workshops"), "present", "workshops.show_all", ("Ctrl+Shift+W",), line_above=True
    ),
    ActionSpec("new_workshop", QT_TR_NOOP("&New workshop"), "present", "workshops.make_new"),
    ActionSpec("open_workshop", QT_TR_NOOP("&Open a workshop…"), "present", "workshops.take_in"),
    ActionSpec(
        "add_to_workshop",
        QT_TR_NOOP("&Add this page to a workshop…"),
        "present",
        "workshops.add_page",
        ("Ctrl+Shift+A",),
        when="entry",
    ),
    ActionSpec("rehearse", QT_TR_NOOP("&Rehearse in a window"), "present", "presenting.rehearse"),
    ActionSpec("check_room", QT_TR_NOOP("&Check the room…"), "present", "presenting.check_room"),
    ActionSpec("hand_out", QT_TR_NOOP("&Hand out…"), "present", "presenting.hand_out"),
    ActionSpec("end_talk", QT_TR_NOOP("&End the talk"), "present", "presenting.end_talk", line_above=True),
    ActionSpec("guide", QT_TR_NOOP("&Guide"), "help", "helping.show_guide", ("F1",)),
    ActionSpec("keys", QT_TR_NOOP("&Keys"), "help", "helping.show_keys", ("?",)),
    ActionSpec("check_stick", QT_TR_NOOP("Is this stick &whole?…"), "help", "sharing.check_stick", line_above=True),
    ActionSpec("save_report", QT_TR_NOOP("&Save a report…"), "help", "sharing.save_report"),
    ActionSpec("licences", QT_TR_NOOP("&Licences…"), "help", "helping.show_licences", line_above=True),
    ActionSpec("about", QT_TR_NOOP("&About HubDesk"), "help", "helping.show_about"),
)
