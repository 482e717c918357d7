"""What all screens share: the top line, the key bar, and being told when something changed."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen

from rotaengage.tui.bindings import bindings_of, own_keys_of
from rotaengage.tui.present.empty import empty_lines, nothing_found
from rotaengage.tui.widgets.key_bar import KeyBar
from rotaengage.tui.widgets.line_list import LineList
from rotaengage.tui.widgets.title_bar import TitleBar
from rotaengage.tui.widgets.tour_bar import TourBar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rotaengage.tui.app import RotaEngageApp
    from rotaengage.tui.present.look import Line
    from rotaengage.usecases.session import Value


class Page(Screen[str]):
    """One screen of the program. place names it in the registry; its actions become its bindings."""

    place: ClassVar[str] = ""
    needs_plan: ClassVar[frozenset[str]] = frozenset()
    """Verbs that do nothing before there is a plan; the key bar and the menu leave them out until then."""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]

    def __init_subclass__(cls, **options: bool) -> None:
        """Take the bindings from the registry."""
        if "place" in cls.__dict__:
            cls.BINDINGS = [*bindings_of(cls.place)]
        super().__init_subclass__(**options)

    def __init__(self) -> None:
        super().__init__()
        self.seen = -1

    @property
    def bench(self) -> "RotaEngageApp":
        """The app."""
        return cast("RotaEngageApp", self.app)

    def compose(self) -> ComposeResult:
        """Top line, body, key bar."""
        yield TitleBar(self.place)
        yield TourBar()
        yield from self.body()
        yield KeyBar()

    def body(self) -> ComposeResult:
        """The widgets between the two lines."""
        return iter(())

    def on_idle(self) -> None:
        """Draw the answer to a key at once. What Textual drew right before it, such as the cover of a
        cell, would else keep it waiting for up to two frames of its clock.
        """
        if self.bench.answering:
            self._on_timer_update()

    def on_screen_resume(self) -> None:
        """Show what is open now, if it changed while another screen was shown."""
        self.catch_up()

    def catch_up(self) -> None:
        """Show what is open now, if that has changed."""
        self.query_one(TitleBar).tell(self.bench.ready, self.bench.what)
        self.bench.follow_tour()
        self.query_one(TourBar).show(self.bench.tour_words(max(20, self.size.width - 2)))
        if self.seen != self.bench.state.number:
            self.seen = self.bench.state.number
            self.refill()
            kept = self.bench.recalled(self.place)
            if kept:
                self.call_after_refresh(self.recall, kept)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Some things need a plan."""
        if action in self.needs_plan and (self.bench.state.opened is None or self.bench.state.opened.plan is None):
            return False
        return super().check_action(action, parameters)

    def refill(self) -> None:
        """Show another rota or another plan."""

    def action_copy_text(self) -> None:
        """Ctrl+C copies what is selected, as everywhere else; where nothing is, it means what the registry says."""
        if not self.copy_selected():
            super().action_copy_text()

    def copy_selected(self) -> bool:
        """Copy what is selected here; False where nothing is."""
        return False

    @staticmethod
    def words_in(kept: "Mapping[str, Value]", name: str) -> str:
        """A text that was kept; empty where it is none."""
        found = kept.get(name)
        return found if isinstance(found, str) else ""

    def memory(self) -> "dict[str, Value]":
        """Where the person is on this screen: at first the marked line of its list."""
        lists = list(self.query(LineList))
        return {"line": lists[0].key} if lists and lists[0].key else {}

    def recall(self, kept: "Mapping[str, Value]") -> None:
        """Come back to what memory gave; what is no longer there is left out."""
        lists = list(self.query(LineList))
        keys = [item.key for item in lists[0].items] if lists else []
        if kept.get("line") in keys:
            lists[0].mark(keys.index(str(kept["line"])))

    def empty(self, name: str, width: int) -> "list[Line]":
        """What is said where something of this screen is empty: what, why, and which key does something about it."""
        return empty_lines(name, own_keys_of(self), width)

    def found_nothing(self, needle: str, width: int) -> "list[Line]":
        """What is said where a filter finds nothing."""
        return nothing_found(self.place, needle, own_keys_of(self), width)

    def work_failed(self) -> None:
        """Work that was asked for here came to nothing."""

    def hear(self, message: Message) -> None:
        """A worker told something that may matter here."""

    async def on_title_bar_picked(self, event: TitleBar.Picked) -> None:
        """Go to the screen that was clicked, or open the menu."""
        if event.name == "menu":
            await self.bench.action_menu()
        else:
            self.bench.action_go(event.name)
