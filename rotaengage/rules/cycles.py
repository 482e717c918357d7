"""The cycle of a rolling rota, found again in its dates: which cells make one week, and which week follows which.

A pattern's cell gives a duty each time the cycle comes round, so cells that one person works in one week belong to one
week of the cycle. A meeting every k weeks meets a line of n weeks in n / gcd(k, n) of them only (domain notes A.3).
"""

from collections import Counter, defaultdict
from datetime import date, timedelta
from math import gcd
from typing import NamedTuple

from rotaengage.domain.refs import CellRef
from rotaengage.domain.rota import Rota

Week = tuple[str, int]
"""A doctor and the number of a week of the rota, from 0."""


class Cycle(NamedTuple):
    """Weeks in order, each known by its first cell; at says where on it each doctor stands in week 0 of the rota."""

    weeks: tuple[CellRef, ...]
    at: dict[str, int]


def met_weeks(cycle_weeks: int, every_weeks: int, first: int) -> tuple[int, ...]:
    """The weeks of a cycle (from 0) that a meeting every so many weeks meets, where it first meets week first."""
    step = gcd(cycle_weeks, every_weeks)
    return tuple(range(first % step, cycle_weeks, step))


def cycles_of(rota: Rota) -> tuple[Cycle, ...]:
    """The cycles that the dates of the rota show; none where no cell comes back."""
    cells = _cells(rota)
    used = Counter(c for found in cells.values() for c in found)
    again = {c for c, count in used.items() if count > 1}
    week_of = _joined([found & again for found in cells.values()])
    on = {week: week_of[min(found & again)] for week, found in cells.items() if found & again}
    follows = _follows(on)
    return tuple(_cycle(weeks, on) for weeks in _rings(follows))


def week_number(rota: Rota, day: date) -> int:
    """The number of a date's week, Monday to Sunday, from the week of the first day."""
    monday = rota.first_day - timedelta(days=rota.first_day.weekday())
    return (day - monday).days // 7


def _cells(rota: Rota) -> dict[Week, set[CellRef]]:
    found: defaultdict[Week, set[CellRef]] = defaultdict(set)
    for duty in rota.duties:
        if duty.day is not None:
            found[duty.doctor, week_number(rota, duty.day)].add(duty.source)
    return found


def _joined(groups: list[set[CellRef]]) -> dict[CellRef, CellRef]:
    """Cells that share a week, each with the first cell of its week."""
    parent: dict[CellRef, CellRef] = {}

    def root(cell: CellRef) -> CellRef:
        parent.setdefault(cell, cell)
        while parent[cell] != cell:
            parent[cell] = parent[parent[cell]]
            cell = parent[cell]
        return cell

    for group in groups:
        for cell in group:
            first, second = sorted((root(min(group)), root(cell)))
            parent[second] = first
    return {cell: root(cell) for cell in list(parent)}


def _follows(on: dict[Week, CellRef]) -> dict[CellRef, CellRef]:
    """The week that mostly follows each."""
    votes: defaultdict[CellRef, Counter[CellRef]] = defaultdict(Counter)
    for (doctor, week), cell in sorted(on.items()):
        following = on.get((doctor, week + 1))
        if following is not None:
            votes[cell][following] += 1
    return {cell: counted.most_common(1)[0][0] for cell, counted in votes.items()}


def _rings(follows: dict[CellRef, CellRef]) -> list[tuple[CellRef, ...]]:
    """The closed rings, each from its first cell on."""
    rings: dict[CellRef, tuple[CellRef, ...]] = {}
    for start, following in follows.items():
        path, at = [start], following
        while at in follows and at not in path:
            path.append(at)
            at = follows[at]
        if at == start and start == min(path):
            rings[start] = tuple(path)
    return [rings[start] for start in sorted(rings)]


def _cycle(weeks: tuple[CellRef, ...], on: dict[Week, CellRef]) -> Cycle:
    places = {cell: n for n, cell in enumerate(weeks)}
    votes: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for (doctor, week), cell in sorted(on.items()):
        if cell in places:
            votes[doctor][(places[cell] - week) % len(weeks)] += 1
    return Cycle(weeks, {doctor: counted.most_common(1)[0][0] for doctor, counted in sorted(votes.items())})
