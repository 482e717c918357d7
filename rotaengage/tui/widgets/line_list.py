"""A list with a marked line, drawn line by line: quick at any length, the same keys everywhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from rotaengage.tui.bindings import bindings_of
from rotaengage.tui.present.look import Line
from rotaengage.tui.present.text import clipped
from rotaengage.tui.widgets.painting import follow_theme, strip_of
from rotaengage.tui.widgets.viewport import into_view


class Item(NamedTuple):
    """A line of a list; one without a key is a heading and cannot be marked."""

    line: Line
    key: str = ""


class LineList(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines, one of them marked."""

    BINDINGS = bindings_of("list")
    ALLOW_SELECT = False

    @dataclass
    class Marked(Message):
        """Another line is marked."""

        list: "LineList"
        key: str

        @property
        def control(self) -> "LineList":
            """The list, for handlers that name it."""
            return self.list

    @dataclass
    class Chosen(Message):
        """The marked line was taken, by Enter or by a click on it."""

        list: "LineList"
        key: str

        @property
        def control(self) -> "LineList":
            """The list, for handlers that name it."""
            return self.list

    def __init__(self, *, id: str | None = None, ground: str = "") -> None:
        super().__init__(id=id)
        self.items: list[Item] = []
        self.at = 0
        self.ground = ground

    def on_mount(self) -> None:
        """Follow theme and focus."""
        follow_theme(self)
        self.watch(self, "has_focus", lambda: self.refresh_line(self.at), init=False)

    def fill(self, items: Sequence[Item], key: str = "") -> None:
        """Other lines; marked is the one with this key, else the one marked before, else the first."""
        wanted = key or self.key
        self.items = list(items)
        keys = [item.key for item in self.items]
        self.at = keys.index(wanted) if wanted and wanted in keys else next((n for n, k in enumerate(keys) if k), 0)
        self.virtual_size = Size(0, len(self.items))
        self._reveal()
        self.refresh()
        self.post_message(self.Marked(self, self.key))

    @property
    def key(self) -> str:
        """The key of the marked line; empty if there is none."""
        return self.items[self.at].key if self.at < len(self.items) else ""

    def mark(self, number: int) -> None:
        """Mark a line by its number, if it can be marked."""
        if 0 <= number < len(self.items) and self.items[number].key and number != self.at:
            self.refresh_line(self.at)
            self.at = number
            self.refresh_line(self.at)
            self._reveal()
            self.post_message(self.Marked(self, self.key))

    def _reveal(self) -> None:
        start = 0 if not any(item.key for item in self.items[: self.at]) else self.at
        top = into_view(self.scroll_offset.y, max(1, self.size.height), start, self.at - start + 1)
        if top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, immediate=True)

    def action_step(self, count: int) -> None:
        """Mark the line this many further, headings left out; the ends hold."""
        usable = [n for n, item in enumerate(self.items) if item.key]
        if self.at in usable:
            self.mark(usable[min(max(usable.index(self.at) + count, 0), len(usable) - 1)])

    def action_page(self, pages: int) -> None:
        """A page further."""
        self.action_step(pages * max(1, self.size.height - 1))

    def action_edge(self, side: int) -> None:
        """The first (-1) or the last (1) line."""
        self.action_step(side * len(self.items))

    def action_choose(self) -> None:
        """Take the marked line."""
        if self.key:
            self.post_message(self.Chosen(self, self.key))

    def on_click(self, event: events.Click) -> None:
        """A click marks a line; a second one takes it."""
        place = event.get_content_offset(self)
        if place is None:
            return
        number = place.y + self.scroll_offset.y
        if event.chain > 1 and number == self.at:
            self.action_choose()
        self.mark(number)

    def on_resize(self) -> None:
        """Keep the marked line in view."""
        self._reveal()

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        number, theme = y + self.scroll_offset.y, self.app.theme
        width = self.scrollable_content_region.width
        if number >= len(self.items):
            return strip_of((), width, theme, self.ground)
        item = self.items[number]
        marked = number == self.at and bool(item.key)
        ground = ("cursor" if self.has_focus else "trail") if marked else self.ground
        return strip_of(clipped(item.line, width), width, theme, ground)
