"""The facts of a changed scenario: what the changes cannot reach is carried over from those of the plan that stands."""

from collections.abc import Iterable, Sequence

from rotaengage.domain.rota import Rota
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.service import CoverRequirement
from solvers.bought import helped
from solvers.facts import Facts
from solvers.service import Demand
from solvers.stretch import Stretch, common, merged, without

OPEN = frozenset({"rota", "cover", "pins", "bought"})
"""What may differ where anything is carried over; days that are touched say where."""
OF_OTHERS = ("_offsets", "individual", "events", "beside", "dues", "told", "labels", "offers", "backfill_left")
"""What rests on none of these, or on what is asked of them here."""
OF_DOCTORS = ("works", "presence", "away", "absent", "nights", "resting")
"""What each doctor's own duties say, doctor by doctor."""
OF_DUTIES = (*OF_DOCTORS, "names", "work_of", "covering", "covering_flags")
"""What the duties say."""


def facts_after(old: Facts, scenario: Scenario, window: Stretch) -> Facts:
    """The facts of a scenario whose duties and cover differ in the window at most, in minutes; the rest may be pins."""
    twin, before = Facts(scenario), old.scenario
    fields = set(Scenario.model_fields) - OPEN
    moved = _who_moved(before.rota, scenario.rota)
    if moved is None or not all(_same(getattr(before, f), getattr(scenario, f)) for f in fields):
        return twin
    twin.windows = old.windows
    bought = _same(before.bought, scenario.bought)
    _carry(old, twin, (n for n in OF_OTHERS if bought or n not in ("offers", "backfill_left")))
    if moved:
        own = _alone(twin, moved)
        twin.__dict__.update({name: {**getattr(old, name), **getattr(own, name)} for name in OF_DOCTORS})
    else:
        _carry(old, twin, OF_DUTIES)
    twin.__dict__["demands"] = tuple(_demands(old, twin, moved, bought=bought))
    twin.__dict__["closed"] = _closed(old, twin, window)
    return twin


def _same(one: object, two: object) -> bool:
    """Whether two fields are alike without a look into what they hold."""
    if isinstance(one, tuple) and isinstance(two, tuple):
        return len(one) == len(two) and all(a is b for a, b in zip(one, two, strict=True))
    return one is two or one == two


def _who_moved(before: Rota, after: Rota) -> frozenset[str] | None:
    """The doctors whose duties differ; None where more than that does."""
    if before is after:
        return frozenset()
    fields = set(Rota.model_fields) - {"duties"}
    if len(before.duties) != len(after.duties) or any(getattr(before, f) != getattr(after, f) for f in fields):
        return None
    pairs = [(a, b) for a, b in zip(before.duties, after.duties, strict=True) if a is not b and a != b]
    return frozenset(d.doctor for pair in pairs for d in pair)


def _carry(old: Facts, twin: Facts, names: Iterable[str]) -> None:
    twin.__dict__.update({name: old.__dict__[name] for name in names if name in old.__dict__})


def _alone(facts: Facts, who: frozenset[str]) -> Facts:
    """The facts of some doctors' duties."""
    doctors = tuple(d for d in facts.rota.doctors if d.id in who)
    duties = tuple(d for d in facts.rota.duties if d.doctor in who)
    return Facts(facts.scenario.changed(rota=facts.rota.cut(doctors=doctors, duties=duties)))


def _demands(old: Facts, twin: Facts, moved: frozenset[str], *, bought: bool) -> Iterable[Demand]:
    known = {id(d.requirement): d for d in old.demands if bought and moved.isdisjoint(d.members)}
    for requirement in _in_order(twin.scenario.cover):
        yield known.get(id(requirement)) or twin.demand_of(requirement)


def _in_order(cover: Sequence[CoverRequirement]) -> list[CoverRequirement]:
    return sorted(cover, key=lambda r: r.id)


def _closed(old: Facts, twin: Facts, window: Stretch) -> dict[str, list[Stretch]]:
    """As before outside the window."""
    holes = {who: without(found, [window]) for who, found in old.closed.items()}
    for need in twin.demands:
        near = need.within(*window)
        shut = common(near.closed(helped(twin, need.requirement)), [window])
        for who in need.members if shut else ():
            holes[who] += common(shut, twin.presence[who])
    return {who: merged(found) for who, found in holes.items()}
