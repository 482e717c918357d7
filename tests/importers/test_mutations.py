"""Any workbook with cells, rows or columns changed is read or refused: no traceback, and no cell is lost."""

import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from importers.grid import Book, Grid
from importers.inspect import inspect_book
from importers.workbook import open_book
from rotaengage.domain.issue import UserError

ROOT = Path(__file__).resolve().parents[2]
OWN = [
    p for folder in ("samples", "samples/layouts") for p in (ROOT / folder).glob("*.*") if p.suffix in (".xlsx", ".csv")
]
FILES = sorted([*OWN, *(ROOT.parent / "shared" / "corpus").glob("rotas/*")])
TEXTS = ("", " ", "N", "LD", "Total", "Name", "Mon 3", "Smith, Jo", "AM", "W/C 03/08/26", "August", "LD = Long day 8-8",
         "Code", "Meaning", "Start", "\u00a0", "1/2/3", "Jan", "?", "#ERROR!", "8-5", "(", "Jo (AM) Bo (PM)",
         "30 Feb 2026", "29/02/2026", "12/13", "2026-99-99", "[bold]", "0/0/0000")  # fmt: skip
VALUES: tuple[Any, ...] = (*TEXTS, 3.0, 31.0, 0.0, -4.5, 2026.0, True, date(2026, 8, 3))


def mutated(grid: Grid, dice: random.Random) -> Grid:
    rows = [list(row) for row in grid.rows]
    if not rows or not rows[0]:
        return grid
    for _ in range(dice.choice([3, 30, 200])):
        rows[dice.randrange(len(rows))][dice.randrange(len(rows[0]))] = dice.choice(VALUES)
    if dice.random() < 0.3:
        del rows[dice.randrange(len(rows))]
    if dice.random() < 0.3 and rows:
        column = dice.randrange(len(rows[0]))
        rows = [row[:column] + row[column + 1 :] for row in rows]
    return replace(grid, rows=rows)


def check(book: Book) -> None:
    found = inspect_book(book)
    grids = {grid.name: grid for grid in book.sheets}
    for rota in found.rotas:
        box = rota.place
        cells = [(r, c) for r, c, _ in grids[box.sheet].filled()]
        inside = sum(box.top <= r <= box.bottom and box.left <= c <= box.right for r, c in cells)
        assert rota.cells.read == inside


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_a_changed_workbook_loses_no_cell(path: Path, seed: int) -> None:
    book = open_book(path)
    dice = random.Random(f"{path.name} {seed}")  # noqa: S311 - draws changes, guards nothing
    check(replace(book, sheets=tuple(mutated(grid, dice) for grid in book.sheets)))


def reshuffled(book: Book, dice: random.Random) -> Book:
    """Sheets left out, put in another order, laid one below another, under names of others."""
    sheets = [g for g in book.sheets if dice.random() < 0.8] or list(book.sheets)
    dice.shuffle(sheets)
    if len(sheets) > 1 and dice.random() < 0.5:
        first, second = sheets[0], sheets[1]
        width = max(first.width, second.width)
        rows = [[*row, *[""] * (width - len(row))] for row in (*first.rows, *second.rows)]
        sheets[:2] = [replace(first, rows=rows)]
    names = [g.name for g in sheets]
    dice.shuffle(names)
    return replace(book, sheets=tuple(replace(g, name=name) for g, name in zip(sheets, names, strict=True)))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_shuffled_sheets_lose_no_cell(path: Path) -> None:
    check(reshuffled(open_book(path), random.Random(path.name)))  # noqa: S311 - draws changes, guards nothing


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_changed_bytes_of_any_file_are_read_or_refused(tmp_path: Path, path: Path) -> None:
    data = bytearray(path.read_bytes())
    dice = random.Random(path.name)  # noqa: S311 - draws changes, guards nothing
    for _ in range(dice.choice([1, 5, 50])):
        data[dice.randrange(len(data))] = dice.randrange(256)
    changed = tmp_path / f"changed{path.suffix}"
    changed.write_bytes(data)
    try:
        check(open_book(changed))
    except UserError as refusal:
        assert changed.name in refusal.sentence


@pytest.mark.parametrize("seed", range(12))
def test_changed_bytes_are_read_or_refused_in_one_sentence(tmp_path: Path, seed: int) -> None:
    data = bytearray((ROOT / "samples" / "ward.xlsx").read_bytes())
    dice = random.Random(seed)  # noqa: S311 - draws changes, guards nothing
    for _ in range(dice.choice([1, 10, 200])):
        data[dice.randrange(len(data))] = dice.randrange(256)
    path = tmp_path / "changed.xlsx"
    path.write_bytes(data[: dice.randrange(len(data) // 2, len(data) + 1)])
    try:
        check(open_book(path))
    except UserError as refusal:
        assert path.name in refusal.sentence
