"""The slots of a plan as rows of text: one list for the added sheet and for the CSV file."""

from rotaengage.domain.activity import Activity
from rotaengage.domain.plan import Plan, Slot
from rotaengage.domain.scenario import Scenario
from rotaengage.export.marks import doctor_name, method_words

COLUMNS = (
    "Date", "Start", "End", "Minutes", "Doctor", "Grade", "Activity", "Purpose", "Method", "Place",
    "Decision date", "Feedback date", "Duty code", "Cell", "Pinned",
)  # fmt: skip
WIDTHS = (12, 8, 8, 9, 24, 10, 30, 40, 16, 18, 14, 14, 11, 22, 8)


def slot_rows(plan: Plan, scenario: Scenario) -> tuple[tuple[str, ...], ...]:
    """One row a slot, by time and name. Dates are ISO 8601, times are wall clock.

    A slot without a cell is one of a shared file: the code of its duty is not told either.
    """
    rows = [_row(slot, scenario) for slot in plan.slots]
    return tuple(sorted(rows, key=lambda row: (row[0], row[1], row[4], row[6])))


def _row(slot: Slot, scenario: Scenario) -> tuple[str, ...]:
    doctor = scenario.rota.doctor_of.get(slot.doctor)
    duty = scenario.rota.duty_of.get(slot.duty)
    activity = scenario.activity_of.get(slot.activity) or Activity(id=slot.activity, title=slot.activity)
    told = bool(slot.source.sheet)
    start, end = slot.span.start.isoformat(), slot.span.end.isoformat()
    grade = (doctor.grade_text or doctor.grade.value) if doctor else ""
    return (
        start[:10],
        start[11:16],
        end[11:16],
        str(slot.span.minutes),
        doctor_name(slot.doctor, scenario),
        grade,
        activity.title,
        activity.purpose,
        method_words(slot),
        activity.place,
        activity.decision_date.isoformat() if activity.decision_date else "",
        activity.feedback_date.isoformat() if activity.feedback_date else "",
        (duty.code or duty.post or "") if duty and told else "",
        str(slot.source) if told else "",
        "yes" if slot.pinned else "",
    )
