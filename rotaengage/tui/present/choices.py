"""The things a change can be about, each as a line to choose from: slots, events, doctors, cover, pins."""

from collections.abc import Callable

from rotaengage.domain.activity import ActivityForm, Method
from rotaengage.domain.change import window_words
from rotaengage.domain.grades import Tier
from rotaengage.domain.plan import EventOutcome
from rotaengage.tui.present.change_kinds import Facts, Given
from rotaengage.tui.present.cover import short_title
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.rows import folded
from rotaengage.tui.present.sheet import short_grade
from rotaengage.tui.present.story import slot_sign
from rotaengage.tui.present.text import clean, fit
from rotaengage.tui.present.words import TIER_WORDS, clock, when

Choice = tuple[str, Line]
NAME = 20
METHODS = (
    (Method.VIRTUAL, "Virtual", "who takes part stays within reach and counts to cover"),
    (Method.ASYNCHRONOUS, "Asynchronous", "no common start: everybody invited has time of their own"),
)


def choices(what: str, facts: Facts, given: Given, needle: str = "") -> list[Choice]:
    """Everything of one kind that the filter leaves: the key of each, and its line."""
    found = _OFFERS[what](facts, given)
    words = folded(needle).split()
    return [one for one in found if all(word in folded(_text(one[1])) for word in words)]


def _text(one: Line) -> str:
    return " ".join(piece.text for piece in one)


def _name(facts: Facts, doctor: str) -> str:
    found = facts.scenario.rota.doctor_of.get(doctor)
    return found.name if found else doctor


def _title(facts: Facts, activity: str) -> str:
    found = facts.scenario.activity_of.get(activity)
    return clean(found.title if found else activity)


def _slots(facts: Facts, given: Given) -> list[Choice]:
    del given
    slots = facts.plan.slots if facts.plan else ()
    by_name = [(folded(_name(facts, s.doctor)), s.span.start.timestamp(), n, s) for n, s in enumerate(slots)]
    return [
        (str(n), (Piece(f"{slot_sign(s)} ", Look.KEY), Piece(fit(_name(facts, s.doctor), NAME)),
                  Piece(f" {when(s.span)}", Look.STRONG), Piece(f"  {_title(facts, s.activity)}", Look.MUTED)))
        for _, _, n, s in sorted(by_name, key=lambda one: one[:3])
    ]  # fmt: skip


def _events(facts: Facts, given: Given) -> list[Choice]:
    del given
    return [(e.event, _event(facts, e)) for e in (facts.plan.events if facts.plan else ()) if e.span is not None]


def _event(facts: Facts, event: EventOutcome) -> Line:
    at = when(event.span) if event.span else "no time"
    come = f"  {len(event.attending)} of {len(event.invited)} come"
    return (Piece(f"{_title(facts, event.activity)}  "), Piece(at, Look.STRONG), Piece(come, Look.MUTED))


def _invited(facts: Facts, given: Given) -> list[Choice]:
    event = next((e for e in (facts.plan.events if facts.plan else ()) if e.event == given[0]), None)
    missing = [i for i in event.invited if i not in event.attending] if event else []
    return [(i, line(_name(facts, i))) for i in sorted(missing, key=lambda i: folded(_name(facts, i)))]


def _doctors(facts: Facts, given: Given) -> list[Choice]:
    del given
    found = sorted(facts.scenario.rota.doctors, key=lambda d: folded(d.name))
    return [(d.id, (Piece(fit(d.name, NAME)), Piece(f" {clean(short_grade(d))}", Look.MUTED))) for d in found]


def _activities(facts: Facts, given: Given) -> list[Choice]:
    del given
    own = [a for a in facts.scenario.activities if a.form is ActivityForm.INDIVIDUAL]
    return [(a.id, line(clean(a.title))) for a in own]


def _meetings(facts: Facts, given: Given) -> list[Choice]:
    del given
    found = [a for a in facts.scenario.activities if a.form is ActivityForm.EVENT]
    return [(a.id, (Piece(f"{clean(a.title)}  "), Piece(window_words(a.window), Look.MUTED))) for a in found]


def _methods(facts: Facts, given: Given) -> list[Choice]:
    del facts, given
    return [(method.value, (Piece(f"{title}  "), Piece(told, Look.MUTED))) for method, title, told in METHODS]


def _requirements(facts: Facts, given: Given) -> list[Choice]:
    del given
    told: list[Choice] = []
    for need in facts.scenario.cover:
        assumed = ", assumed" if need.assumed else ""
        title = Piece(f"{fit(short_title(need, 30), 30)} ")
        hours = f"{need.start:%H:%M}-{need.end:%H:%M}"
        told.append((need.id, (title, Piece(f"at least {need.minimum}", Look.STRONG),
                               Piece(f"  {hours}{assumed}", Look.MUTED))))  # fmt: skip
    return told


def _tiers(facts: Facts, given: Given) -> list[Choice]:
    del given
    there = {d.tier for d in facts.scenario.rota.doctors}
    return [(t.value, line(TIER_WORDS[t])) for t in Tier if t in there and t not in (Tier.NONE, Tier.UNKNOWN)]


def _pins(facts: Facts, given: Given) -> list[Choice]:
    del given
    told: list[Choice] = []
    for n, pin in enumerate(facts.scenario.pins):
        sign = Piece("pinned  " if pin.wanted else "refused ", Look.KEY)
        at = when(pin.span) if pin.span.start.date() == pin.span.end.date() else f"{when(pin.span)} {clock(pin.span)}"
        told.append((str(n), (sign, Piece(fit(_name(facts, pin.doctor), NAME)), Piece(f" {at}", Look.STRONG),
                              Piece(f"  {_title(facts, pin.activity)}", Look.MUTED))))  # fmt: skip
    return told


_OFFERS: dict[str, Callable[[Facts, Given], list[Choice]]] = {
    "slot": _slots,
    "event": _events,
    "method": _methods,
    "invited": _invited,
    "doctor": _doctors,
    "activity": _activities,
    "meeting": _meetings,
    "requirement": _requirements,
    "tier": _tiers,
    "pin": _pins,
}
NOTHING_TO_CHOOSE = {
    "slot": "The plan has no slots.",
    "event": "No event has a time in this plan.",
    "invited": "Everybody who is invited comes already.",
    "doctor": "Nobody is on this rota.",
    "activity": "No activity is planned for each doctor alone.",
    "meeting": "There are no events.",
    "requirement": "No cover is asked for.",
    "tier": "Nobody's tier is known.",
    "method": "There is no other method.",
    "pin": "Nothing is pinned or refused.",
}
