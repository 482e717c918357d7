"""From lines of the presenters to what Textual draws."""

from collections.abc import Callable, Iterable, Sequence

from rich.segment import Segment
from rich.text import Text
from textual.filter import ANSIToTruecolor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from rotaengage.tui.colours import style_of
from rotaengage.tui.present.look import Line, Look


class Whole(Strip):
    """A line that is drawn in one piece. Textual's own would note itself as its only part, in a ring of references
    that only a search for rubbish takes apart: a hundred lines a second of a key that is held down.
    """

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """The parts between cuts."""
        cuts = list(cuts)
        return [self] if cuts == [self.cell_length] else super().divide(cuts)


class Lined(Widget):
    """A widget without border or padding, whose lines are drawn as they are made.

    Textual would keep each line once more and filter it on every frame; our colours need no filter.
    """

    def line_maker(self) -> Callable[[int], Strip]:
        """What makes the lines of one frame: here a widget asks once what is the same for all of them."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """One line."""
        return self.line_maker()(y)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the widget."""
        if any(not isinstance(one, ANSIToTruecolor) for one in self.get_line_filters()):
            return super().render_lines(crop)
        make = self.line_maker()
        lines = [make(y) for y in crop.line_range]
        if crop.column_span != (0, self.region.width):
            return [one.crop(*crop.column_span) for one in lines]
        return lines


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
