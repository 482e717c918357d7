"""What-ifs, trade-offs, reasons, drawn sickness, the feasibility board: how fast, how good, checked by the rules.

Wall time is what a person waits; beside it is the processor's time, which a busy machine does not stretch.
"""

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import NamedTuple, TypeVar

from benchmarks.instances import Size, department, handed
from benchmarks.rows import Row, middle, p95, shown
from rotaengage.domain.change import Change, ChangeMinimum, PinSlot, Refuse, TakeLeave
from rotaengage.domain.changing import changed_by
from rotaengage.domain.department import Department
from rotaengage.domain.frontier import Alternative, Axis, Frontier, Point, dominates
from rotaengage.domain.noun import Noun
from rotaengage.domain.plan import Plan, PlanStatus, Slot
from rotaengage.domain.progress import Stop, silent
from rotaengage.domain.robustness import Sickness
from rotaengage.domain.scenario import PlanSettings, Scenario
from rotaengage.domain.span import Span
from rotaengage.domain.what_if import WhatIf, swapped
from rotaengage.domain.why import Proved, Verdict
from rotaengage.rules import Placed, breaches
from rotaengage.usecases.desk import open_desk
from rotaengage.usecases.feasibility import feasibility
from rotaengage.usecases.robustness import robustness
from rotaengage.usecases.what_if import what_if as whole_what_if
from solvers.desk.desk import Desk
from solvers.desk.orders import AskFrontier, AskWhatIf, AskWhy, Standing
from solvers.search import solve

DEPARTMENT = Size(42, 8, 0.8, 3)
TIGHT = Size(42, 8, 0.95, 3)
ASKED = 100
T = TypeVar("T")
CASES = 40


class Took(NamedTuple):
    """Seconds on the wall and of the processor."""

    wall: float
    cpu: float


def timed(work: Callable[..., T], *given: object, **named: object) -> tuple[T, Took]:
    """What some work gives, and how long it took."""
    wall, cpu = time.monotonic(), time.process_time()
    found = work(*given, **named)
    return found, Took(time.monotonic() - wall, time.process_time() - cpu)


def standing(problem: Scenario, seconds: float = 20) -> Standing:
    """A plan to ask about, judged."""
    draft = solve(problem, PlanSettings(seconds=seconds))
    assert breaches(Placed(problem, draft.slots, draft.events)) == []
    return Standing(scenario=problem, slots=draft.slots, events=draft.events)


def drawn(desk: Desk, draw: random.Random) -> Iterator[Change]:
    """A pin where it may lie, a veto, a day of leave, a minimum one lower or higher on a day; again and again."""
    plan, problem = desk.standing, desk.standing.scenario
    blocks, own = desk.known.base.blocks, [s for s in plan.slots if s.event is None]
    while True:
        block, slot = blocks[draw.randrange(len(blocks))], draw.choice(own)
        yield PinSlot(doctor=block.doctor, activity=block.activity,
                      span=Span.between(block.start, block.end, problem.rota.zone))  # fmt: skip
        yield Refuse(doctor=slot.doctor, activity=slot.activity, span=slot.span)
        away = draw.choice(own)
        yield TakeLeave(doctor=away.doctor, first=away.span.start.date(), last=away.span.start.date())
        need, day = draw.choice(problem.cover), problem.rota.first_day + timedelta(days=7 * draw.randrange(8))
        day += timedelta(days=draw.randrange(5))
        yield ChangeMinimum(requirement=need.id, minimum=max(0, need.minimum + draw.choice((-1, 1))),
                            dates=frozenset({day}))  # fmt: skip


def what_ifs(name: str, plan: Standing) -> Iterator[Row]:
    """Every answer keeps every rule and does not pass its bound."""
    desk, took, found = Desk(plan), list[Took](), list[WhatIf]()
    desk.warm()
    changes = drawn(desk, random.Random(5))
    desk.answer(AskWhatIf(changes=(next(changes),)))
    for _, change in zip(range(ASKED), changes, strict=False):
        answer, seconds = timed(desk.answer, AskWhatIf(changes=(change,)))
        assert isinstance(answer, WhatIf)
        took.append(seconds)
        if answer.possible:
            _assert_sound(plan, answer)
            found.append(answer)
    title = f"{name}: what-if, {ASKED} drawn"
    yield from _waits(title, [t.wall for t in took])
    yield Row(f"{title}, median on the processor", None, middle(t.cpu for t in took) * 1000, "CPU ms")
    yield Row(f"{title}: largest gap of protected time", 1.0, 100 * max(a.gap for a in found), "%")
    fairer = max(a.open_minutes / a.bound_minutes for a in found)
    yield Row(f"{title}: largest, what is missed of floors at its price", None, 100 * fairer, "%")
    below = sum(a.below_floor_minutes for a in found) / len(found)
    yield Row(f"{title}: below the worst-off of the plan, all together, mean", None, below, "minutes")
    yield Row(f"{title}: slots that change, mean", None, sum(len(a.swaps) for a in found) / len(found), "slots")
    yield Row(f"{title}: impossible ones, told so", None, float(ASKED - len(found)), "what-ifs")


