"""From lines of the presenters to what Textual draws."""

from rich.segment import Segment
from rich.text import Text
from textual.strip import Strip
from textual.widget import Widget

from rotaengage.tui.colours import style_of
from rotaengage.tui.present.look import Line, Look


def follow_theme(widget: Widget) -> None:
    """Draw the widget anew when the colours change."""

    def repaint() -> None:
        widget.refresh()

    widget.watch(widget.app, "theme", repaint, init=False)


def text_of(lines: list[Line], theme: str, ground: str = "") -> Text:
    """Lines as one text; nothing in them is read as markup."""
    text = Text(no_wrap=True, end="")
    for number, one in enumerate(lines):
        if number:
            text.append("\n")
        for piece in one:
            text.append(piece.text, style_of(theme, piece.look, ground))
    return text


def strip_of(one: Line, width: int, theme: str, ground: str = "") -> Strip:
    """A line as a strip of exactly this many cells."""
    cursor = ground == "cursor"
    segments = [Segment(p.text, style_of(theme, Look.PLAIN if cursor else p.look, ground)) for p in one if p.text]
    return Strip(segments).adjust_cell_length(width, style_of(theme, Look.PLAIN, ground))
