"""What can be tried: each kind of change, what it asks, and the change made of the answers."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rotaengage.domain.change import (
    AddLocum,
    Change,
    ChangeMethod,
    ChangeMinimum,
    ChangeWindow,
    CloseDay,
    LiftPin,
    Move,
    MustAttend,
    PinSlot,
    ProtectTime,
    Refuse,
    TakeLeave,
)  # fmt: skip
from rotaengage.domain.grades import Tier
from rotaengage.domain.plan import Plan, Slot
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.span import Span, at_minute, instant, minute_of
from rotaengage.tui.present.sheet import Sheet
from rotaengage.tui.present.typed import day_typed, hours_typed, number_typed, period_typed, start_typed, window_typed


class Ask(NamedTuple):
    """One question. what is a kind of thing to choose (see choices.py), or "typed"; says is the question."""

    what: str
    says: str


class Facts(NamedTuple):
    """What the answers refer to; here is the date marked on the rota."""

    scenario: Scenario
    plan: Plan | None
    sheet: Sheet
    here: date


Given = Sequence[str]


class ChangeKind(NamedTuple):
    """One kind of change: key in the list, title, what it does in a sentence, its questions, and how it is made."""

    key: str
    title: str
    told: str
    asks: tuple[Ask, ...]
    make: Callable[[Facts, Given], Change]


def slot_at(facts: Facts, number: str) -> Slot:
    """The slot of the plan with this number."""
    assert facts.plan is not None  # noqa: S101 - slots are offered only where there is a plan
    return facts.plan.slots[int(number)]


def _pin(facts: Facts, given: Given) -> Change:
    slot = slot_at(facts, given[0])
    return PinSlot(doctor=slot.doctor, activity=slot.activity, span=slot.span)


def _refuse(facts: Facts, given: Given) -> Change:
    slot = slot_at(facts, given[0])
    return Refuse(doctor=slot.doctor, activity=slot.activity, span=slot.span)


def _move(facts: Facts, given: Given) -> Change:
    slot, zone = slot_at(facts, given[0]), facts.scenario.rota.zone
    typed = start_typed(given[1], slot.span.start.date(), facts.sheet)
    start = minute_of(instant(typed.day, typed.start, zone))
    after = Span(at_minute(start, zone), at_minute(start + slot.span.minutes, zone))
    return Move(doctor=slot.doctor, activity=slot.activity, before=slot.span, after=after)


def _attend(facts: Facts, given: Given) -> Change:
    del facts
    return MustAttend(event=given[0], doctor=given[1])


def _protect(facts: Facts, given: Given) -> Change:
    typed = hours_typed(given[1], facts.here, facts.sheet)
    return ProtectTime(activity=given[0], day=typed.day, start=typed.start, end=typed.end or typed.start)


def _close(facts: Facts, given: Given) -> Change:
    return CloseDay(day=day_typed(given[0], facts.here, facts.sheet))


def _minimum(facts: Facts, given: Given) -> Change:
    del facts
    return ChangeMinimum(requirement=given[0], minimum=number_typed(given[1]))


def _locum(facts: Facts, given: Given) -> Change:
    typed = hours_typed(given[1], facts.here, facts.sheet)
    return AddLocum(tier=Tier(given[0]), day=typed.day, start=typed.start, end=typed.end or typed.start)


def _leave(facts: Facts, given: Given) -> Change:
    first, last = period_typed(given[1], facts.here, facts.sheet)
    return TakeLeave(doctor=given[0], first=first, last=last)


def _window(facts: Facts, given: Given) -> Change:
    old = facts.scenario.activity_of[given[0]].window
    return ChangeWindow(activity=given[0], window=window_typed(given[1], old, facts.here, facts.sheet))


def _method(facts: Facts, given: Given) -> Change:
    del facts
    return ChangeMethod.model_validate({"activity": given[0], "method": given[1]})


def _lift(facts: Facts, given: Given) -> Change:
    pin = facts.scenario.pins[int(given[0])]
    return LiftPin(doctor=pin.doctor, activity=pin.activity, span=pin.span)


_HOURS = "Date and hours, such as 12 Aug 13:00-17:00"
_SLOT = Ask("slot", "Which slot")
KINDS: tuple[ChangeKind, ...] = (
    ChangeKind("refuse", "Refuse a slot", "That doctor has no protected time there.", (_SLOT,), _refuse),
    ChangeKind("pin", "Pin a slot", "It stays where it is, whatever else changes.", (_SLOT,), _pin),
    ChangeKind("move", "Move a slot", "To another day or hour, as long as it was.",
               (_SLOT, Ask("typed", "To which date and start, such as 12 Aug 14:00")), _move),
    ChangeKind("attend", "Must attend an event", "That doctor comes, at the time the event has.",
               (Ask("event", "Which event"), Ask("invited", "Who must come")), _attend),
    ChangeKind("window", "Move an event's window", "The event finds a time on other days or hours.",
               (Ask("meeting", "Which event"), Ask("typed", "Days and hours, such as Tue, Wed 12:00-16:00")), _window),
    ChangeKind("method", "Hold an event another way", "Virtual, or without a common start.",
               (Ask("meeting", "Which event"), Ask("method", "How")), _method),
    ChangeKind("protect", "Protect time for everybody", "Everybody whom cover lets go has it.",
               (Ask("activity", "For which activity"), Ask("typed", _HOURS)), _protect),
    ChangeKind("close", "Close a day", "No protected time starts on it.",
               (Ask("typed", "Which date, such as 12 Aug"),), _close),
    ChangeKind("minimum", "Change a minimum", "More or fewer doctors must stay.",
               (Ask("requirement", "Of which cover"), Ask("typed", "How many doctors must stay at least")), _minimum),
    ChangeKind("locum", "Add a locum", "One more doctor at work, who counts to cover.",
               (Ask("tier", "Of which tier"), Ask("typed", _HOURS)), _locum),
    ChangeKind("leave", "Take leave", "A doctor is away; what is owed stays.",
               (Ask("doctor", "Which doctor"), Ask("typed", "Which dates, such as 12 Aug to 14 Aug")), _leave),
    ChangeKind("lift", "Lift a pin or refusal", "An earlier wish no longer counts.", (Ask("pin", "Which one"),), _lift),
)  # fmt: skip
_DAYS = ("12 Aug", "14 Aug")


def asked_here(ask: Ask, facts: Facts) -> str:
    """The question, with dates of this rota in its example."""
    days = [facts.here, min(facts.here + timedelta(days=2), facts.sheet.rota.last_day)]
    says = ask.says
    for word, day in zip(_DAYS, days, strict=True):
        says = says.replace(word, f"{day.day} {day:%b}")
    return says


KIND_OF = {kind.key: kind for kind in KINDS}
