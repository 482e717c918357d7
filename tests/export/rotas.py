"""The rota of the small plan as a workbook, with whatever a trap needs besides."""

from collections import defaultdict

from tests.export.books import book, sheet
from tests.export.plans import ANN, BEN, DUTIES

NAMES = {ANN.id: ANN.name, BEN.id: BEN.name}


def rota_rows(formulas: str = "") -> str:
    """The rows of both doctors, and a row of formulas above them."""
    rows: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for duty in DUTIES:
        rows[duty.source.row].append((duty.source.column, f'<c r="{duty.source.a1}" t="str"><v>{duty.code}</v></c>'))
        rows[duty.source.row].append((2, f'<c r="B{duty.source.row}" t="str"><v>{NAMES[duty.doctor]}</v></c>'))
    told = {r: "".join(xml for _, xml in sorted(dict(cells).items())) for r, cells in sorted(rows.items())}
    return f'<row r="1">{formulas}</row>' + "".join(f'<row r="{r}">{xml}</row>' for r, xml in told.items())


def rota_book(formulas: str = "", after: str = "", more: dict[str, str] | None = None) -> bytes:
    """A workbook with the rota on its sheet Rota."""
    return book(sheet(rota_rows(formulas), after), more)
