"""What is behind the table of trade-offs: the rota of the marked alternative, its differences, or the plot."""

from textual.containers import Vertical

from rotaengage.domain.frontier import Alternative, Axis
from rotaengage.domain.plan import Slot
from rotaengage.tui.present import trade_offs as words
from rotaengage.tui.present.compare import Side, side_lines
from rotaengage.tui.present.look import Look, Piece, line
from rotaengage.tui.present.rows import rows_of
from rotaengage.tui.present.sheet import Sheet
from rotaengage.tui.screens.frontier_state import Search
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.pane import Pane
from rotaengage.tui.widgets.rota_grid import RotaGrid

BEHIND = ("rota", "differences", "plot")


class BehindPage(Page):
    """The part of the screen that shows what is behind; the table above says which alternative is marked."""

    def __init__(self) -> None:
        super().__init__()
        self.search = Search()
        self.beside: int | None = None
        self.behind = BEHIND[0]
        self.across = (0, 1)
        self.sheet: Sheet | None = None
        self.previewed: Alternative | None = None

    def fill(self) -> None:
        """Fill the table and what is behind it."""
        raise NotImplementedError

    def show_behind(self, outlook: words.Outlook, number: int, width: int) -> None:
        """Show the marked alternative."""
        self._rota(outlook.alternatives[number])
        self._differences(number, width)
        self._plot(outlook, number)

    def show_standing(self) -> None:
        """Show the rota as it stands, while there is no alternative yet."""
        opened, sheet, grid = self.bench.state.opened, self.sheet, self.query_one(RotaGrid)
        if opened is not None and sheet is not None and grid.sheet is not sheet:
            grid.show(sheet, rows_of(sheet), column=self.bench.rota_column)

    def _set_classes(self, rows: int) -> None:
        self.set_class(self.behind == "differences", "-differences")
        self.set_class(self.behind == "plot", "-plot")
        most = 14 if self.size.height > 30 else 8
        self.query_one("#above").styles.height = "1fr" if self.behind == "plot" else min(max(rows, 5), most)

    def _rota(self, one: Alternative) -> None:
        from rotaengage.usecases.choose import preview

        grid, opened, sheet = self.query_one(RotaGrid), self.bench.state.opened, self.sheet
        if opened is None or sheet is None:
            return
        if self.previewed is not one:
            column = self.bench.rota_column if self.previewed is None else None
            self.previewed, self.sheet = one, sheet.with_plan(preview(opened.department, one))
            grid.show(self.sheet, rows_of(self.sheet), grid.doctor, column)

    def _differences(self, number: int, width: int) -> None:
        opened = self.bench.state.opened
        if self.behind != "differences" or opened is None or opened.plan is None:
            return
        found = self.search.frontier.alternatives
        if self.beside is None:
            before, name = opened.plan.slots, "the plan that stands"
        else:
            before, name = found[self.beside].slots, f"plan {words.letter(self.beside)}"
        side = self.side(name, before, found[number], number)
        self.query_one(Pane).show(side_lines(side, opened.department.scenario, width))

    def side(self, name: str, before: tuple[Slot, ...], one: Alternative, number: int) -> Side:
        """Two plans beside each other."""
        from rotaengage.usecases.compare import gains, swaps

        opened = self.bench.state.opened
        gained = gains(opened.department.scenario, before, one.slots) if opened else ()
        return Side(name, f"plan {words.letter(number)}", gained, swaps(before, one.slots))

    def _plot(self, outlook: words.Outlook, number: int) -> None:
        if self.behind != "plot":
            return
        from rotaengage.tui.widgets.frontier_plot import FrontierPlot

        chart = self.query_one("#chart", Vertical)
        if not chart.query(FrontierPlot):
            chart.mount(FrontierPlot(id="plot"))
            self.call_after_refresh(self.fill)
            return
        x, y = self._pair(outlook)
        points = [_point(outlook.axes, one.values, x, y) for one in outlook.alternatives]
        knee = next((n for n, one in enumerate(outlook.alternatives) if one.knee), None)
        own = tuple(v for v in outlook.standing if v is not None)
        names = [(Piece(f"{way:<8}", Look.MUTED), Piece(words.axis_label(outlook.axes[axis]), Look.HEAD))
                 for way, axis in (("up", y), ("across", x))]  # fmt: skip
        self.query_one("#up", Lines).show([*names, line("◆ marked  ^ knee  x stands now", Look.MUTED)])
        standing = _point(outlook.axes, own, x, y) if len(own) == len(outlook.axes) else None
        chart.query_one(FrontierPlot).draw(points, number, knee, standing)

    def _pair(self, outlook: words.Outlook) -> tuple[int, int]:
        most = len(outlook.axes) - 1
        return min(self.across[0], most), min(self.across[1], most)

    def action_turn(self) -> None:
        """Rota, differences, plot."""
        self.behind = BEHIND[(BEHIND.index(self.behind) + 1) % len(BEHIND)]
        self._lay_out()

    def action_plot(self) -> None:
        """Show or hide the plot."""
        self.behind = "rota" if self.behind == "plot" else "plot"
        self._lay_out()

    def action_across(self) -> None:
        """The next two measures for the axes of the plot."""
        most = len(self.search.frontier.axes)
        pairs = [(x, y) for x in range(most) for y in range(most) if x != y]
        self.across = pairs[(pairs.index(self.across) + 1) % len(pairs)] if self.across in pairs else pairs[0]
        self.behind = "plot"
        self._lay_out()

    def _lay_out(self) -> None:
        """Lay out what is behind, then fill what has another size by it."""
        self.fill()
        self.call_after_refresh(self.fill)

    def action_read(self, step: int) -> None:
        """Scroll the differences, or the rota by days."""
        if self.behind == "differences":
            self.query_one(Pane).read(step)
        else:
            self.query_one(RotaGrid).move(0, step * 5)

    def action_days(self, step: int) -> None:
        """The rota behind, a week on or back."""
        self.query_one(RotaGrid).move(step * 7, 0)


def _point(axes: tuple[Axis, ...], values: tuple[float, ...], x: int, y: int) -> tuple[float, float]:
    return words.plotted(axes[x], values[x]), words.plotted(axes[y], values[y])
