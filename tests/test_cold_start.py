"""Each door opens fast: a fresh interpreter has loaded nothing that the door does not need."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from rotaengage.cli.main import main
from tests.house import ROOT

HEAVY = {"ortools", "pandas", "numpy"}
BOOKS = {"openpyxl", "xlsxwriter", "python_calamine", "icalendar"}
SCREENS = {"textual", "rich"}

DOOR = """
import json, sys
from rotaengage.cli.main import main
try:
    code = main(sys.argv[1:])
except SystemExit as end:
    code = end.code
print()
print(json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules})]))
"""
SCREEN = """
import asyncio, json, sys
from rotaengage.tui.app import RotaEngageApp

async def first_screen():
    app = RotaEngageApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()

asyncio.run(first_screen())
print()
print(json.dumps([0, sorted({name.partition(".")[0] for name in sys.modules})]))
"""

SCREENS_ALONE = """
import json, sys
import rotaengage.tui.app, rotaengage.tui.screens.welcome
print()
print(json.dumps([0, sorted({name.partition(".")[0] for name in sys.modules})]))
"""

ROTA = """Name,Grade,03/08/2026,04/08/2026,05/08/2026,06/08/2026,07/08/2026
Tansy Oakmoor,F1,LD,LD,OFF,N,N
Wilf Brackley,F2,SD,SD,SD,AL,AL
Ida Fenwright,CT1,SD,LD,LD,OFF,SD
"""


def run_fresh(program: str, *arguments: str, home: Path) -> tuple[int, set[str]]:
    """The exit code and the top packages that a new interpreter has loaded at the end."""
    environment = {"PATH": "", "HOME": str(home), "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=home, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    code, loaded = json.loads(done.stdout.splitlines()[-1])
    return int(code or 0), set(loaded)


@pytest.mark.parametrize("arguments", [["--help"], ["plan", "--help"], ["inspect", "--help"]])
def test_help_loads_no_library_at_all(tmp_path: Path, arguments: list[str]) -> None:
    code, loaded = run_fresh(DOOR, *arguments, home=tmp_path)
    assert code == 0
    assert "rotaengage" in loaded
    assert not loaded & (HEAVY | BOOKS | SCREENS | {"pydantic", "pydantic_core", "rapidfuzz", "sqlite3", "asyncio"})


def test_inspecting_a_text_file_loads_no_solver_no_screen_and_no_workbook_reader(tmp_path: Path) -> None:
    rota = tmp_path / "august.csv"
    rota.write_text(ROTA, encoding="utf-8")
    code, loaded = run_fresh(DOOR, "inspect", str(rota), "--json", home=tmp_path)
    assert code in (0, 1)
    assert "importers" in loaded
    assert not loaded & (HEAVY | BOOKS | SCREENS | {"sqlite3"})


def test_inspecting_a_workbook_loads_no_solver_no_screen_and_no_writer(tmp_path: Path) -> None:
    code, loaded = run_fresh(DOOR, "inspect", str(ROOT / "samples" / "ward.xlsx"), home=tmp_path)
    assert code in (0, 1)
    assert "importers" in loaded
    assert not loaded & (HEAVY | SCREENS | {"xlsxwriter", "icalendar", "sqlite3"})


def test_the_first_screen_loads_no_solver_and_no_workbook_reader(tmp_path: Path) -> None:
    _, loaded = run_fresh(SCREEN, home=tmp_path)
    assert "textual" in loaded
    assert not loaded & (HEAVY | BOOKS)


def test_the_screens_are_drawn_before_the_nouns_are_needed(tmp_path: Path) -> None:
    _, loaded = run_fresh(SCREENS_ALONE, home=tmp_path)
    assert "rotaengage" in loaded
    assert not loaded & {"pydantic", "pydantic_core", "sqlite3"}


def test_a_mistake_is_told_without_loading_the_solver(tmp_path: Path) -> None:
    code, loaded = run_fresh(DOOR, "plan", str(tmp_path / "nothing.rota"), home=tmp_path)
    assert code == 2
    assert not loaded & HEAVY


@pytest.mark.parametrize("words", [["verify"], ["check"], ["export", "--to", "out.csv"]])
def test_a_plan_is_checked_and_handed_out_with_no_solver_loaded(tmp_path: Path, words: list[str]) -> None:
    rota, workspace = tmp_path / "august.csv", tmp_path / "august.rota"
    rota.write_text(ROTA, encoding="utf-8")
    assert main(["new", str(workspace), "--rota", str(rota)]) in (0, 1)
    assert main(["plan", str(workspace), "--seconds", "5"]) == 0
    code, loaded = run_fresh(DOOR, words[0], str(workspace), *words[1:], home=tmp_path)
    assert code in (0, 1)
    assert "rotaengage" in loaded
    assert not loaded & (HEAVY | SCREENS | {"solvers", "importers"})
