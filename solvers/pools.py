"""Cover pools: doctors who share no requirement with anybody outside, planned apart without loss (solver notes 5)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rotaengage.domain.scenario import Scenario


def pools_of(scenario: Scenario) -> list[tuple[str, ...]]:
    """The ids of each pool's doctors, sorted; those who share cover with nobody are one pool together, the last."""
    doctors = sorted(scenario.rota.doctors, key=lambda d: d.id)
    groups = [[d.id for d in doctors if need.who.matches(d)] for need in scenario.cover if need.wanted > 0]
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
    """The planning problem of one pool; requirements that nobody meets belong to the first."""
    mine, rota = set(doctors), scenario.rota
    people = tuple(d for d in rota.doctors if d.id in mine)
    cover = tuple(
        need for need in scenario.cover
        if any(need.who.matches(d) for d in people) or (first and not any(need.who.matches(d) for d in rota.doctors))
    )  # fmt: skip
    fields = {name: getattr(scenario, name) for name in type(scenario).model_fields}
    parts = {name: getattr(rota, name) for name in type(rota).model_fields}
    parts |= {"doctors": people, "duties": tuple(d for d in rota.duties if d.doctor in mine)}
    fields |= {
        "rota": type(rota).model_construct(**parts),
        "cover": cover,
        "dues": tuple(d for d in scenario.dues if d.doctor in mine),
        "pins": tuple(p for p in scenario.pins if p.doctor in mine),
        "published": tuple(s for s in scenario.published if s.doctor in mine),
    }
    return type(scenario).model_construct(**fields)
