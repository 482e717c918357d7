"""Made-up answers of the desk: a what-if, reasons, and four alternatives."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from rotaengage.domain.change import Change, Refuse
from rotaengage.domain.department import Department
from rotaengage.domain.frontier import Alternative, Axis, Frontier, Limit
from rotaengage.domain.plan import Plan
from rotaengage.domain.progress import Stop
from rotaengage.domain.refs import CellRef
from rotaengage.domain.what_if import WhatIf
from rotaengage.domain.why import EventWhy, Obstacle, Proof, Proved, Reason, StartChoice, Verdict, WayOut, Why
from rotaengage.tui import verbs_explore as verbs
from rotaengage.usecases.compare import gains, swaps
from rotaengage.usecases.opened import Opened
from tests.tui import values

AFTER = (*values.SLOTS[1:], values.slot(0, 2, 10, 12), values.slot(4, 10, 9, 12))
WAY = WayOut(
    changes=(Refuse(doctor="d0", activity="sdt", span=values.span(1, 14, 16)),),
    says="Amara Okoro gives up Tue 4 Aug",
    price="2 h less for one doctor",
    gained_minutes=120,
)
REASON = Reason(
    day=values.FIRST + timedelta(days=2),
    duty="u4-2",
    cell=CellRef(values.SHEET, 8, 5),
    verdict=Verdict.COVER,
    place=values.span(2, 10, 12),
    obstacles=(Obstacle(rule="cover", says="Ward SHO, day is at its minimum", half_hours=4, missing_doctors=1,
                        cells=(CellRef(values.SHEET, 7, 5),)),),
)  # fmt: skip
IMPOSSIBLE = "close"


class FakeDesk:
    """Stands where the process would; asked keeps what was asked."""

    def __init__(self, department: Department, plan: Plan | None) -> None:
        self.department, self.plan, self.closed = department, plan, False

    def close(self) -> None:
        """Note it."""
        self.closed = True


def what_if(desk: FakeDesk, changes: Sequence[Change], stop: Stop) -> WhatIf:
    """Impossible where a day is closed, else two slots differ."""
    if any(change.kind == "close_day" for change in changes):
        return WhatIf(changes=tuple(changes), possible=False, why_not=("Wed 5 Aug is pinned for Amara Okoro",))
    before = desk.plan.slots if desk.plan else ()
    return WhatIf(
        changes=tuple(changes), slots=AFTER, swaps=swaps(before, AFTER), judged=True, seconds=0.2,
        gains=gains(desk.department.scenario, before, AFTER), delivered_minutes=700, bound_minutes=700,
        notes=("one slot could not be kept",),
    )  # fmt: skip


def why_short(desk: FakeDesk, doctor: str, stop: Stop) -> Why:
    """A reason and a way out."""
    proof = Proof(status=Proved.PROVED, says="no plan gives more unless somebody else gets less")
    return Why(doctor=doctor, entitled_minutes=480, planned_minutes=240, proof=proof, reasons=(REASON,),
               ways_out=(WAY,), summary=("4 of 12 days are used",))  # fmt: skip


def why_event(desk: FakeDesk, event: str, stop: Stop) -> EventWhy:
    """Two starts."""
    start = StartChoice(start=values.span(3, 12, 13).start, attending=2, short="one registrar too few")
    return EventWhy(event=event, met=False, says="no start reaches its quorum", starts=(start,))


def alternatives(held: Sequence[Limit]) -> tuple[Alternative, ...]:
    """Three, by the share of the worst-off; fewer where it is held."""
    rows = ((0.4, 1500.0, 60.0), (0.6, 1320.0, 90.0), (0.8, 1200.0, 240.0))
    found = tuple(
        Alternative(name=f"number {n}", values=row, bounds=row, slots=AFTER[n:], knee=n == 1, judged=True)
        for n, row in enumerate(rows)
    )
    least = max((limit.value for limit in held if limit.axis is Axis.WORST_FULFILMENT), default=0.0)
    return tuple(one for one in found if one.values[0] >= least)


class Asked:
    """What the screens asked the desk for, and what they kept."""

    def __init__(self) -> None:
        self.desks: list[FakeDesk] = []
        self.frontiers: list[tuple[tuple[Axis, ...], tuple[Limit, ...]]] = []
        self.kept: list[str] = []


def explore(patch: pytest.MonkeyPatch) -> Asked:
    """Put made-up answers in place of the desk's."""
    asked = Asked()

    def open_desk(department: Department, plan: Plan | None) -> FakeDesk:
        asked.desks.append(FakeDesk(department, plan))
        return asked.desks[-1]

    def frontier(desk: FakeDesk, axes: Sequence[Axis], held: Sequence[Limit], tell: object, stop: Stop) -> Frontier:
        asked.frontiers.append((tuple(axes), tuple(held)))
        found = tuple(one.changed(values=one.values[: len(axes)], bounds=one.bounds[: len(axes)])
                      for one in alternatives(held))  # fmt: skip
        return Frontier(axes=tuple(axes), alternatives=found, held=tuple(held))

    def keep(desk: FakeDesk, answer: WhatIf, path: Path, why: str) -> Opened:
        asked.kept.append(f"what-if {len(answer.changes)}: {why}")
        return values.opened(path, values.plan(answer.slots, version=3))

    def choose(path: Path, department: Department, found: Frontier, number: int, why: str) -> Opened:
        asked.kept.append(f"chose {number} of {len(found.alternatives)}: {why}")
        return values.opened(path, values.plan(found.alternatives[number].slots, version=3))

    for name, verb in (("open_desk", open_desk), ("what_if", what_if), ("why_short", why_short),
                       ("why_event", why_event), ("frontier", frontier), ("keep_what_if", keep),
                       ("choose_alternative", choose)):  # fmt: skip
        patch.setattr(verbs, name, verb)
    return asked
