"""Which days of a rota are bank holidays and which are changeovers."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.duty_table import fields_of
from rotaengage.domain.marked_days import DayKind, DayMark
from rotaengage.domain.rota import Rota

NATION, BRITISH = "england", "Europe/London"
CHANGE_MONTHS = (2, 4, 8, 12)
WEDNESDAY = 2
MANY = 2


def marked_days(rota: Rota) -> tuple[DayMark, ...]:
    """Bank holidays of England and the rota's own, then changeovers, in order of days; each day once of each kind.

    Changeovers are the first Wednesdays of February, April, August and December (domain notes F.4) and the days on
    which two or more posts of the rota begin.
    """
    found = [*_holidays(rota), *_own_holidays(rota), *_national_changes(rota), *_own_changes(rota)]
    once = {(mark.day, mark.kind): mark for mark in reversed(found) if rota.first_day <= mark.day <= rota.last_day}
    return tuple(sorted(once.values()))


def _holidays(rota: Rota) -> Iterator[DayMark]:
    if rota.zone_key == BRITISH:
        from importers.bank_holidays import bank_holidays

        for one in bank_holidays(NATION, rota.first_day, rota.last_day):
            yield DayMark(one.day, DayKind.HOLIDAY, f"{one.title}, a bank holiday in England")


def _own_holidays(rota: Rota) -> Iterator[DayMark]:
    kinds = fields_of(rota.duties, "day", "kind")
    for day in {day for day, kind in kinds if kind is DutyKind.BANK_HOLIDAY and day is not None}:
        yield DayMark(day, DayKind.HOLIDAY, "a bank holiday, as the rota says")


def _national_changes(rota: Rota) -> Iterator[DayMark]:
    if rota.zone_key == BRITISH:
        for year in range(rota.first_day.year, rota.last_day.year + 1):
            for month in CHANGE_MONTHS:
                yield DayMark(_first_wednesday(year, month), DayKind.CHANGEOVER, "the national changeover day")


def _first_wednesday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(WEDNESDAY - first.weekday()) % 7)


def _own_changes(rota: Rota) -> Iterator[DayMark]:
    begins = Counter(d.post_from for d in rota.doctors if d.post_from is not None and d.post_from > rota.first_day)
    for day, posts in begins.items():
        if posts >= MANY:
            yield DayMark(day, DayKind.CHANGEOVER, f"a changeover: {posts} posts begin")
