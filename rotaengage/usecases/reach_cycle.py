"""A fixed meeting against the cycle of a rolling rota: which weeks of it each line ever meets, and comes in."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import NamedTuple

from rotaengage.domain.refs import CellRef
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.span import Span, instant, minute_of
from rotaengage.rules.cycles import Cycle, cycles_of, met_weeks, week_number
from rotaengage.rules.free_time import FreeTime


class Turn(NamedTuple):
    """People who meet the same weeks of a cycle, counted from 1; can: those in which the rota lets them come.

    cells are the first cells of the weeks met: where a week with no way to come stands in the workbook.
    """

    cycle_weeks: int
    doctors: tuple[str, ...]
    meets: tuple[int, ...]
    can: tuple[int, ...]
    cells: tuple[CellRef, ...]

    @property
    def never(self) -> bool:
        """Whether these people can come in none of the weeks that they ever meet, however long the rota runs."""
        return not self.can


def turns(
    scenario: Scenario, free: Sequence[FreeTime], dates: Sequence[date], at: time, minutes: int, every_weeks: int
) -> tuple[Turn, ...]:
    """Everybody on a cycle, put together by the weeks that they meet; empty where the rota shows no cycle."""
    found: list[Turn] = []
    for cycle in cycles_of(scenario.rota):
        open_weeks = _open_weeks(scenario, cycle, free, dates[0].weekday(), at, minutes)
        first = week_number(scenario.rota, dates[0])
        groups: dict[tuple[int, ...], list[str]] = {}
        for one in free:
            if one.doctor.id in cycle.at:
                met = met_weeks(len(cycle.weeks), every_weeks, (cycle.at[one.doctor.id] + first) % len(cycle.weeks))
                groups.setdefault(met, []).append(one.doctor.id)
        found += [_turn(cycle, met, people, open_weeks) for met, people in sorted(groups.items())]
    return tuple(found)


def _turn(cycle: Cycle, met: tuple[int, ...], people: list[str], open_weeks: set[int]) -> Turn:
    can = tuple(w + 1 for w in met if w in open_weeks)
    return Turn(len(cycle.weeks), tuple(people), tuple(w + 1 for w in met), can, tuple(cycle.weeks[w] for w in met))


def _open_weeks(
    scenario: Scenario, cycle: Cycle, free: Sequence[FreeTime], weekday: int, at: time, minutes: int
) -> set[int]:
    """The weeks of the cycle in which anybody who works it could come: a person's own leave closes no week."""
    rota, found = scenario.rota, set[int]()
    monday = rota.first_day - timedelta(days=rota.first_day.weekday())
    day = monday + timedelta(days=weekday)
    while day <= rota.last_day:
        if day >= rota.first_day:
            start = minute_of(instant(day, at, rota.zone))
            span, week = Span.between(start, start + minutes, rota.zone), week_number(rota, day)
            for one in free:
                if one.doctor.id in cycle.at and one.holds(span):
                    found.add((cycle.at[one.doctor.id] + week) % len(cycle.weeks))
        day += timedelta(days=7)
    return found
