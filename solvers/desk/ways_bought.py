"""Ways out that cost hours of backfill: the shift to buy so that somebody may be let go at one time."""

from collections.abc import Collection, Iterator, Sequence

from rotaengage.domain.change import AddLocum
from rotaengage.domain.grades import Tier
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import Span, at_minute, minute_of
from solvers.bought import Person, left_of, people_of, week_of
from solvers.desk.warm import Warm


def to_buy(warm: Warm, place: Span, requirements: Collection[str], *, all_of_them: bool = True) -> list[AddLocum]:
    """Shifts that cover a time and count to these requirements (or to one of them), the cheapest first.

    They are those of the setup's offers that are left. Where it has none, the tiers that the requirements name: a
    person may know somebody to ask.
    """
    scenario = warm.scenario
    needs = [r for r in scenario.cover if r.id in requirements]
    if not scenario.backfill:
        return [_hours(place, tier) for tier in sorted(_tiers(needs))]
    asked = scenario.changed(backfill_minutes=warm.standing.settings.backfill_minutes)
    found = [(p, span) for p in people_of(asked) if _serves(p, needs, all_of_them=all_of_them)
             and (span := _shift(asked, p, place)) is not None]  # fmt: skip
    ordered = sorted(found, key=lambda f: (f[0].offer.price * f[1].minutes, f[0].offer.id))
    return [_from(person, span) for person, span in ordered]


def _serves(person: Person, needs: Sequence[CoverRequirement], *, all_of_them: bool) -> bool:
    serves = [need.who.matches(person.who) for need in needs]
    return all(serves) if all_of_them else any(serves)


def _tiers(needs: Sequence[CoverRequirement]) -> set[Tier]:
    return {tier for need in needs for tier in need.who.tiers if tier not in (Tier.NONE, Tier.UNKNOWN)}


def _shift(scenario: Scenario, person: Person, place: Span) -> Span | None:
    """The shortest shift of a person that covers a time; None where the hours or the limits do not allow one."""
    start, end, zone = minute_of(place.start), minute_of(place.end), scenario.rota.zone
    least = person.offer.least_minutes
    for low, high in person.spans:
        if low <= start and end <= high and high - low >= least:
            first = min(start, high - max(least, end - start))
            minutes = max(least, end - first)
            day = at_minute(first, zone).toordinal()
            limits = (person.left, person.left_in(week_of(day)), left_of(scenario))
            if all(most is None or minutes <= most for most in limits):
                return Span.between(first, first + minutes, zone)
    return None


def _from(person: Person, span: Span) -> AddLocum:
    offer = person.offer
    return AddLocum(tier=offer.tier, grade=offer.grade, skills=offer.skills, team=offer.team, site=offer.site,
                    day=span.start.date(), start=span.start.time(), end=span.end.time(), source=offer.id,
                    price=offer.price)  # fmt: skip


def _hours(place: Span, tier: Tier) -> AddLocum:
    return AddLocum(tier=tier, day=place.start.date(), start=place.start.time(), end=place.end.time())


def price_of(locums: Sequence[AddLocum]) -> Iterator[str]:
    """What shifts cost, in words: 4 h of backfill at 2.5 an hour."""
    for price in sorted({one.price for one in locums}):
        hours = sum(minutes_of(one) for one in locums if one.price == price) / 60
        yield f"{hours:g} h of backfill{'' if price == 1 else f' at {price:g} an hour'}"


def minutes_of(locum: AddLocum) -> int:
    """The length of a shift on the clock."""
    low, high = (60 * t.hour + t.minute for t in (locum.start, locum.end))
    return high - low if high > low else high - low + 1440
