"""The feasibility board: supply against demand by day, tier and requirement, with no solver."""

import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from rotaengage.domain.feasibility import DayBalance, DoctorBalance, FeasibilityBoard, GroupBalance
from rotaengage.domain.grades import Tier
from rotaengage.domain.plan import Slot
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.span import days_between
from rotaengage.rules.presence import Presence, Step
from rotaengage.rules.supply import Demand, Supply


def feasibility(scenario: Scenario, slots: Sequence[Slot] = ()) -> FeasibilityBoard:
    """What is owed against what the rota could give at most; slots are those of a plan, counted as taken.

    Under a second for a department. What it calls impossible no plan can do; the reverse it does not claim.
    """
    began = time.monotonic()
    supply = Supply(scenario, Presence(scenario, slots))
    owed = _owed(scenario)
    doctors = [DoctorBalance(doctor=who, owed_minutes=minutes, supply_minutes=supply.minutes([who]))
               for who, minutes in owed.items()]  # fmt: skip
    alone = {d.doctor: d.supply_minutes for d in doctors}
    return FeasibilityBoard(
        days=tuple(_days(supply)),
        tiers=tuple(_group(supply, owed, alone, tier.value, who) for tier, who in _tiers(scenario) if who & set(owed)),
        requirements=tuple(
            _group(supply, owed, alone, d.requirement.title or d.requirement.id, d.members)
            for d in supply.demands if d.members & set(owed)
        ),
        doctors=tuple(sorted(doctors, key=lambda d: (d.supply_minutes - d.owed_minutes, d.doctor))),
        everybody=_group(supply, owed, alone, "everybody", set(owed)),
        seconds=time.monotonic() - began,
    )  # fmt: skip


def _owed(scenario: Scenario) -> dict[str, int]:
    owed: defaultdict[str, int] = defaultdict(int)
    for due in scenario.dues:
        if due.open_minutes > 0:
            owed[due.doctor] += due.open_minutes
    return dict(sorted(owed.items()))


def _tiers(scenario: Scenario) -> list[tuple[Tier, set[str]]]:
    found = [(tier, {d.id for d in scenario.rota.doctors if d.tier is tier}) for tier in Tier]
    return [(tier, who) for tier, who in found if who]


def _group(supply: Supply, owed: dict[str, int], alone: dict[str, int], name: str, who: Iterable[str]) -> GroupBalance:
    people = sorted(set(who) & set(owed))
    minutes = sum(owed[d] for d in people)
    # Nobody can use more than is owed: a doctor with time to spare does not help the others of the group.
    most = min(supply.minutes(people), sum(min(owed[d], alone[d]) for d in people))
    short = minutes - most
    says = (
        f"at least {short // 60} h {short % 60:02d} of what {name} is owed cannot be given" if short > 0 else
        "nothing stands in the way of what is owed, as far as a count can tell"
    )  # fmt: skip
    return GroupBalance(group=name, doctors=len(people), owed_minutes=minutes, supply_minutes=most, says=says)


def _days(supply: Supply) -> Iterable[DayBalance]:
    rota = supply.scenario.rota
    for demand in supply.demands:
        by_day: defaultdict[date, list[Step]] = defaultdict(list)
        for span in demand.requirement.spans(rota.first_day, rota.last_day, rota.zone):
            day = span.start.astimezone(rota.zone).date()
            low, high = int(span.start.timestamp() // 60), int(span.end.timestamp() // 60)
            by_day[day] += [s for s in demand.steps if low <= s.start and s.end <= high]
        for day in days_between(rota.first_day, rota.last_day):
            if by_day[day]:
                yield _day(supply, demand, day, by_day[day])


def _day(supply: Supply, demand: Demand, day: date, steps: Sequence[Step]) -> DayBalance:
    minimum = demand.requirement.minimum
    return DayBalance(
        day=day,
        requirement=demand.requirement.id,
        minimum=minimum,
        present_least=min(s.before for s in steps),
        spare_minutes=supply.spare(demand, day),
        releasable_minutes=supply.asked(demand, day),
        taken_minutes=sum((s.before - s.after) * s.minutes for s in steps),
        gap_minutes=sum(s.minutes for s in steps if s.before < minimum),
    )