def _waits(title: str, seconds: list[float]) -> Iterator[Row]:
    yield Row(f"{title}: median", 50.0, 1000 * middle(seconds), "ms")
    yield Row(f"{title}: 95th percentile", 300.0, 1000 * p95(seconds), "ms")


def _assert_sound(plan: Standing, answer: WhatIf) -> None:
    problem = changed_by(plan.scenario, answer.changes, plan.events)
    slots = answer.slots or swapped(plan.slots, answer.swaps)
    attending = {e.event: tuple(sorted(s.doctor for s in slots if s.event == e.event)) for e in plan.events}
    told = answer.events or plan.events
    events = tuple(e.changed(attending=attending[e.event]) if e.span else e for e in told)
    assert breaches(Placed(problem, slots, events)) == []
    assert answer.delivered_minutes == sum(s.span.minutes for s in slots if s.event is None)
    assert answer.delivered_minutes <= answer.bound_minutes + 1e-6


def through_the_verb(name: str, plan: Standing) -> Iterator[Row]:
    """The same as a screen asks it: through a process of its own, judged, with all slots handed over."""
    stored = Plan(plan_id="bench", rota_sha256="", status=PlanStatus.FEASIBLE, seconds=0, seed=1, workers=1,
                  slots=plan.slots, events=plan.events)  # fmt: skip
    local = Desk(plan)
    changes = drawn(local, random.Random(6))
    with open_desk(Department(scenario=plan.scenario), stored) as desk:
        whole_what_if(desk, (next(changes),))
        took = [timed(whole_what_if, desk, (c,))[1].wall for _, c in zip(range(40), changes, strict=False)]
    yield from _waits(f"{name}: what-if as the screens ask it", took)


def frontiers(name: str, plan: Standing) -> Iterator[Row]:
    """No alternative beats another; each keeps every rule."""
    desk = Desk(plan)
    desk.warm()
    began, outline, first = time.monotonic(), list[float](), list[float]()

    def heard(part: Noun) -> None:
        (outline if isinstance(part, Point) else first).append(time.monotonic() - began)

    order = AskFrontier(axes=(Axis.DELIVERED, Axis.PREFERRED_COVER), count=12, seconds=60)
    found, took = timed(desk.answer, order, tell=heard)
    assert isinstance(found, Frontier)
    _assert_frontier(plan.scenario, found.axes, found.alternatives)
    worst = max(a.gap for a in found.alternatives)
    yield Row(f"{name}: frontier, outline of {len(outline)} places", 1.0, outline[-1], "s")
    yield Row(f"{name}: frontier, first plan", None, first[0], "s")
    yield Row(f"{name}: frontier, {len(found.alternatives)} plans", 10.0, took.wall, "s")
    yield Row(f"{name}: the same on the processor", None, took.cpu, "CPU s")
    yield Row(f"{name}: frontier, largest gap", 1.0, 100 * worst, "%")
    yield Row(f"{name}: stop of a frontier", 100.0, _stopped(desk, order), "ms")


def _assert_frontier(problem: Scenario, axes: tuple[Axis, ...], found: tuple[Alternative, ...]) -> None:
    for one in found:
        assert breaches(Placed(problem, one.slots, one.events)) == []
        assert not any(dominates(axes, other.values, one.values) for other in found)


def _stopped(desk: Desk, order: AskFrontier) -> float:
    """Milliseconds from a stop in the middle of a plan to the answer."""
    stop, asked = Stop(), list[float]()

    def ask() -> None:
        asked.append(time.monotonic())
        stop.request()

    timer = threading.Timer(2.0, ask)
    timer.start()
    desk.answer(order, silent, lambda part: None, stop)
    return (time.monotonic() - asked[0]) * 1000


