"""How groups of doctors fare beside each other, counted from the slots alone."""

from collections import defaultdict
from fractions import Fraction

from rotaengage.domain.entitlement import fulfilment
from rotaengage.domain.grouping import grouped
from rotaengage.domain.plan import GroupOutcome
from rotaengage.domain.scenario import Goal
from rotaengage.rules.base import Placed


class WorstGroup:
    """The least that any group has of what it is owed together (principle 1)."""

    word = Goal.WORST_GROUP
    unit = "ratio"

    def read(self, placed: Placed) -> float:
        """A ratio from 0 to 1; 1 where nobody asked for groups or nothing is owed."""
        found = [fulfilment(g.met_minutes, g.entitled_minutes) for g in group_outcomes(placed)]
        return float(min(found, default=Fraction(1)))


def group_outcomes(placed: Placed) -> tuple[GroupOutcome, ...]:
    """Each group that is owed anything, by name; of each due, standing time counts up to what is owed."""
    owed: defaultdict[str, int] = defaultdict(int)
    met: defaultdict[str, int] = defaultdict(int)
    for due in placed.scenario.dues:
        owed[due.doctor] += due.entitled_minutes
        met[due.doctor] += min(due.entitled_minutes, due.standing_minutes)
    for slot in placed.slots:
        if slot.event is None:
            met[slot.doctor] += slot.span.minutes
    groups = grouped(placed.scenario.rota.doctors, placed.scenario.limits.fair_between)
    return tuple(
        GroupOutcome(
            group=name,
            doctors=sum(owed[d] > 0 for d in members),
            entitled_minutes=sum(owed[d] for d in members),
            met_minutes=sum(met[d] for d in members if owed[d] > 0),
        )
        for name, members in groups.items()
        if any(owed[d] > 0 for d in members)
    )
