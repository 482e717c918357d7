"""Cover pools: doctors who share no requirement with anybody outside, planned apart without loss (solver notes 5)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from rotaengage.domain.activity import Activity, ActivityForm, Quorum
from rotaengage.domain.duty_parts import DutyParts
from rotaengage.domain.duty_table import DutyTable
from rotaengage.domain.grouping import grouped
from rotaengage.domain.noun import Noun
from rotaengage.domain.scenario import Scenario
from solvers.bought import bought_together, served_by

MOST_TOGETHER = 5000
"""Duties of doctors who are planned together only because their groups are to fare alike. Of more, each pool makes its
own groups as equal as can be: a trust in one model would take more memory than there is.
"""


def pools_of(scenario: Scenario) -> list[tuple[str, ...]]:
    """The ids of each pool's doctors, sorted; those who share cover with nobody are one pool together, the last."""
    doctors = sorted(scenario.rota.doctors, key=lambda d: d.id)
    groups: list[Sequence[str]] = [
        [d.id for d in doctors if need.who.matches(d)] for need in scenario.cover if need.wanted > 0
    ]
    if any(c.needs_stand_in for c in scenario.rota.codes):  # a colleague of the team takes over, whatever the cover
        groups += [[d.id for d in doctors if d.team == team] for team in {d.team for d in doctors}]
    if len(scenario.rota.duties) <= MOST_TOGETHER:  # what a group has together binds its doctors
        groups += grouped(doctors, scenario.limits.fair_between).values()
    groups += bought_together(scenario)
    found = joined([d.id for d in doctors], groups)
    alone = [pool[0] for pool in found if len(pool) == 1]
    pools = [pool for pool in found if len(pool) > 1]
    return [*pools, tuple(alone)] if alone else pools


def joined(names: Sequence[str], groups: Iterable[Sequence[str]]) -> list[tuple[str, ...]]:
    """The smallest parts of the names that split no group, by their first name."""
    parent = {name: name for name in names}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for group in groups:
        for name in group[1:]:
            first, second = sorted((root(group[0]), root(name)))
            parent[second] = first
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        found[root(name)].append(name)
    return [tuple(pool) for pool in found.values()]


def part_of(scenario: Scenario, doctors: Sequence[str], *, first: bool) -> Scenario:
    """The planning problem of one pool; requirements that nobody meets belong to the first.

    What is bought already counts everywhere and is paid for once. Who attends which event is settled before and comes
    as seats held, so that quorum and place are not asked again.
    """
    mine, rota = set(doctors), scenario.rota
    people = tuple(d for d in rota.doctors if d.id in mine)
    cover = tuple(
        need for need in scenario.cover
        if any(need.who.matches(d) for d in people) or (first and not any(need.who.matches(d) for d in rota.doctors))
    )  # fmt: skip
    parts = _fields(rota) | {
        "doctors": people,
        "duties": tuple(duty for d in people for duty in rota.duties_by_doctor[d.id]),
    }
    fields = _fields(scenario) | {
        "rota": type(rota).model_construct(**parts),
        "cover": cover,
        "activities": tuple(_settled(a) if a.form is ActivityForm.EVENT else a for a in scenario.activities),
        "dues": tuple(d for d in scenario.dues if d.doctor in mine),
        "pins": tuple(p for p in scenario.pins if p.doctor in mine),
        "published": tuple(s for s in scenario.published if s.doctor in mine),
        "bought": scenario.bought if first else tuple(b.changed(price=0) for b in scenario.bought),
        "backfill": tuple(o for o in scenario.backfill if not mine.isdisjoint(served_by(scenario, o))),
    }
    return type(scenario).model_construct(**fields)


def in_columns(scenario: Scenario) -> Scenario:
    """The same problem for another process: with its duties in columns, which takes a third of the time to send."""
    rota = scenario.rota
    if isinstance(rota.duties, DutyTable) or not rota.duties:
        return scenario
    table = DutyTable(DutyParts.of(rota.duties))
    fields: dict[str, Any] = _fields(scenario) | {"rota": rota.cut(duties=table)}
    return type(scenario).model_construct(**fields)


def _fields(noun: Noun) -> dict[str, Any]:
    return {name: getattr(noun, name) for name in type(noun).model_fields}


def _settled(event: Activity) -> Activity:
    return event.changed(quorum=Quorum(), must_attend=(), place="", series="", sitting=0)
