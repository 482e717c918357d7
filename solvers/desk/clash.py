"""Changes that cannot all hold: a set of them from which none can be left out."""

from collections.abc import Sequence

from rotaengage.domain.change import Change
from rotaengage.domain.changing import changed_by
from rotaengage.domain.plan import PlanStatus
from rotaengage.domain.progress import Report, Stop
from rotaengage.domain.why import Clash
from solvers.desk.orders import AskClash, Standing


def clash(standing: Standing, order: AskClash, report: Report, stop: Stop) -> Clash:
    """Leave out one after the other and try the rest, for as long as the rest still clashes."""
    del report
    core, rule, minimal = list(order.changes), _rule(standing, order.changes), True
    if not rule:
        return Clash(changes=(), says=())
    for change in order.changes:
        if stop.requested:
            minimal = False
            break
        fewer = [c for c in core if c is not change]
        still = _rule(standing, fewer)
        if still:
            core, rule = fewer, still
    says = tuple(c.says(standing.scenario) for c in core)
    return Clash(changes=tuple(core), says=says, rule=rule, minimal=minimal)


def _rule(standing: Standing, changes: Sequence[Change]) -> str:
    """The rule that these changes meet; empty where a plan keeps them all."""
    from solvers.search import solve

    scenario = changed_by(standing.scenario, changes, standing.events)
    draft = solve(scenario, standing.settings.model_copy(update={"seconds": 1.0}))
    return draft.clash[-1] if draft.status is PlanStatus.INFEASIBLE else ""
