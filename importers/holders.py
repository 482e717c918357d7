"""Who is on a line of a pattern, as answered or as written: one person, two who share it, one after another."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from importers.calendar_words import WEEKDAYS
from importers.people import is_vacant
from importers.start_dates import day_of

_THEN = re.compile(r"\s*(?:;|,?\s*\bthen\b)\s*", re.IGNORECASE)
_UNTIL = re.compile(r"\s*\(?\b(?:until|till|up to|to)\s+(\S+(?:\s+[A-Za-z]+\s+\d{4})?)\)?$", re.IGNORECASE)
_FROM = re.compile(r"\s*\(?\bfrom\s+(\S+(?:\s+[A-Za-z]+\s+\d{4})?)\)?$", re.IGNORECASE)
_BOTH = re.compile(r"\s*(?:/|&|\+|\band\b)\s*", re.IGNORECASE)
_DAYS = re.compile(r"^(.*?)\s*[(\[]([^()\[\]]+)[)\]]\s*$")


class Holding(NamedTuple):
    """A person's part of a line: between two days (both included), on some weekdays, or every so many weeks in turn."""

    name: str
    first: date | None = None
    last: date | None = None
    weekdays: frozenset[int] = frozenset()
    turn: int = 0
    turns: int = 1

    def holds(self, day: date, week: int) -> bool:
        """Whether the line is this person's on a day, in the week of that number from 0."""
        inside = (self.first is None or day >= self.first) and (self.last is None or day <= self.last)
        return inside and (not self.weekdays or day.weekday() in self.weekdays) and week % self.turns == self.turn


def holdings_of(text: str) -> list[Holding]:
    """The people of a line: 'Okoro', 'Okoro / Lim' (weeks in turn), 'Okoro (Mon Tue) / Lim (Wed-Fri)', 'Okoro until
    2026-10-06 then Lim'. Nobody for a line that is vacant.
    """
    found: list[Holding] = []
    after: date | None = None
    for part in (p for p in _THEN.split(text) if p):
        until, since = _UNTIL.search(part), _FROM.search(part)
        last = day_of(until[1]) if until else None
        first = day_of(since[1]) if since else after
        names = _UNTIL.sub("", part) if last else _FROM.sub("", part) if since and first else part
        found += [h._replace(first=first, last=last) for h in _together(names)]
        after = last + timedelta(days=1) if last else None
    return _closed(found)


def _closed(found: list[Holding]) -> list[Holding]:
    """Where the next one begins on a day, the one before ends the day before."""
    later = sorted({h.first for h in found if h.first is not None})
    closed = []
    for h in found:
        after = next((d for d in later if (h.first is None or d > h.first)), None)
        closed.append(h._replace(last=after - timedelta(days=1)) if h.last is None and after is not None else h)
    return closed


def _together(text: str) -> list[Holding]:
    names = [n.strip() for n in _BOTH.split(text) if n.strip() and not is_vacant(n)]
    found = []
    for name in names:
        match = _DAYS.match(name)
        days = _weekdays(match[2]) if match else frozenset[int]()
        found.append(Holding(match[1] if match and days else name, weekdays=days))
    if len(found) > 1 and not any(h.weekdays for h in found):
        return [h._replace(turn=n, turns=len(found)) for n, h in enumerate(found)]
    return found


def _weekdays(text: str) -> frozenset[int]:
    """The weekdays of 'Mon Tue', 'Mon, Wed' or 'Wed-Fri'; none if any word is something else."""
    found: set[int] = set()
    for word in re.split(r"[\s,/]+", text.casefold().strip()):
        ends = [min(WEEKDAYS[w]) for w in re.split(r"[-–]", word) if w in WEEKDAYS]
        if not ends or len(ends) != len(re.split(r"[-–]", word)):
            return frozenset()
        found |= (
            set(range(ends[0], ends[-1] + 1)) if ends[-1] >= ends[0] else {*range(ends[0], 7), *range(ends[-1] + 1)}
        )
    return frozenset(found)
