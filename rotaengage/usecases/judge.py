"""Judge a solver's draft with code that did not make it, and turn it into a plan."""

from collections import defaultdict
from datetime import UTC, datetime
from uuid import uuid4

from rotaengage.domain.department import Department
from rotaengage.domain.issue import UserError
from rotaengage.domain.plan import CoverOutcome, DoctorOutcome, Draft, Objective, Plan, PlanStatus, Slot
from rotaengage.domain.scenario import PlanSettings, Scenario
from rotaengage.rules import Breach, Placed, breaches
from rotaengage.rules.groups import group_outcomes
from rotaengage.rules.measures import figures_of, planned_minutes, preferred_short_minutes
from rotaengage.rules.presence import Presence
from rotaengage.usecases.reasons import Reasons
from rotaengage.usecases.rule_words import rule_words

TOLD = 3


class PlanRefusedError(UserError):
    """The checks found a breach in a plan: it is neither stored nor shown."""

    def __init__(self, found: list[Breach]) -> None:
        self.breaches = tuple(found)
        says = "; ".join(f"{b.code} {b.rule}: {b.says}" for b in found[:TOLD])
        super().__init__(f"the plan breaks {len(found)} rule(s) and was thrown away ({says})", cure="report this fault")


def judge(department: Department, draft: Draft, settings: PlanSettings) -> Plan:
    """The checked plan. PlanRefusedError where a rule does not hold or a claimed figure is not what the slots give.

    UserError where the pins clash: there is no plan at all.
    """
    scenario = department.scenario.changed(bought=draft.backfill)
    if draft.status is PlanStatus.INFEASIBLE:
        clash = "; ".join(rule_words(told) for told in draft.clash) or "the pins and the rules"
        raise UserError(f"no plan can keep all of these together: {clash}", cure="lift one of them")
    placed = Placed(scenario, draft.slots, draft.events)
    found = breaches(placed)
    if found:
        raise PlanRefusedError(found)
    return Plan(
        plan_id=uuid4().hex[:12],
        rota_sha256=scenario.rota.sources[0].sha256 if scenario.rota.sources else "",
        status=draft.status,
        seconds=draft.seconds,
        seed=settings.seed,
        workers=settings.processes,
        objectives=measured(placed, draft.objectives),
        slots=tuple(sorted(draft.slots, key=lambda s: (s.span.start.timestamp(), s.doctor, s.activity))),
        events=draft.events,
        doctors=tuple(
            o.model_copy(update={"ideal_minutes": draft.ideals.get(o.doctor)}) for o in doctor_outcomes(placed)
        ),
        fair_between=scenario.limits.fair_between,
        groups=tuple(g.changed(ideal_minutes=draft.group_ideals.get(g.group)) for g in group_outcomes(placed)),
        pools=draft.pools,
        cover=cover_outcomes(scenario, draft.slots),
        backfill=draft.backfill,
        verified=True,
        stopped=draft.stopped,
        assumptions=scenario.assumptions,
        parameters=draft.parameters,
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def measured(placed: Placed, claimed: tuple[Objective, ...]) -> tuple[Objective, ...]:
    """The objectives with figures taken from the slots; a claim that differs is a breach of trust."""
    figures = figures_of(placed, {o.name for o in claimed})
    wrong = [
        Breach(rule="measure", code="RE200", key=o.name, says=f"{o.name} is {figures[o.name]:g}, claimed {o.value:g}")
        for o in claimed
        if abs(figures[o.name] - o.value) > 1e-6 * max(1.0, abs(o.value))
    ]
    if wrong:
        raise PlanRefusedError(wrong)
    return tuple(o.model_copy(update={"value": figures[o.name]}) for o in claimed)


def doctor_outcomes(placed: Placed) -> tuple[DoctorOutcome, ...]:
    """What each doctor who is owed anything gets, and why it is not more."""
    planned, reasons = planned_minutes(placed), Reasons(placed.scenario, placed.slots)
    owed: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for due in placed.scenario.dues:
        owed[due.doctor][0] += due.entitled_minutes
        owed[due.doctor][1] += due.standing_minutes
    out: list[DoctorOutcome] = []
    for doctor in placed.scenario.rota.doctors:
        if doctor.id in owed:
            (entitled, standing), minutes = owed[doctor.id], planned.get(doctor.id, 0)
            short = minutes + standing < entitled
            because = reasons.of(doctor.id) if short else ()
            out.append(DoctorOutcome(doctor=doctor.id, entitled_minutes=entitled, planned_minutes=minutes,
                                     standing_minutes=standing, short_because=because))  # fmt: skip
    return tuple(out)


def cover_outcomes(scenario: Scenario, slots: tuple[Slot, ...]) -> tuple[CoverOutcome, ...]:
    """Each requirement before and after, from the plain count of who is there."""
    presence = Presence(scenario, slots)
    out: list[CoverOutcome] = []
    for r in scenario.cover:
        steps = list(presence.steps(r))
        out.append(
            CoverOutcome(
                requirement=r.id,
                tightest_margin=min((s.after - r.minimum for s in steps), default=0),
                tight_minutes=sum(s.minutes for s in steps if s.after <= r.minimum),
                existing_gap_minutes=sum(s.minutes for s in steps if s.before < r.minimum),
                made_worse_minutes=sum(s.minutes for s in steps if s.after < min(r.minimum, s.before)),
                preferred_short_minutes=preferred_short_minutes(presence, r),
            )
        )
    return tuple(out)
