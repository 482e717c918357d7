"""One cell of the setup workbook: from what stands in it to what it means, or a mistake that says what is wrong."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from importers.setup_issues import quote
from importers.setup_times import clock_of, day_of, minutes_of, weekdays_of
from importers.setup_words import advice, choice, grade, group, nearest
from rotaengage.domain.grades import Grade
from rotaengage.domain.quorum_groups import FULL_TIME, LTFT
from rotaengage.domain.setup_sheets import GRADES, TIERS, Column, Reads

_SPREADSHEET_ERROR = re.compile(r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)")
_YES, _NO = frozenset({"yes", "y", "true", "1"}), frozenset({"no", "n", "false", "0"})


class Mistake(Exception):  # noqa: N818 -- a person's mistake, not a failure of the program
    """What is wrong with a cell: a code of the catalogue with its words."""

    def __init__(self, code: str, suggestions: tuple[str, ...] = (), **words: object) -> None:
        self.code, self.suggestions, self.words = code, suggestions, words
        super().__init__(code)


def text_of(raw: object) -> str:
    """What a cell says, as text: trimmed, whole numbers without a point, dates and times as people write them."""
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    if isinstance(raw, datetime | date):
        return f"{raw:%d/%m/%Y}"
    if isinstance(raw, time):
        return f"{raw:%H:%M}"
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return "" if raw is None else str(raw).replace("\u00a0", " ").strip()


def split_list(text: str) -> list[str]:
    """Items of a list: between semicolons or lines where there are any, else between commas."""
    parts = re.split(r"[;\n]", text) if re.search(r"[;\n]", text) else text.split(",")
    return [part.strip() for part in parts if part.strip()]


def read_cell(column: Column, raw: object) -> Any:
    """The meaning of a cell that is not empty; Mistake where it has none."""
    if isinstance(raw, str) and _SPREADSHEET_ERROR.fullmatch(raw.strip()):
        raise Mistake("SB212", text=raw.strip())
    return _READERS[column.reads](column, raw)


def _known(column: Column, text: str) -> str:
    found = choice(text, column.choices)
    if found is None:
        near = nearest(text, column.choices)
        otherwise = "choose a word from the drop-down list"
        cure = advice(near, column.choices, otherwise)
        raise Mistake("SB202", near, heading=column.heading, text=quote(text), cure=cure)
    return found.replace(" ", "_")


def _known_grade(column: Column, text: str) -> Grade:
    found = grade(text)
    if found is None:
        near = nearest(text, GRADES)
        cure = advice(near, GRADES, "write a grade such as F1, ST4 or Consultant")
        raise Mistake("SB202", near, heading=column.heading, text=quote(text), cure=cure)
    return found


def _choice(column: Column, raw: object) -> str:
    return _known(column, text_of(raw))


def _choices(column: Column, raw: object) -> frozenset[str]:
    return frozenset(_known(column, part) for part in split_list(text_of(raw)))


def _grade(column: Column, raw: object) -> tuple[Grade, str]:
    text = text_of(raw)
    return _known_grade(column, text), text


def _grades(column: Column, raw: object) -> frozenset[Grade]:
    return frozenset(_known_grade(column, part) for part in split_list(text_of(raw)))


def _share(column: Column, raw: object) -> float:
    text = text_of(raw)
    number = re.fullmatch(r"(\d+(?:[.,]\d+)?)\s*(%?)", text)
    share = float(number[1].replace(",", ".")) / (100 if number[2] else 1) if number else 0.0
    if 0 < share <= 1.5:
        return share
    percent = 1.5 < share <= 150
    cure = f"did you mean {share:g}%, that is {share / 100:g}?" if percent else "write 1 for full time, or 0.8"
    raise Mistake("SB204", heading=column.heading, text=quote(text), cure=cure)


def _count(column: Column, raw: object) -> int:
    text = text_of(raw)
    if not isinstance(raw, bool) and re.fullmatch(r"[0-9]{1,5}", text):
        return int(text)
    raise Mistake("SB203", heading=column.heading, text=quote(text))


def _number(column: Column, raw: object) -> float:
    text = text_of(raw)
    found = re.fullmatch(r"[^\d.,-]{0,3}\s*(\d{1,6}(?:[.,]\d{1,4})?)", text)
    if found is None or isinstance(raw, bool):
        raise Mistake("SB215", heading=column.heading, text=quote(text))
    return float(found[1].replace(",", "."))


def _yes_no(column: Column, raw: object) -> bool:
    word = text_of(raw).casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise Mistake("SB208", heading=column.heading, text=quote(text_of(raw)))


def _groups(column: Column, raw: object) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in split_list(text_of(raw)):
        parts = re.fullmatch(r"(\S.*?)(?:\s*[:=]\s*|\s+)([0-9]{1,4})", part)
        if parts is None:
            raise Mistake("SB210", heading=column.heading, text=quote(part))
        found[_known_group(column, parts[1])] = int(parts[2])
    return found


def _known_group(column: Column, text: str) -> str:
    found = group(text)
    if found is None:
        known = (*TIERS, *GRADES, LTFT, FULL_TIME)
        near = nearest(text, known)
        cure = advice(near, known, "write a tier, a grade, LTFT, or such as site North, line 3, team Red, skill airway")
        raise Mistake("SB211", near, heading=column.heading, text=quote(text), cure=cure)
    return found


def _deputies(column: Column, raw: object) -> tuple[frozenset[str], ...]:
    found: list[frozenset[str]] = []
    for part in split_list(text_of(raw)):
        words = [w.strip() for w in re.split(r"\s+or\s+", part)]
        if not all(words):
            raise Mistake("SB214", heading=column.heading, text=quote(part))
        found.append(frozenset(words))
    return tuple(found)


def _when(code: str, reader: Callable[[Any], Any]) -> Callable[[Column, object], Any]:
    """A reader of one value of time, with the code of its mistake."""

    def read(column: Column, raw: object) -> Any:
        timed = isinstance(raw, int | float | date | time | timedelta) and not isinstance(raw, bool)
        value = reader(raw if timed else text_of(raw))
        if value is None:
            raise Mistake(code, heading=column.heading, text=quote(text_of(raw)))
        return value

    return read


def _days(column: Column, raw: object) -> frozenset[date]:
    one = _when("SB206", day_of)
    return frozenset(one(column, part) for part in (split_list(raw) if isinstance(raw, str) else [raw]))


_READERS: dict[Reads, Callable[[Column, object], Any]] = {
    Reads.TEXT: lambda _, raw: text_of(raw),
    Reads.CHOICE: _choice,
    Reads.CHOICES: _choices,
    Reads.GRADE: _grade,
    Reads.GRADES: _grades,
    Reads.NAMES: lambda _, raw: frozenset(split_list(text_of(raw))),
    Reads.SHARE: _share,
    Reads.COUNT: _count,
    Reads.NUMBER: _number,
    Reads.MINUTES: _when("SB209", minutes_of),
    Reads.CLOCK: _when("SB205", clock_of),
    Reads.DAY: _when("SB206", day_of),
    Reads.DAYS: _days,
    Reads.WEEKDAYS: _when("SB207", weekdays_of),
    Reads.YES_NO: _yes_no,
    Reads.GROUPS: _groups,
    Reads.DEPUTIES: _deputies,
}
