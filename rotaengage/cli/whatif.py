"""rotaengage whatif: what follows from changes, and keep them where they please."""

import argparse
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rotaengage.domain.activity import Window
    from rotaengage.domain.change import Change
    from rotaengage.domain.scenario import Scenario
    from rotaengage.domain.span import Span
    from rotaengage.domain.what_if import WhatIf

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


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser("whatif", help="try changes on the plan: who gains, who loses, what moves")
    own.add_argument("workspace", type=Path, metavar="WORKSPACE")
    for name, (parts, says) in ASKED.items():
        own.add_argument(f"--{name}", nargs=len(parts), action="append", default=[], metavar=parts, help=says)
    own.add_argument("--changes", type=Path, metavar="FILE", help="a list of changes as JSON, as --json prints them")
    own.add_argument("--keep", action="store_true", help="store the changed rota and the plan as new versions")
    own.add_argument("--json", action="store_true", help="print rotaengage.whatif/1")
    own.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what follows; 1 where no plan keeps the changes."""
    from rotaengage.cli.exploring import desk_of
    from rotaengage.cli.plan import stop_on_interrupt
    from rotaengage.cli.words import note, print_json
    from rotaengage.domain.progress import Stop, silent
    from rotaengage.usecases.what_if import keep_what_if, what_if

    stop = Stop()
    with stop_on_interrupt(stop), desk_of(arguments.workspace) as desk:
        scenario = desk.department.scenario
        answer = what_if(desk, changes_of(arguments, scenario), silent, stop)
        if arguments.json:
            print_json({"schema": "rotaengage.whatif/1", "gap": answer.gap, **answer.model_dump(mode="json")})
        else:
            print_answer(answer, scenario)
        if arguments.keep and answer.possible:
            plan = keep_what_if(desk, answer, arguments.workspace)
            note(f"kept as plan {plan.version}")
    return 0 if answer.possible else 1


def changes_of(arguments: argparse.Namespace, scenario: "Scenario") -> "tuple[Change, ...]":
    """The changes that are asked for, in the order of the kinds. UserError where one cannot be read."""
    from rotaengage.domain.change import CHANGES
    from rotaengage.domain.issue import UserError

    found = list(_from_file(arguments.changes)) if arguments.changes else []
    for name in ASKED:
        for words in getattr(arguments, name):
            try:
                found.append(_change(name, words, scenario))
            except (ValueError, KeyError) as error:
                raise UserError(
                    f"--{name} {' '.join(words)} cannot be read ({error})", cure="see whatif --help"
                ) from None
    if not found:
        raise UserError("no change is asked for", cure="give one, such as --close 2026-08-14")
    return CHANGES.validate_python(tuple(found))


def _from_file(path: Path) -> "tuple[Change, ...]":
    from rotaengage.domain.change import CHANGES
    from rotaengage.domain.issue import UserError

    try:
        return CHANGES.validate_json(path.read_bytes())
    except (OSError, ValueError) as error:
        first = str(error).splitlines()[0]
        raise UserError(f"the changes cannot be read ({first})", str(path), "give a list as --json prints it") from None


def _change(name: str, words: list[str], scenario: "Scenario") -> "Change":
    from rotaengage.cli.exploring import doctor_id
    from rotaengage.domain import change as c

    rota = scenario.rota
    match name, words:
        case "pin", [who, what, start, end]:
            return c.PinSlot(doctor=doctor_id(rota, who), activity=what, span=_span(scenario, start, end))
        case "refuse", [who, start, end]:
            return c.Refuse(doctor=doctor_id(rota, who), span=_span(scenario, start, end))
        case "attend", [who, event]:
            return c.MustAttend(doctor=doctor_id(rota, who), event=event)
        case "leave", [who, first, last]:
            return c.TakeLeave(doctor=doctor_id(rota, who), first=_day(first), last=_day(last))
        case "close", [day]:
            return c.CloseDay(day=_day(day))
        case "protect", [what, day, start, end]:
            return c.ProtectTime(activity=what, day=_day(day), start=_clock(start), end=_clock(end))
        case "window", [event, days, start, end]:
            return c.ChangeWindow(activity=event, window=_window(scenario, event, days, _clock(start), _clock(end)))
        case "method", [event, method]:
            return c.ChangeMethod.model_validate({"activity": event, "method": method})
        case "minimum", [requirement, number, day]:
            dates = frozenset[date]() if day == "all" else frozenset({_day(day)})
            return c.ChangeMinimum(requirement=requirement, minimum=int(number), dates=dates)
        case _, [tier, day, start, end]:
            from rotaengage.domain.grades import Tier

            return c.AddLocum(tier=Tier(tier), day=_day(day), start=_clock(start), end=_clock(end))
        case _:
            raise ValueError(name)


def _window(scenario: "Scenario", event: str, days: str, start: time, end: time) -> "Window":
    from rotaengage.domain.issue import UserError
    from rotaengage.usecases.window_words import between, days_said

    activity = scenario.activity_of.get(event)
    if activity is None:
        known = ", ".join(a.id for a in scenario.activities if a.form == "event") or "none is there"
        raise UserError(f"there is no event {event}", cure=f"use one of: {known}")
    window = days_said(activity.window, "" if days == "same" else days)
    if window is None:
        raise ValueError(f"{days} are no days")
    return between(window, start, end)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _clock(text: str) -> time:
    return time.fromisoformat(text)


def _span(scenario: "Scenario", start: str, end: str) -> "Span":
    from rotaengage.domain.span import Span

    zone = scenario.rota.zone
    return Span(datetime.fromisoformat(start).replace(tzinfo=zone), datetime.fromisoformat(end).replace(tzinfo=zone))


def print_answer(answer: "WhatIf", scenario: "Scenario") -> None:
    """What moves, who gains and who loses."""
    from rotaengage.cli.words import hours, percent, say
    from rotaengage.usecases.floor_words import floor_words

    names = {d.id: d.name for d in scenario.rota.doctors}
    for change in answer.changes:
        say(f"What if: {change.says(scenario)}")
    if not answer.possible:
        say(f"No plan keeps this: {'; '.join(answer.why_not)}")
        return
    for swap in answer.swaps:
        slot = swap.before or swap.after
        sides = [s.span.wall() if s else "nothing" for s in (swap.before, swap.after)]
        say(f"  {names.get(slot.doctor, slot.doctor) if slot else ''}: {sides[0]} becomes {sides[1]}")
    for gain in answer.gains:
        word = "gains" if gain.minutes > 0 else "loses"
        shares = f"{percent(gain.before_fulfilment)} to {percent(gain.after_fulfilment)}"
        say(f"  {names.get(gain.doctor, gain.doctor)} {word} {hours(abs(gain.minutes))} ({shares})")
    for event in answer.events:
        if event.span is None:
            say(f"  {event.event} has no time{f': {event.why_not}' if event.why_not else ''}")
    if not answer.swaps:
        say("  nothing moves")
    if answer.below_floor_minutes:
        say(f"  {floor_words(answer, hours)}")
    say(
        f"Protected time: {hours(answer.delivered_minutes)}, within {answer.gap * 100:.2f}% of what any plan could give"
    )
