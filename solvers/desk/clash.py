"""Changes and pins that cannot all hold: a set of them from which none can be left out.

Deletion: one after the other is left out; where the rest still cannot hold it stays out. What is left cannot hold as a
whole, and can with any one of them removed, since each was tried.
"""

from collections.abc import Sequence

from rotaengage.domain.change import Change, LiftPin, PinSlot
from rotaengage.domain.progress import Report, Stop, silent
from rotaengage.domain.why import Clash, WayOut
from solvers.desk.orders import AskClash, AskWhatIf
from solvers.desk.warm import Warm
from solvers.desk.what_if import what_if


def clash(warm: Warm, order: AskClash, report: Report, stop: Stop) -> Clash:
    """The smallest set found; empty where everything can hold. Pins of the rota count as changes that were made."""
    del report
    pins = tuple(PinSlot(doctor=p.doctor, activity=p.activity, span=p.span) for p in warm.scenario.pins if p.wanted)
    core, minimal = [*pins, *order.changes], True
    rule = _rule(warm, pins, core)
    if not rule:
        return Clash(changes=(), says=())
    for change in list(core):
        if stop.requested:
            minimal = False
            break
        fewer = [c for c in core if c is not change]
        still = _rule(warm, pins, fewer)
        if still:
            core, rule = fewer, still
    return Clash(
        changes=tuple(core),
        says=tuple(c.says(warm.scenario) for c in core),
        rule=rule,
        minimal=minimal,
        ways_out=tuple(_without(warm, c, pins) for c in core) if minimal else (),
    )


def _rule(warm: Warm, pins: Sequence[PinSlot], kept: Sequence[Change]) -> str:
    """The rule that these meet; empty where a plan keeps them all. Pins that are not kept are lifted."""
    lifted = [LiftPin(doctor=p.doctor, activity=p.activity, span=p.span) for p in pins if not any(c is p for c in kept)]
    own = [c for c in kept if not any(c is p for p in pins)]
    answer = what_if(warm, AskWhatIf(changes=(*lifted, *own)), silent, Stop())
    return "" if answer.possible else (answer.why_not[-1] if answer.why_not else "no plan keeps all of these")


def _without(warm: Warm, change: Change, pins: Sequence[PinSlot]) -> WayOut:
    """Leaving one out, which was tried."""
    lift = isinstance(change, PinSlot) and any(change is p for p in pins)
    changes: tuple[Change, ...] = ()
    if lift and isinstance(change, PinSlot):
        changes = (LiftPin(doctor=change.doctor, activity=change.activity, span=change.span),)
    words = change.says(warm.scenario)
    return WayOut(changes=changes, says=f"without: {words}", price=f"given up: {words}")
