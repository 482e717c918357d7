"""The sheet "By doctor": what each is owed and gets, and how that compares; in totals, the same by grade."""

from collections.abc import Sequence
from statistics import fmean

from rotaengage.domain.entitlement import fulfilment
from rotaengage.domain.people import Doctor
from rotaengage.domain.plan import DoctorOutcome, Plan
from rotaengage.domain.privacy import Privacy
from rotaengage.domain.scenario import Scenario
from rotaengage.export.groups import by_grade, large_enough
from rotaengage.export.sheet_text import Chart, SheetText, Value
from rotaengage.export.wording import hours, percent

COLUMNS = (
    "Doctor", "Grade", "WTE", "Entitled (h)", "In the rota already (h)", "Planned (h)", "Still owed (h)",
    "Fulfilled (%)", "From the mean (points)", "Why it is not more",
)  # fmt: skip
WIDTHS = (24, 14, 9, 11, 12, 11, 10, 11, 11, 52)
GROUP_COLUMNS = (
    "Grade", "Doctors", "WTE", "Entitled (h)", "In the rota already (h)", "Planned (h)", "Still owed (h)",
    "Fulfilled (%)", "From the mean (points)",
)  # fmt: skip
_SHOWN_IN_CHART = 60


def doctor_sheet(plan: Plan, scenario: Scenario, privacy: Privacy) -> SheetText:
    """One row a doctor, the least fulfilled first; in totals one row a group of at least five."""
    if privacy is Privacy.TOTALS:
        return group_sheet(plan, scenario)
    mean = mean_share(plan.doctors)
    ordered = sorted(plan.doctors, key=lambda d: (d.fulfilment, d.doctor))
    rows = tuple(_row(d, scenario.rota.doctor_of.get(d.doctor), mean, privacy) for d in ordered)
    heading = (
        "Protected time by doctor",
        f"{len(rows)} doctors are owed protected time; on average {percent(mean)}% of it is planned or in the rota.",
    )
    charts = (Chart("Fulfilled, by doctor (%)", 0, (7,), min(len(rows), _SHOWN_IN_CHART), "%"),) if rows else ()
    return SheetText("By doctor", heading, COLUMNS, rows, widths=WIDTHS, charts=charts, bars=(7,), low=(8,))


def mean_share(outcomes: Sequence[DoctorOutcome]) -> float:
    """The mean fulfilment; 1 where nobody is owed anything."""
    return fmean(d.fulfilment for d in outcomes) if outcomes else 1.0


def _row(outcome: DoctorOutcome, doctor: Doctor | None, mean: float, privacy: Privacy) -> tuple[Value, ...]:
    return (
        doctor.name if doctor else outcome.doctor,
        (doctor.grade_text or doctor.grade.value) if doctor else "",
        _wte(doctor, privacy) if doctor else "",
        *_hours(outcome.entitled_minutes, outcome.standing_minutes, outcome.planned_minutes),
        percent(outcome.fulfilment),
        round((outcome.fulfilment - mean) * 100),
        "; ".join(outcome.short_because),
    )


def _wte(doctor: Doctor, privacy: Privacy) -> Value:
    """An exact share of full time would tell who it is: under a pseudonym only whether it is full time."""
    if privacy is Privacy.PSEUDONYMS:
        return "part time" if doctor.less_than_full_time else "full time"
    return doctor.wte


def _hours(entitled: int, standing: int, planned: int) -> tuple[Value, ...]:
    owed = max(0, entitled - standing - planned)
    return hours(entitled), hours(standing), hours(planned), hours(owed)


def group_sheet(plan: Plan, scenario: Scenario) -> SheetText:
    """One row a group of at least five doctors who are owed protected time."""
    of, owed = scenario.rota.doctor_of, {d.doctor: d for d in plan.doctors}
    groups = large_enough(by_grade(of[i] for i in owed if i in of))
    mean = mean_share(plan.doctors)
    rows = tuple(_group_row(name, [owed[i] for i in ids], [of[i] for i in ids], mean) for name, ids in groups.items())
    heading = ("Protected time by grade", "Grades with fewer than five doctors are put together.")
    footing = () if rows else ("Fewer than five doctors: no figures are given.",)
    charts = (Chart("Fulfilled, by grade (%)", 0, (7,), len(rows), "%"),) if rows else ()
    return SheetText("By grade", heading, GROUP_COLUMNS, rows, footing, (18, *WIDTHS[1:9]), charts, bars=(7,), low=(8,))


def _group_row(name: str, own: Sequence[DoctorOutcome], doctors: Sequence[Doctor], mean: float) -> tuple[Value, ...]:
    entitled, standing = sum(d.entitled_minutes for d in own), sum(d.standing_minutes for d in own)
    planned = sum(d.planned_minutes for d in own)
    return (
        name,
        len(own),
        round(sum(d.wte for d in doctors), 1),
        *_hours(entitled, standing, planned),
        percent(float(fulfilment(standing + planned, entitled))),
        round((mean_share(own) - mean) * 100),
    )
