"""Every key and every command, searched as one types; Enter does what is marked."""

from textual.app import ComposeResult

from rotaengage.tui.bindings import own_keys_of
from rotaengage.tui.present.commands import help_rows
from rotaengage.tui.present.look import Look, line
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.line_list import Item, LineList
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.prompt import Prompt

WIDE = 118
TOLD = "Enter does what is marked, / searches."
TYPED = " On the right what does the same in a terminal, after the word rotaengage."


def command_words() -> list[tuple[str, str]]:
    """The commands of the command line, each with what it does."""
    from rotaengage.cli.main import commands_told

    return commands_told()


class HelpScreen(Page):
    """Answers with the id of the action to do; those of the screen one came from stand first."""

    place = "help"
    CSS_PATH = "help.tcss"

    def __init__(self, first: str = "") -> None:
        super().__init__()
        self.first = first
        self.needle = ""

    def body(self) -> ComposeResult:
        """A line of words, and the list."""
        yield Lines(id="told", fixed=True)
        yield LineList(id="keys")
        yield Prompt()

    def on_mount(self) -> None:
        """Keys go to the list."""
        self.query_one(LineList).focus()
        self._fill()

    def on_resize(self) -> None:
        """More columns on a wide screen."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        wide = self.size.width >= WIDE
        rows = help_rows(self.first, own_keys_of(self), command_words(), self.needle, wide=wide)
        told = f'With "{self.needle}". Esc shows all.' if self.needle else TOLD + (TYPED if wide else "")
        self.query_one("#told", Lines).show([line(told, Look.WARN if self.needle else Look.MUTED)])
        items = [Item(one, action) for one, action in rows]
        nothing = self.found_nothing(self.needle, max(40, self.size.width - 4))
        self.query_one(LineList).fill(items or [Item(one) for one in nothing])

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Do it, back on the screen one came from."""
        self.dismiss(event.key)

    def action_filter(self) -> None:
        """Ask for words."""
        self.query_one(Prompt).ask("filter", "Search", self.needle)

    def on_prompt_typed(self, event: Prompt.Typed) -> None:
        """Search while it is typed."""
        self.needle = event.text
        self._fill()

    def on_prompt_done(self) -> None:
        """Keep what was found."""
        self.query_one(LineList).focus()

    def on_prompt_left(self) -> None:
        """Show all again."""
        self.query_one(LineList).focus()
        self.needle = ""
        self._fill()

    def action_back(self) -> None:
        """Show all again, or back to the screen one came from."""
        if self.needle:
            self.on_prompt_left()
        else:
            self.dismiss("")
