"""What an action is: something a person can do, and the places in which it works."""

from typing import NamedTuple

PLACES: dict[str, str] = {
    "app": "Everywhere",
    "list": "In any list",
    "open": "Open",
    "reading": "Reading",
    "rota": "Rota",
    "day": "Day",
    "plan": "Plan",
    "form": "Form",
    "doctors": "Doctors",
    "export": "Export",
    "what_if": "What-if",
    "why": "Why",
    "trade_offs": "Trade-offs",
    "my_time": "My time",
    "history": "History",
    "issues": "Issues",
    "help": "Help",
    "menu": "Menu",
}

MOVING: frozenset[str] = frozenset({"move", "page", "edge", "slot"})
"""Verbs that only move the mark: they share a menu."""

WITHOUT_LIST: frozenset[str] = frozenset({"rota", "day"})
"""Screens on which no list takes keys."""


class Action(NamedTuple):
    """One thing to do: keys as Textual names them, comma between; footer says that the key bar shows it.

    menu is the title it stands under, if not its place's; command is what does the same on the command line, without
    the program's name.
    """

    id: str
    keys: str
    label: str
    help: str
    footer: bool = False
    does: str = ""
    menu: str = ""
    command: str = ""

    @property
    def place(self) -> str:
        """Where it works: a key of PLACES."""
        return self.id.partition(".")[0]

    @property
    def verb(self) -> str:
        """What runs: a Textual action string without its target."""
        return self.does or self.id.partition(".")[2]

    @property
    def title(self) -> str:
        """The menu it stands in."""
        if self.menu:
            return self.menu
        moves = self.place == "list" or self.verb.partition("(")[0] in MOVING
        return "Move" if moves else "Program" if self.place == "app" else PLACES[self.place]

    @property
    def typed(self) -> str:
        """The command line that does it: a command of its own, else the screens, opened with it."""
        return f"rotaengage {self.command or f'open --do {self.id}'}"
