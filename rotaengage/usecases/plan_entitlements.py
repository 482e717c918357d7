"""What job plans say about SPA goes before any default: each doctor of a plan is owed what the plan says."""

from collections.abc import Sequence, Set
from fractions import Fraction
from typing import NamedTuple

from rotaengage.domain.activity import Activity, ActivityForm
from rotaengage.domain.answers import Answers
from rotaengage.domain.entitlement import Accrual, Entitlement, Per
from rotaengage.domain.issue import Issue, Severity
from rotaengage.domain.jobplan import Category, JobPlan
from rotaengage.domain.people import Doctor, Who
from rotaengage.domain.refs import CellRef
from rotaengage.domain.rota import Rota
from rotaengage.usecases.defaults import default_activities
from rotaengage.usecases.who_is_meant import Meant

YEAR_DAYS = 365


class Owed(NamedTuple):
    """Activities and entitlements with those of the job plans, and what was found on the way."""

    activities: tuple[Activity, ...]
    entitlements: tuple[Entitlement, ...]
    issues: tuple[Issue, ...] = ()


def plan_entitlements(
    rota: Rota,
    activities: tuple[Activity, ...],
    entitlements: tuple[Entitlement, ...],
    plans: Sequence[JobPlan],
    answers: Answers,
) -> Owed:
    """SPA of each plan as its doctor's own entitlement, in place of wider ones for the same activity.

    A plan without SPA changes nothing and is told. An annualised plan owes its share of the yearly pool.
    """
    meant = Meant.of(rota, answers)
    spa = _spa_activity(activities)
    if spa not in activities:
        activities = (*activities, spa)
    issues: list[Issue] = []
    own: dict[str, Entitlement] = {}
    for plan in plans:
        doctor = meant.doctor(plan.doctor.name)
        where = str(_outside(plan, plan.doctor.source))
        if doctor is None:
            issues.append(meant.stranger(plan.doctor.name, where, 1, "this job plan"))
        elif doctor.id in own:
            issues.append(_finding("UC302", where, f"{doctor.name} has two job plans; the first was taken."))
        elif plan.weekly_minutes(Category.SPA) == 0:
            issues.append(
                _finding("UC303", where, f"The job plan of {doctor.name} holds no SPA time; the default stays.")
            )
        else:
            own[doctor.id] = _entitlement(plan, doctor, spa, rota)
    wider = tuple(w for e in entitlements if (w := _narrowed(e, spa, rota, own.keys())) is not None)
    return Owed(activities, (*wider, *own.values()), tuple(issues))


def _finding(code: str, where: str, says: str) -> Issue:
    return Issue(code=code, severity=Severity.WARNING, where=where, says=says, cure="Look into the job plan.")


def _spa_activity(activities: tuple[Activity, ...]) -> Activity:
    """The individual activity that SPA time is for: the one called so, else the first, else the default one."""
    single = [a for a in activities if a.form is ActivityForm.INDIVIDUAL]
    named = [a for a in single if "spa" in f"{a.id} {a.title}".casefold().replace("-", " ").split()]
    return next(iter(named or single), default_activities()[0])


def _narrowed(e: Entitlement, spa: Activity, rota: Rota, planned: Set[str]) -> Entitlement | None:
    """An entitlement for those of its doctors who have no plan; None where nobody is left."""
    ids = frozenset(planned)
    matching = frozenset(d.id for d in rota.doctors if e.who.matches(d))
    if e.activity != spa.id or not matching & ids:
        return e
    left = matching - ids
    return e.changed(who=e.who.changed(doctors=left)) if left else None


def _entitlement(plan: JobPlan, doctor: Doctor, spa: Activity, rota: Rota) -> Entitlement:
    cells = [_outside(plan, c) for c in _cells(plan)]
    minutes, per, accrual = plan.weekly_minutes(Category.SPA), Per.WEEK, Accrual.EXCLUDES_LEAVE
    words = f"{_number(plan.weekly_pas(Category.SPA))} SPA a week"
    if plan.annualised:
        days = (rota.last_day - rota.first_day).days + 1
        pool = plan.yearly_minutes(Category.SPA)
        minutes, per, accrual = round(Fraction(pool * days, YEAR_DAYS)), Per.PERIOD, Accrual.CYCLE_AVERAGE
        words += f", a pool of {pool // 60} hours over {plan.contract.weeks_a_year} weeks a year"
    return Entitlement(
        id=f"job-plan-{doctor.id}",
        activity=spa.id,
        who=Who(doctors=frozenset({doctor.id})),
        minutes=minutes,
        per=per,
        pro_rata=False,
        accrual=accrual,
        citation=f"job plan, {words} ({', '.join(map(str, cells))}; {plan.contract.title})",
        source=cells[0] if cells else None,
    )


def _cells(plan: JobPlan) -> list[CellRef]:
    """The cells that the SPA of a plan was counted from."""
    blocks = sorted({b.source for b in plan.blocks if b.category is Category.SPA})
    told = plan.told(Category.SPA)
    return blocks or ([told.source] if told else [])


def _outside(plan: JobPlan, cell: CellRef | None) -> CellRef:
    """A cell of the plan's own file, as a spreadsheet refers to it from another."""
    place = cell or CellRef(plan.place.sheet, plan.place.top, plan.place.left)
    return place._replace(sheet=f"[{plan.file}]{place.sheet}")


def _number(number: Fraction) -> str:
    return f"{float(number):.3f}".rstrip("0").rstrip(".")
