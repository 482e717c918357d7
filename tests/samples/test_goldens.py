"""What is read of each sample is kept beside it, and comes out the same; the samples show every layout."""

from pathlib import Path

import pytest

import samples
from importers.inspect import inspect_file
from rotaengage.domain.inspection import Layout
from samples.make_goldens import golden_of, goldens_beside, rotas_in

FOLDER = Path(samples.__file__).parent
ROTAS = rotas_in(FOLDER)


@pytest.mark.parametrize("sample", ROTAS, ids=lambda p: p.stem)
def test_a_sample_is_read_as_its_golden_files_say(sample: Path) -> None:
    """Where this is meant to change: `python -m samples.make_goldens`, and look at every line that changed."""
    rota, issues = (place.read_text(encoding="utf-8") for place in goldens_beside(sample))
    assert golden_of(sample) == (rota, issues)


def test_the_samples_show_every_layout() -> None:
    found = {rota.layout for sample in ROTAS for rota in inspect_file(sample).rotas}
    assert found == set(Layout)
