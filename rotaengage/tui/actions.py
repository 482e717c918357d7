"""The one registry of what a person can do: bindings, palette, menu, help, key bar and command line come from it.

An id is place.verb: "app" works everywhere, "list" in any list, any other place is a screen. Unless said otherwise
the verb is the Textual action of that name on the app, the list or the screen.
"""

from rotaengage.tui.action import PLACES, WITHOUT_LIST, Action
from rotaengage.tui.actions_explore import EXPLORE

__all__ = ["ACTIONS", "KEY_WORDS", "PLACES", "WITHOUT_LIST", "Action", "actions_of", "key_words", "together"]


def _go(keys: str, screen: str, label: str, help_text: str, command: str = "") -> Action:
    return Action(f"app.go_{screen}", keys, label, help_text, does=f"go('{screen}')", menu="Go", command=command)


def _move(verb: str, keys: str, label: str, days: int, rows: int, help_text: str) -> Action:
    return Action(f"rota.{verb}", keys, label, help_text, does=f"move({days}, {rows})")


def _extend(way: str, days: int, rows: int, help_text: str) -> Action:
    return Action(f"rota.extend_{way}", f"shift+{way}", f"Select {way}", help_text, does=f"extend({days}, {rows})")


def _pull(verb: str, keys: str, label: str, quarters: int, rows: int, help_text: str) -> Action:
    return Action(f"day.{verb}", keys, label, help_text, does=f"move({quarters}, {rows})")


_DAY: tuple[Action, ...] = (
    _pull("left", "left,h", "Quarter back", -1, 0, "Mark or slot 15 min earlier."),
    _pull("right", "right,l", "Quarter on", 1, 0, "Mark or slot 15 min later."),
    _pull("up", "up,k", "Doctor above", 0, -1, "The mark goes to the line above."),
    _pull("down", "down,j", "Doctor below", 0, 1, "The mark goes to the line below."),
    _pull("hour_back", "ctrl+left,H", "Hour back", -4, 0, "Mark or slot 60 min earlier."),
    _pull("hour_on", "ctrl+right,L", "Hour on", 4, 0, "Mark or slot 60 min later."),
    Action("day.page_down", "pagedown,ctrl+d", "Page down", "One page of doctors down.", does="page(1)"),
    Action("day.page_up", "pageup,ctrl+u", "Page up", "One page of doctors up.", does="page(-1)"),
    Action("day.first", "home,0", "Midnight", "The first quarter of the day.", does="edge(0)"),
    Action("day.last", "end,dollar_sign", "Day's end", "The last quarter of the day.", does="edge(1)"),
    Action("day.next_slot", "n,tab", "Next slot", "The next slot of the day.", does="slot(1)"),
    Action("day.last_slot", "N,shift+tab", "Slot before", "The slot before it.", does="slot(-1)"),
    Action("day.hold", "enter,space,m", "Take, put down", "Take the slot here, or put it down.", footer=True),
    Action("day.longer", "greater_than_sign,shift+right", "Longer", "A slot in the hand: longer.", footer=True,
           does="resize(1)"),
    Action("day.shorter", "less_than_sign,shift+left", "Shorter", "A slot in the hand: shorter.", footer=True,
           does="resize(-1)"),
    Action("day.put", "a,insert", "Add", "A new slot of what is owed.", footer=True),
    Action("day.take", "x,delete", "Take out", "Take this slot out of the plan.", footer=True),
    Action("day.before", "left_square_bracket", "Day before", "Everybody on the last day.", does="day(-1)"),
    Action("day.after", "right_square_bracket", "Day after", "Everybody on the next day.", does="day(1)"),
    Action("day.strip", "c", "More cover", "The next cover lines under the day."),
    Action("day.back", "escape", "Back", "Put back what is held, else rota.", footer=True),
)  # fmt: skip

