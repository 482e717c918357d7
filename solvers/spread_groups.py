"""Groups whose doctors are planned in several cover pools: what each has in all of them, and the most it could have."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from rotaengage.domain.entitlement import Due, fulfilment
from rotaengage.domain.grouping import grouped
from rotaengage.domain.scenario import Scenario
from solvers.facts import Facts
from solvers.pool_work import Answer
from solvers.shape import Shape
from solvers.split import Owed, least_bound


def is_spread(scenario: Scenario, pools: Sequence[Sequence[str]]) -> bool:
    """Whether a group that is to fare like the others has doctors in more than one pool."""
    home = {who: n for n, pool in enumerate(pools) for who in pool}
    groups = grouped(scenario.rota.doctors, scenario.limits.fair_between).values()
    return any(len({home[who] for who in members}) > 1 for members in groups)


def owed_by_group(scenario: Scenario) -> dict[str, Owed]:
    """What each group that is owed anything is owed over all pools."""
    owed, met = _owed(scenario.dues)
    found = {
        name: Owed(sum(owed[who] for who in members), sum(met[who] for who in members))
        for name, members in grouped(scenario.rota.doctors, scenario.limits.fair_between).items()
    }
    return {name: one for name, one in found.items() if one.entitled}


def together(
    facts: Facts, pools: Sequence[Sequence[str]], answers: Sequence[Answer], shapes: Mapping[int, Shape]
) -> tuple[Fraction, Fraction]:
    """The share of the worst group over all pools, and the most that it could be: no group can have more than all that
    it is owed, nor all of them more than what pools were found to give at any prices.
    """
    owed, met = _owed([d for dues in facts.dues.values() for d in dues])
    left = [_left(facts, set(pool), owed, met) for pool in pools]
    for block in (b for answer in answers for b in answer.blocks if not b.event):
        met[block.doctor] += block.minutes
    value, groups = Fraction(1), owed_by_group(facts.scenario)
    for name, members in grouped(facts.doctors, facts.scenario.limits.fair_between).items():
        if name in groups:
            value = min(value, fulfilment(sum(met[who] for who in members if owed[who]), groups[name].entitled))
    bound = least_bound(groups, left, [shapes.get(a.number) for a in answers])
    return value, max(value, Fraction(bound))


def _left(facts: Facts, pool: set[str], owed: Mapping[str, int], met: Mapping[str, int]) -> dict[str, float]:
    """The minutes that are owed to each group in a pool yet."""
    groups = grouped([d for d in facts.doctors if d.id in pool], facts.scenario.limits.fair_between)
    return {name: float(sum(owed[who] - met[who] for who in members)) for name, members in groups.items()}


def _owed(dues: Iterable[Due]) -> tuple[dict[str, int], dict[str, int]]:
    """What each doctor is owed, and has by what stands, of each due up to what is owed."""
    owed, met = defaultdict[str, int](int), defaultdict[str, int](int)
    for due in dues:
        owed[due.doctor] += due.entitled_minutes
        met[due.doctor] += min(due.entitled_minutes, due.standing_minutes)
    return owed, met
