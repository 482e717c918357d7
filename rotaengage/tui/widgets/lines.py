"""A block of lines that a presenter made."""

from textual.widgets import Static

from rotaengage.tui.present.look import Line, plain
from rotaengage.tui.widgets.painting import text_of


class Lines(Static):
    """Shows lines in the colours of the theme; ground is the name of its background (see style_of).

    fixed says that the style sheet sets its height, so that other words need no new layout.
    """

    ALLOW_SELECT = False

    def __init__(self, ground: str = "", *, id: str | None = None, fixed: bool = False) -> None:
        super().__init__("", markup=False, id=id)
        self.fixed = fixed
        self.lines: list[Line] = []
        self.ground = ground

    def on_mount(self) -> None:
        """Follow the theme."""
        self.watch(self.app, "theme", self._paint, init=False)

    def show(self, lines: list[Line]) -> None:
        """Replace what is shown."""
        self.lines = lines
        self._paint()

    def _paint(self) -> None:
        self.update(text_of(self.lines, self.app.theme, self.ground), layout=not self.fixed)

    @property
    def words(self) -> str:
        """What is shown, without looks."""
        return plain(self.lines)