ACTIONS: tuple[Action, ...] = (
    _go("1", "open", "Open", "Choose a workspace, workbook or sample.", "open"),
    _go("2", "reading", "Reading", "What was read, and every question.", "inspect FILE"),
    _go("3", "rota", "Rota", "The rota with protected time in it.", "show rota WORKSPACE"),
    _go("4", "plan", "Plan", "Settings, the search, and its result.", "plan WORKSPACE"),
    _go("5", "doctors", "Doctors", "What each is owed, gets, and why not.", "show doctors WORKSPACE"),
    _go("6", "export", "Export", "Write the workbook, calendar or list.", "export WORKSPACE --to FILE"),
    _go("7", "issues", "Issues", "All questions and breaches, with cells.", "show issues WORKSPACE"),
    _go("8", "what_if", "What-if", "Try a change and see what follows.", "show what-if WORKSPACE"),
    _go("9", "why", "Why", "Why time is missing, and ways to get it.", "show why WORKSPACE"),
    _go("f3", "trade_offs", "Trade-offs", "Alternative plans and what each costs.", "show trade-offs WORKSPACE"),
    _go("f4", "my_time", "My time", "What a doctor or representative sees.", "show my-time WORKSPACE"),
    _go("f5", "history", "History", "Plan versions, deeds, record and trail.", "show history WORKSPACE"),
    Action("app.undo", "u,ctrl+z", "Undo", "Take the last deed back.", footer=True),
    Action("app.redo", "U,ctrl+y", "Redo", "Do again what was taken back."),
    Action("app.menu", "f10,alt+m", "Menu", "Everything that works here."),
    Action("app.help", "question_mark,f1", "Help", "All keys and commands.", footer=True, command="show help"),
    Action("app.palette", "ctrl+p", "Commands", "Find any command by name.", footer=True, does="command_palette"),
    Action("app.tour", "f6", "Tour", "Five minutes on a made-up ward."),
    Action("app.leave_tour", "f7", "Leave tour", "End the tour where it is."),
    Action("app.colours", "f2", "Colours", "The next set of colours."),
    Action("app.leave", "q,ctrl+q,ctrl+c", "Quit", "Leave; everything made is kept.", footer=True),
    Action("list.down", "down,j", "Down", "One line down.", does="step(1)"),
    Action("list.up", "up,k", "Up", "One line up.", does="step(-1)"),
    Action("list.page_down", "pagedown,ctrl+d", "Page down", "One page down.", does="page(1)"),
    Action("list.page_up", "pageup,ctrl+u", "Page up", "One page up.", does="page(-1)"),
    Action("list.first", "home", "Top", "The first line.", does="edge(-1)"),
    Action("list.last", "end,G", "Bottom", "The last line.", does="edge(1)"),
    Action("list.choose", "enter", "Choose", "Take the line that is marked.", does="choose"),
    Action("open.path", "slash,f", "Type a path", "Type, paste or drop a file's path.", footer=True),
    Action("reading.all", "a", "For all", "The answer is for all like this.", footer=True),
    Action("reading.type", "t", "Type", "Type an answer.", footer=True),
    Action("reading.layout", "l", "Layout", "Say how this sheet is laid out.", footer=True),
    Action("reading.back", "b,backspace", "Take back", "Take the last answer back."),
    Action("reading.turn", "tab,shift+tab", "Other part", "Questions, or what can be answered."),
    Action("reading.pan_left", "left,shift+left", "Sheet left", "The sheet: a column left.", does="pan(-1, 0)"),
    Action("reading.pan_right", "right,shift+right", "Sheet right", "The sheet: a column right.", does="pan(1, 0)"),
    Action("reading.pan_up", "shift+up", "Sheet up", "The sheet: a row up.", does="pan(0, -1)"),
    Action("reading.pan_down", "shift+down", "Sheet down", "The sheet: a row down.", does="pan(0, 1)"),
    Action("reading.next_sheet", "right_square_bracket", "Next sheet", "The next rota of this workbook.",
           does="sheet(1)"),
    Action("reading.last_sheet", "left_square_bracket", "Sheet before", "The rota before it in this workbook.",
           does="sheet(-1)"),
    Action("reading.summary", "v", "Summary", "Codes and sums, or the sheet."),
    Action("reading.keep", "s", "Keep answers", "Keep the answers for next month."),
    Action("reading.cell", "g", "Show on rota", "The cell of this question on the rota.", footer=True),
    Action("reading.make", "w", "Make workspace", "Keep this reading as a workspace.", footer=True,
           command="new WORKSPACE --rota FILE"),
    _move("left", "left,h", "Day back", -1, 0, "The mark goes to the day before."),
    _move("right", "right,l", "Day on", 1, 0, "The mark goes to the day after."),
    _move("up", "up,k", "Doctor above", 0, -1, "The mark goes to the line above."),
    _move("down", "down,j", "Doctor below", 0, 1, "The mark goes to the line below."),
    _move("week_back", "ctrl+left,H", "Week back", -7, 0, "Seven days to the left."),
    _move("week_on", "ctrl+right,L", "Week on", 7, 0, "Seven days to the right."),
    _extend("left", -1, 0, "The selection takes in an earlier day."),
    _extend("right", 1, 0, "The selection takes in a later day."),
    _extend("up", 0, -1, "The selection takes in a doctor above."),
    _extend("down", 0, 1, "The selection takes in a doctor below."),
    Action("rota.page_down", "pagedown,ctrl+d", "Page down", "One page of doctors down.", does="page(0, 1)"),
    Action("rota.page_up", "pageup,ctrl+u", "Page up", "One page of doctors up.", does="page(0, -1)"),
    Action("rota.page_on", "ctrl+pagedown,ctrl+f", "Dates on", "One page of dates on.", does="page(1, 0)"),
    Action("rota.page_back", "ctrl+pageup,ctrl+b", "Dates back", "One page of dates back.", does="page(-1, 0)"),
    Action("rota.first_day", "home,0", "First day", "The first day of the rota.", does="edge(-1, 0)"),
    Action("rota.last_day", "end,dollar_sign", "Last day", "The last day of the rota.", does="edge(1, 0)"),
    Action("rota.first", "ctrl+home,g", "First doctor", "The first doctor shown.", does="edge(0, -1)"),
    Action("rota.last", "ctrl+end,G", "Last doctor", "The last doctor shown.", does="edge(0, 1)"),
    Action("rota.next_slot", "n,tab", "Next slot", "This doctor's next protected time.", footer=True, does="slot(1)"),
    Action("rota.last_slot", "N,shift+tab", "Slot before", "This doctor's protected time before it.", does="slot(-1)"),
    Action("rota.day", "enter", "Day", "The day, everybody, as a timeline.", footer=True),
    Action("rota.filter", "slash", "Filter", "Only doctors with this name or grade.", footer=True),
    Action("rota.seek", "colon", "Go to", "A date (12 Aug, today) or a name.", footer=True),
    Action("rota.clear", "escape", "Clear", "End the selection; show everybody."),
    Action("rota.select", "V", "Select", "Let moves extend a selection, or not."),
    Action("rota.copy", "y,ctrl+insert", "Copy", "Copy for a spreadsheet: tabs between.", footer=True),
    Action("rota.follow", "f", "Follow", "Keep this doctor's line in view."),
    Action("rota.panel", "v,i", "Detail", "Show or hide what the cell holds."),
    Action("rota.strip", "c", "More cover", "The next cover lines under the rota."),
    Action("rota.read_on", "J,ctrl+down", "Read on", "The detail further down.", does="read(1)"),
    Action("rota.read_back", "K,ctrl+up", "Read back", "The detail further up.", does="read(-1)"),
    Action("rota.order", "o", "Order", "By grade, team, line, or the sheet."),
    *_DAY,
    Action("plan.start", "p", "Plan now", "Make a plan with these settings.", footer=True,
           command="plan WORKSPACE"),
    Action("plan.stop", "s,escape", "Stop", "Stop and keep the best plan so far.", footer=True),
    Action("plan.limit", "t", "Time limit", "How many seconds the search may take.", footer=True),
    Action("plan.add", "a,insert", "Add", "An entitlement, event or cover: a form.", footer=True,
           command="set WORKSPACE cover --title NAME --minimum 2"),
    Action("plan.change", "c", "Change", "All fields of the marked line: a form.", footer=True,
           command="set WORKSPACE cover ID --minimum 2"),
    Action("plan.remove", "x,delete", "Take out", "Take out the line; u brings it back.",
           command="set WORKSPACE cover ID --remove"),
    Action("plan.name", "n", "Name", "Give the plan that holds a name.", footer=True),
    Action("plan.note", "e", "Note", "Write a note on the plan that holds.", footer=True),
    Action("plan.earlier", "K,shift+up", "Aim up", "The marked aim counts for more.", footer=True, does="shift(-1)"),
    Action("plan.later", "J,shift+down", "Aim down", "The marked aim counts for less.", footer=True, does="shift(1)"),
    Action("form.keep", "w", "Keep", "Keep what the form says.", footer=True),
    Action("form.next", "right,l,space", "Next choice", "The next value of the marked field.", footer=True,
           does="turn(1)"),
    Action("form.last", "left,h", "Choice before", "The value before.", does="turn(-1)"),
    Action("form.back", "escape", "Leave", "Leave it as it was.", footer=True),
    Action("doctors.row", "g", "Show on rota", "The doctor's row on the rota.", footer=True),
    Action("doctors.filter", "slash", "Filter", "Only doctors with this name or grade.", footer=True),
    Action("doctors.read_on", "J,ctrl+down", "Read on", "The detail further down.", does="read(1)"),
    Action("doctors.read_back", "K,ctrl+up", "Read back", "The detail further up.", does="read(-1)"),
    Action("doctors.order", "o", "Order", "Worst-off first, or by name.", footer=True),
    Action("doctors.clear", "escape", "Clear", "Take the filter off."),
    Action("export.write", "w", "Write", "Write the file.", footer=True, command="export WORKSPACE --to FILE"),
    Action("export.next", "right,l,space", "Next choice", "The next value of the marked line.", footer=True,
           does="turn(1)"),
    Action("export.name", "slash,f", "File name", "Change the name of the file to write.", footer=True),
    Action("export.last", "left,h", "Choice before", "The value before.", does="turn(-1)"),
    Action("export.read_on", "J,ctrl+down", "Read on", "What would be touched, further down.", does="read(1)"),
    Action("export.read_back", "K,ctrl+up", "Read back", "What would be touched, further up.", does="read(-1)"),
    Action("issues.cell", "g", "Show on rota", "The cell it is about, on the rota.", footer=True),
    Action("issues.filter", "slash", "Filter", "Only what holds these words.", footer=True),
    Action("issues.kind", "t", "Kind", "All, questions, breaches, cover or plan.", footer=True),
    Action("issues.clear", "escape", "Clear", "Show all again."),
    Action("help.filter", "slash", "Search", "Only keys and commands with these words.", footer=True),
    Action("help.back", "escape", "Back", "Back to where you were.", footer=True),
    Action("menu.next", "right,l,tab", "Next menu", "The menu to the right.", does="turn(1)"),
    Action("menu.last", "left,h,shift+tab", "Menu before", "The menu to the left.", does="turn(-1)"),
    Action("menu.close", "escape,q", "Close", "Close the menu.", footer=True),
    *EXPLORE,
)  # fmt: skip


