"""As many processes as suit the machine and the rota, unless somebody says how many."""

import os

import pytest

from benchmarks.instances import Size, department
from rotaengage.domain.scenario import PlanSettings
from rotaengage.usecases import processes
from rotaengage.usecases.processes import MOST_PROCESSES, with_processes

SMALL = department(Size(4, 1, 0.9, 0, 1))
DUTIES = len(SMALL.rota.duties)


@pytest.mark.parametrize(
    ("least_duties", "cores", "expected"),
    [(DUTIES, 4, 1), (DUTIES - 1, 4, 4), (DUTIES - 1, 1, 1), (DUTIES - 1, 64, MOST_PROCESSES)],
)
def test_a_large_rota_is_planned_on_every_core(
    least_duties: int, cores: int, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
    monkeypatch.setattr(processes, "LARGE_DUTIES", least_duties)
    assert with_processes(PlanSettings(), SMALL).processes == expected


def test_what_somebody_says_is_done() -> None:
    assert with_processes(PlanSettings(workers=3), SMALL).processes == 3
