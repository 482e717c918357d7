"""The alternatives as points: imported when the chart is first opened, since it brings numpy along."""

from collections.abc import Sequence

from textual_plot import HiResMode, PlotWidget

from rotaengage.tui.colours import scheme_of
from rotaengage.tui.present.look import Look

Point = tuple[float, float]


class FrontierPlot(PlotWidget, can_focus=False, inherit_bindings=False):
    """Alternatives (o), the marked one (◆), the knee (^) and the plan that stands (x); told by shape, not by colour."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, allow_pan_and_zoom=False)
        self.drawn: tuple[Sequence[Point], int, int | None, Point | None] | None = None

    def on_mount(self) -> None:
        """Follow the theme; the widget it stands on empties itself when it is mounted."""
        self.watch(self.app, "theme", self.redraw, init=False)
        self.margin_top, self.margin_bottom = 1, 2
        self.call_after_refresh(self.redraw)

    def draw(self, points: Sequence[Point], marked: int, knee: int | None, standing: Point | None) -> None:
        """Show these points."""
        self.drawn = (points, marked, knee, standing)
        self.redraw()

    def redraw(self) -> None:
        """Draw them in the colours of the theme."""
        if self.drawn is None:
            return
        points, marked, knee, standing = self.drawn
        looks = scheme_of(self.app.theme).looks
        self.clear()
        if len(points) > 1:
            across, up = [p[0] for p in points], [p[1] for p in points]
            self.plot(across, up, line_style=looks[Look.REST], hires_mode=HiResMode.BRAILLE)
        if standing is not None:
            self.scatter([standing[0]], [standing[1]], marker="x", marker_style=looks[Look.MUTED])
        for number, point in enumerate(points):
            sign = "◆" if number == marked else "^" if number == knee else "o"
            look = Look.KEY if number == marked else Look.WARN if number == knee else Look.PLAIN
            self.scatter([point[0]], [point[1]], marker=sign, marker_style=looks[look])
        self._limits([*points, *([standing] if standing else [])])

    def _limits(self, points: Sequence[Point]) -> None:
        for axis, set_limits in ((0, self.set_xlimits), (1, self.set_ylimits)):
            values = [p[axis] for p in points]
            if values:
                room = (max(values) - min(values)) * 0.08 or max(abs(values[0]) * 0.05, 1.0)
                set_limits(min(values) - room, max(values) + room)
