"""The first screen: recent workspaces, samples, or a path."""

from datetime import datetime
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.message import Message

from rotaengage.tui.messages import PlacesFound
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.paths import path_of, short_path
from rotaengage.tui.present.text import clean, fit
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.line_list import Item, LineList
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.prompt import Prompt

INTRO: list[Line] = [
    line("Protected engagement time, put into the rota you already have", Look.HEAD),
    line("Open a rota workbook. Nothing is lost in reading it, cover is never"),
    line("taken below its minimum, and the same workbook comes back."),
]
NAME = 15
"""Cells for the name of a sample."""
HINT: Line = (
    Piece("/", Look.KEY), Piece(" type a path, or drop a file here: "), Piece(".rota .xlsx .xlsm .csv", Look.MUTED),
)  # fmt: skip


class WelcomeScreen(Page):
    """Choose what to open."""

    place = "open"
    CSS_PATH = "welcome.tcss"

    def body(self) -> ComposeResult:
        """Words, the list of places, and a line for a path."""
        yield Lines(id="intro")
        yield LineList(id="places")
        yield Lines(id="hint")
        yield Prompt()

    def on_mount(self) -> None:
        """Show what needs no disk, then look."""
        self.query_one("#intro", Lines).show(INTRO)
        self.query_one("#hint", Lines).show([HINT])
        self.query_one(LineList).fill([Item(line("Looking for recent workspaces", Look.MUTED))])
        self.query_one(LineList).focus()
        self.bench.find_places()

    def refill(self) -> None:
        """Something was opened: look again for what is recent."""
        if self.bench.state.number:
            self.bench.find_places()

    def hear(self, message: Message) -> None:
        """The list has been found."""
        if isinstance(message, PlacesFound):
            first = "" if message.recent else "tour:"
            self.query_one(LineList).fill(items_of(message, Path.home()), self.query_one(LineList).key or first)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Open what was chosen."""
        kind, _, name = event.key.partition(":")
        if kind == "tour":
            self.bench.action_tour()
        elif kind == "sample":
            self.bench.busy("Opening the sample")
            self.bench.open_sample(name)
        else:
            self.bench.open_file(Path(name))

    def action_path(self) -> None:
        """Ask for a path."""
        self.query_one(Prompt).ask("path", "Path")

    def on_paste(self, event: events.Paste) -> None:
        """A file dropped on a terminal arrives as its path."""
        path = path_of(event.text)
        if path is not None:
            self.query_one(Prompt).ask("path", "Path", str(path))

    def on_prompt_done(self, event: Prompt.Done) -> None:
        """Open what was typed."""
        self.query_one(LineList).focus()
        path = path_of(event.text)
        if path is not None:
            self.bench.open_file(path)

    def on_prompt_left(self) -> None:
        """Back to the list."""
        self.query_one(LineList).focus()


def saved_words(moment: float) -> str:
    """When a workspace was saved last, on this computer's clock: Mon 3 Aug 14:02."""
    when = datetime.fromtimestamp(moment).astimezone()
    return f"{when:%a} {when.day} {when:%b %H:%M}"


def items_of(found: PlacesFound, home: Path) -> list[Item]:
    """The list: recent workspaces, then samples, each under its heading."""
    items = [Item(line("Recent workspaces", Look.HEAD))]
    for path in found.recent:
        saved = saved_words(found.saved[path]) if path in found.saved else ""
        folder = clean(short_path(path.parent, home))
        words = (Piece(f"  {fit(path.stem, 26)}  "), Piece(f"{fit(saved, 17)}  {folder}", Look.MUTED))
        items.append(Item(words, f"path:{path}"))
    if not found.recent:
        items.append(Item(line("  None yet. Try a sample, or open a workbook of your own.", Look.MUTED)))
    items += [Item(line()), Item(line("Samples, with made-up doctors", Look.HEAD))]
    return [*items, Item(_sample("Show me round", "Five minutes on a made-up ward; leave at any time"), "tour:"),
            *(Item(_sample(one.name, one.title), f"sample:{one.name}") for one in found.samples)]  # fmt: skip


def _sample(name: str, title: str) -> Line:
    return (Piece(f"  {fit(name, NAME)}  "), Piece(clean(title), Look.MUTED))
