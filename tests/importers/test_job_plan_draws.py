"""Drawn job plans add up to an independent sum; any sheet of their words gives a result and loses no cell."""

from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from importers.grid import Book, Grid, Value
from importers.job_plan import JobPlans, take_job_plans
from rotaengage.domain.answers import Answers
from rotaengage.domain.jobplan import Category

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CATEGORIES = ("DCC", "SPA", "ANR", "ES", "APA", "travel")


def read(*sheets: Grid) -> JobPlans:
    return take_job_plans(Book("job plan.xlsx", "job plan", "0", "xlsx", sheets), Answers())[0]


def clock(quarter: int) -> str:
    return f"{quarter // 4:02}:{quarter % 4 * 15:02}"


def paper_pas(day: int, first: int, last: int) -> Fraction:
    """PAs of a time between quarters of one day, a quarter at a time: consultant's terms, 07:00 to 19:00 plain."""
    plain = sum(day < 5 and 28 <= q < 76 for q in range(first, last))
    return Fraction(plain * 15, 240) + Fraction((last - first - plain) * 15, 180)


CELLS = st.none() | st.tuples(st.sampled_from(CATEGORIES), st.integers(0, 95), st.integers(1, 40), st.booleans())


@given(st.lists(st.lists(CELLS, min_size=7, max_size=7), min_size=2, max_size=3), st.booleans())
@settings(max_examples=40, deadline=None)
def test_a_drawn_grid_adds_up_to_an_independent_sum(
    drawn: list[list[tuple[str, int, int, bool] | None]], turned: bool
) -> None:
    expected: dict[str, Fraction] = {}
    rows: list[list[Value]] = [["", *DAYS]]
    for session, line in zip(("AM", "PM", "Eve"), drawn, strict=False):
        row: list[Value] = [session]
        for day, cell in enumerate(line):
            if cell is None:
                row.append("")
                continue
            category, first, length, alternate = cell
            last = min(first + length, 95)
            first = min(first, last - 1)
            row.append(f"Work ({category}) {clock(first)}-{clock(last)}{' alt weeks' if alternate else ''}")
            pas = paper_pas(day, first, last) / (2 if alternate else 1)
            expected[category] = expected.get(category, Fraction(0)) + pas
        rows.append(row)
    if turned:
        rows = [list(column) for column in zip(*rows, strict=True)]
    head: list[Value] = ["Job plan for: Dr Ida Quill (Consultant), DCC and SPA", *[""] * (len(rows[0]) - 1)]
    found = read(Grid("Plan", [head, [""] * len(rows[0]), *rows]))
    counted = found.plans[0].totals() if found.plans else {}
    assert {c.value: pas for c, pas in counted.items()} == expected


TEXTS = [
    "Mon",
    "Tue",
    "Wed",
    "Thu",
    "Fri",
    "AM",
    "PM",
    "Eve",
    "08:00",
    "09:00",
    "Clinic (DCC)",
    "SPA",
    "SPA (flexible) 2 h",
    "Day",
    "Activity",
    "PAs",
    "Category",
    "Name",
    "Frequency",
    "1:4",
    "wk 1&3",
    "Week 1",
    "Week 2",
    "Total PAs",
    "DCC",
    "Dr Ida Quill",
    "ED",
    "4",
    "On call 1:8",
    "Hours",
    "annualised",
    "Cycle of 4 weeks",
    "Grade",
    "",
    "",
    "",
]
WORDS = st.sampled_from(TEXTS) | st.text(max_size=6) | st.integers(-5, 2500) | st.floats(-1, 12, allow_nan=False)


@given(st.lists(st.lists(WORDS, min_size=6, max_size=6), min_size=1, max_size=12), st.data())
@settings(max_examples=80, deadline=None)
def test_any_sheet_of_such_words_gives_a_result_and_every_cell_its_fate(
    rows: list[list[Value]], data: st.DataObject
) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(1, len(rows)), max_size=4)))
    merged = tuple((a, 2, b, 3) for a, b in pairwise(cuts))
    head: list[list[Value]] = [["Job plan", "DCC", "", "", "", ""]]
    grid = Grid("Plan", head + rows, merged=merged)
    found = read(grid)
    for rota in found.rotas:
        assert rota.cells.read == sum(1 for _ in grid.filled())
        assert {d.doctor for d in rota.duties} <= {p.id for p in rota.people}
    for plan in found.plans:
        assert 1 <= plan.cycle_weeks <= 52
        assert all(pas >= 0 for pas in plan.totals().values())
        assert plan.weekly_minutes(Category.SPA) >= 0


def test_a_list_of_everybody_is_read_in_a_moment() -> None:
    heading: list[Value] = ["Name", "Day", "Start", "End", "Activity", "Category", "PAs"]
    rows: list[list[Value]] = [
        [f"Dr Person {n // 10}", "Mon", "08:00", "12:00", f"Clinic {n % 10}", "DCC", 1.0] for n in range(5_000)
    ]
    found = read(Grid("Export", [heading, *rows]))
    assert len(found.plans) == 500
    assert {sum(p.totals().values()) for p in found.plans} == {10}
