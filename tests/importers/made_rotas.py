"""Draws a rota of each layout with the truth about every cell; tidy, before any noise."""

import calendar
import random
from collections.abc import Callable
from datetime import date, timedelta

from tests.importers.made_paper import CODES, Paper, Truth, people

POSTS = ["SHO day", "SHO night", "Registrar", "Consultant on call"]
WARDS = ["AMU", "Ward 4", "Ward 9", "Theatre list", "Clinic"]
WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def _monday(dice: random.Random) -> date:
    return date(2026, 1, 5) + timedelta(days=7 * dice.randrange(60))


def _code(dice: random.Random) -> str | None:
    return dice.choice([*CODES, None])


def doctor_grid(dice: random.Random) -> Paper:
    paper, first = Paper(dice, "doctor_grid"), _monday(dice)
    length = dice.choice([14, 21, 28, 35])
    paper.put(1, 1, "Doctors' rota")
    for n, text in enumerate(["Name", "Grade", "WTE"], 1):
        paper.put(3, n, text)
    for n in range(length):
        paper.day(3, 4 + n, first + timedelta(days=n))
    for row, name in enumerate(people(dice, dice.randint(6, 12)), 4):
        paper.put(row, 1, name)
        paper.put(row, 2, dice.choice(["F1", "F2", "CT2", "ST5"]))
        paper.put(row, 3, dice.choice([1, 0.8, 0.6]))
        paper.rows_of_people.append(row)
        for n in range(length):
            code = _code(dice)
            if code:
                paper.duty(row, 4 + n, code, Truth(name, first + timedelta(days=n), code))
    return paper


def _flipped(paper: Paper, layout: str) -> Paper:
    turned = Paper(paper.dice, layout, legend=paper.legend)
    turned.cells = {(c, r): v for (r, c), v in paper.cells.items()}
    turned.truth = {(c, r): v for (r, c), v in paper.truth.items()}
    turned.dates = {(c, r) for r, c in paper.dates}
    return turned


def day_grid(dice: random.Random) -> Paper:
    return _flipped(doctor_grid(dice), "day_grid")


def _names(dice: random.Random, layout: str, labels: list[str], heading: str) -> Paper:
    """Posts or wards down, dates across, names in the cells."""
    paper, first = Paper(dice, layout, legend=False), _monday(dice)
    length, staff = dice.choice([14, 21, 28]), [n.split()[1] for n in people(dice, 6)]
    paper.put(1, 1, heading)
    for n in range(length):
        paper.day(1, 2 + n, first + timedelta(days=n))
    for row, post in enumerate(labels, 2):
        paper.put(row, 1, post)
        for n in range(length):
            name, day = dice.choice(staff), first + timedelta(days=n)
            paper.duty(row, 2 + n, name, Truth(name, day, None, post))
    return paper


def post_grid(dice: random.Random) -> Paper:
    return _flipped(_names(dice, "post_grid", dice.sample(POSTS, 3), "Date"), "post_grid")


def ward_grid(dice: random.Random) -> Paper:
    return _names(dice, "ward_grid", dice.sample(WARDS, 4), "Ward")


def rolling_pattern(dice: random.Random) -> Paper:
    paper = Paper(dice, "rolling_pattern")
    paper.put(1, 1, "Registrar pattern")
    paper.put(2, 1, "Line")
    for n, weekday in enumerate(WEEKDAYS):
        paper.put(2, 2 + n, weekday)
    for line in range(1, dice.randint(5, 10)):
        paper.put(2 + line, 1, line)
        paper.rows_of_people.append(2 + line)
        for n in range(7):
            code = _code(dice)
            if code:
                paper.duty(2 + line, 2 + n, code, Truth(f"Line {line}", None, code, None, line, n))
    return paper


def week_blocks(dice: random.Random) -> Paper:
    paper, first, row = Paper(dice, "week_blocks"), _monday(dice), 1
    staff = people(dice, dice.randint(4, 8))
    for week in range(dice.randint(2, 5)):
        monday = first + timedelta(days=7 * week)
        paper.put(row, 1, f"W/C {monday:%d/%m/%Y}")
        paper.put(row + 1, 1, "Name")
        for n, weekday in enumerate(WEEKDAYS):
            paper.put(row + 1, 2 + n, weekday)
        for m, name in enumerate(staff, row + 2):
            paper.put(m, 1, name)
            paper.rows_of_people.append(m)
            for n in range(7):
                code = _code(dice)
                if code:
                    paper.duty(m, 2 + n, code, Truth(name, monday + timedelta(days=n), code))
        row += len(staff) + 3
    return paper


def month_calendar(dice: random.Random) -> Paper:
    paper, year, month = Paper(dice, "month_calendar", legend=False), 2026, dice.randint(1, 12)
    staff = [n.split()[1] for n in people(dice, 6)]
    paper.put(1, 2, f"{calendar.month_name[month]} {year}")
    for n, weekday in enumerate(WEEKDAYS):
        paper.put(2, 2 + n, weekday)
    row = 3
    for week in calendar.monthcalendar(year, month):
        for m, post in enumerate(["Day", "Night"], 1):
            paper.put(row + m, 1, post)
        for n, number in enumerate(week):
            paper.put(row, 2 + n, number or None)
            for m, post in enumerate(["Day", "Night"], 1):
                if number:
                    name = dice.choice(staff)
                    paper.duty(row + m, 2 + n, name, Truth(name, date(year, month, number), None, post))
        row += 3
    return paper


def shift_list(dice: random.Random) -> Paper:
    paper, first = Paper(dice, "shift_list"), _monday(dice)
    staff = people(dice, 8)
    for n, text in enumerate(["Name", "Date", "Shift", "Start", "End", "Location"], 1):
        paper.put(1, n, text)
    rows = [(first + timedelta(days=n), name) for n in range(14) for name in dice.sample(staff, 4)]
    for row, (day, name) in enumerate(rows, 2):
        code, start, end = dice.choice([("LD", "08:00", "20:30"), ("N", "20:00", "08:30"), ("SD", "09:00", "17:00")])
        ward = dice.choice(WARDS)
        paper.put(row, 1, name)
        paper.day(row, 2, day)
        paper.duty(row, 3, code, Truth(name, day, code, ward))
        for n, text in enumerate([start, end, ward], 4):
            paper.put(row, n, text)
    return paper


MAKERS: dict[str, Callable[[random.Random], Paper]] = {
    maker.__name__: maker
    for maker in (doctor_grid, day_grid, post_grid, ward_grid, rolling_pattern, week_blocks, month_calendar, shift_list)
}
