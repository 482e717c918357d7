"""24 made workbooks, of each layout at three levels of noise: at least 99% right or asked about, nothing silent."""

import random
from pathlib import Path

import pytest

from importers.inspect import inspect_file
from tests.importers.made_noise import MESSY, TIDY, UNTIDY, add_noise
from tests.importers.made_paper import save
from tests.importers.made_rotas import MAKERS
from tests.importers.made_score import score

MOST_ASKED = {TIDY: 0.0, UNTIDY: 0.0, MESSY: 0.1}


@pytest.mark.parametrize("level", [TIDY, UNTIDY, MESSY])
@pytest.mark.parametrize("layout", MAKERS)
def test_a_made_workbook_comes_back_as_it_was_made(tmp_path: Path, layout: str, level: int) -> None:
    dice = random.Random(f"{layout} {level}")  # noqa: S311 - draws a rota, guards nothing
    paper = add_noise(MAKERS[layout](dice), level)
    found = inspect_file(save(paper, tmp_path / "made.xlsx"))
    assert {r.layout.value for r in found.rotas} == {layout}
    result = score(paper, found)
    assert (result.wrong, result.lost) == ([], [])
    assert result.share >= 0.99
    assert result.asked <= MOST_ASKED[level] * len(paper.truth)
    cells = found.cells
    assert cells.read == cells.understood + cells.ignored + cells.questions
