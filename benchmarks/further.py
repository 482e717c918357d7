"""What the prototype left unmeasured: rooms and competing meetings, sittings, debts, a plan to keep near, every goal,
backfill.
"""

from collections.abc import Callable, Iterator

from benchmarks.cases import EVERY_GOAL, bought, competing, owing, published, sittings, wishing
from benchmarks.instances import Size, department, handed
from benchmarks.planner import Run, gap_of, gaps, run, under_ideal
from benchmarks.rows import Row
from rotaengage.domain.backfill import minutes_bought
from rotaengage.domain.plan import Draft
from rotaengage.domain.scenario import Goal, PlanSettings, Scenario
from rotaengage.usecases.publish import zone_of

TIGHT = (0.8, 0.95)
FIRST, WHOLE, GAP = 0.3, 5.0, 0.5
"""The bars of a department, in seconds and per cent."""


def departments() -> Iterator[Row]:
    """Departments of 42 over eight weeks, each with one thing more than the plain one, held to the same bars."""
    cases: tuple[tuple[str, Callable[[Size], Scenario], int], ...] = (
        ("6 competing meetings in 2 rooms", competing, 6),
        ("3 meetings held twice", sittings, 3),
        ("debts carried over", owing, 3),
    )
    for words, made, events in cases:
        for tight in TIGHT:
            problem = made(Size(42, 8, tight, events, 1))
            done, name = run(problem, PlanSettings()), f"department, {words}, minimum {tight:g}"
            yield from _bars(name, done)
            held = sum(e.span is not None for e in done.draft.events)
            yield Row(f"{name}: meetings held, of {len(done.draft.events)}", None, float(held), "meetings")
            count, _ = under_ideal(problem, done.draft)
            yield Row(f"{name}: doctors more than a block under the ideal", 0.0, float(count), "doctors")


def _bars(name: str, done: Run) -> Iterator[Row]:
    yield Row(f"{name}: first plan", FIRST, done.first, "s")
    yield Row(f"{name}: plan, {done.ended}", WHOLE, done.wall, "s")
    yield Row(f"{name}: the same on the processor", None, done.cpu, "CPU s")
    yield Row(f"{name}: largest gap of any goal", GAP, gap_of(done.draft), "%")
    print(f"    {done.draft.status}: {gaps(done.draft)}")


def again() -> Iterator[Row]:
    """A department planned again near the plan that was handed out, after two doctors went on leave for a week."""
    base = department(Size(42, 8, 0.8, 3, 1))
    first = run(base, PlanSettings())
    problem = published(base, first.draft)
    done, name = run(problem, PlanSettings()), "department, planned again near a published plan"
    yield from _measured(name, done)
    kept = {(s.doctor, s.activity, s.span) for s in done.draft.slots}
    moved = [s for s in problem.published if (s.doctor, s.activity, s.span) not in kept]
    assert problem.as_of is not None
    live = sum(zone_of(problem, s, problem.as_of).value == "live" for s in moved)
    yield Row(f"{name}: slots gone, of {len(problem.published)}", None, float(len(moved)), "slots")
    yield Row(f"{name}: of these at short notice (leave or cover forbids them)", None, float(live), "slots")


def _measured(name: str, done: Run) -> Iterator[Row]:
    yield Row(f"{name}: first plan", None, done.first, "s")
    yield Row(f"{name}: plan, {done.ended}", None, done.wall, "s")
    yield Row(f"{name}: the same on the processor", None, done.cpu, "CPU s")
    for one in done.draft.objectives:
        yield Row(f"{name}: gap of {one.name}", None, 100 * one.gap, "%")


def orders() -> Iterator[Row]:
    """Every goal in one order, between groups first, with the published plan of the usual goals to keep near."""
    base = wishing(Size(42, 8, 0.8, 3, 1))
    told = run(base, PlanSettings())
    problem = published(base, told.draft)
    done = run(problem, PlanSettings(order=EVERY_GOAL, seconds=60))
    asked = {g.value for g in (*EVERY_GOAL, Goal.WORST_GROUP)}
    assert {o.name for o in done.draft.objectives} == asked
    yield from _measured(f"department, all {len(asked)} goals in order", done)


def buying() -> Iterator[Row]:
    """A very tight department without backfill, and with two bank doctors for up to 40 hours each."""
    size = Size(42, 8, 1.05, 3, 1)
    for words, problem in (("none to buy", department(size)), ("two offers", bought(size))):
        done, name = run(problem, PlanSettings()), f"department, very tight, backfill, {words}"
        yield from _measured(name, done)
        yield Row(f"{name}: protected time", None, _hours(done.draft), "h")
        yield Row(f"{name}: bought", None, minutes_bought(done.draft.backfill) / 60, "h")


def _hours(draft: Draft) -> float:
    return sum(s.span.minutes for s in draft.slots) / 60


def handing() -> Iterator[Row]:
    """Bleeps and posts that are handed over, pieces spread over weeks, meetings held twice."""
    done = run(handed(Size(42, 8, 0.8, 3, 1)), PlanSettings())
    yield from _measured("department, bleeps and posts handed over, pieces apart, meetings twice", done)


PARTS: dict[str, Callable[[], Iterator[Row]]] = {
    "further": departments,
    "again": again,
    "order": orders,
    "backfill": buying,
    "handed": handing,
}
