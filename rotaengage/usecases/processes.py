"""How many processes a plan is made on where nobody says."""

import os

from rotaengage.domain.scenario import PlanSettings, Scenario

LARGE_DUTIES = 5000
"""Smaller rotas are planned before a second process has loaded its solver."""
MOST_PROCESSES = 8
"""Each takes up to half a gibibyte."""


def with_processes(settings: PlanSettings, scenario: Scenario) -> PlanSettings:
    """The settings with a number of processes: every core that this program may use, where the rota is large."""
    if settings.workers is not None:
        return settings
    large = len(scenario.rota.duties) > LARGE_DUTIES
    return settings.changed(workers=min(MOST_PROCESSES, _cores()) if large else 1)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
