"""What follows from changes: planned anew with them."""

import time

from rotaengage.domain.changing import changed_by
from rotaengage.domain.plan import Draft, PlanStatus
from rotaengage.domain.progress import Report, Stop
from rotaengage.domain.what_if import Found, WhatIf
from solvers.desk.difference import gains, swaps
from solvers.desk.orders import AskWhatIf, Standing

SECONDS = 5.0


def what_if(standing: Standing, order: AskWhatIf, report: Report, stop: Stop) -> WhatIf:
    """The plan under the changes, planned from the beginning."""
    from solvers.search import solve

    began = time.monotonic()
    scenario = changed_by(standing.scenario, order.changes, standing.events)
    draft = solve(scenario, standing.settings.model_copy(update={"seconds": SECONDS}), report, stop)
    if draft.status is PlanStatus.INFEASIBLE:
        return WhatIf(changes=order.changes, possible=False, why_not=draft.clash, seconds=time.monotonic() - began)
    return WhatIf(
        changes=order.changes,
        slots=draft.slots,
        events=draft.events,
        objectives=draft.objectives,
        swaps=swaps(standing.slots, draft.slots),
        gains=gains(scenario, standing.slots, draft.slots),
        delivered_minutes=sum(s.span.minutes for s in draft.slots if s.event is None),
        bound_minutes=bound_of(draft),
        found=Found.REPLANNED,
        seconds=time.monotonic() - began,
    )


def bound_of(draft: Draft) -> float:
    """The most protected minutes that any plan has, as far as the draft proves it."""
    return next((o.bound for o in draft.objectives if o.name == "delivered"), 0.0)
