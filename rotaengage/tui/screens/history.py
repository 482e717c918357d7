"""History: versions of the plan with names and notes, everything that was done, and the trail."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.message import Message

from rotaengage.domain.record import RecordKind
from rotaengage.tui import verbs_record
from rotaengage.tui.messages import HistoryRead
from rotaengage.tui.present import past as words
from rotaengage.tui.present.compare import figures_lines, side_lines
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.record import entry_detail, entry_line, record_head, waits
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.line_list import Item, LineList
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.pane import Pane
from rotaengage.tui.widgets.prompt import Prompt
from rotaengage.usecases.history import History, Version

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rotaengage.domain.journal import Entry, Numbered
    from rotaengage.usecases.session import Value

MARK_FIRST = "Mark a plan version first (v shows them)"
VIEWS = ("versions", "deeds", "record", "trail")


class HistoryScreen(Page):
    """A list (versions, deeds, record or trail), and the marked line in full below it."""

    place = "history"
    CSS_PATH = "history.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.view = "versions"
        self.past: History | None = None
        self.beside = False

    def body(self) -> ComposeResult:
        """Heads, list, detail."""
        yield Lines("surface", id="views", fixed=True)
        yield Lines("surface", id="heads", fixed=True)
        yield LineList(id="past")
        yield Pane("surface", id="detail")
        yield Prompt()

    def on_mount(self) -> None:
        """Keys go to the list."""
        self.query_one(LineList).focus()

    def refill(self) -> None:
        """Something was done: read it anew."""
        self.bench.read_history()

    def memory(self) -> "dict[str, Value]":
        """Which list is shown, and its marked line."""
        return {**super().memory(), "view": self.view}

    def recall(self, kept: "Mapping[str, Value]") -> None:
        """Come back to it."""
        view = self.words_in(kept, "view")
        if view in VIEWS:
            self.view = view
            self._fill()
        super().recall(kept)

    def hear(self, message: Message) -> None:
        """The history has been read."""
        if isinstance(message, HistoryRead):
            self.past = message.history
            self._fill()

    def on_resize(self) -> None:
        """Set the columns anew."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        past, width = self.past, self.size.width - 2
        self.query_one("#views", Lines).show([_views(self.view)])
        if past is None:
            self.query_one(LineList).fill([Item(line("Reading the history.", Look.MUTED))])
            return
        self.query_one("#heads", Lines).show([self._head(past, width)])
        self.query_one(LineList).fill(self._items(past, width) or [Item(one) for one in self.empty(self.view, width)])

    def _head(self, past: History, width: int) -> Line:
        opened = self.bench.state.opened
        if self.view == "record" and opened is not None:
            return record_head(opened.journal)
        return words.version_heads(width) if self.view == "versions" else words.whole_line(whole=past.whole)

    def _items(self, past: History, width: int) -> list[Item]:
        if self.view == "versions":
            return [Item(words.version_line(v, width), str(v.plan.version)) for v in reversed(past.versions)]
        if self.view == "deeds":
            return [Item(words.deed_line(d, width), str(d.number)) for d in reversed(past.deeds)]
        if self.view == "record":
            return self._on_record(width)
        return [Item(words.trail_line(t, width), str(t.number)) for t in reversed(past.trail)]

    def _on_record(self, width: int) -> list[Item]:
        opened = self.bench.state.opened
        if opened is None:
            return []
        journal, scenario = opened.journal, opened.department.scenario
        return [Item(entry_line(one, journal, scenario, width), str(one.number)) for one in reversed(journal.entries)]

    @property
    def marked(self) -> Version | None:
        """The marked version, where versions are shown."""
        key = self.query_one(LineList).key
        versions = self.past.versions if self.past and self.view == "versions" else ()
        return next((v for v in versions if str(v.plan.version) == key), None)

    @property
    def entry(self) -> "Numbered[Entry] | None":
        """The marked entry, where the record is shown."""
        key, opened = self.query_one(LineList).key, self.bench.state.opened
        entries = opened.journal.entries if opened and self.view == "record" else ()
        return next((one for one in entries if str(one.number) == key), None)

    def on_line_list_marked(self) -> None:
        """Show the marked line in full."""
        self.beside = False
        self.query_one(Pane).show(self._detail())

    def _detail(self) -> list[Line]:
        past, key, width = self.past, self.query_one(LineList).key, max(30, self.size.width - 6)
        opened, marked = self.bench.state.opened, self.marked
        if past is None or opened is None or not key:
            return []
        if marked is not None:
            return words.version_detail(marked, opened.department.scenario, width)
        if self.view == "record":
            entry = self.entry
            return entry_detail(entry, opened.journal, opened.department.scenario, width) if entry else []
        if self.view == "deeds":
            return next((words.deed_detail(d, width) for d in past.deeds if str(d.number) == key), [])
        found = (words.trail_detail(t, width, whole=past.whole) for t in past.trail if str(t.number) == key)
        return next(found, [])

    def on_line_list_chosen(self) -> None:
        """Enter takes the version up again, or answers what waits on record."""
        entry, opened = self.entry, self.bench.state.opened
        if entry is None or opened is None:
            self.action_take()
        elif waits(entry, opened.journal):
            self.action_record()

    def action_record(self) -> None:
        """A form for the record: what the marked entry waits for, else a time."""
        entry, opened = self.entry, self.bench.state.opened
        kind = waits(entry, opened.journal) if entry and opened else None
        told = verbs_record.answer_to(opened, kind, entry.number) if opened and entry and kind else {}
        self.bench.ask_record(kind or RecordKind.TIME, told)

    def action_turn(self) -> None:
        """Versions, deeds, record, trail."""
        self.view = VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)]
        self.query_one(LineList).fill([])  # the numbers of one list mean nothing in another
        self._fill()

    def action_take(self) -> None:
        """Let the marked version hold again."""
        marked = self.marked
        if marked is None:
            self.bench.busy(MARK_FIRST)
        elif marked.current:
            self.bench.busy(f"{words.version_title(marked).capitalize()} holds already")
        else:
            self.bench.take_version(marked.plan.version)

    def action_name(self) -> None:
        """Ask for the version's name."""
        if self.marked is None:
            self.bench.busy(MARK_FIRST)
        else:
            self.query_one(Prompt).ask("name", f"Name of plan {self.marked.plan.version}", self.marked.name)

    def action_note(self) -> None:
        """Ask for the version's note."""
        if self.marked is None:
            self.bench.busy(MARK_FIRST)
        else:
            self.query_one(Prompt).ask("note", f"Note on plan {self.marked.plan.version}", self.marked.note)

    def on_prompt_done(self, event: Prompt.Done) -> None:
        """Keep the name or the note."""
        self.query_one(LineList).focus()
        marked = self.marked
        if marked is not None:
            name, note = (event.text, marked.note) if event.kind == "name" else (marked.name, event.text)
            self.bench.label_version(marked.plan.version, name.strip(), note.strip())

    def on_prompt_left(self) -> None:
        """Back to the list."""
        self.query_one(LineList).focus()

    def action_compare(self) -> None:
        """The marked version beside the one that holds."""
        marked, opened = self.marked, self.bench.state.opened
        if marked is None or opened is None or opened.plan is None:
            self.bench.busy(MARK_FIRST)
            return
        self.beside = True
        scenario, width = opened.department.scenario, max(30, self.size.width - 6)
        names = (f"Plan {opened.plan.version}", f"Plan {marked.plan.version}")
        side = self.bench.side_by_side(opened.plan, marked.plan)
        lines = [
            *figures_lines(opened.plan.objectives, marked.plan.objectives, names, width),
            line(),
            *side_lines(side, scenario, width),
        ]
        self.query_one(Pane).show(lines)

    def action_read(self, step: int) -> None:
        """Scroll the detail."""
        self.query_one(Pane).read(step)


def _views(here: str) -> Line:
    pieces = [Piece(" ")]
    for view in VIEWS:
        title = words.HEADS[view]
        pieces.append(Piece(f"[{title}]" if view == here else f" {title} ", Look.HEAD if view == here else Look.MUTED))
    return (*pieces, Piece("   v", Look.KEY), Piece(" next list", Look.MUTED))
