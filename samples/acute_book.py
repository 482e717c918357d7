"""The acute department's rota as a workbook that grew over years: everything on it that real ones hold."""

from datetime import timedelta
from typing import Any

from samples.acute_cells import NOTES, raw_code, raw_name
from samples.acute_extras import write_chart, write_cover, write_key, write_phone_list, write_swap_log
from samples.acute_rota import BANDS, FIRST_DAY, SENIORS, WEEKS, acute_roster
from samples.acute_sheet import DATE_ROW, DAYS, FIRST_COLUMN, SHEET, Styles, date_cell
from samples.paper import workbook_bytes
from samples.roster import Roster


def acute_rota_bytes() -> bytes:
    """The workbook."""
    return workbook_bytes("Acute medicine rota, January and February 2027", _write)


def _write(book: Any) -> None:
    sheet, key, log = (book.add_worksheet(name) for name in (SHEET, "Key", "Swap log"))
    styles, roster = Styles(book), acute_roster()
    _headings(sheet, styles)
    _on_call(sheet, styles, roster)
    rows = _grid(sheet, styles, roster)
    last = max(rows.values())
    _night_bleep(sheet, styles, roster, last + 2)
    cover_row = write_cover(sheet, styles, rows, last + 4)
    write_chart(book, sheet, cover_row)
    write_phone_list(sheet, styles)
    _behaviour(book, sheet, last)
    write_key(key, styles)
    write_swap_log(log, styles)


def _headings(sheet: Any, styles: Styles) -> None:
    sheet.write(0, 0, "ACUTE MEDICINE - doctors' rota Jan/Feb 2027 v4 FINAL", styles.title)
    sheet.write(1, 0, "do not delete - counts for payroll")
    sheet.set_row(1, None, None, {"hidden": True})
    for week in range(WEEKS):
        left = FIRST_COLUMN + week * 7
        monday = FIRST_DAY + timedelta(weeks=week)
        sheet.merge_range(DATE_ROW - 2, left, DATE_ROW - 2, left + 6, f"W/C {monday:%d/%m/%y}", styles.week)
    for column, text in enumerate(("Name", "Grade", "WTE", "Line")):
        sheet.write(DATE_ROW, column, text, styles.head)
    for day in range(DAYS):
        sheet.write(DATE_ROW - 1, FIRST_COLUMN + day, "MTWTFSS"[day % 7], styles.head)
        date_cell(sheet, styles, day)


def _on_call(sheet: Any, styles: Styles, roster: Roster) -> None:
    sheet.write(DATE_ROW + 1, 0, "Consultant on call", styles.bold)
    for day in range(DAYS):
        hot = [p for p in SENIORS if roster.cells[p.name][day] in {"CoW", "OC"}] or [SENIORS[(day // 7 + 1) % 4]]
        sheet.write(DATE_ROW + 1, FIRST_COLUMN + day, hot[0].name.split()[-1], styles.small)


def _grid(sheet: Any, styles: Styles, roster: Roster) -> dict[str, int]:
    """Band headings and doctors; returns each doctor's row."""
    rows: dict[str, int] = {}
    row = DATE_ROW + 2
    for band, people in BANDS:
        sheet.write(row, 0, band, styles.band)
        for person in people:
            row += 1
            rows[person.name] = row
            sheet.write(row, 0, raw_name(person.name), styles.name)
            sheet.write(row, 1, person.grade, styles.plain)
            sheet.write(row, 2, person.wte, styles.percent if person.wte == 0.6 else styles.plain)
            sheet.write(row, 3, len(rows), styles.plain)
            _duties(sheet, styles, row, roster.cells[person.name], person.name)
        row += 1
    return rows


def _duties(sheet: Any, styles: Styles, row: int, codes: list[str | None], name: str) -> None:
    for day, code in enumerate(codes):
        style = styles.weekend if day % 7 > 4 else styles.cell
        if code is None:
            sheet.write_blank(row, FIRST_COLUMN + day, None, style)
        else:
            sheet.write_string(row, FIRST_COLUMN + day, raw_code(name, day, code), style)
        if (name, day) in NOTES:
            sheet.write_comment(row, FIRST_COLUMN + day, NOTES[name, day], {"author": "Rota office"})


def _night_bleep(sheet: Any, styles: Styles, roster: Roster, row: int) -> None:
    """Who holds the medical registrar's bleep at night: a row of names below the doctors."""
    sheet.write(row, 0, "Night med reg (bleep 2222)", styles.bold)
    for day in range(DAYS):
        names = [p.name for p in roster.people if p.tier == "registrar" and roster.cells[p.name][day] == "N"]
        sheet.write(row, FIRST_COLUMN + day, names[0].split()[-1], styles.small)


def _behaviour(book: Any, sheet: Any, last: int) -> None:
    """Frozen panes, hidden column, drop-downs, and colours that only a rule knows."""
    area = (DATE_ROW + 2, FIRST_COLUMN, last, FIRST_COLUMN + DAYS - 1)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 2, 10)
    sheet.set_column(3, 3, 6, None, {"hidden": True})
    sheet.set_column(FIRST_COLUMN, FIRST_COLUMN + DAYS - 1, 5.5)
    sheet.freeze_panes(DATE_ROW + 1, FIRST_COLUMN)
    sheet.data_validation(*area, {"validate": "list", "source": "=Key!$A$4:$A$17", "error_type": "warning"})
    for code, colour in (
        ("N", "#8EA9DB"),
        ("LD", "#F8CBAD"),
        ("AL", "#C6E0B4"),
        ("SICK", "#FF9999"),
        ("NWD", "#D9D9D9"),
    ):
        look = book.add_format({"bg_color": colour})
        sheet.conditional_format(*area, {"type": "cell", "criteria": "==", "value": f'"{code}"', "format": look})
