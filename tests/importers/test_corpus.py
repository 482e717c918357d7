"""Third-party rotas, where they lie beside the project: no traceback, and the conservation law."""

from pathlib import Path

import pytest

from importers.inspect import inspect_file
from rotaengage.domain.issue import UserError

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
FILES = sorted([*CORPUS.glob("rotas/*"), *CORPUS.glob("workbooks/*")])


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_a_stranger_is_read_or_refused_in_one_sentence(path: Path) -> None:
    try:
        found = inspect_file(path)
    except UserError as refusal:
        assert path.name in refusal.sentence
        return
    cells = found.cells
    assert cells.read == cells.understood + cells.ignored + cells.questions
    assert found.rotas or any(i.code == "IM101" for i in found.issues)
    assert all(d.doctor in {p.id for p in r.people} for r in found.rotas for d in r.duties)