def together(place: str) -> tuple[str, ...]:
    """The places whose keys work at once on a screen; the menu lies over it and takes all keys."""
    if place == "menu":
        return ("menu", "list")
    return ("app", place) if place in WITHOUT_LIST else ("app", place, "list")


def actions_of(*places: str) -> list[Action]:
    """The actions of these places, in the order of the registry."""
    return [action for action in ACTIONS if action.place in places]


KEY_WORDS: dict[str, str] = {
    "question_mark": "?",
    "slash": "/",
    "colon": ":",
    "dollar_sign": "$",
    "escape": "Esc",
    "enter": "Enter",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "space": "Space",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
    "minus": "-",
    "plus": "+",
    "equals_sign": "=",
    "underscore": "_",
    "full_stop": ".",
    "comma": ",",
    "semicolon": ";",
    "apostrophe": "'",
    "quotation_mark": '"',
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "exclamation_mark": "!",
    "number_sign": "#",
    "asterisk": "*",
    "percent_sign": "%",
    "ampersand": "&",
    "at": "@",
    "backslash": "\\",
    "vertical_line": "|",
    "tilde": "~",
}


def key_words(key: str) -> str:
    """A key as it stands on the keyboard: Ctrl+P, ?, PgDn."""
    *held, last = key.split("+")
    word = KEY_WORDS.get(last) or (last.upper() if held or (last[0] == "f" and last[1:].isdigit()) else last)
    return "+".join([*(part.capitalize() for part in held), word])
