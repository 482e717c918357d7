"""The menu over a screen: everything that works there, for a person who knows no keys."""

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from rotaengage.tui.actions import Action, key_words
from rotaengage.tui.bindings import bindings_of
from rotaengage.tui.present.look import Look, Piece
from rotaengage.tui.present.text import fit, fit_right
from rotaengage.tui.widgets.line_list import Item, LineList
from rotaengage.tui.widgets.menu_bar import MenuBar

KEYS_WIDTH = 12
ORDER = ("Go", "", "Move", "Program")
"""The menus from left to right; those of the screen itself stand where the empty name is."""


def menus_of(actions: list[Action]) -> dict[str, list[Action]]:
    """The actions by menu, in the order in which the menus stand."""
    titles = dict.fromkeys(action.title for action in actions)
    order = sorted(titles, key=lambda title: ORDER.index(title) if title in ORDER else ORDER.index(""))
    return {title: [action for action in actions if action.title == title] for title in order}


def item_of(action: Action, width: int, *, can: bool) -> Item:
    """A line of a menu: what it does and its key; grey where it cannot be done now."""
    keys = key_words(action.keys.split(",")[0])
    look = Look.PLAIN if can else Look.MUTED
    return Item(
        (Piece(f" {fit(action.label, width)}", look), Piece(f"{fit_right(keys, KEYS_WIDTH)} ", Look.KEY)), action.id
    )


class MenuScreen(ModalScreen[str]):
    """Answers with the id of the action that was chosen; empty if none was."""

    place = "menu"
    CSS_PATH = "menu.tcss"
    BINDINGS = bindings_of("menu")

    def __init__(self, actions: list[Action], cannot: frozenset[str] = frozenset()) -> None:
        """Cannot holds the ids of those that cannot be done at the moment."""
        super().__init__()
        self.menus = menus_of(actions)
        self.cannot = cannot
        self.at = min(1, len(self.menus) - 1)

    def compose(self) -> ComposeResult:
        """The names, and the open menu below its name."""
        yield MenuBar()
        yield LineList(ground="surface")

    def on_mount(self) -> None:
        """Open the screen's own menu."""
        self.query_one(LineList).focus()
        self._open(self.at)

    def _open(self, number: int) -> None:
        self.at = number % len(self.menus)
        names = list(self.menus)
        bar, box, actions = self.query_one(MenuBar), self.query_one(LineList), self.menus[names[self.at]]
        bar.show(names, self.at)
        width = max(len(action.label) for action in actions)
        box.fill([item_of(action, width, can=action.id not in self.cannot) for action in actions])
        box.styles.width = width + KEYS_WIDTH + 5
        box.styles.height = min(len(actions) + 2, max(3, self.app.size.height - 2))
        box.styles.offset = (min(bar.left_of(self.at), self.app.size.width - width - KEYS_WIDTH - 5), 0)
        box.action_edge(-1)

    def action_turn(self, step: int) -> None:
        """The menu beside."""
        self._open(self.at + step)

    def action_close(self) -> None:
        """Choose nothing."""
        self.dismiss("")

    def on_menu_bar_picked(self, event: MenuBar.Picked) -> None:
        """Another menu was clicked."""
        self._open(event.number)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Take it, if it can be done."""
        if event.key not in self.cannot:
            self.dismiss(event.key)

    def on_click(self, event: events.Click) -> None:
        """One click takes a line; a click beside the menu closes it."""
        if event.widget is self:
            self.dismiss("")
        elif isinstance(event.widget, LineList):
            event.widget.action_choose()