def reasons() -> Iterator[Row]:
    """Seeded cases: every reason is enough and needed, every way out works, both by the rules."""
    table, proof, status, said = list[float](), list[float](), Counter[str](), list[bool]()
    for seed in range(1, 60):
        if len(table) == CASES:
            break
        plan = standing(department(Size(14, 4, 0.95, 0, seed)), 3)
        desk = Desk(plan)
        desk.warm()
        for who in _short(plan):
            if len(table) == CASES:
                break
            activity = [plan.scenario.activities[0]]
            _, seconds = timed(desk.known.table.reasons, who, activity)
            table.append(seconds.wall)
            found, seconds = timed(desk.known.prover.prove, who, Stop())
            proof.append(seconds.wall)
            status[found.status.value] += 1
            said += [*_verified_reasons(desk, who), *_verified_ways(desk, who)]
    settled = status[Proved.PROVED.value] + status[Proved.REFUTED.value]
    name = f"why, {len(table)} seeded cases"
    yield Row(f"{name}: table, 95th percentile", 50.0, 1000 * p95(table), "ms")
    yield Row(f"{name}: proof, 95th percentile", 1.0, p95(proof), "s")
    yield Row(f"{name}: left open by the proof", None, float(len(table) - settled), "cases")
    passed = 100 * sum(said) / len(said)
    yield Row(f"{name}: of {len(said)} reasons and ways out shown, pass re-solving", None, passed, "%")
    yield Row(f"{name}: the others", 0.0, float(len(said) - sum(said)), "of them")


def _short(plan: Standing) -> list[str]:
    had = Counter[str]()
    for slot in plan.slots:
        had[slot.doctor] += slot.span.minutes * (slot.event is None)
    return [d.doctor for d in plan.scenario.dues if d.open_minutes - had[d.doctor] >= 60][:4]


def _verified_reasons(desk: Desk, who: str) -> Iterator[bool]:
    """Of each reason, whether the place is free without its obstacles, and with none of them left."""
    problem, slots = desk.standing.scenario, desk.standing.slots
    minimum = {r.id: r.minimum for r in problem.cover}
    for reason in desk.known.table.reasons(who, [problem.activities[0]]):
        if reason.verdict in (Verdict.COVER, Verdict.COLLEAGUES) and reason.place is not None:
            added = Slot(doctor=who, activity="sdt", duty=reason.duty, span=reason.place, source=reason.cell)
            lower = [ChangeMinimum(requirement=o.requirement, minimum=minimum[o.requirement] - o.missing_doctors,
                                   dates=frozenset({reason.day})) for o in reason.obstacles]  # fmt: skip
            fewer = [[c for c in lower if c is not one] for one in lower]
            yield not _uncovered(changed_by(problem, lower), (*slots, added)) and all(
                _uncovered(changed_by(problem, some), (*slots, added)) for some in fewer
            )


def _uncovered(problem: Scenario, slots: tuple[Slot, ...]) -> bool:
    return any(b.rule == "cover" for b in breaches(Placed(problem, slots)))


def _verified_ways(desk: Desk, who: str) -> Iterator[bool]:
    """Of each way out, whether it gives what it says, with every rule kept."""
    answer = desk.answer(AskWhy(doctor=who))
    for way in getattr(answer, "ways_out", ()):
        again = desk.answer(AskWhatIf(changes=way.changes))
        assert isinstance(again, WhatIf)
        if again.possible:
            _assert_sound(desk.standing, again)
        gained = sum(g.minutes for g in again.gains if g.doctor == who)
        yield again.possible and gained == way.gained_minutes > 0


def counts(name: str, plan: Standing) -> Iterator[Row]:
    """The feasibility board and drawn sickness, which need no solver."""
    board, took = timed(feasibility, plan.scenario, plan.slots)
    drawn_sick, sick = timed(robustness, plan.scenario, plan.slots, Sickness(draws=200))
    yield Row(f"{name}: feasibility board, {len(board.days)} balances", 1.0, took.wall, "s")
    yield Row(f"{name}: 200 draws of sickness", None, sick.wall, "s")
    yield Row(f"{name}: planned time that stands in them", None, 100 * drawn_sick.kept_share, "%")


def _lines() -> Iterator[Row]:
    for name, size in (("department 42 x 8", DEPARTMENT), ("department 42 x 8, tight", TIGHT)):
        plan = standing(department(size))
        for part in (what_ifs, through_the_verb, frontiers, counts):
            yield from part(name, plan)
    plan = standing(handed(DEPARTMENT))
    for part in (what_ifs, through_the_verb):
        yield from part("department 42 x 8, posts handed over", plan)
    yield from reasons()


def main() -> None:
    """Print the rows. SystemExit where a bar does not hold."""
    shown("exploring", _lines())
