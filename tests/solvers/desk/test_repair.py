"""What-ifs that the days around the change cannot answer: made up for far away, the same whatever was asked before."""

import random
from datetime import time, timedelta
from itertools import islice

from benchmarks.exploring import drawn
from benchmarks.instances import Size, department
from rotaengage.domain.change import Change, ChangeMinimum, CloseDay, PinSlot
from rotaengage.domain.grouping import Grouping
from rotaengage.domain.plan import Slot
from rotaengage.domain.progress import Stop, silent
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.what_if import WhatIf, swapped
from solvers.desk.desk import Desk
from solvers.desk.orders import AskWhatIf, Standing
from solvers.desk.warm import Warm
from solvers.desk.what_if import what_if
from solvers.search import solve
from tests.solvers.departments import EXACT, MONDAY, Shift, doctor, scenario, span
from tests.solvers.desk.plans import warm

HOUR = (time(9), time(10))


def ask(desk: Warm, *asked: Change) -> WhatIf:
    return what_if(desk, AskWhatIf(changes=asked), silent, Stop())


def after(desk: Warm, answer: WhatIf) -> tuple[Slot, ...]:
    return answer.slots or swapped(desk.standing.slots, answer.swaps)


def test_what_is_lost_is_made_up_for_far_away_by_a_colleague_who_moves() -> None:
    far, other = 28, 42
    there = ((0, (0, 1)), (far, (0, 1)), (other, (1, 2)))
    shifts = [Shift(d, day, end=time(10)) for day, people in there for d in people]
    problem = scenario(*shifts, doctors=3, days=other + 1, minimum=1)
    slots = tuple(_slot(problem, who, day) for who, day in ((0, 0), (1, far)))
    desk = Warm(Standing(scenario=problem, slots=slots, settings=EXACT))
    answer = ask(desk, CloseDay(day=MONDAY))
    held = {(s.doctor, (s.span.start.date() - MONDAY).days) for s in after(desk, answer)}
    assert held == {("d0", far), ("d1", other)}


def test_what_a_lower_minimum_allows_is_passed_on_to_a_colleague_far_away() -> None:
    far = 28
    there = ((0, (0,)), (far, (0, 1)))
    shifts = [Shift(d, day, end=time(10)) for day, people in there for d in people]
    problem = scenario(*shifts, doctors=2, days=far + 1, minimum=1)
    desk = Warm(Standing(scenario=problem, slots=(_slot(problem, 0, far),), settings=EXACT))
    answer = ask(desk, ChangeMinimum(requirement=problem.cover[0].id, minimum=0, dates=frozenset({MONDAY})))
    held = {(s.doctor, (s.span.start.date() - MONDAY).days) for s in after(desk, answer)}
    assert held == {("d0", 0), ("d1", far)}


def _slot(problem: Scenario, who: int, day: int) -> Slot:
    duty = next(d for d in problem.rota.duties if d.doctor == f"d{who}" and d.day == MONDAY + timedelta(days=day))
    return Slot(doctor=duty.doctor, activity="sdt", duty=duty.id, span=span(day, *HOUR), source=duty.source)


def test_an_answer_does_not_hang_on_what_was_asked_before() -> None:
    problem = department(Size(14, 4, 0.95, 1))
    draft = solve(problem, EXACT.model_copy(update={"gap": 0.005}))
    standing = Standing(scenario=problem, slots=draft.slots, events=draft.events)
    ways = list[list[WhatIf]]()
    for step in (1, -1):
        desk = Desk(standing)
        asked = list(islice(drawn(desk, random.Random(5)), 20))  # noqa: S311 - the same each time
        ways.append([ask(desk.known, change) for change in asked[::step]][::step])
    first, second = ([(a.swaps, a.bound_minutes) for a in way] for way in ways)
    assert first == second


def test_a_pin_leaves_the_worst_group_its_time_where_fairness_between_groups_was_asked_for() -> None:
    base = scenario(*(Shift(d, 0, end=time(11)) for d in range(4)), doctors=4, minimum=3, days=1)
    sites = {"d0": "north", "d1": "north", "d2": "south", "d3": "south", "d4": "north"}
    doctors = tuple(d.changed(site=sites[d.id]) for d in (*base.rota.doctors, doctor(4)))
    dues = (*base.dues, base.dues[0].changed(doctor="d4"))  # who has no duties, so that no doctor has a floor
    fair = base.changed(rota=base.rota.changed(doctors=doctors), dues=dues,
                        limits=base.limits.changed(fair_between=Grouping.SITE))  # fmt: skip
    desk = warm(fair)
    (north,) = (s for s in desk.standing.slots if sites[s.doctor] == "north")
    (south,) = (s for s in desk.standing.slots if sites[s.doctor] == "south")
    other = "d3" if south.doctor == "d2" else "d2"
    plan = after(desk, ask(desk, PinSlot(doctor=other, activity="sdt", span=north.span)))
    assert {sites[s.doctor] for s in plan} == {"north", "south"}
