"""Lines of the setup workbook as nouns: debts, rooms, rules of placing."""

from collections.abc import Sequence
from datetime import time

from importers.setup_issues import quote
from importers.setup_table import Line
from importers.setup_times import day_of, minutes_of
from rotaengage.domain.entitlement import Debt
from rotaengage.domain.grouping import Grouping
from rotaengage.domain.limits import Limits, Said, Setting
from rotaengage.domain.rooms import MeetingRoom

_DAY_MINUTES = 1440
_WRITTEN = {Grouping.LTFT: "less than full time", Grouping.LINE: "rota line"}
_MINUTES = (Setting.GRID, Setting.HANDOVER, Setting.MOST_A_DAY)
_AT_LEAST_ONE = (Setting.GRID, Setting.MOST_A_DAY, Setting.BLOCKS_A_DAY)


def debt(line: Line) -> Debt | None:
    """What an earlier period left owing to a doctor."""
    return None if line.bad else Debt(source=line.start, **line.take("doctor", "activity", "minutes", "basis"))


def room(line: Line) -> MeetingRoom | None:
    """A room."""
    opens, closes = line.values.get("earliest", time(0)), line.values.get("latest")
    if closes is not None and closes != time(0) and closes <= opens:
        line.wrong("latest", "SB304", start=f"{opens:%H:%M}", end=f"{closes:%H:%M}")
    if line.bad:
        return None
    values = line.take("name", "seats", "weekdays", "earliest", "latest")
    if values.get("latest") == time(0):
        del values["latest"]
    return MeetingRoom(source=line.start, **values)


def said(line: Line) -> Said | None:
    """What the department says of one rule of placing."""
    if line.bad:
        return None
    setting, text = Setting(line.values["setting"].replace("_", " ")), line.values["value"]
    if setting in (Setting.FROZEN_UNTIL, Setting.NOTICE_FROM):
        day = day_of(text)
        if day is None:
            line.wrong("value", "SB320", setting=setting.value, kind="a date", text=quote(text), example="03/08/2026")
        return None if day is None else Said(setting=setting, day=day, source=line.start)
    if setting is Setting.FAIR_BETWEEN:
        return _groups(line, text)
    amount = minutes_of(text) if setting in _MINUTES else _count(text)
    if amount is None or (amount == 0 and setting in _AT_LEAST_ONE):
        kind = "a length of time" if setting in _MINUTES else "a whole number"
        line.wrong("value", "SB320", setting=setting.value, kind=kind, text=quote(text), example="a number such as 30")
        return None
    if setting is Setting.GRID and _DAY_MINUTES % amount:
        line.wrong("value", "SB321", minutes=amount)
        return None
    return Said(setting=setting, amount=amount, source=line.start)


def _groups(line: Line, text: str) -> Said | None:
    plain = " ".join(text.casefold().split())
    found = next((g for g in Grouping if plain in (g.value, _WRITTEN.get(g))), None)
    if found is None:
        line.wrong("value", "SB320", setting=Setting.FAIR_BETWEEN.value, kind="a kind of group", text=quote(text),
                   example="grade, ltft, site, line or none")  # fmt: skip
        return None
    return Said(setting=Setting.FAIR_BETWEEN, groups=found, source=line.start)


def _count(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= 4 else None


def check_notice(lines: Sequence[Line]) -> None:
    """Changes cannot be free where they are live already."""
    found = {line.values.get("setting"): line for line in lines if not line.bad}
    keys = [s.value.replace(" ", "_") for s in (Setting.FREE, Setting.LIVE)]
    counts = [_count(found[k].values["value"]) if k in found else None for k in keys]
    free = Limits().free_days if counts[0] is None else counts[0]
    live = Limits().live_days if counts[1] is None else counts[1]
    if free < live:
        line = found.get(keys[1]) or found[keys[0]]
        line.wrong("value", "SB322", free=free, live=live)
