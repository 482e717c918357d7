"""A block of lines that scrolls and is drawn line by line: changing its words lays nothing out anew."""

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from rotaengage.tui.present.look import Line, plain
from rotaengage.tui.present.text import flow
from rotaengage.tui.widgets.painting import follow_theme, strip_of


class Pane(ScrollView, can_focus=False, inherit_bindings=False):
    """Shows lines, broken at spaces to its width; ground is the name of its background (see style_of)."""

    ALLOW_SELECT = False

    def __init__(self, ground: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.lines: list[Line] = []
        self.shown: list[Line] = []
        self.ground = ground

    def on_mount(self) -> None:
        """Follow the theme."""
        follow_theme(self)

    def show(self, lines: list[Line], *, top: bool = True) -> None:
        """Replace what is shown, from the top unless said otherwise."""
        self.lines = lines
        self._flow()
        if top and self.scroll_offset.y:
            self.scroll_to(y=0, animate=False, immediate=True)

    def _flow(self) -> None:
        width = self.scrollable_content_region.width or 1
        self.shown = [part for one in self.lines for part in flow(one, width)]
        height = max(len(self.shown), self.size.height)  # while all fits, other words lay nothing out anew
        if self.virtual_size.height != height:
            self.virtual_size = Size(0, height)
        self.refresh()

    def on_resize(self) -> None:
        """Break the words anew."""
        self._flow()

    def read(self, step: int) -> None:
        """Half a window on (1) or back (-1)."""
        self.scroll_relative(y=step * max(1, self.size.height // 2), animate=False)

    @property
    def words(self) -> str:
        """What is shown, without looks."""
        return plain(self.lines)

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        number, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        one = self.shown[number] if number < len(self.shown) else ()
        return strip_of(one, width, self.app.theme, self.ground)
