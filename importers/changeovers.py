"""A line that changes hands: 'Okoro until 4 Aug, then Shah', 'Okoro / Shah (from 5/8)', 'B Shah (from 5 Aug)'."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from importers.marks import mark_of
from importers.people import is_group, may_be_name

_DATE = r"\d{1,2}(?:st|nd|rd|th)?[\s/.-]?(?:\d{1,2}|[^\W\d_]{3,9})(?:[\s/.-]+\d{2,4})?"
_BOUND = re.compile(
    r"[\s,(\[–-]*\b(until|till|up to|to|leaves|left|ends|from|starts|starting|since|joins|joined)"
    rf"\s+({_DATE})(?!\w)[)\]]?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:/|→|->|>|;|\bthen\b|,\s*then\b|\n)\s*", re.IGNORECASE)
_ENDS = {"until", "till", "up to", "to", "leaves", "left", "ends"}


class Holder(NamedTuple):
    """Who holds a line, from the first to the last day; None where the line's own period decides."""

    name: str
    first: date | None = None
    last: date | None = None


def _day(text: str, near: date) -> date | None:
    """A date of a name cell; without a year it is the one nearest to the rota's first day."""
    mark = mark_of(re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text))
    if mark is None or mark.day is None or mark.month is None:
        return None
    years = (mark.year,) if mark.year else (near.year - 1, near.year, near.year + 1)
    found: list[date] = []
    for year in years:
        try:
            found.append(date(year, mark.month, mark.day))
        except ValueError:
            continue
    return min(found, key=lambda d: abs((d - near).days), default=None)


def changes_hands(text: str) -> bool:
    """Whether a label names people and says from or until when they hold the line."""
    return bool(holders_of(text, date(2000, 1, 1)))


def names_between(text: str) -> list[str]:
    """The names that stand side by side in a label; one for a plain name."""
    return [part for p in _BETWEEN.split(text) if (part := p.strip(" ,;&+-–"))]


def holders_of(text: str, near: date) -> tuple[Holder, ...]:
    """The people of a label with the days that it gives them, in order; empty where it gives none or makes no sense."""
    found: list[Holder] = []
    at = 0
    for match in _BOUND.finditer(text):
        names, day = names_between(text[at : match.start()]), _day(match[2], near)
        if not names or day is None:
            return ()
        ends = " ".join(match[1].casefold().split()) in _ENDS
        found.extend(Holder(name) for name in names[:-1])
        found.append(Holder(names[-1], None, day) if ends else Holder(names[-1], day))
        at = match.end()
    if not found:
        return ()
    found.extend(Holder(name) for name in names_between(text[at:]))
    return _joined(found) if all(_is_name(h.name) for h in found) else ()


def _is_name(text: str) -> bool:
    return may_be_name(text) and not is_group(text) and len(text.split()) <= 4 and not text[0].islower()


def _joined(found: list[Holder]) -> tuple[Holder, ...]:
    """Give each the day before the next one's first as the last, and the other way; empty if they would overlap."""
    day = timedelta(days=1)
    for n in range(len(found) - 1):
        one, other = found[n], found[n + 1]
        if one.last is None and other.first is None:
            return ()
        if one.last is None and other.first is not None:
            found[n] = one._replace(last=other.first - day)
        elif other.first is None and one.last is not None:
            found[n + 1] = other._replace(first=one.last + day)
        elif one.last is not None and other.first is not None and other.first <= one.last:
            return ()
    whole = all(h.first is None or h.last is None or h.first <= h.last for h in found)
    return tuple(found) if whole else ()
