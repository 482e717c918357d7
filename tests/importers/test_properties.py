"""Drawn rotas come back as they were written, whichever way round and in whichever format; no cell is ever lost."""

import csv
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.inspect import inspect_file
from rotaengage.domain.inspection import Inspection
from tests.importers.books import read_cells, write_book

CODES = ["N", "LDOC", "Z", "AL", "Clinic", "SPA", "OFF", "LD", "QX7", "0800-2030", "N*", None, None]
NAMES = ["A Okoro", "R Lim", "Ó Byrne", "Haddad, Samira", "P Patel-Jones", "J van der Berg", "T Nguyễn"]
Drawn = tuple[list[list[Any]], dict[tuple[int, int], tuple[str, date, str]]]
Folder = pytest.TempPathFactory


@st.composite
def rotas(draw: st.DrawFn) -> Drawn:
    """Rows of a sheet with people down, and the duty of each cell (row and column from 1)."""
    people = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=6, unique=True))
    first = draw(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
    length = draw(st.integers(4, 20))
    dates = [first + timedelta(days=n) for n in range(length)]
    rows: list[list[Any]] = [["Name", "Grade", *dates]]
    for name in people:
        rows.append([name, draw(st.sampled_from(["F1", "CT2", "ST4"])), *draw(_cells(length))])
    rows[1][2:5] = ["N", "Z", "AL"]
    rows[2][2:5] = ["N", "N", "SPA"]
    truth = {
        (r, c): (row[0], dates[c - 3], code)
        for r, row in enumerate(rows[1:], 2)
        for c, code in enumerate(row[2:], 3)
        if code is not None
    }
    return rows, truth


def _cells(length: int) -> st.SearchStrategy[list[str | None]]:
    return st.lists(st.sampled_from(CODES), min_size=length, max_size=length)


def turned(rows: list[list[Any]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]


def as_csv(path: Path, rows: list[list[Any]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([[f"{v:%d/%m/%Y}" if isinstance(v, date) else v or "" for v in row] for row in rows])
    return path


def as_book(path: Path, rows: list[list[Any]]) -> Path:
    return write_book(path, {"Rota": rows})


def lawful(found: Inspection, rows: list[list[Any]]) -> None:
    """The conservation law, and that the range holds every cell that was written."""
    cells = found.cells
    assert cells.read == cells.understood + cells.ignored + cells.questions
    assert cells.read == sum(v is not None and str(v).strip() != "" for row in rows for v in row)
    asked = [i for i in found.issues if i.severity == "question"]
    assert not cells.questions or asked


@pytest.mark.parametrize("way", [as_book, as_csv])
@pytest.mark.parametrize("flip", [False, True])
@settings(max_examples=25, deadline=None)
@given(drawn=rotas())
def test_a_drawn_grid_reads_back_to_the_same_duties(
    tmp_path_factory: Folder, drawn: Drawn, flip: bool, way: Callable[[Path, list[list[Any]]], Path]
) -> None:
    rows, truth = drawn
    written = turned(rows) if flip else rows
    path = way(tmp_path_factory.mktemp("drawn") / ("rota.csv" if way is as_csv else "rota.xlsx"), written)
    found = inspect_file(path)
    assert [r.layout.value for r in found.rotas] == ["day_grid" if flip else "doctor_grid"]
    places = {d.source: d for d in found.rotas[0].duties}
    got = {((ref.column, ref.row) if flip else (ref.row, ref.column)) for ref in places}
    assert got == set(truth)
    assert sorted(read_cells(found).values()) == sorted(truth.values())
    lawful(found, written)


NOISE = st.one_of(
    st.text(max_size=30),
    st.integers(-5, 3000),
    st.floats(-1e6, 1e6, allow_nan=False),
    st.dates(date(2000, 1, 1), date(2040, 1, 1)),
    st.sampled_from(["LD = Long day 08:00-20:30", "Total", "W/C 03/08/26", "N", "12/13/14", "August 2026", "A Okoro"]),
)


@settings(max_examples=60, deadline=None)
@given(drawn=rotas(), noise=st.dictionaries(st.tuples(st.integers(0, 14), st.integers(0, 26)), NOISE, max_size=12))
def test_no_cell_is_lost_whatever_else_stands_on_the_sheet(
    tmp_path_factory: Folder, drawn: Drawn, noise: dict[tuple[int, int], Any]
) -> None:
    rows = [[*row, *[None] * (27 - len(row))] for row in drawn[0]] + [[None] * 27 for _ in range(15 - len(drawn[0]))]
    for (r, c), value in noise.items():
        rows[r][c] = value
    path = tmp_path_factory.mktemp("noisy") / "rota.xlsx"
    found = inspect_file(write_book(path, {"Rota": rows}))
    for rota in found.rotas:
        box = rota.place
        inside = [
            rows[r - 1][c - 1] for r in range(box.top, min(box.bottom, 15) + 1) for c in range(box.left, box.right + 1)
        ]
        assert rota.cells.read == sum(v is not None and str(v).strip() != "" for v in inside)
    assert found.rotas or any(i.code == "IM101" for i in found.issues)
