"""Timefold's Python solver on the planner's candidate blocks, where it is installed: each doctor's day chooses a block.

It needs a Java runtime. Its constraints are those of the other peers: minimum and preferred cover by half hours, and no
more time than is owed.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Annotated, Any, NamedTuple

import numpy as np

from solvers.arrays import Ints
from solvers.board import Board
from solvers.greedy import settle
from solvers.model import Term

STEP = 30


@dataclass
class Choice:
    """A candidate block: its column, its minutes, what it earns, and the half hours of requirements that it takes."""

    column: int
    minutes: int
    earns: int
    takes: list["Need"]


@dataclass(frozen=True)
class Need:
    """A half hour of a requirement: how many may go, how many of them for nothing, and what each other one costs."""

    requirement: int
    minute: int
    slack: int
    free: int
    price: int


class Day(NamedTuple):
    """A doctor's day with its candidate blocks."""

    id: int
    doctor: int
    due: int
    choices: list[Choice]


def planned(board: Board, weights: Sequence[int], goal: Term, seconds: float, watch: Callable[[float], None]) -> Ints:
    """The best plan found in so many seconds; watch hears the value of each."""
    parts: list[Any] = [import_module(f"timefold.solver{part}") for part in ("", ".config", ".domain", ".score")]
    tf, config, domain, score = parts
    entity, solution = _classes(domain, score.HardSoftScore)
    days = [entity(*day) for day in _days(board, weights)]
    whole = config.SolverConfig(
        solution_class=solution, entity_class_list=[entity],
        score_director_factory_config=config.ScoreDirectorFactoryConfig(
            constraint_provider_function=_constraints(score, entity)
        ),
        termination_config=config.TerminationConfig(spent_limit=config.Duration(seconds=int(seconds))),
    )  # fmt: skip
    solver = tf.SolverFactory.create(whole).build_solver()

    def point(found: Any) -> Ints:
        x = np.zeros(board.model.width, dtype=np.int64)
        x[[d.choice.column for d in found.days if d.choice is not None]] = 1
        return settle(board.model, x)

    def better(event: Any) -> None:
        x = point(event.new_best_solution)
        if board.model.broken(x) is None:
            watch(goal.value(x))

    solver.add_event_listener(better)
    return point(solver.solve(solution(days, None)))


def _classes(domain: Any, kind: Any) -> tuple[Any, Any]:
    """kind: the class of the score."""

    @domain.planning_entity
    @dataclass
    class PlannedDay:
        id: Annotated[int, domain.PlanningId]
        doctor: int
        due: int
        choices: Annotated[list[Choice], domain.ValueRangeProvider]
        choice: Annotated[Choice | None, domain.PlanningVariable(allows_unassigned=True)] = field(default=None)

    @domain.planning_solution
    @dataclass
    class Plan:
        days: Annotated[list[PlannedDay], domain.PlanningEntityCollectionProperty]
        score: Annotated[kind | None, domain.PlanningScore] = field(default=None)  # pyright: ignore[reportInvalidTypeForm] # known when it is installed

    return PlannedDay, Plan


def _constraints(score: Any, entity: Any) -> Any:
    one, collect = score.HardSoftScore, score.ConstraintCollectors

    def provide(factory: Any) -> list[Any]:
        def taken() -> Any:
            return (
                factory.for_each(entity)
                .map(lambda day: day.choice.takes)
                .flatten_last(lambda takes: takes)
                .group_by(lambda need: need, collect.count())
            )

        return [
            taken().filter(lambda need, gone: gone > need.slack)
            .penalize(one.ONE_HARD, lambda need, gone: gone - need.slack).as_constraint("minimum"),
            taken().filter(lambda need, gone: gone > need.free)
            .penalize(one.ONE_SOFT, lambda need, gone: need.price * (gone - need.free)).as_constraint("preferred"),
            factory.for_each(entity)
            .group_by(lambda day: day.doctor, lambda day: day.due, collect.sum(lambda day: day.choice.minutes))
            .filter(lambda doctor, due, minutes: minutes > due)
            .penalize(one.ONE_HARD, lambda doctor, due, minutes: minutes - due).as_constraint("entitlement"),
            factory.for_each(entity).reward(one.ONE_SOFT, lambda day: day.choice.earns).as_constraint("time"),
        ]  # fmt: skip

    return score.constraint_provider(provide)


def _days(board: Board, weights: Sequence[int]) -> list[Day]:
    blocks, facts, last = board.blocks, board.facts, board.facts.rota.last_day.toordinal()
    needs, found = _needs(board, weights[1] * STEP), defaultdict(list)
    for column in range(len(blocks)):
        doctor, day, start, end = (
            int(a[column]) for a in (blocks.doctor, blocks.day, blocks.start, blocks.end)
        )  # fmt: skip
        earns = (end - start) * (weights[0] + weights[2] * (last + 1 - day))
        takes = [need for minute in range(start, end, STEP) for need in needs.get((doctor, minute), ())]
        found[doctor, day].append(Choice(column, end - start, earns, takes))
    dues = [sum(d.open_minutes for d in facts.dues[one.id]) for one in facts.doctors]
    return [Day(n, who, dues[who], choices) for n, ((who, _), choices) in enumerate(sorted(found.items()))]


def _needs(board: Board, price: int) -> dict[tuple[int, int], list[Need]]:
    found: defaultdict[tuple[int, int], list[Need]] = defaultdict(list)
    for number, demand in enumerate(board.facts.demands):
        members = [board.blocks.names.doctor(who) for who in demand.members]
        for level in demand.levels:
            for minute in range(level.start, level.end, STEP):
                need = Need(number, minute, level.slack, level.free, price)
                for member in members:
                    found[member, minute].append(need)
    return found
