"""A line of the sheet Backfill: whose hours may be bought."""

from datetime import datetime, time, timedelta

from importers.setup_table import Line
from rotaengage.domain.backfill import BackfillOffer
from rotaengage.domain.grades import Tier


def backfill(line: Line) -> BackfillOffer | None:
    """An offer; a mistake where no shift could lie in its hours or its limits."""
    if not line.bad:
        _check(line)
    if line.bad:
        return None
    values = line.take("id", "title", "skills", "team", "site", "weekdays", "dates", "start", "end", "price")
    for key in ("least", "most", "most_a_week"):
        if key in line.values:
            values[f"{key}_minutes"] = line.values[key]
    if "grade" in line.values:
        values["grade"], _ = line.values["grade"]
    return BackfillOffer(tier=Tier(line.values["tier"]), source=line.start, **values)


def _check(line: Line) -> None:
    usual = BackfillOffer(id="usual", tier=Tier.UNKNOWN)
    start, end = line.values.get("start"), line.values.get("end")
    if (start is None) != (end is None):
        line.wrong("end" if end is None else "start", "SB313")
        return
    least = line.values.get("least", usual.least_minutes)
    if least == 0:
        line.wrong("least", "SB314", heading="Shortest shift")
        return
    room = _minutes(start or usual.start, end or usual.end)
    if room < least:
        line.wrong("least", "SB309", minutes=least, room=room)
    for key, heading in (("most", "Most in all"), ("most_a_week", "Most a week")):
        if key in line.values and line.values[key] < least:
            line.wrong(key, "SB324", heading=heading, most=line.values[key], least=least)


def _minutes(start: time, end: time) -> int:
    """From one time of day to another; an end not after the start is on the next day."""
    low, high = (datetime.combine(datetime.min, clock) for clock in (start, end))
    return int((high - low if high > low else high - low + timedelta(days=1)).total_seconds()) // 60
