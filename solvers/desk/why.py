"""Why a doctor is short: the table of blocked slots, a proof, and ways out."""

import time
from collections import Counter
from collections.abc import Iterator, Sequence

from rotaengage.domain.activity import Activity
from rotaengage.domain.issue import UserError
from rotaengage.domain.progress import Progress, Report, Stop
from rotaengage.domain.why import Proof, Proved, Reason, Verdict, Why
from solvers.desk.better import TAKE, better_way
from solvers.desk.orders import AskWhy
from solvers.desk.warm import Warm
from solvers.desk.ways import ways_out


def why(warm: Warm, order: AskWhy, report: Report, stop: Stop) -> Why:
    """All about one doctor's missing time. UserError where there is no such doctor, or nothing is owed."""
    began, scenario = time.monotonic(), warm.scenario
    if order.doctor not in scenario.rota.doctor_of:
        raise UserError(f"there is no doctor {order.doctor}")
    dues = [d for d in scenario.dues if d.doctor == order.doctor and order.activity in (None, d.activity)]
    if order.activity is not None and order.activity not in scenario.activity_of:
        known = ", ".join(sorted({d.activity for d in scenario.dues if d.doctor == order.doctor}))
        raise UserError(f"there is no activity {order.activity}", cure=f"use one of: {known}" if known else "")
    if not dues:
        raise UserError(f"nothing is owed to {scenario.rota.doctor_of[order.doctor].name}", cure="look at the setup")
    own = Counter({d.activity: 0 for d in dues})
    for block in warm.base.stands:
        if block.doctor == order.doctor and not block.event and block.activity in own:
            own[block.activity] += block.minutes
    missing = [d for d in dues if d.open_minutes > own[d.activity]]
    activities = [scenario.activity_of[d.activity] for d in missing]
    reasons = warm.table.reasons(order.doctor, activities) if activities else []
    report(Progress("Proving", seconds=time.monotonic() - began))
    proof = _proof(warm, order.doctor, stop) if activities else _nothing(own.total())
    report(Progress("Looking for ways out", seconds=time.monotonic() - began))
    names = [a.id for a in activities]
    better = better_way(warm, order.doctor, proof, stop) if names and order.ways else None
    ways = ways_out(warm, order.doctor, names, reasons, order.ways, stop) if names and order.ways else ()
    if better is not None:
        proof, ways = (
            proof.changed(says=TAKE),
            (better, *(w for w in ways if w.changes != better.changes))[: order.ways],
        )
    return Why(
        doctor=order.doctor,
        activity=order.activity,
        entitled_minutes=sum(d.entitled_minutes for d in dues),
        planned_minutes=own.total() + sum(d.standing_minutes for d in dues),
        summary=tuple(_summary(reasons, activities)),
        reasons=tuple(reasons),
        proof=proof,
        ways_out=ways,
        seconds=time.monotonic() - began,
    )


def _proof(warm: Warm, doctor: str, stop: Stop) -> Proof:
    if stop.requested:
        return Proof(status=Proved.OPEN, says="stopped before it was settled")
    return warm.prover.prove(doctor, stop)


def _nothing(planned: int) -> Proof:
    return Proof(status=Proved.PROVED, says="nothing is missing", planned_minutes=planned, bound_minutes=planned)


def _summary(reasons: Sequence[Reason], activities: Sequence[Activity]) -> Iterator[str]:
    """Days by what stands in the way, the commonest first."""
    if not activities:
        yield "everything that is owed is planned"
        return
    days = Counter(_group(r) for r in reasons)
    if not days:
        yield "no duty of this doctor may be released"
    for (_, words), count in days.most_common():
        yield f"{count} day{'s' if count > 1 else ''}: {words}"


def _group(reason: Reason) -> tuple[Verdict, str]:
    match reason.verdict:
        case Verdict.USED:
            return reason.verdict, "used"
        case Verdict.FREE:
            return reason.verdict, "a piece would fit, but not within what is owed and the order of goals"
        case Verdict.COLLEAGUES:
            return reason.verdict, "colleagues have the cover that could be spared"
        case Verdict.COVER:
            return reason.verdict, " and ".join(sorted({o.says for o in reason.obstacles}))
        case _:
            return reason.verdict, reason.says
