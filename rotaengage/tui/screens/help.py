"""Every key, from the registry."""

from textual.app import ComposeResult

from rotaengage.tui.actions import ACTIONS, PLACES, key_words
from rotaengage.tui.present.look import Look, Piece, line
from rotaengage.tui.present.text import fit
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.line_list import Item, LineList

KEYS_WIDTH = 18
LABEL_WIDTH = 16


def help_items(first: str) -> list[Item]:
    """All actions under the heading of their place; the place that help was asked from comes first."""
    places = sorted(PLACES, key=lambda place: place != first)
    items: list[Item] = []
    for place in places:
        items += (
            [Item(line()), Item(line(PLACES[place], Look.HEAD))] if items else [Item(line(PLACES[place], Look.HEAD))]
        )
        for action in (a for a in ACTIONS if a.place == place):
            keys = "  ".join(key_words(key) for key in action.keys.split(","))
            pieces = (
                Piece(f"  {fit(keys, KEYS_WIDTH)}", Look.KEY),
                Piece(fit(action.label, LABEL_WIDTH)),
                Piece(action.help, Look.MUTED),
            )
            items.append(Item(pieces, action.id))
    return items


class HelpScreen(Page):
    """A list of all keys; those of the screen one came from first."""

    place = "help"
    CSS_PATH = "help.tcss"

    def __init__(self, first: str = "") -> None:
        super().__init__()
        self.first = first

    def body(self) -> ComposeResult:
        """The list."""
        yield LineList(id="keys")

    def on_mount(self) -> None:
        """Fill it."""
        self.query_one(LineList).fill(help_items(self.first))
        self.query_one(LineList).focus()

    def action_back(self) -> None:
        """Back to the screen one came from."""
        self.app.pop_screen()
