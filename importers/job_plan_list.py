"""Job plans as lists: one row an activity (JP3), one row an activity and a person (JP7, e-job-plan exports)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from importers.grid import Place, text_of
from importers.job_plan_cell import Part, parts_of
from importers.job_plan_page import Page, Slot, Times
from importers.job_plan_words import MEMORY, Often, category_named, number_of, often_of, plain, session_of, weekday_of
from importers.setup_times import weekdays_of
from importers.times import clock_of, range_of
from rotaengage.domain.jobplan import Category, Total

_HEADINGS = {
    "date": r"(shift |duty )?date",
    "name": r"name|full name|clinician( name)?|consultant( name)?|doctor( name)?|employee( name)?|person"
    r"|staff( member)?|user|practitioner",
    "forename": r"forename|first name|given name",
    "surname": r"surname|last name|family name",
    "grade": r"grade|job title|role|post title",
    "contract": r"contract( type)?|terms",
    "day": r"day|weekday|days|day of (the )?week",
    "week": r"weeks?|week no|week number|cycle week|wk",
    "start": r"start( time)?|from|begins?|time from",
    "end": r"end( time)?|to|finish( time)?|until|ends?|time to",
    "time": r"times?|hours of work|time slot|start-end",
    "session": r"session|am/pm|part of day",
    "place": r"location|site|place|where|ward/dept|base|venue",
    "activity": r"activity( (name|description|title))?|description|work|task|details|duty|employed work",
    "category": r"(activity )?category|(activity |pa )?type|cat|programmed activity|class|dcc/spa.*",
    "frequency": r"frequency|freq|how often|recurrence|occurrence|repeats?|pattern",
    "hours": r"hours|hrs|duration|duration \(?(hours|hrs)\)?|no\.? of hours|total hours|hours per week",
    "pas": r"pa'?s?|pa value|no\.? of pa'?s?|programmed activities|total pa'?s?|pa \(decimal\)|pa'?s? (per|a|/) ?week"
    r"|pa/week|weekly pa'?s?",
    "pas_plain": r"plain (time )?pa'?s?|pa'?s? \(?plain( time)?\)?|standard pa'?s?",
    "pas_premium": r"premium (time )?pa'?s?|pa'?s? \(?premium( time)?\)?|ooh pa'?s?",
}
_COMPILED = {role: re.compile(pattern) for role, pattern in _HEADINGS.items()}
_WHAT, _WHEN = {"activity", "category"}, {"day", "start", "time", "hours", "pas", "pas_plain"}
MOST_BLANK_ROWS = 3
MOST_COLUMNS = 80
_DATE = "date"


@dataclass
class Table:
    """A heading row and the column of each role."""

    row: int
    columns: dict[str, int]
    carried: dict[str, str] = field(default_factory=dict)


def read_lists(page: Page) -> bool:
    """Read every list of a sheet; whether there was one."""
    before = len(page.found)
    tables = list(_tables(page))
    for n, table in enumerate(tables):
        stop = tables[n + 1].row if n + 1 < len(tables) else page.grid.height + 1
        _read(page, table, stop)
    return len(page.found) > before


@lru_cache(MEMORY)
def _roles(text: str) -> tuple[str, ...]:
    """Every role that a heading may have, the likeliest first."""
    word = plain(text)
    return tuple(r for r, p in _COMPILED.items() if word and p.fullmatch(word))


def _tables(page: Page) -> Iterator[Table]:
    for row in range(1, page.grid.height + 1):
        columns: dict[str, int] = {}
        for column in range(1, min(page.width, MOST_COLUMNS) + 1):
            roles = _roles(page.grid.text(row, column))
            role = next((r for r in roles if r not in columns), None)
            if role:
                columns[role] = column
        dated = _DATE in columns
        if not dated and len(columns) >= 3 and columns.keys() & _WHAT and columns.keys() & _WHEN:
            yield Table(row, columns)


def _read(page: Page, table: Table, stop: int) -> None:
    page.understood.update((table.row, c) for c in table.columns.values())
    blank = 0
    for row in range(table.row + 1, stop):
        if all(not page.grid.text(row, c) for c in table.columns.values()):
            blank += 1
            if blank >= MOST_BLANK_ROWS:
                return
            continue
        blank = 0
        _read_row(page, table, row)


def _text(page: Page, table: Table, row: int, role: str) -> str:
    column = table.columns.get(role)
    return page.raw(row, column) if column else ""


def _number(page: Page, table: Table, row: int, *roles: str) -> Fraction | None:
    numbers = [number_of(page.grid.at(row, table.columns[r])) for r in roles if r in table.columns]
    known = [n for n in numbers if n is not None]
    return sum(known, Fraction(0)) if known else None


def _read_row(page: Page, table: Table, row: int) -> None:
    activity, category = _text(page, table, row, "activity"), _text(page, table, row, "category")
    pas = _number(page, table, row, "pas") or _number(page, table, row, "pas_plain", "pas_premium")
    first = next((t for c in sorted(table.columns.values()) if (t := page.grid.text(row, c))), "")
    if re.fullmatch(r"(sub)?-?totals?( pa'?s?)?( hours)?", plain(first)):
        _total(page, table, row, pas)
        return
    if not activity and not category:
        _leave(page, table, row)
        return
    place = (row, table.columns["activity" if activity else "category"])
    part = _part(page, table, row, activity, category, pas)
    often = _often(page, table, row)
    person = _person(page, table, row)
    session = session_of(_text(page, table, row, "session"))
    times = _times(page, table, row)
    days = _days(page, table, row)
    before = len(page.found)
    for day in days:
        slot = Slot(place, day, times, session, person=person, often=often,
                    location=_text(page, table, row, "place"))  # fmt: skip
        page.add(slot, part._replace(pas=part.pas / len(days) if part.pas is not None else None))
    page.understood.update((row, c) for c in table.columns.values() if page.grid.text(row, c))
    _check_hours(page, table, row, len(page.found) - before)


def _leave(page: Page, table: Table, row: int) -> None:
    for column in range(1, page.width + 1):
        if page.grid.text(row, column):
            page.ignored.setdefault((row, column), "text that is no part of the job plan")


def _total(page: Page, table: Table, row: int, pas: Fraction | None) -> None:
    column = table.columns.get("pas") or table.columns.get("pas_plain")
    if pas is not None and column:
        page.totals.append((row, Total(category=None, pas=pas, source=page.grid.ref(row, column))))
    page.understood.update((row, c) for c in range(1, page.width + 1) if page.grid.text(row, c))


def _part(page: Page, table: Table, row: int, activity: str, category: str, pas: Fraction | None) -> Part:
    """What the row is: its own column of categories goes before the words of the activity."""
    told = category_named(category) if category else None
    found = parts_of(" ".join(activity.split())) or [Part(category)]
    part = found[0] if len(found) == 1 else Part(" ".join(activity.split()))
    if category and told is None:
        place = (row, table.columns["category"])
        page.ask("JP202", [place], f"job-category:{plain(category)}", text=category)
        said = page.answers.kept.get(f"job-category:{plain(category)}")
        told = Category(said) if said in set(Category) else None
    if not activity and told is not None:
        part = Part(category)
    hours = None if _times(page, table, row) else _number(page, table, row, "hours")
    return part._replace(category=told or part.category, pas=pas, hours=hours or part.hours)


def _often(page: Page, table: Table, row: int) -> Often | None:
    """Weeks by their own column, else how often by the words."""
    for role in ("week", "frequency"):
        column = table.columns.get(role)
        if column is None or not page.grid.text(row, column):
            continue
        value = page.grid.at(row, column)
        often = _weeks(text_of(value)) if role == "week" else None
        often = often or often_of(value)
        if often is None or not often.sure:
            page.ask("JP206", [(row, column)], text=page.grid.text(row, column))
        if often is not None:
            return often
    return None


def _weeks(text: str) -> Often | None:
    if plain(text) in ("all", "every", "all weeks", "every week"):
        return Often()
    return often_of(text if re.search("[a-z]", text.casefold()) else f"wk {text}")


def _person(page: Page, table: Table, row: int) -> str:
    """The name of the row; in a column with gaps the name above goes on."""
    name = " ".join(t for r in ("forename", "surname") if (t := _text(page, table, row, r)))
    name = " ".join((_text(page, table, row, "name") or name).split())
    if name:
        table.carried = {"name": name}
    for role in ("grade", "contract"):
        if text := _text(page, table, row, role):
            table.carried[role] = text
    person = table.carried.get("name", "")
    if person:
        page.told_of(person, table.carried.get("grade", ""), table.carried.get("contract", ""), _name_place(table, row))
    return person


def _name_place(table: Table, row: int) -> Place:
    return (row, table.columns.get("name") or table.columns.get("surname") or table.columns.get("forename") or 1)


def _times(page: Page, table: Table, row: int) -> Times | None:
    both = range_of(_text(page, table, row, "time")) if "time" in table.columns else None
    if both is not None:
        return both.start, both.end
    ends = [clock_of(page.grid.at(row, table.columns[r])) if r in table.columns else None for r in ("start", "end")]
    return (ends[0], ends[1]) if ends[0] is not None and ends[1] is not None else None


def _days(page: Page, table: Table, row: int) -> list[int | None]:
    """Weekdays of the row; [None] where its time is flexible."""
    text = plain(_text(page, table, row, "day"))
    if not text or re.search(r"flex|any|unspecified|variable|float|n/a|various|no fixed", text):
        return [None]
    day = weekday_of(text)
    days = [day] if day is not None else sorted(weekdays_of(text) or ())
    if not days:
        page.ask("JP209", [(row, table.columns["day"])], text=text)
    return list(days) or [None]


def _check_hours(page: Page, table: Table, row: int, added: int) -> None:
    """Hours that are neither those of the row's times nor of an average week are told."""
    told = _number(page, table, row, "hours")
    times = _times(page, table, row)
    if told is None or times is None or not added:
        return
    minutes = [t.hour * 60 + t.minute for t in times]
    once = Fraction((minutes[1] - minutes[0] - 1) % 1440 + 1, 60)
    block = page.found[-1].block
    week = once * added
    fits = [once, week, once * block.share(page.cycle_said or max(block.weeks, default=1)), week * block.every]
    if all(abs(told - f) > Fraction(1, 20) for f in fits):
        place = (row, table.columns["hours"])
        page.tell("JP302", [place], told=f"{float(told):g}", counted=f"{float(once):g}")
