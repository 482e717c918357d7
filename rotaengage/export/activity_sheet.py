"""The sheet "Activities": all that principle 3 wants said about each; what nobody said shows as a gap."""

from rotaengage.domain.activity import Activity
from rotaengage.domain.plan import EventOutcome, Plan
from rotaengage.domain.scenario import Scenario
from rotaengage.export.sheet_text import SheetText, Value
from rotaengage.export.wording import counted, iso, protected_for, when

COLUMNS = (
    "Activity", "Method", "When", "Time protected for", "Purpose", "In scope", "Out of scope", "How to contribute",
    "Others taking part", "How it is decided", "How the result is told", "Decision date", "Feedback date",
    "Place", "Gaps",
)  # fmt: skip
WIDTHS = (18, 15, 17, 12, 20, 15, 14, 16, 14, 14, 14.5, 12.5, 12.5, 13, 8)
"""They fit a page of A4 on its side, in letters that can be read."""
GAP = "not said"


def activity_sheet(plan: Plan, scenario: Scenario) -> SheetText:
    """One row an activity, in the order of the department."""
    events = {e.activity: e for e in plan.events}
    rows = tuple(_row(a, events.get(a.id), plan) for a in scenario.activities)
    whole = sum(not a.missing_fields for a in scenario.activities)
    heading = (
        "What the protected time is for",
        f"{whole} of {counted(len(rows), 'activity', 'activities')} say everything that principle 3 asks for.",
    )
    return SheetText("Activities", heading, COLUMNS, rows, widths=WIDTHS)


def _row(activity: Activity, event: EventOutcome | None, plan: Plan) -> tuple[Value, ...]:
    said = (activity.purpose, activity.in_scope, activity.out_of_scope, activity.how_to_contribute,
            activity.others_taking_part, activity.how_decided, activity.how_told,
            iso(activity.decision_date), iso(activity.feedback_date))  # fmt: skip
    return (
        activity.title,
        activity.method.value.replace("_", " "),
        _when(activity, event, plan),
        protected_for(len(event.attending), len(event.invited)) if event else "",
        *(text or GAP for text in said),
        activity.place,
        len(activity.missing_fields),
    )


def _when(activity: Activity, event: EventOutcome | None, plan: Plan) -> str:
    if event is not None:
        return when(event.span) if event.span else f"no time found: {event.why_not}".rstrip(": ")
    return counted(sum(s.activity == activity.id for s in plan.slots), "piece") + " of individual time"
