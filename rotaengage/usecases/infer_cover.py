"""Cover that nobody stated, read off the rota: the lowest presence regularly seen."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, time
from typing import NamedTuple

from rotaengage.domain.grades import Tier
from rotaengage.domain.people import Who
from rotaengage.domain.rota import Rota
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import days_between, instant, minute_of
from rotaengage.rules.presence import Presence, Profile

HALF_HOUR = 30
REGULARLY = 4  # seen on at least one in four of the same weekday
DAY = 24 * 60


class _Run(NamedTuple):
    start: int
    end: int
    minimum: int


def infer_cover(rota: Rota) -> tuple[CoverRequirement, ...]:
    """Per tier, weekday and half hour, the lowest presence seen on at least a quarter of those weekdays.

    Marked as assumed. Doctors of unknown tier are a group of their own; stretches with nobody need nobody.
    """
    presence = Presence(Scenario(rota=rota), ())
    tiers = sorted({d.tier for d in rota.doctors if d.counts_to_cover and d.tier is not Tier.NONE})
    found: list[CoverRequirement] = []
    for tier in tiers:
        profile = presence.profile(Who(tiers=frozenset({tier})))
        same: defaultdict[_Run, set[int]] = defaultdict(set)
        for weekday in range(7):
            for run in _runs(_regular(rota, profile, weekday)):
                same[run].add(weekday)
        found += [_requirement(tier, run, weekdays) for run, weekdays in sorted(same.items())]
    return tuple(found)


def _regular(rota: Rota, profile: Profile, weekday: int) -> list[int]:
    days = [d for d in days_between(rota.first_day, rota.last_day) if d.weekday() == weekday]
    if not days:
        return [0] * (DAY // HALF_HOUR)
    seen = [[_lowest(rota, profile, day, start) for day in days] for start in range(0, DAY, HALF_HOUR)]
    return [sorted(levels)[(len(levels) - 1) // REGULARLY] for levels in seen]


def _lowest(rota: Rota, profile: Profile, day: date, start: int) -> int:
    minute = minute_of(instant(day, time(start // 60, start % 60), rota.zone))
    return min(step.before for step in profile.steps(minute, minute + HALF_HOUR))


def _runs(levels: list[int]) -> Iterator[_Run]:
    start = 0
    for n in range(1, len(levels) + 1):
        if n == len(levels) or levels[n] != levels[start]:
            if levels[start] > 0:
                yield _Run(start * HALF_HOUR, n * HALF_HOUR, levels[start])
            start = n


def _requirement(tier: Tier, run: _Run, weekdays: set[int]) -> CoverRequirement:
    name = "doctor of unknown tier" if tier is Tier.UNKNOWN else f"{tier.value} tier"
    start, end = time(run.start // 60, run.start % 60), time(run.end // 60 % 24, run.end % 60)
    days = "".join("MTWTFSS"[w] if w in weekdays else "-" for w in range(7))
    return CoverRequirement(
        id=f"{tier.value}-{days}-{start:%H%M}-{end:%H%M}-{run.minimum}",
        title=f"{name.capitalize()} {days} {start:%H:%M}-{end:%H:%M}",
        who=Who(tiers=frozenset({tier})),
        weekdays=frozenset(weekdays),
        start=start,
        end=end,
        minimum=run.minimum,
        assumed=True,
        basis="the lowest presence regularly seen in the rota",
    )
