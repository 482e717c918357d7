"""What people would like, measured: pieces at the times that they prefer, and no long stretch without one."""

from datetime import date, timedelta

from rotaengage.domain.activity import Activity
from rotaengage.domain.entitlement import Due
from rotaengage.domain.plan import Slot
from rotaengage.domain.preferred import Preferred
from rotaengage.domain.scenario import Goal
from rotaengage.rules.base import Placed

WEEK_DAYS = 7


class Preference:
    """How much individual time falls outside the weekdays and hours that its activity or its doctor prefers."""

    word = Goal.PREFERENCE
    unit = "minutes"

    def read(self, placed: Placed) -> float:
        """Minutes of all slots that are not wholly at preferred times."""
        return float(sum(s.span.minutes for s in placed.slots if s.event is None and not _liked(placed, s)))


def _liked(placed: Placed, slot: Slot) -> bool:
    doctor = placed.scenario.rota.doctor_of[slot.doctor]
    activity = placed.scenario.activity_of[slot.activity]
    return _suits(placed, slot, doctor.prefers) and _suits(placed, slot, activity.preferred)


def _suits(placed: Placed, slot: Slot, preferred: Preferred) -> bool:
    zone = placed.scenario.rota.zone
    start, end = slot.span.start.astimezone(zone), slot.span.end.astimezone(zone)
    return (
        (not preferred.weekdays or start.weekday() in preferred.weekdays)
        and (preferred.earliest is None or start.time() >= preferred.earliest)
        and (preferred.latest is None or (end.time() <= preferred.latest and end.date() == start.date()))
    )


class Gaps:
    """How often a doctor goes longer without a piece of an activity than it allows (principle 4)."""

    word = Goal.GAPS
    unit = "stretches"

    def read(self, placed: Placed) -> float:
        """Stretches of the activity's longest gap without a piece; one begins each week of the doctor's useful time."""
        given: dict[tuple[str, str], set[date]] = {}
        zone = placed.scenario.rota.zone
        for slot in placed.slots:
            if slot.event is None:
                day = slot.span.start.astimezone(zone).date()
                given.setdefault((slot.doctor, slot.activity), set()).add(day)
        return float(sum(_empty(placed, due, given.get((due.doctor, due.activity), set())) for due in _spaced(placed)))


def _spaced(placed: Placed) -> list[Due]:
    return [d for d in placed.scenario.dues if placed.scenario.activity_of[d.activity].longest_gap_days is not None]


def _empty(placed: Placed, due: Due, given: set[date]) -> int:
    rota, activity = placed.scenario.rota, placed.scenario.activity_of[due.activity]
    standing = {d.day for d in rota.duties_by_doctor[due.doctor] if d.kind in activity.standing and d.day is not None}
    first, last = _in_post(placed, due.doctor, activity)
    length, count = activity.longest_gap_days or 1, 0
    while first + timedelta(days=length - 1) <= last:
        stretch = {first + timedelta(days=n) for n in range(length)}
        count += not stretch & (given | standing)
        first += timedelta(days=WEEK_DAYS)
    return count


def _in_post(placed: Placed, who: str, activity: Activity) -> tuple[date, date]:
    rota = placed.scenario.rota
    doctor = rota.doctor_of[who]
    first, last = activity.first_useful_day(rota.first_day), activity.last_useful_day(rota.last_day)
    return max(first, doctor.post_from or first), min(last, doctor.post_to or last)
