"""Small made-up rotas as rows of cells, one for each way in which rotas are laid out; everybody in them is invented."""

from datetime import date, timedelta
from typing import Any

Rows = list[list[Any]]
MONDAY = date(2026, 8, 3)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
PEOPLE = ("Ayo Bassey", "Carys Dunn", "Emre Faruk", "Greta Holm")
CODES = ("LD", "SD", "N", "N", "Z", "AL", None)
LEGEND: Rows = [
    ["Code", "Meaning", "Start", "End"],
    ["LD", "Long day", "08:00", "20:30"],
    ["SD", "Standard day", "09:00", "17:00"],
    ["N", "Night", "20:00", "08:30"],
    ["Z", "Zero day", None, None],
    ["AL", "Annual leave", None, None],
]


def _days(count: int, first: date = MONDAY) -> list[date]:
    return [first + timedelta(days=n) for n in range(count)]


def _code(line: int, day: int) -> str | None:
    return CODES[(line * 2 + day) % len(CODES)]


def _name(post: int, day: int) -> str:
    return PEOPLE[(post + day) % len(PEOPLE)]


def doctor_grid() -> Rows:
    """People down; day numbers under their month, a team between, counts below, a mark, a swap and a gap."""
    people = [
        [name, ("F1", "CT2", "ST4", "ST6")[n], *(_code(n, d) for d in range(10))] for n, name in enumerate(PEOPLE)
    ]
    people[1][4], people[2][6] = "SD*", "AL am"
    counts = [sum(row[2 + d] == "N" for row in people) for d in range(10)]
    return [["General surgery, August 2026"], ["", "", *(WEEKDAYS[d % 7] for d in range(10))],
            ["Name", "Grade", *range(3, 13)], *people[:2], ["Registrars"], *people[2:],
            ["Vacant", "ST3", *["LD"] * 4], ["Number on nights", None, *counts]]  # fmt: skip


def day_grid() -> Rows:
    """Dates down, people across, with the grade under each name and a column of notes."""
    return [["Date", "Day", *PEOPLE, "Notes"], ["", "", "F1", "CT2", "ST4", "ST6"],
            *[[day, WEEKDAYS[day.weekday()], *(_code(n, d) for n in range(4)), "audit meeting" if d == 3 else None]
              for d, day in enumerate(_days(14))]]  # fmt: skip


def post_grid() -> Rows:
    """Dates down, posts across, names in the cells: halves of a day, a swap, a slip of the pen."""
    rows: Rows = [["Date", "SHO day", "SHO night", "Registrar"]]
    rows += [[f"{day:%a} {day.day}/{day.month}", *(_name(p, d).split()[1] for p in range(3))]
             for d, day in enumerate(_days(14))]  # fmt: skip
    rows[4][1], rows[6][2], rows[9][3] = "Bassey (am) Dunn (pm)", "Holm -> Faruk", "Fruk"
    return [["On call 2026"], *rows]


def ward_grid() -> Rows:
    """Wards down, dates across, one or two names in a cell."""
    names = [[_name(w, d).split()[1] for d in range(10)] for w in range(3)]
    names[0][2], names[1][4] = "Bassey / Holm", "Dunn\nFaruk"
    return [["Ward", *_days(10)], *[[ward, *names[n]] for n, ward in enumerate(("AMU", "Ward 4", "Clinic"))]]


def rolling_pattern() -> Rows:
    """Numbered lines by weekday, without dates, and who starts on which line."""
    lines: Rows = [[n + 1, *(_code(n, d) for d in range(7))] for n in range(4)]
    lines[0] += [None, "Name", "Start line"]
    for n, name in enumerate(PEOPLE[:3]):
        lines[n + 1] += [None, name, n + 1]
    return [["Rolling rota"], ["Line", *WEEKDAYS], *lines]


def week_blocks() -> Rows:
    """A block for each week, one below another, under the date of its Monday."""
    rows: Rows = []
    for week in range(2):
        monday = MONDAY + timedelta(days=7 * week)
        rows += [[f"W/C {monday:%d/%m/%y}"], ["Name", *WEEKDAYS]]
        rows += [[name, *(_code(n, d + 7 * week) for d in range(7))] for n, name in enumerate(PEOPLE)]
        rows += [[]]
    return rows


def month_calendar() -> Rows:
    """A page for the month, the number of the day above who is on call."""
    rows: Rows = [["Consultant on call, February 2027"], list(WEEKDAYS)]
    for week in range(4):
        rows += [[week * 7 + d + 1 for d in range(7)], [_name(0, week * 7 + d).split()[1] for d in range(7)]]
    return rows


def shift_list() -> Rows:
    """A row for each duty, as rostering systems export it."""
    rows: Rows = [["Name", "Date", "Shift", "Start", "End", "Location"]]
    for d, day in enumerate(_days(7)):
        rows += [
            [_name(0, d), day, "Long day", "08:00", "20:30", "AMU"],
            [_name(1, d), day, "Night", "20:00", "08:30", "AMU"],
        ]
    return rows


def job_plan() -> Rows:
    """A consultant's week in halves of days, with the summary that it must agree with."""
    return [["Job plan of Dr Ines Karlsen, consultant"], ["", "AM", "PM"],
            ["Monday", "Clinic (DCC)", "Ward round (DCC)"], ["Tuesday", "Theatre list (DCC)", "Theatre list (DCC)"],
            ["Wednesday", "SPA", "Clinic (DCC)"],
            ["Thursday", "Clinic (DCC)", "Admin (DCC)"], ["Friday", "Ward round (DCC)", "SPA"],
            [], ["Category", "PAs"], ["DCC", 8], ["SPA", 2], ["Total", 10]]  # fmt: skip
