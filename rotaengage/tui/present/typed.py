"""Dates, clock times and numbers as typed: what they mean, or a sentence that says how to type them."""

import re
from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple

from rotaengage.domain.issue import UserError
from rotaengage.tui.present.rows import folded
from rotaengage.tui.present.seek import day_of
from rotaengage.tui.present.sheet import Sheet
from rotaengage.tui.present.words import period_words

if TYPE_CHECKING:
    from rotaengage.domain.activity import Window

_CLOCK = r"(\d{1,2})(?:[:.](\d{2}))?"
_HOURS = re.compile(rf"(.*?)\s*\b{_CLOCK}\s*(?:-|–|to)\s*{_CLOCK}")
_START = re.compile(r"(.*?)\s*\b(\d{1,2})[:.](\d{2})")
_WEEKDAY = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\s+")


class Typed(NamedTuple):
    """A day with clock times; end is None where only a start was typed."""

    day: date
    start: time
    end: time | None


def day_typed(text: str, here: date, sheet: Sheet) -> date:
    """A date of the rota. UserError where it is none, or outside."""
    plain = _WEEKDAY.sub("", folded(text).strip())
    day = day_of(plain, here, sheet) if plain else here
    if day is None:
        raise UserError("that is no date", cure="type one such as 12 Aug")
    if sheet.column(day) is None:
        raise UserError("that date is outside this rota", cure=period_words(sheet.first, sheet.rota.last_day))
    return day


def hours_typed(text: str, here: date, sheet: Sheet) -> Typed:
    """A date and hours: 12 Aug 13:00-17:00; without a date the one marked. UserError where it is neither."""
    found = _HOURS.fullmatch(folded(text).strip())
    if found is None:
        raise UserError("that is no time", cure="type a date and hours such as 12 Aug 13:00-17:00")
    day, *clock = found.groups()
    return Typed(day_typed(day, here, sheet), _clock(clock[0], clock[1]), _clock(clock[2], clock[3]))


def start_typed(text: str, here: date, sheet: Sheet) -> Typed:
    """A date and a start: 12 Aug 14:00. UserError where it is neither."""
    found = _START.fullmatch(folded(text).strip())
    if found is None:
        raise UserError("that is no start", cure="type a date and a time such as 12 Aug 14:00")
    return Typed(day_typed(found[1], here, sheet), _clock(found[2], found[3]), None)


def _clock(hour: str, minute: str | None) -> time:
    try:
        return time(int(hour) % 24, int(minute or 0))
    except ValueError:
        raise UserError(f"there is no time {hour}:{minute}", cure="type hours from 00:00 to 23:59") from None


def window_typed(text: str, old: "Window", here: date, sheet: Sheet) -> "Window":
    """A window: Tue, Wed 12:00-16:00, or dates (12 Aug to 20 Aug); what is not typed stays. UserError: neither."""
    from rotaengage.usecases.window_words import between, days_said, on_dates

    found = _HOURS.fullmatch(folded(text).strip())
    days = found[1] if found else folded(text).strip()
    window = days_said(old, days)
    if window is None:
        window = on_dates(old, *period_typed(days, here, sheet))
    if found is None:
        return window
    return between(window, _clock(found[2], found[3]), _clock(found[4], found[5]))


def number_typed(text: str, most: int = 99) -> int:
    """A whole number from 0. UserError where it is none."""
    if not text.strip().isdigit() or int(text) > most:
        raise UserError("that is no number of doctors", cure=f"type one from 0 to {most}")
    return int(text)


def period_typed(text: str, here: date, sheet: Sheet) -> tuple[date, date]:
    """From one date to another: 12 Aug to 14 Aug, or one date alone. UserError where it is neither."""
    first, parted, last = text.partition(" to ")
    begin = day_typed(first, here, sheet)
    end = day_typed(last, begin, sheet) if parted else begin
    if end < begin:
        raise UserError("the last day is before the first", cure="type the first day first")
    return begin, end
