"""One person's own rota, and what the README says about adding a reader."""

import re
from pathlib import Path
from typing import Any

import pytest

import importers.inspect
from importers.registry import IMPORTERS
from rotaengage.domain.answers import Answers
from rotaengage.domain.inspection import Layout
from tests.importers.books import MONDAY, codes_of, days, read, read_cells, write_book
from tests.importers.test_grids import law

README = Path(__file__).resolve().parents[2] / "README.md"
OWN: list[list[Any]] = [["Date", "Shift"], *[[d, ("N", "LDOC", "Z")[n % 3]] for n, d in enumerate(days(12))]]


@pytest.mark.parametrize("title", ["Rota for Ada Okoro", "Name: Ada Okoro", "Roster of Ada Okoro"])
def test_a_title_says_whose_rota_it_is(tmp_path: Path, title: str) -> None:
    found = read(tmp_path, [[title], [], *OWN])
    assert found.rotas[0].layout is Layout.DAY_GRID
    assert read_cells(found)["B4"] == ("Ada Okoro", MONDAY, "N")
    assert "IM411" not in codes_of(found)
    law(found)


def test_the_tab_says_whose_rota_it_is(tmp_path: Path) -> None:
    found = importers.inspect.inspect_file(write_book(tmp_path / "rota.xlsx", {"Ada Okoro": OWN, "Rui Lim": OWN}))
    assert [p.name for r in found.rotas for p in r.people] == ["Ada Okoro", "Rui Lim"]


def test_nobody_named_is_a_question_that_an_answer_settles(tmp_path: Path) -> None:
    found = read(tmp_path, OWN)
    assert "IM411" in codes_of(found)
    said = read(tmp_path, OWN, Answers(kept={"holder:Rota": "Ada Okoro"}))
    assert said.rotas[0].people[0].name == "Ada Okoro"
    assert "IM411" not in codes_of(said)


def test_a_list_with_names_is_nobodys_own(tmp_path: Path) -> None:
    rows = [["Name", "Date", "Shift"], *[[("A Okoro", "R Lim")[n % 2], d, "N"] for n, d in enumerate(days(12))]]
    assert read(tmp_path, rows).rotas[0].layout is Layout.SHIFT_LIST


def test_the_reader_that_the_readme_shows_works_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The code, behind the others in the tuple, reads a sheet that none of them reads."""
    code = re.search(r"```python\n(# importers/handover_list\.py.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert code is not None
    names: dict[str, Any] = {}
    exec(code[1], names)  # noqa: S102 - our own README
    rows = [["Handover list"], *[[f"{d:%d/%m/%Y} Ada Okoro: N"] for d in days(6)], ["ask Rui for the keys"]]
    assert not read(tmp_path, rows).rotas
    monkeypatch.setattr(importers.inspect, "IMPORTERS", (*IMPORTERS, names["HandoverList"]()))
    found = read(tmp_path, rows)
    assert read_cells(found)["A2"] == ("Ada Okoro", MONDAY, "N")
    assert len(found.rotas[0].duties) == 6
    law(found)
