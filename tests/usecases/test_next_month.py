"""A department answers this month's questions once; next month's workbook of the same kind asks none of them again."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from importers.settling import keys_of
from rotaengage.domain.answers import Answers
from rotaengage.domain.issue import Issue
from rotaengage.usecases.answering import answers_from, inspect_with, open_questions, save_answers
from tests.importers.books import write_book

Rows = list[list[Any]]
AUGUST, NEXT = date(2026, 8, 3), date(2026, 8, 31)
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
PEOPLE = ["Ada Okoro", "Rui Lim", "Ben Shah"]
CODES = ["SD", "BX", "N", "LD*", "L", "Z", "AL am"]
MINE = {"code": "standard_day 09:00-17:00", "year": "2026", "start": "2026-08-03", "rotates": "yes", "month": "2026-08"}


def _days(first: date, count: int = 14) -> list[date]:
    return [first + timedelta(days=n) for n in range(count)]


def _codes(n: int, count: int = 14) -> list[str]:
    return [CODES[(n + d) % len(CODES)] for d in range(count)]


def doctor_grid(first: date) -> Rows:
    return [["Name", *_days(first)], *[[p, *_codes(n)] for n, p in enumerate(PEOPLE)]]


def day_grid(first: date) -> Rows:
    return [list(row) for row in zip(*doctor_grid(first), strict=True)]


def no_year(first: date) -> Rows:
    """The months and years of a text in the heading are told by nobody."""
    return [["Name", *(f"{d.day} {d:%b}" for d in _days(first))], *[[p, *_codes(n)] for n, p in enumerate(PEOPLE)]]


def post_grid(first: date) -> Rows:
    names = ["Okoro", "Lim", "Shah"]
    rows = [[d, names[n % 3], names[(n + 1) % 3]] for n, d in enumerate(_days(first, 21))]
    rows[3][1], rows[5][2] = "Okoroh", "Lim (instead of Shah)"
    return [["Date", "SHO day", "SHO night"], *rows]


def ward_grid(first: date) -> Rows:
    return [list(row) for row in zip(*post_grid(first), strict=True)]


def rolling_pattern(first: date) -> Rows:
    return [["Line", *DAYS], *[[n + 1, *_codes(n, 7)] for n in range(3)]]


def week_blocks(first: date) -> Rows:
    rows: Rows = []
    for week in range(2):
        rows += [[f"W/C {first + timedelta(days=7 * week):%d/%m/%Y}"], ["Name", *DAYS]]
        rows += [[p, *_codes(n, 7)] for n, p in enumerate(PEOPLE)] + [[]]
    return rows


def month_calendar(first: date) -> Rows:
    start = first.replace(day=1) if first == AUGUST else date(2026, 9, 1)
    lead, last = start.weekday(), 31 if first == AUGUST else 30
    cells = [None] * lead + [f"{n}\n{['Okoro', 'Lim (swap)', 'Shah'][n % 3]}" for n in range(1, last + 1)]
    cells += [None] * (-len(cells) % 7)
    return [[f"{start:%B %Y}"], DAYS, *[cells[n : n + 7] for n in range(0, len(cells), 7)]]


def shift_list(first: date) -> Rows:
    rows = [[PEOPLE[n % 3], d, CODES[n % 7]] for n, d in enumerate(_days(first, 21))]
    return [["Name", "Date", "Shift"], *rows]


MAKERS = [
    doctor_grid, day_grid, no_year, post_grid, ward_grid, rolling_pattern, week_blocks, month_calendar, shift_list,
]  # fmt: skip


def _say(question: Issue) -> str:
    """What a person would answer: the first suggestion, or something that fits."""
    kind = question.key.partition(":")[0]
    if kind == "holder":
        return f"Doctor {question.key[-1]}"
    return question.suggestions[0] if question.suggestions and kind != "code" else MINE.get(kind, "as read")


def _settled(path: Path) -> Answers:
    """The answers to every question, and to those that answers bring up."""
    said: list[str] = []
    for _ in range(4):
        answers = answers_from(None, said)
        left = open_questions(inspect_with(path, answers).issues)
        if not left:
            return answers
        said += [f"{q.key}={_say(q)}" for q in left]
    raise AssertionError(said)


@pytest.mark.parametrize("maker", MAKERS, ids=lambda m: m.__name__)
def test_next_month_asks_nothing(tmp_path: Path, maker: Callable[[date], Rows]) -> None:
    this = write_book(tmp_path / "august.xlsx", {"Rota": maker(AUGUST)})
    later = write_book(tmp_path / "september.xlsx", {"Rota": maker(NEXT)})
    assert open_questions(inspect_with(later, Answers()).issues)
    save_answers(tmp_path / "department.toml", _settled(this))
    profile = answers_from(tmp_path / "department.toml")
    assert [q.key for q in open_questions(inspect_with(later, profile).issues)] == []


@pytest.mark.parametrize("maker", MAKERS, ids=lambda m: m.__name__)
def test_an_answer_taken_back_brings_exactly_its_question_back(tmp_path: Path, maker: Callable[[date], Rows]) -> None:
    this = write_book(tmp_path / "august.xlsx", {"Rota": maker(AUGUST)})
    save_answers(tmp_path / "department.toml", answers := _settled(this))
    for key in keys_of(answers):
        left = answers_from(tmp_path / "department.toml", taken_back=[key])
        asked = {q.key for q in open_questions(inspect_with(this, left).issues)}
        assert asked == {key} or (key.startswith("start:") and key in asked)
