"""Which columns of a list of duties hold name, date, times, shift, grade and place, by their headings."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from importers.grid import Value, text_of
from importers.people import FORENAME_HEADINGS, GRADE_HEADINGS, NAME_HEADINGS, WTE_HEADINGS

_WORDS = {
    "date": "日期|日付|التاريخ|дата|giorno|dato|dag"
    "|date|day|duty date|shift date|work date|rota date|start date|date from|datum|data|fecha|on",
    "start": "start|start time|from|time from|shift start|begin|begins|time start|actual start|planned start|starts"
    "|beginn|von|od|start date time|start datetime|start date/time|shift start time",
    "end": "end|end time|to|finish|finish time|time to|shift end|ends|until|actual end|planned end|bis|do|ende"
    "|end date time|end datetime|end date/time|shift end time",
    "times": "time|times|hours|shift times|shift hours|shift time|duty times|duty time",
    "code": "shift|duty|code|shift code|shift type|duty type|type|shift name|duty name|activity|assignment|dienst"
    "|schicht|turno|guardia|vagt|vakt|skift|班次|班别|シフト|المناوبة|смена|dyżur|zmiana"
    "|roster code|shift description|duty code|rota code|reason",
    "post": "location|ward|place|unit|site|department|area|dept|team|specialty|ward/unit|base|post|role on rota|station"
    "|where|role|position",
    "note": "note|notes|comment|comments|remarks|remark",
    "number": "staff number|employee number|assignment number|number|no|no.|id|staff id|payroll|payroll number",
}
HEADINGS = {word: role for role, words in _WORDS.items() for word in words.split("|")}
_LEAVE_ENDS = {"end date", "date to", "last day", "first day", "return date", "days taken", "days"}


class Columns(NamedTuple):
    """Positions of the columns from 0; None where the list has none. forename stands beside a surname."""

    name: int
    date: int
    start: int | None = None
    end: int | None = None
    times: int | None = None
    code: int | None = None
    post: int | None = None
    grade: int | None = None
    wte: int | None = None
    note: int | None = None
    forename: int | None = None
    used: int = 2


def _role(text: str) -> str | None:
    plain = text.casefold().rstrip(":*?").strip()
    if plain in FORENAME_HEADINGS:
        return "forename"
    if plain in HEADINGS and plain not in NAME_HEADINGS:
        return HEADINGS[plain]
    if plain in NAME_HEADINGS:
        return "name"
    if plain in WTE_HEADINGS:
        return "wte"
    return "grade" if plain in GRADE_HEADINGS else None


def head_roles(texts: Iterable[str]) -> dict[str, str]:
    """The texts of a sheet that head a column of a list, with what they head."""
    short = ((t, " ".join(t.split())) for t in texts if 0 < len(t) < 40)
    return {raw: role for raw, plain in short if plain and (role := _role(plain)) is not None and role != "number"}


def find_columns(line: Sequence[Value], roles: Mapping[str, str]) -> Columns | None:
    """The columns that a line of headings names; None where it heads no list of duties with at least three of them.

    A list with two dates in a row is one of leave, not of duties.
    """
    found: dict[str, int] = {}
    for position, value in enumerate(line):
        role = roles.get(value) if isinstance(value, str) else None
        if role is not None:
            found.setdefault(role, position)
    if "name" not in found or len(found) < 3:
        return None
    texts = [text_of(v) if isinstance(v, str) else "" for v in line]
    if "name" not in found or any(t.casefold() in _LEAVE_ENDS for t in texts):
        return None
    if "date" not in found and "start" in found:
        found["date"] = found["start"]
    useful = [role for role in ("start", "times", "code") if role in found]
    if "date" not in found or not useful or ("start" in found and not ("end" in found or "code" in found)):
        return None
    if "grade" not in found and "post" in found and texts[found["post"]].casefold() in GRADE_HEADINGS:
        found["grade"] = found.pop("post")
    return Columns(**found, used=len(found))
