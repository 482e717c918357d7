"""Moving about on the rota: the mark, selections, copying, and a doctor who is followed."""

from rotaengage.tui.present.rows import step_row
from rotaengage.tui.present.selection import Area, counts, text_of
from rotaengage.tui.present.sheet import Sheet
from rotaengage.tui.present.text import clean
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.rota_grid import RotaGrid


class RotaMoves(Page):
    """A screen with the grid of the rota on it."""

    @property
    def grid(self) -> RotaGrid:
        """The grid."""
        return self.query_one(RotaGrid)

    @property
    def sheet(self) -> Sheet | None:
        """What the grid shows."""
        return self.bench.state.sheet

    def action_move(self, days: int, doctors: int) -> None:
        """Move the mark."""
        self.grid.move(days, doctors)

    def action_page(self, days: int, doctors: int) -> None:
        """Move by pages."""
        if self.sheet is not None:
            self.grid.move(days * self.grid.page_days, doctors * self.grid.page_rows)

    def action_edge(self, days: int, doctors: int) -> None:
        """Move to an end."""
        if self.sheet is not None:
            self.grid.move(days * self.sheet.columns, doctors * len(self.grid.rows))

    def action_slot(self, step: int) -> None:
        """Move to the doctor's next or last protected time."""
        grid = self.grid
        column = self.sheet.next_slot(grid.doctor, grid.column, step) if self.sheet else None
        if column is None:
            self.bench.busy("No more protected time in this row")
        else:
            grid.go(grid.row, column)

    def action_extend(self, days: int, doctors: int) -> None:
        """Select from the mark on."""
        grid = self.grid
        if self.sheet is not None and grid.doctor:
            grid.extend(step_row(grid.rows, grid.row, doctors), grid.column + days)

    def action_select(self) -> None:
        """Begin a selection that every move extends, or end it."""
        self.grid.select(on=not self.grid.selecting)

    def action_copy(self) -> None:
        """Put the selection, else the marked cell, on the clipboard."""
        grid, sheet = self.grid, self.sheet
        if sheet is None or not grid.doctor:
            return
        here = (grid.row, grid.column)
        area = grid.area or Area.between(here, here)
        self.app.copy_to_clipboard(text_of(area, grid.rows, sheet))
        self.bench.busy(f"Copied: {counts(area, grid.rows, sheet)}")

    def copy_selected(self) -> bool:
        """Copy what is selected; False where nothing is."""
        if self.grid.area is None:
            return False
        self.action_copy()
        return True

    def action_follow(self) -> None:
        """Keep this doctor's line under the dates wherever the rows go; again ends it."""
        grid, sheet = self.grid, self.sheet
        if sheet is None or not grid.doctor:
            return
        again = grid.followed == grid.doctor
        name = clean(sheet.rota.doctor_of[grid.doctor].name)
        grid.follow("" if again else grid.doctor, "" if again else name)
        self.bench.busy(f"{name} is no longer followed" if again else f"{name} stays in view; f ends it")
