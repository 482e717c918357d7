"""How an activity of the setup workbook recurs and who must be there: the columns that were added to it later."""

from typing import Any

from importers.setup_table import Line
from rotaengage.domain.activity import ActivityForm, Method
from rotaengage.domain.codes import DutyKind

_FIELDS = {
    "apart": "least_days_apart",
    "gap": "longest_gap_days",
    "covers": "counts_to_cover",
    "must": "must_attend",
    "every": "every_weeks",
    "sittings": "sittings",
}
_EVENTS_ONLY = {"must": "Must be there", "every": "Every", "sittings": "Sittings"}
_INDIVIDUAL_ONLY = {"gap": "Longest gap", "standing": "Already in the rota"}


def pattern(line: Line) -> dict[str, Any]:
    """These fields of the activity, where they were filled."""
    values = {field: line.values[key] for key, field in _FIELDS.items() if key in line.values}
    if "standing" in line.values:
        values["standing"] = frozenset(DutyKind(k) for k in line.values["standing"])
    return values


def check_pattern(line: Line) -> None:
    """What fits the form, counts that are no counts, and a gap that leaves no room."""
    event = line.values.get("form") == ActivityForm.EVENT
    alien = _INDIVIDUAL_ONLY if event else _EVENTS_ONLY
    for key, heading in alien.items() if "form" in line.values else ():
        if key in line.values:
            form = "individual time" if event else "events"
            line.wrong(key, "SB316", heading=heading, form=form)
    for key, heading in (("gap", "Longest gap"), ("every", "Every"), ("sittings", "Sittings")):
        if line.values.get(key) == 0:
            line.wrong(key, "SB317", heading=heading)
    gap, apart = line.values.get("gap"), line.values.get("apart", 0)
    if gap and gap <= apart:
        line.wrong("gap", "SB318", gap=gap, apart=apart)
    sittings = line.values.get("sittings", 1)
    if event and sittings > 1 and line.values.get("method") == Method.ASYNCHRONOUS:
        line.wrong("sittings", "SB319", sittings=sittings)
