"""Robustness: what drawn sickness would leave of a plan."""

import time
from collections import Counter
from collections.abc import Sequence

from rotaengage.domain.plan import Slot
from rotaengage.domain.progress import Progress, Report, Stop, silent
from rotaengage.domain.robustness import Robustness, Sickness, Survival
from rotaengage.domain.scenario import Scenario
from rotaengage.rules.sickness import Survivors, draws

EVERY = 20


def robustness(
    scenario: Scenario,
    slots: Sequence[Slot],
    sickness: Sickness | None = None,
    report: Report = silent,
    stop: Stop | None = None,
) -> Robustness:
    """Each slot's share of draws in which it stands. The same seed draws the same; a stop ends after the draw in hand,
    and the draws made so far are what is reported.
    """
    began, asked = time.monotonic(), sickness or Sickness()
    survivors, own, called, done = Survivors(scenario, slots), Counter[int](), Counter[tuple[int, str]](), 0
    for sick in draws(scenario, asked):
        fate = survivors.after(sick)
        own.update(fate.sick)
        called.update(fate.called_back.items())
        done += 1
        if done % EVERY == 0:
            report(Progress("Drawing sickness", f"{done} of {asked.draws}", seconds=time.monotonic() - began))
        if stop is not None and stop.requested:
            break
    fates = [_survival(slot, n, own, called, done) for n, slot in enumerate(survivors.slots)]
    by_requirement = Counter[str]()
    for (_, requirement), times in called.items():
        by_requirement[requirement] += times
    return Robustness(
        sickness=asked.changed(draws=done),
        slots=tuple(sorted(fates, key=lambda f: (f.survived, f.slot.span.start.timestamp(), f.slot.doctor))),
        planned_minutes=sum(s.span.minutes for s in slots),
        kept_minutes=sum(f.slot.span.minutes * f.survived for f in fates) / done,
        weakest_requirement=by_requirement.most_common(1)[0][0] if by_requirement else "",
        seconds=time.monotonic() - began,
    )


def _survival(slot: Slot, number: int, own: Counter[int], called: Counter[tuple[int, str]], done: int) -> Survival:
    back = Counter({r: times for (n, r), times in called.items() if n == number})
    return Survival(
        slot=slot,
        survived=done - own[number] - back.total(),
        own_sickness=own[number],
        called_back=back.total(),
        tightest=back.most_common(1)[0][0] if back else "",
    )
