"""The tour's words, below the top line; nothing where no tour is on."""

from textual.app import RenderResult
from textual.widgets import Static

from rotaengage.tui.present.look import Line
from rotaengage.tui.widgets.painting import follow_theme, text_of


class TourBar(Static):
    """Four lines at the top."""

    DEFAULT_CSS = """
    TourBar { dock: top; height: 4; margin-top: 1; padding: 0 1; background: $panel; display: none; }
    TourBar.-on { display: block; }
    """
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self.lines: list[Line] = []

    def on_mount(self) -> None:
        """Follow the theme."""
        follow_theme(self)

    def show(self, lines: list[Line]) -> None:
        """Other words; none puts it away."""
        self.lines = lines
        self.set_class(bool(lines), "-on")
        self.refresh()

    def render(self) -> RenderResult:
        """The words."""
        return text_of(self.lines, self.app.theme, "panel")
