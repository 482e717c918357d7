"""backfill: hours are bought only as the department allows; and what is bought, measured."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from rotaengage.domain.backfill import Backfill as Hours
from rotaengage.domain.backfill import BackfillOffer
from rotaengage.domain.scenario import Goal
from rotaengage.rules.base import Breach, Placed


class Backfill:
    """Each bought shift is one of an offer: its days, hours and length, its limits, and the limit of all together.

    Hours that a person decided on (without an offer) are not held against any.
    """

    word = "backfill"
    code = "RE120"
    sentence = "Cover is bought only from those, at those times and up to so many hours as the department allows."
    cure = "Raise the limit on the sheet Backfill, or plan with fewer hours of backfill."

    def check(self, placed: Placed) -> Iterator[Breach]:
        """Shifts that are not offered, two shifts of one person a day, and minutes above each limit."""
        scenario = placed.scenario
        by_offer: defaultdict[str, list[Hours]] = defaultdict(list)
        for one in scenario.bought:
            if one.offer:
                by_offer[one.offer].append(one)
        offers = {o.id: o for o in scenario.backfill}
        for name, hours in sorted(by_offer.items()):
            yield from _of_offer(placed, name, offers.get(name), hours)
        everything = sum(one.span.minutes for hours in by_offer.values() for one in hours)
        yield from _above("all backfill", "all", everything, scenario.backfill_minutes)


def _of_offer(placed: Placed, name: str, offer: BackfillOffer | None, hours: list[Hours]) -> Iterator[Breach]:
    title = name if offer is None else offer.title or name
    for one in hours:
        if offer is None or not _offered(placed, offer, one):
            yield _breach(f"{name}|{one.span.start.isoformat()}", f"{title}: {one.span.wall()} is not offered",
                          one.span.minutes)  # fmt: skip
    weeks: defaultdict[date, int] = defaultdict(int)
    days: defaultdict[date, int] = defaultdict(int)
    for one in hours:
        day = _day(placed, one)
        days[day] += 1
        weeks[day - timedelta(days=day.weekday())] += one.span.minutes
    for day, count in sorted(days.items()):
        if count > 1:
            says = f"{title}: {count} shifts on {day:%a %d %b}, at most one"
            yield _breach(f"{name}|{day}", says, count - 1, "shifts")
    if offer is not None:
        yield from _above(title, name, sum(weeks.values()), offer.most_minutes)
        for monday, minutes in sorted(weeks.items()):
            week = f"{title}, week of {monday:%d %b}"
            yield from _above(week, f"{name}|{monday}", minutes, offer.most_a_week_minutes)


def _offered(placed: Placed, offer: BackfillOffer, one: Hours) -> bool:
    """Whether a shift lies in the offer's hours, is long enough, and is by whom the offer names."""
    rota = placed.scenario.rota
    day, whole = _day(placed, one), offer.shift(one.span)
    spans = offer.spans(day - timedelta(days=1), day, rota.zone)
    inside = any(span.covers(one.span) for span in spans) and rota.first_day <= day <= rota.last_day
    return inside and one.span.minutes >= offer.least_minutes and one == whole


def _day(placed: Placed, one: Hours) -> date:
    return one.span.start.astimezone(placed.scenario.rota.zone).date()


def _above(title: str, key: str, minutes: int, most: int | None) -> Iterator[Breach]:
    if most is not None and minutes > most:
        yield _breach(f"{key}|most", f"{title}: {minutes / 60:g} h bought, at most {most / 60:g} h", minutes - most)


def _breach(key: str, says: str, amount: int, unit: str = "minutes") -> Breach:
    return Breach(rule="backfill", code="RE120", key=f"backfill|{key}", says=says, amount=amount, unit=unit)


class Bought:
    """What the bought hours cost."""

    word = Goal.BACKFILL
    unit = "minutes"

    def read(self, placed: Placed) -> float:
        """Minutes, each at the price of its offer (1 where none is said)."""
        return sum(one.span.minutes * one.price for one in placed.scenario.bought)
