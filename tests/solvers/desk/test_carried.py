"""Facts of a changed rota that are carried over say what facts read from the beginning would."""

from datetime import time, timedelta

import numpy as np
import pytest

from benchmarks.instances import Size, department, handed
from rotaengage.domain.change import AddLocum, Change, ChangeMinimum, ChangeWindow, PinSlot, TakeLeave
from rotaengage.domain.changing import changed_by
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.grades import Tier
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.span import LONDON, Span
from rotaengage.domain.touched import touched
from solvers.desk.carried import facts_after
from solvers.desk.scene import keys, time_of
from solvers.facts import Facts
from solvers.variables import individual_blocks
from tests.solvers.departments import MONDAY

WARD = department(Size(12, 3, 0.9, 1))
NIGHT = next(d for d in WARD.rota.duties if d.kind is DutyKind.NIGHT and d.day is not None)
DAY = MONDAY + timedelta(days=8)
CHANGES: tuple[Change, ...] = (
    TakeLeave(doctor="d003", first=DAY, last=DAY + timedelta(days=2)),
    TakeLeave(doctor=NIGHT.doctor, first=NIGHT.day or DAY, last=NIGHT.day or DAY),
    ChangeMinimum(requirement="junior", minimum=0, dates=frozenset({DAY})),
    ChangeMinimum(requirement="all", minimum=20),
    AddLocum(tier=Tier.SHO, day=DAY, start=time(20), end=time(8)),
    PinSlot(doctor="d001", activity="sdt", span=Span.on(DAY, time(9), time(10), LONDON)),
    ChangeWindow(activity="sdt", window=WARD.activities[0].window.changed(weekdays=frozenset({1}))),
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.kind)
@pytest.mark.parametrize("problem", [WARD, handed(Size(12, 3, 0.9, 1))], ids=["plain", "handed over"])
def test_carried_facts_are_those_read_anew(problem: Scenario, change: Change) -> None:
    old = Facts(problem)
    individual_blocks(old)
    changed = changed_by(problem, [change])
    found = facts_after(old, changed, time_of(old, touched([change], problem).days, 1))
    fresh = Facts(changed)
    for name in ("works", "presence", "away", "nights", "resting", "demands", "closed", "covering", "dues", "pins"):
        assert getattr(found, name) == getattr(fresh, name), name
    assert found.names.duties == fresh.names.duties
    one, two = individual_blocks(found), individual_blocks(fresh)
    assert np.array_equal(keys(one), keys(two))
    assert np.array_equal(one.duty, two.duty)


def test_what_did_not_change_is_not_read_again() -> None:
    old = Facts(WARD)
    individual_blocks(old)
    change = ChangeMinimum(requirement="junior", minimum=0, dates=frozenset({DAY}))
    found = facts_after(old, changed_by(WARD, [change]), time_of(old, {DAY.toordinal()}, 1))
    assert found.works is old.works
    assert [d for d in found.demands if d in old.demands] == [d for d in old.demands if d.requirement.id != "junior"]
