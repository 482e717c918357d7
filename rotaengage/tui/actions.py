"""The one registry of what a person can do: bindings, palette, help and the key bar all come from it.

An id is place.verb: "app" works everywhere, "list" in any list, any other place is a screen. Unless said otherwise
the verb is the Textual action of that name on the app, the list or the screen.
"""

from typing import NamedTuple

PLACES: dict[str, str] = {
    "app": "Everywhere",
    "list": "In any list",
    "open": "Open",
    "reading": "Reading",
    "rota": "Rota",
    "plan": "Plan",
    "doctors": "Doctors",
    "export": "Export",
    "my_time": "My time",
    "history": "History",
    "help": "Help",
}


class Action(NamedTuple):
    """One thing to do: keys as Textual names them, comma between; footer says that the key bar shows it."""

    id: str
    keys: str
    label: str
    help: str
    footer: bool = False
    does: str = ""

    @property
    def place(self) -> str:
        """Where it works: a key of PLACES."""
        return self.id.partition(".")[0]

    @property
    def verb(self) -> str:
        """What runs: a Textual action string without its target."""
        return self.does or self.id.partition(".")[2]


def _go(number: int | str, screen: str, label: str, help_text: str) -> Action:
    return Action(f"app.go_{screen}", str(number), label, help_text, does=f"go('{screen}')")


def _move(verb: str, keys: str, label: str, days: int, rows: int) -> Action:
    return Action(f"rota.{verb}", keys, label, f"{label}.", does=f"move({days}, {rows})")


