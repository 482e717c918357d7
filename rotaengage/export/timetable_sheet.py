"""The sheets "Timetables" (a printed page a doctor) and "Events" (the poster)."""

from itertools import groupby

from rotaengage.domain.plan import EventOutcome, Plan
from rotaengage.domain.privacy import LEAST_GROUP, Privacy
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.span import Span
from rotaengage.export.marks import doctor_name, method_words
from rotaengage.export.sheet_text import SheetText, Value
from rotaengage.export.wording import counted, day_words, hours, iso, protected_for, times

COLUMNS = ("Doctor", "Day", "Time", "Hours", "What for", "How", "Where")
WIDTHS = (26, 18, 14, 8, 44, 18, 24)
EVENT_COLUMNS = ("Event", "Day", "Time", "Where", "How", "Purpose", "How to contribute", "Time protected for",
                 "Decision", "You hear by")  # fmt: skip
EVENT_WIDTHS = (26, 18, 13, 17, 12, 30, 30, 12, 12, 12)


def timetable_sheet(plan: Plan, scenario: Scenario) -> SheetText:
    """One row a slot, by doctor and time; each doctor begins a printed page."""
    ordered = sorted(plan.slots, key=lambda s: (doctor_name(s.doctor, scenario).casefold(), s.doctor,
                                                s.span.start.timestamp()))  # fmt: skip
    rows: list[tuple[Value, ...]] = []
    pages: list[int] = []
    for _, own in groupby(ordered, key=lambda s: s.doctor):
        pages.append(len(rows))
        for slot in own:
            activity = scenario.activity_of.get(slot.activity)
            what, where = (activity.title, activity.place) if activity else (slot.activity, "")
            rows.append((doctor_name(slot.doctor, scenario), day_words(slot.span.start), times(slot.span),
                         hours(slot.span.minutes), what, method_words(slot), where))  # fmt: skip
    heading = ("Timetables of protected time", f"{counted(len(pages), 'doctor')}, {counted(len(rows), 'slot')}.")
    return SheetText("Timetables", heading, COLUMNS, tuple(rows), widths=WIDTHS, pages=tuple(pages))


def event_sheet(plan: Plan, scenario: Scenario, privacy: Privacy) -> SheetText:
    """One row an event of the period, by time."""
    rows = tuple(_event_row(event, span, scenario, privacy) for event, span in held(plan))
    heading = ("Events of the period", f"{counted(len(rows), 'event')} in protected time.")
    return SheetText("Events", heading, EVENT_COLUMNS, rows, widths=EVENT_WIDTHS)


def held(plan: Plan) -> list[tuple[EventOutcome, Span]]:
    """The events that have a time, by time."""
    found = [(e, e.span) for e in plan.events if e.span is not None]
    return sorted(found, key=lambda pair: (pair[1].start.timestamp(), pair[0].event))


def _event_row(event: EventOutcome, span: Span, scenario: Scenario, privacy: Privacy) -> tuple[Value, ...]:
    activity = scenario.activity_of[event.activity]
    return (
        activity.title, day_words(span.start), times(span), activity.place, activity.method.value.replace("_", " "),
        activity.purpose, activity.how_to_contribute, who_comes(event, privacy), iso(activity.decision_date),
        iso(activity.feedback_date),
    )  # fmt: skip


def who_comes(event: EventOutcome, privacy: Privacy) -> str:
    """How many of those invited have the time; no number under five in totals."""
    coming, invited = len(event.attending), len(event.invited)
    if privacy is Privacy.TOTALS and (coming < LEAST_GROUP or invited - coming in range(1, LEAST_GROUP)):
        return ""
    return protected_for(coming, invited)
