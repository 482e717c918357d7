"""An event's window as a person says it: weekdays, or dates, and hours; what is not said stays."""

from datetime import date, time

from importers.setup_times import day_of, weekdays_of
from rotaengage.domain.activity import Window
from rotaengage.domain.issue import UserError


def days_said(old: Window, text: str) -> Window | None:
    """The window on other weekdays (Tue, Wed) or dates (2027-01-11 to 2027-01-15); None where it says neither."""
    plain = text.strip().strip(",")
    if not plain:
        return old
    weekdays = weekdays_of(plain)
    if weekdays is not None:
        return old.changed(weekdays=weekdays)
    first, parted, last = plain.partition(" to ")
    begin = day_of(first.strip())
    end = day_of(last.strip()) if parted else begin
    return None if begin is None or end is None else on_dates(old, begin, end)


def on_dates(old: Window, first: date, last: date) -> Window:
    """The window from one date to another. UserError where the last is before the first."""
    if last < first:
        raise UserError("the last day is before the first", cure="type the first day first")
    return old.changed(first_day=first, last_day=last)


def between(old: Window, start: time, end: time) -> Window:
    """The window between other hours. UserError where it ends before it begins."""
    if end <= start:
        raise UserError(f"the time ends at {end:%H:%M}, not after {start:%H:%M}", cure="type hours such as 12:00-16:00")
    return old.changed(earliest=start, latest=end)
