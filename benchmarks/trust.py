"""A made-up trust: many departments beside each other, the same for the same seed; pools share nobody."""

from datetime import timedelta

from benchmarks.instances import MONDAY, Size, department
from rotaengage.domain.people import Who
from rotaengage.domain.rota import Rota
from rotaengage.domain.scenario import Limits, Scenario

POOLS = 25
DOCTORS = 604
WEEKS = 26


def trust(tight: float, seed: int = 3, pools: int = POOLS, doctors: int = DOCTORS, weeks: int = WEEKS) -> Scenario:
    """So many doctors in so many pools of unequal size (8 to about 40), with cover as tight as said."""
    sizes = _sizes(pools, doctors)
    parts = [department(Size(size, weeks, tight, 0, seed * 1000 + number)) for number, size in enumerate(sizes)]
    people, duties, cover, dues = [], [], [], []
    for number, part in enumerate(parts):
        name = {d.id: f"p{number:02}-{d.id}" for d in part.rota.doctors}
        mine = frozenset(name.values())
        people += [d.model_copy(update={"id": name[d.id], "name": f"{d.name} of {number}"}) for d in part.rota.doctors]
        duties += [d._replace(id=f"p{number:02}-{d.id}", doctor=name[d.doctor]) for d in part.rota.duties]
        for need in part.cover:
            who = Who(doctors=frozenset(name[d.id] for d in part.rota.doctors if need.who.matches(d)) & mine)
            cover.append(need.model_copy(update={"id": f"p{number:02}-{need.id}", "who": who}))
        dues += [due.model_copy(update={"doctor": name[due.doctor]}) for due in part.dues]
    rota = Rota(
        first_day=MONDAY, last_day=MONDAY + timedelta(weeks=weeks, days=-1), doctors=tuple(people), duties=tuple(duties)
    )
    limits = Limits(breaks=((300, 30), (540, 30)), after_night_minutes=46 * 60)
    return Scenario(rota=rota, cover=tuple(cover), activities=parts[0].activities, dues=tuple(dues), limits=limits)


def _sizes(pools: int, doctors: int) -> list[int]:
    """Sizes that add up, from a third of the mean to five thirds of it."""
    weights = [1 + 2 * (n * 7 % pools) / max(1, pools - 1) for n in range(pools)]
    sizes = [max(8, round(doctors * w / sum(weights))) for w in weights]
    sizes[-1] += doctors - sum(sizes)
    return sizes
