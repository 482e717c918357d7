"""The changes that a what-if on the command line asks for: words, and what each of them means."""

import argparse
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rotaengage.domain.activity import Window
    from rotaengage.domain.change import Change
    from rotaengage.domain.issue import UserError
    from rotaengage.domain.rota import Rota
    from rotaengage.domain.scenario import Scenario
    from rotaengage.domain.span import Span

ASKED: dict[str, tuple[tuple[str, ...], str]] = {
    "pin": (("DOCTOR", "ACTIVITY", "START", "END"), "time lies exactly here (2026-08-03T14:00)"),
    "refuse": (("DOCTOR", "START", "END"), "no time here"),
    "attend": (("DOCTOR", "EVENT"), "must attend"),
    "leave": (("DOCTOR", "FIRST", "LAST"), "is away (2026-08-03)"),
    "close": (("DAY",), "no time on a day for anybody"),
    "protect": (("ACTIVITY", "DAY", "FROM", "TO"), "time for everybody whom cover lets go (13:00 17:00)"),
    "window": (("EVENT", "DAYS", "FROM", "TO"), "other days (Tue,Wed; 2026-08-12 to 2026-08-20; same) and hours"),
    "minimum": (("REQUIREMENT", "NUMBER", "DAY"), "another minimum on a day, or on all"),
    "method": (("EVENT", "METHOD"), "is held another way: virtual, or asynchronous"),
    "locum": (("TIER", "DAY", "FROM", "TO"), "one doctor more"),
}
T = TypeVar("T")
METHODS = ("virtual", "asynchronous")


def changes_of(arguments: argparse.Namespace, scenario: "Scenario") -> "tuple[Change, ...]":
    """The changes that are asked for, in the order of the kinds. UserError where one cannot be read."""
    from rotaengage.domain.change import CHANGES
    from rotaengage.domain.issue import UserError

    found = list(_from_file(arguments.changes)) if arguments.changes else []
    for name in ASKED:
        for words in getattr(arguments, name):
            try:
                found.append(_change(name, words, scenario))
            except UserError as error:
                raise UserError(error.says, error.where or f"--{name}", error.cure) from None
    if not found:
        raise UserError("no change is asked for", cure=f"give one, such as --close {scenario.rota.first_day}")
    return CHANGES.validate_python(tuple(found))


def _from_file(path: Path) -> "tuple[Change, ...]":
    from rotaengage.domain.change import CHANGES
    from rotaengage.domain.issue import UserError

    try:
        return CHANGES.validate_json(path.read_bytes())
    except OSError as error:
        raise UserError(f"the changes cannot be read ({error.strerror})", str(path), "check the name") from None
    except ValueError:
        says, cure = "this is no list of changes", 'give one as whatif --json prints it under "changes"'
        raise UserError(says, str(path), cure) from None


def _change(name: str, words: list[str], scenario: "Scenario") -> "Change":
    from rotaengage.cli.exploring import doctor_id
    from rotaengage.domain import change as c

    rota = scenario.rota
    match name, words:
        case "pin", [who, what, start, end]:
            return c.PinSlot(doctor=doctor_id(rota, who), activity=what, span=_span(rota, start, end))
        case "refuse", [who, start, end]:
            return c.Refuse(doctor=doctor_id(rota, who), span=_span(rota, start, end))
        case "attend", [who, event]:
            return c.MustAttend(doctor=doctor_id(rota, who), event=event)
        case "leave", [who, *ends]:
            first, last = _period(rota, *ends)
            return c.TakeLeave(doctor=doctor_id(rota, who), first=first, last=last)
        case "close", [day]:
            return c.CloseDay(day=_day(rota, day))
        case "protect", [what, day, *ends]:
            begins, over = _hours(*ends)
            return c.ProtectTime(activity=what, day=_day(rota, day), start=begins, end=over)
        case "window", [event, days, start, end]:
            return c.ChangeWindow(activity=event, window=_window(scenario, event, days, _clock(start), _clock(end)))
        case "method", [event, method]:
            return c.ChangeMethod.model_validate({"activity": event, "method": _one_of(METHODS, method, "method")})
        case "minimum", [requirement, number, day]:
            dates = frozenset[date]() if day == "all" else frozenset({_day(rota, day)})
            return c.ChangeMinimum(requirement=requirement, minimum=_number(number), dates=dates)
        case _, [tier, day, start, end]:
            from rotaengage.domain.grades import Tier

            known = tuple(one.value for one in Tier if one is not Tier.NONE)
            found = Tier(_one_of(known, tier, "tier"))
            return c.AddLocum(tier=found, day=_day(rota, day), start=_clock(start), end=_clock(end))
        case _:
            raise ValueError(name)


def _window(scenario: "Scenario", event: str, days: str, start: time, end: time) -> "Window":
    from rotaengage.domain.changing import known_events
    from rotaengage.usecases.window_words import between, days_said

    activity = scenario.activity_of.get(event)
    if activity is None:
        raise _wrong(f"there is no event {event}", known_events(scenario))
    window = days_said(activity.window, "" if days == "same" else days)
    if window is None:
        raise _wrong(f"{days} are no days", "write Tue,Wed, or 2026-08-12 to 2026-08-20, or same")
    return between(window, start, end)


def _wrong(says: str, cure: str) -> "UserError":
    from rotaengage.domain.issue import UserError

    return UserError(says, cure=cure)


def _read(read: Callable[[str], T], text: str, what: str, example: str) -> T:
    try:
        return read(text)
    except ValueError:
        raise _wrong(f"{text} is no {what}", f"write it as {example}") from None


def _day(rota: "Rota", text: str) -> date:
    """A day of the rota."""
    day = _read(date.fromisoformat, text, "date", str(rota.first_day))
    if not rota.first_day <= day <= rota.last_day:
        raise _wrong(f"{day} is outside this rota", f"it goes from {rota.first_day} to {rota.last_day}")
    return day


def _period(rota: "Rota", first: str, last: str) -> tuple[date, date]:
    begin, end = _day(rota, first), _day(rota, last)
    if end < begin:
        raise _wrong(f"the last day, {end}, is before the first", "give the first day first")
    return begin, end


def _clock(text: str) -> time:
    return _read(time.fromisoformat, text, "time of day", "13:30")


def _hours(start: str, end: str) -> tuple[time, time]:
    begins, ends = _clock(start), _clock(end)
    if ends <= begins:
        raise _wrong(f"the time ends at {ends:%H:%M}, not after {begins:%H:%M}", "give the start first")
    return begins, ends


def _span(rota: "Rota", start: str, end: str) -> "Span":
    from rotaengage.domain.span import Span

    begins, ends = (_moment(rota, text) for text in (start, end))
    if ends <= begins:
        raise _wrong(f"the time ends at {end}, not after {start}", "give the start first")
    return Span(begins, ends)


def _moment(rota: "Rota", text: str) -> datetime:
    found = _read(datetime.fromisoformat, text, "date with a time", f"{rota.first_day}T14:00")
    _day(rota, str(found.date()))
    return found.replace(tzinfo=rota.zone)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise _wrong(f"{text} is no number of doctors", "write a whole number, from 0 up")
    return int(text)


def _one_of(known: tuple[str, ...], text: str, what: str) -> str:
    if text.strip().lower() not in known:
        raise _wrong(f"there is no {what} {text}", f"use one of: {', '.join(known)}")
    return text.strip().lower()
