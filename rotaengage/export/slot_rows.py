"""The slots of a plan as rows of text: one list for the added sheet and for the CSV file."""

from operator import itemgetter

from rotaengage.domain.activity import Activity
from rotaengage.domain.plan import Plan, Slot
from rotaengage.domain.scenario import Scenario
from rotaengage.export.marks import method_words, wall_time

COLUMNS = (
    "Date", "Start", "End", "Minutes", "Doctor", "Grade", "Activity", "Purpose", "Method", "Place",
    "Decision date", "Feedback date", "Duty code", "Cell", "Pinned",
)  # fmt: skip
WIDTHS = (12.5, 7, 7, 9, 22, 16, 25, 26.5, 15, 16, 12.5, 12.5, 9, 18, 8)


def slot_rows(plan: Plan, scenario: Scenario) -> tuple[tuple[str, ...], ...]:
    """One row a slot, by time and name. Dates are ISO 8601, times are wall clock.

    A slot without a cell is one of a shared file: the code of its duty is not told either.
    """
    told = {activity: _told(activity, scenario) for activity in {s.activity for s in plan.slots}}
    people = {doctor: _person(doctor, scenario) for doctor in {s.doctor for s in plan.slots}}
    rows = [_row(slot, scenario, people[slot.doctor], told[slot.activity]) for slot in plan.slots]
    return tuple(sorted(rows, key=itemgetter(0, 1, 4, 6)))


def _person(doctor_id: str, scenario: Scenario) -> tuple[str, str]:
    """Name and grade."""
    doctor = scenario.rota.doctor_of.get(doctor_id)
    return (doctor.name, doctor.grade_text or doctor.grade.value) if doctor else (doctor_id, "")


def _told(activity_id: str, scenario: Scenario) -> tuple[str, str, str, str, str]:
    """What every slot of an activity says of it: title, purpose, place, decision and feedback date."""
    activity = scenario.activity_of.get(activity_id) or Activity(id=activity_id, title=activity_id)
    decided, told = activity.decision_date, activity.feedback_date
    dates = (decided.isoformat() if decided else "", told.isoformat() if told else "")
    return activity.title, activity.purpose, activity.place, *dates


def _row(
    slot: Slot, scenario: Scenario, person: tuple[str, str], activity: tuple[str, str, str, str, str]
) -> tuple[str, ...]:
    duty = scenario.rota.duty_of.get(slot.duty)
    told = bool(slot.source.sheet)
    title, purpose, place, decision, feedback = activity
    span = slot.span
    return (
        span.start.date().isoformat(),
        wall_time(span.start),
        wall_time(span.end),
        str(span.minutes),
        *person,
        title,
        purpose,
        method_words(slot),
        place,
        decision,
        feedback,
        (duty.code or duty.post or "") if duty and told else "",
        str(slot.source) if told else "",
        "yes" if slot.pinned else "",
    )
