"""What stands around the acute department's rota: key, cover counts, chart, phone list, swap log."""

from typing import Any

from rotaengage.domain.refs import column_letters
from samples.acute_cells import raw_code
from samples.acute_rota import PEOPLE, acute_roster
from samples.acute_sheet import DATE_ROW, DAYS, FIRST_COLUMN, SHEET, Styles

# Code, meaning, times as written; the ambiguous SD, SL and NWD are settled here.
KEY = (
    ("SD", "Standard day", "08:00-17:00"),
    ("LD", "Long day (bleep)", "0800-2030"),
    ("TWI", "Twilight", "16:00 - 00:00"),
    ("N", "Night", "20:00\u201308:30"),
    ("Z", "Zero day / rest", ""),
    ("CL", "Clinic", "09:00-17:00"),
    ("CoW", "Consultant of the week", "08:00-18:00"),
    ("SPA", "SPA", "13:00-17:00"),
    ("OC", "On call from home", "08:00-20:00"),
    ("AL", "Annual leave", ""),
    ("SL", "Study leave", ""),
    ("SICK", "Sick", ""),
    ("NWD", "Non-working day (LTFT)", ""),
    ("BH", "Bank holiday", ""),
)
COVER = (("F1 day (SD+LD)", ("first",), 6), ("SHO day (SD+LD)", ("sho",), 8), ("Reg day (SD+LD)", ("registrar",), 4))
PHONES = (
    ("Med reg", "2222"),
    ("Bed office", "4410"),
    ("Rota office", "7321"),
    ("Switchboard", "0"),
    ("AMU desk", "4532"),
)
SWAPS = (("08/01/27", "Sanjay", "Rosalind", "LD for Sat 30/1"), ("02/02/27", "Tamsin", "-", "extra SD"))


def write_key(sheet: Any, styles: Styles) -> None:
    """The legend, on a sheet of its own."""
    sheet.write(0, 0, "KEY TO CODES", styles.title)
    for column, text in enumerate(("Code", "Means", "Times")):
        sheet.write(2, column, text, styles.head)
    for row, entry in enumerate(KEY, 3):
        for column, text in enumerate(entry):
            sheet.write_string(row, column, text)
    sheet.write(len(KEY) + 4, 0, "Blank at the weekend = off. Ask the rota office about anything else.")
    sheet.set_column(1, 2, 26)


def write_cover(sheet: Any, styles: Styles, rows: dict[str, int], row: int) -> int:
    """Counts by COUNTIF, with the values that the spreadsheet last worked out; returns the first row."""
    for below, (title, tiers, least) in enumerate(COVER, row):
        sheet.write(below, 0, title, styles.bold)
        sheet.write(below, 1, f"min {least}")
        tier_rows = [rows[p.name] + 1 for p in PEOPLE if p.tier in tiers]
        for day in range(DAYS):
            letters = column_letters(FIRST_COLUMN + day + 1)
            area = f"{letters}{min(tier_rows)}:{letters}{max(tier_rows)}"
            formula = f'=COUNTIF({area},"SD")+COUNTIF({area},"LD")'
            sheet.write_formula(below, FIRST_COLUMN + day, formula, styles.plain, cached_count(day, tiers))
    return row


def cached_count(day: int, tiers: tuple[str, ...]) -> int:
    """What COUNTIF makes of the cells as typed: case does not matter, stray blanks do."""
    cells = acute_roster().cells
    typed = [(p.name, cells[p.name][day]) for p in PEOPLE if p.tier in tiers]
    return sum(raw_code(name, day, code).upper() in {"SD", "LD"} for name, code in typed if code is not None)


def write_chart(book: Any, sheet: Any, row: int) -> None:
    """A chart of the cover counts, below them."""
    chart = book.add_chart({"type": "line"})
    last = FIRST_COLUMN + DAYS - 1
    for below in range(row, row + len(COVER)):
        chart.add_series(
            {
                "name": [SHEET, below, 0],
                "categories": [SHEET, DATE_ROW, FIRST_COLUMN, DATE_ROW, last],
                "values": [SHEET, below, FIRST_COLUMN, below, last],
            }
        )
    chart.set_title({"name": "Day cover"})
    chart.set_size({"width": 900, "height": 260})
    sheet.insert_chart(row + len(COVER) + 2, FIRST_COLUMN, chart)


def write_phone_list(sheet: Any, styles: Styles) -> None:
    """Numbers that somebody once put beside the rota."""
    column = FIRST_COLUMN + DAYS + 2
    sheet.write(DATE_ROW, column, "Useful numbers", styles.bold)
    for row, (place, number) in enumerate(PHONES, DATE_ROW + 1):
        sheet.write(row, column, place)
        sheet.write_string(row, column + 1, number)


def write_swap_log(sheet: Any, styles: Styles) -> None:
    """A sheet that is no rota."""
    for column, text in enumerate(("Agreed", "Who", "With", "What")):
        sheet.write(0, column, text, styles.head)
    for row, entry in enumerate(SWAPS, 1):
        for column, text in enumerate(entry):
            sheet.write_string(row, column, text)