ACTIONS: tuple[Action, ...] = (
    _go(1, "open", "Open", "Choose a workspace, workbook or sample."),
    _go(2, "reading", "Reading", "What was read, and every question."),
    _go(3, "rota", "Rota", "The rota with protected time in it."),
    _go(4, "plan", "Plan", "Settings, the search, and its result."),
    _go(5, "doctors", "Doctors", "What each is owed, gets, and why not."),
    _go(6, "export", "Export", "Write the workbook, calendar or list."),
    _go("f4", "my_time", "My time", "What a doctor or representative sees."),
    _go("f5", "history", "History", "Plan versions, deeds and the trail."),
    Action("app.undo", "u,ctrl+z", "Undo", "Take the last deed back.", footer=True),
    Action("app.redo", "U,ctrl+y", "Redo", "Do again what was taken back."),
    Action("app.help", "question_mark,f1", "Help", "All keys, by screen.", footer=True),
    Action("app.palette", "ctrl+p", "Commands", "Find any command by name.", footer=True, does="command_palette"),
    Action("app.colours", "f2", "Colours", "Dark, light or high contrast."),
    Action("app.leave", "q,ctrl+q,ctrl+c", "Quit", "Leave; everything made is kept.", footer=True),
    Action("list.down", "down,j", "Down", "One line down.", does="step(1)"),
    Action("list.up", "up,k", "Up", "One line up.", does="step(-1)"),
    Action("list.page_down", "pagedown,ctrl+d", "Page down", "One page down.", does="page(1)"),
    Action("list.page_up", "pageup,ctrl+u", "Page up", "One page up.", does="page(-1)"),
    Action("list.first", "home", "Top", "The first line.", does="edge(-1)"),
    Action("list.last", "end,G", "Bottom", "The last line.", does="edge(1)"),
    Action("list.choose", "enter", "Choose", "Take the line that is marked.", does="choose"),
    Action("open.path", "slash,f", "Type a path", "Type, paste or drop a file's path.", footer=True),
    Action("reading.cell", "g", "Show on rota", "The cell of this question on the rota.", footer=True),
    Action("reading.make", "w", "Make workspace", "Keep this reading as a workspace.", footer=True),
    _move("left", "left,h", "One day back", -1, 0),
    _move("right", "right,l", "One day on", 1, 0),
    _move("up", "up,k", "One doctor up", 0, -1),
    _move("down", "down,j", "One doctor down", 0, 1),
    _move("week_back", "shift+left,H", "A week back", -7, 0),
    _move("week_on", "shift+right,L", "A week on", 7, 0),
    Action("rota.page_down", "pagedown,ctrl+d", "Page down", "One page of doctors down.", does="page(0, 1)"),
    Action("rota.page_up", "pageup,ctrl+u", "Page up", "One page of doctors up.", does="page(0, -1)"),
    Action("rota.page_on", "ctrl+pagedown,ctrl+f", "Dates on", "One page of dates on.", does="page(1, 0)"),
    Action("rota.page_back", "ctrl+pageup,ctrl+b", "Dates back", "One page of dates back.", does="page(-1, 0)"),
    Action("rota.first_day", "home,0", "First day", "The first day of the rota.", does="edge(-1, 0)"),
    Action("rota.last_day", "end,dollar_sign", "Last day", "The last day of the rota.", does="edge(1, 0)"),
    Action("rota.first", "ctrl+home,g", "First doctor", "The first doctor shown.", does="edge(0, -1)"),
    Action("rota.last", "ctrl+end,G", "Last doctor", "The last doctor shown.", does="edge(0, 1)"),
    Action("rota.next_slot", "n,tab", "Next slot", "This doctor's next protected time.", footer=True, does="slot(1)"),
    Action("rota.last_slot", "N,shift+tab", "Slot before", "This doctor's last protected time.", does="slot(-1)"),
    Action("rota.filter", "slash", "Filter", "Only doctors with this name or grade.", footer=True),
    Action("rota.seek", "colon", "Go to", "A date (12 Aug, today) or a name.", footer=True),
    Action("rota.clear", "escape", "Clear", "Take the filter off."),
    Action("rota.panel", "enter,v", "Detail", "Show or hide what the cell holds.", footer=True),
    Action("rota.read_on", "J,ctrl+down", "Read on", "The detail further down.", does="read(1)"),
    Action("rota.read_back", "K,ctrl+up", "Read back", "The detail further up.", does="read(-1)"),
    Action("rota.order", "o", "Order", "By grade, or in the sheet's order."),
    Action("plan.start", "p", "Plan now", "Make a plan with these settings.", footer=True),
    Action("plan.stop", "s,escape", "Stop", "Stop and keep the best plan so far.", footer=True),
    Action("plan.limit", "t", "Time limit", "How many seconds the search may take.", footer=True),
    Action("plan.earlier", "K,shift+up", "Aim up", "The marked aim counts for more.", footer=True, does="shift(-1)"),
    Action("plan.later", "J,shift+down", "Aim down", "The marked aim counts for less.", footer=True, does="shift(1)"),
    Action("doctors.row", "g", "Show on rota", "The doctor's row on the rota.", footer=True),
    Action("doctors.filter", "slash", "Filter", "Only doctors with this name or grade.", footer=True),
    Action("doctors.read_on", "J,ctrl+down", "Read on", "The detail further down.", does="read(1)"),
    Action("doctors.read_back", "K,ctrl+up", "Read back", "The detail further up.", does="read(-1)"),
    Action("doctors.order", "o", "Order", "Worst-off first, or by name.", footer=True),
    Action("doctors.clear", "escape", "Clear", "Take the filter off."),
    Action("export.name", "slash,f", "File name", "Change the name of the file to write.", footer=True),
    Action("export.write", "w", "Write", "Write the file.", footer=True),
    Action("my_time.groups", "r", "Groups", "Groups, as a representative sees them.", footer=True),
    Action("my_time.filter", "slash", "Filter", "Only doctors with this name or grade.", footer=True),
    Action("my_time.clear", "escape", "Clear", "Take the filter off."),
    Action("my_time.read_on", "J,ctrl+down", "Read on", "The account further down.", does="read(1)"),
    Action("my_time.read_back", "K,ctrl+up", "Read back", "The account further up.", does="read(-1)"),
    Action("history.turn", "v,tab", "Next list", "Versions, deeds, or the trail.", footer=True),
    Action("history.take", "t", "Take up", "Let the marked plan hold again.", footer=True),
    Action("history.name", "n", "Name", "Give the marked plan a name.", footer=True),
    Action("history.note", "e", "Note", "Write a note on the marked plan.", footer=True),
    Action("history.compare", "c", "Compare", "The marked plan beside this one.", footer=True),
    Action("history.read_on", "J,ctrl+down", "Read on", "The detail further down.", does="read(1)"),
    Action("history.read_back", "K,ctrl+up", "Read back", "The detail further up.", does="read(-1)"),
    Action("help.back", "escape", "Back", "Back to where you were.", footer=True),
)  # fmt: skip


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
}


def key_words(key: str) -> str:
    """A key as it stands on the keyboard: Ctrl+P, ?, PgDn."""
    *held, last = key.split("+")
    word = KEY_WORDS.get(last) or (last.upper() if held or (last[0] == "f" and last[1:].isdigit()) else last)
    return "+".join([*(part.capitalize() for part in held), word])
