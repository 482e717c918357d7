"""The rules of a time zone for a calendar file, from the zone's own data.

Written here since icalendar 7.3 puts the spring change of Europe/London an hour late (RFC 5545 3.6.5 counts a
change on the clock that ran before it).
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Timezone


def zone_rules(key: str, first: date, last: date) -> "Timezone":
    """The zone with every change of its clock from the first date to the last."""
    from icalendar import Timezone

    zone = ZoneInfo(key)
    rules = Timezone()
    rules.add("TZID", key)
    start = datetime.combine(first, time(), tzinfo=UTC)
    moments = [start, *changes(zone, start, datetime.combine(last, time(), tzinfo=UTC))]
    for moment in moments:
        before = moment if moment == start else moment - timedelta(minutes=1)
        _add(rules, before.astimezone(zone), moment.astimezone(zone))
    return rules


def _add(rules: "Timezone", before: datetime, after: datetime) -> None:
    from icalendar import TimezoneDaylight, TimezoneStandard

    was = before.utcoffset() or timedelta()
    rule = TimezoneDaylight() if after.dst() else TimezoneStandard()
    rule.add("DTSTART", (after.astimezone(UTC) + was).replace(tzinfo=None))
    rule.add("TZOFFSETFROM", was)
    rule.add("TZOFFSETTO", after.utcoffset() or timedelta())
    rule.add("TZNAME", after.tzname() or "")
    rules.add_component(rule)


def changes(zone: ZoneInfo, start: datetime, end: datetime) -> list[datetime]:
    """The UTC minutes at which the zone's offset changes."""
    found, day = [], timedelta(days=1)
    low = start
    while low < end:
        if low.astimezone(zone).utcoffset() != (low + day).astimezone(zone).utcoffset():
            found.append(_first_minute(zone, low))
        low += day
    return found


def _first_minute(zone: ZoneInfo, low: datetime) -> datetime:
    """The first minute of the day after low whose offset is not that of low."""
    was, below, above = low.astimezone(zone).utcoffset(), 0, 24 * 60
    while above - below > 1:
        middle = (below + above) // 2
        if (low + timedelta(minutes=middle)).astimezone(zone).utcoffset() == was:
            below = middle
        else:
            above = middle
    return low + timedelta(minutes=above)
