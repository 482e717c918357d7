"""What an export would touch, and what it wrote, in words."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from rich.cells import cell_len

from rotaengage.domain.plan import Plan
from rotaengage.domain.refs import CellRef
from rotaengage.domain.rota import Rota
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.text import clean, fit, wrap
from rotaengage.tui.present.words import count, when

if TYPE_CHECKING:
    from rotaengage.usecases.export_preview import Preview, Touched

MOST_PLACE, MOST_GETS = 24, 10
MOST_NAME, LEAST_NAME, LONGEST_WHEN = 22, 8, 25
InCells = Mapping[CellRef, Sequence[tuple[str, str]]]
"""By cell: whose protected time stands there, and when."""


class Written(Protocol):
    """What an export says of itself."""

    @property
    def path(self) -> Path: ...  # noqa: D102 - the class says it
    @property
    def cells(self) -> int: ...  # noqa: D102 - the class says it
    @property
    def parts_changed(self) -> Sequence[str]: ...  # noqa: D102 - the class says it
    @property
    def parts_added(self) -> Sequence[str]: ...  # noqa: D102 - the class says it
    @property
    def notes(self) -> Sequence[str]: ...  # noqa: D102 - the class says it
    @property
    def anew(self) -> bool: ...  # noqa: D102 - the class says it


def told(text: str, width: int, look: Look = Look.PLAIN, sign: str = "") -> list[Line]:
    """Words broken to a width; a sign stands before the first line."""
    lines = wrap(text, width - len(sign))
    return [line(f"{sign if n == 0 else ' ' * len(sign)}{one}", look) for n, one in enumerate(lines)]


def of_cells(plan: Plan | None, rota: Rota) -> dict[CellRef, list[tuple[str, str]]]:
    """Whose protected time stands in a cell, and when."""
    held: dict[CellRef, list[tuple[str, str]]] = {}
    for slot in plan.slots if plan else ():
        if slot.source is not None:
            held.setdefault(slot.source, []).append((rota.doctor_of[slot.doctor].name, when(slot.span)))
    return held


def preview_lines(found: "Preview", width: int, slots: InCells | None = None) -> list[Line]:
    """What would be touched, and what stays, before anything is written; slots says what stands in each cell."""
    lines = [line("Before anything is written", Look.HEAD)]
    if found.anew:
        lines += told(f"A new workbook, since {found.anew}.", width, Look.WARN, "! ")
    if found.cells or found.parts_changed:
        lines += told(f"{count(len(found.cells), 'cell')} would change, listed below.", width, Look.PLAIN, "~ ")
        lines += _sheets(found, width)
    if found.parts_changed and not found.anew:
        changed, added = count(len(found.parts_changed), "part"), len(found.parts_added)
        lines += told(f"{changed} of the file changed, {added} added; all else byte for byte.", width, sign="= ")
    if found.holds:
        held = ", ".join(f"{clean(one.name)} ({one.number:,})" for one in found.holds)
        lines += told(f"Stays as it is: {held}.", width, Look.GOOD, "= ")
    lines += [
        one for note in found.notes for one in told(f"{clean(note)}.".replace("..", "."), width, Look.MUTED, "- ")
    ]
    lines += [
        one for lost in found.not_carried for one in told(f"Not carried over: {clean(lost)}", width, Look.WARN, "! ")
    ]
    return [*lines, *_cells(found.cells, slots or {}, width)]


def _sheets(found: "Preview", width: int) -> list[Line]:
    if not found.sheets_added:
        return []
    return told(f"New sheets: {', '.join(clean(name) for name in found.sheets_added)}.", width, Look.PLAIN, "+ ")


def _cells(cells: "Sequence[Touched]", slots: InCells, width: int) -> list[Line]:
    if not cells:
        return []
    rows: list[Line] = [line(), line("Cells that change, and what each gets", Look.HEAD)]
    place_width = min(MOST_PLACE, 2 + max(cell_len(clean(str(one.cell))) for one in cells))
    gets_width = min(MOST_GETS, 2 + max(cell_len(one.gets) for one in cells))
    name_width = min(MOST_NAME, max(LEAST_NAME, width - 2 - place_width - gets_width - LONGEST_WHEN))
    for one in cells:
        first, *more = slots.get(one.cell) or [("", "")]
        place, gets = clean(str(one.cell)), Piece(fit(one.gets, gets_width))
        rows.append((Piece(f"  {fit(place, place_width)}", Look.STRONG), gets, *_whose(*first, name_width)))
        rows += [(Piece(" " * (2 + place_width + gets_width)), *_whose(*other, name_width)) for other in more]
    return rows


def _whose(name: str, at: str, width: int) -> Line:
    return (Piece(f"{fit(name, width)} ", Look.MUTED), Piece(at, Look.MUTED))


def written_lines(done: Written, width: int) -> list[Line]:
    """What an export wrote."""
    lines: list[Line] = [(Piece("Written  ", Look.GOOD), Piece(clean(done.path.name), Look.STRONG))]
    lines += told(f"in {clean(str(done.path.parent))}", width, Look.MUTED)
    if done.cells and done.anew:
        lines += told(f"A new workbook, {count(done.cells, 'cell')} of it with marks or what they mean.", width)
    elif done.cells and done.parts_changed:
        lines.append(line(f"{count(done.cells, 'cell')} changed."))
    elif done.cells:
        lines.append(line(f"{count(done.cells, 'slot')} in it."))
    if done.parts_changed or done.parts_added:
        changed, added = count(len(done.parts_changed), "part"), len(done.parts_added)
        lines += told(f"{changed} of the file changed, {added} added, the rest as it was.", width)
    return lines + [one for note in done.notes for one in told(clean(note), width, Look.MUTED, "- ")]
