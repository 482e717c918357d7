"""sitting: a second sitting is for others, and at another time."""

from datetime import time

from rotaengage.domain.activity import Activity
from rotaengage.domain.plan import PlanStatus
from rotaengage.domain.scenario import Goal, Scenario
from rotaengage.domain.service import CoverRequirement
from solvers.board import Board, Seating
from solvers.constraints.sitting import Sitting
from solvers.facts import Facts
from solvers.search import solve
from solvers.variables import seats_of
from tests.solvers.boards import allows
from tests.solvers.departments import EXACT, Shift, clock, forum, new_breaches, scenario, with_events


def sitting(number: int) -> Activity:
    return forum(1, name=f"town-s{number}").changed(series="town", sitting=number)


def two_sittings(*shifts: Shift, doctors: int = 2) -> Scenario:
    return with_events(scenario(*shifts, doctors=doctors, owed=0), sitting(1), sitting(2))


def board(problem: Scenario, *starts: int) -> Board:
    facts, made = Facts(problem), []
    for activity, start in zip(facts.events, starts, strict=True):
        made.append(seats_of(facts, activity)[start])
    whole = Board(facts, [b for blocks in made for b in blocks])
    at = 0
    for blocks in made:
        columns = tuple(range(at, at + len(blocks)))
        whole.seatings.append(Seating(blocks[0].activity, blocks[0].start, blocks[0].end, columns))
        at += len(blocks)
    Sitting().post(whole)
    return whole


def test_one_doctor_at_both_two_doctors_and_both_at_once() -> None:
    problem = two_sittings(Shift(0, 0), Shift(1, 0))
    nine, ten = clock(0, time(9)), clock(0, time(10))
    apart = board(problem, nine, ten)
    first, second = apart.blocks[:2], apart.blocks[2:]
    assert not allows(apart, [first[0], second[0]])
    assert allows(apart, [first[0], second[1]])
    together = board(problem, nine, nine)
    assert not allows(together, [together.blocks[0], together.blocks[3]])


def test_a_second_sitting_reaches_those_who_could_not_come_to_the_first() -> None:
    problem = two_sittings(Shift(0, 0), Shift(1, 1))
    draft = solve(problem, EXACT)
    assert new_breaches(problem, draft) == []
    assert sorted(d for e in draft.events for d in e.attending) == ["d0", "d1"]


def test_those_who_can_come_once_only_sit_first() -> None:
    """Two can come on either day, one on the first only; the first sitting has two seats by cover."""
    shifts = (*(Shift(n, 0) for n in range(3)), *(Shift(n, 1) for n in (1, 2)))
    problem = two_sittings(*shifts, doctors=3)
    cover = CoverRequirement(id="ward", minimum=1)
    draft = solve(problem.changed(cover=(cover,)), EXACT)
    assert new_breaches(problem, draft) == []
    assert sorted(d for e in draft.events for d in e.attending) == ["d0", "d1", "d2"]


def test_each_attends_once_and_the_bound_knows_it() -> None:
    """Both doctors are there on both days; without the rule each sitting would count both."""
    problem = two_sittings(*(Shift(n, d) for n in (0, 1) for d in (0, 1)))
    draft = solve(problem, EXACT)
    assert new_breaches(problem, draft) == []
    attendance = next(o for o in draft.objectives if o.name == Goal.ATTENDANCE)
    assert (attendance.value, attendance.bound) == (2, 2)
    assert draft.status is PlanStatus.OPTIMAL
