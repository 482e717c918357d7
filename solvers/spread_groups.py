"""Groups whose doctors are planned in several cover pools: what each has in all of them, and the most it could have."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from rotaengage.domain.entitlement import fulfilment
from rotaengage.domain.grouping import grouped
from rotaengage.domain.scenario import Scenario
from solvers.facts import Facts
from solvers.pool_work import Answer


def is_spread(scenario: Scenario, pools: Sequence[Sequence[str]]) -> bool:
    """Whether a group that is to fare like the others has doctors in more than one pool."""
    home = {who: n for n, pool in enumerate(pools) for who in pool}
    groups = grouped(scenario.rota.doctors, scenario.limits.fair_between).values()
    return any(len({home[who] for who in members}) > 1 for members in groups)


def together(facts: Facts, pools: Sequence[Sequence[str]], answers: Sequence[Answer]) -> tuple[Fraction, Fraction]:
    """The share of the worst group over all pools, and the most that it could be: no group can have more than the most
    of each pool, which is all that it is owed there where nobody worked that out.
    """
    owed, met = _accounts(facts, answers)
    value = bound = Fraction(1)
    for name, members in grouped(facts.doctors, facts.scenario.limits.fair_between).items():
        entitled = sum(owed[who] for who in members)
        if entitled:
            most = sum(_most(answer, name, set(members) & set(pool), owed)
                       for pool, answer in zip(pools, answers, strict=True))  # fmt: skip
            value = min(value, fulfilment(sum(met[who] for who in members if owed[who]), entitled))
            bound = min(bound, Fraction(most) / entitled)
    return value, max(value, bound)


def _most(answer: Answer, name: str, members: set[str], owed: dict[str, int]) -> float:
    return answer.most[name] if name in answer.most else sum(owed[who] for who in members)


def _accounts(facts: Facts, answers: Sequence[Answer]) -> tuple[dict[str, int], dict[str, int]]:
    """What each doctor is owed, and has, standing time of each due up to what is owed."""
    owed, met = defaultdict[str, int](int), defaultdict[str, int](int)
    for who, dues in facts.dues.items():
        owed[who] = sum(d.entitled_minutes for d in dues)
        met[who] = sum(min(d.entitled_minutes, d.standing_minutes) for d in dues)
    for block in (b for answer in answers for b in answer.blocks if not b.event):
        met[block.doctor] += block.minutes
    return owed, met
