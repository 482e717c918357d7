"""The scorecard: what a plan and its workspace say about each of the ten principles. It names nobody."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise
from statistics import fmean
from typing import NamedTuple

from rotaengage.domain.activity import Activity
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.journal import NO_JOURNAL, Journal
from rotaengage.domain.plan import DoctorOutcome, Plan
from rotaengage.domain.privacy import LEAST_GROUP
from rotaengage.domain.refs import CellRef, quoted
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.scorecard import ScoreLine
from rotaengage.rules import Placed
from rotaengage.rules.inside import Inside
from rotaengage.rules.presence import Presence
from rotaengage.usecases.scorecard_records import challenge_lines, outcome_lines, proposal_lines, time_lines

MOST_CELLS = 12
QUARTER_DAYS = 91


class Records(NamedTuple):
    """What the scorecard is read from.

    groups are doctor ids by grade, put together where totals are asked for; choices has a number for each choice of a
    plan, of alternatives beside the one chosen.
    """

    plan: Plan
    scenario: Scenario
    groups: dict[str, tuple[str, ...]]
    versions: int = 1
    totals: bool = False
    journal: Journal = NO_JOURNAL
    today: date = date.min
    choices: tuple[int, ...] = ()

    def people(self, number: int) -> str:
        """A number of doctors; in totals none under five is told."""
        return f"fewer than {LEAST_GROUP}" if self.totals and 0 < number < LEAST_GROUP else str(number)


def scorecard(records: Records) -> tuple[ScoreLine, ...]:
    """Every measure that the data allow, by principle; what nobody has recorded is said to be so."""
    parts = (_inclusive, _time, _open, _timely, _active, _methods, _challenge, _evidence, _learning, _monitored)
    return tuple(line for part in parts for line in part(records))


def cells(refs: Iterable[CellRef | None]) -> str:
    """A list of cells, each once, a sheet named before its first; long ones end in how many more there are."""
    known = [r for r in dict.fromkeys(refs) if r is not None]
    more = f" and {len(known) - MOST_CELLS} more" if len(known) > MOST_CELLS else ""
    by_sheet = groupby(known[:MOST_CELLS], key=lambda r: r.sheet)
    return "; ".join(f"{quoted(sheet)}!{', '.join(r.a1 for r in own)}" for sheet, own in by_sheet) + more


def percent(share: float) -> str:
    """Whole percent, rounded down."""
    return f"{int(share * 100 + 1e-9)}%"


def hours(minutes: float) -> str:
    """Minutes as hours."""
    return f"{minutes / 60:g} h" if minutes % 60 == 0 else f"{minutes / 60:.1f} h"


def _rows_of(records: Records, ids: Iterable[str]) -> str:
    of = records.scenario.rota.doctor_of
    return cells(of[i].source for i in ids if i in of)


def _share(outcomes: Sequence[DoctorOutcome]) -> float:
    return fmean(d.fulfilment for d in outcomes) if outcomes else 1.0


def _inclusive(records: Records) -> Iterator[ScoreLine]:
    owed = {d.doctor: d for d in records.plan.doctors}
    if not owed:
        yield ScoreLine(principle=1, measure="Lowest fulfilment", figure="nobody is owed time", flag="no entitlements")
        return
    least = min(d.fulfilment for d in owed.values())
    lowest = [i for i, d in owed.items() if d.fulfilment == least]
    nothing = [i for i, d in owed.items() if d.fulfilment == 0]
    flag = f"{records.people(len(nothing))} with nothing at all" if nothing else ""
    figure = f"{int(least * 10) * 10}% or more" if records.totals else percent(least)
    yield ScoreLine(principle=1, measure="Lowest fulfilment of any doctor", figure=figure, flag=flag,
                    source=_rows_of(records, nothing or lowest))  # fmt: skip
    by_group = {g: _share([owed[i] for i in ids if i in owed]) for g, ids in records.groups.items()
                if any(i in owed for i in ids)}  # fmt: skip
    if by_group:
        low, high = min(by_group, key=lambda g: by_group[g]), max(by_group, key=lambda g: by_group[g])
        ratio = by_group[low] / by_group[high] if by_group[high] else 1.0
        yield ScoreLine(principle=1, measure="Grades: least of all to most of all",
                        figure=f"{percent(by_group[low])} ({low}) to {percent(by_group[high])} ({high})",
                        flag="one grade has much less than another" if ratio < 0.8 else "",
                        source="sheet By grade")  # fmt: skip
    yield from _part_time(records, owed)
    yield from _left_out(records)


def _part_time(records: Records, owed: dict[str, DoctorOutcome]) -> Iterator[ScoreLine]:
    of = records.scenario.rota.doctor_of
    part = [d for i, d in owed.items() if i in of and of[i].less_than_full_time]
    full = [d for i, d in owed.items() if i in of and not of[i].less_than_full_time]
    if len(part) >= LEAST_GROUP and len(full) >= LEAST_GROUP:
        apart = _share(full) - _share(part)
        yield ScoreLine(principle=1, measure="Less than full time beside full time",
                        figure=f"{percent(_share(part))} beside {percent(_share(full))}",
                        flag="less than full time get less" if apart > 0.1 else "",
                        source=f"{len(part)} and {len(full)} doctors")  # fmt: skip


def _left_out(records: Records) -> Iterator[ScoreLine]:
    """Groups of which nobody can come to an event that they are invited to."""
    missed: list[str] = []
    for event in records.plan.events:
        for group, ids in records.groups.items():
            invited = set(ids) & set(event.invited)
            if event.span is not None and invited and not invited & set(event.attending):
                missed.append(group)
    if records.plan.events:
        flag = "nobody can come from " + ", ".join(sorted(set(missed))) if missed else ""
        yield ScoreLine(principle=1, measure="Events that a whole grade misses", figure=str(len(missed)), flag=flag,
                        source="sheet Activities")  # fmt: skip


def _time(records: Records) -> Iterator[ScoreLine]:
    plan = records.plan
    entitled = sum(d.entitled_minutes for d in plan.doctors)
    given = sum(d.planned_minutes + d.standing_minutes for d in plan.doctors)
    short = entitled - given
    yield ScoreLine(principle=2, measure="Protected time planned against what is owed",
                    figure=f"{hours(given)} of {hours(entitled)}", source=cells(s.source for s in plan.slots),
                    flag=f"{hours(short)} still owed" if short > 0 else "")  # fmt: skip
    outside = list(Inside().check(Placed(records.scenario, plan.slots, plan.events)))
    yield ScoreLine(principle=2, measure="Share in doctors' own time", flag=f"slots: {len(outside)}" if outside else "",
                    figure=percent(len(outside) / len(plan.slots) if plan.slots else 0),
                    source=cells(w for b in outside for w in b.where) or "rule RE102, every slot")  # fmt: skip


def _open(records: Records) -> Iterator[ScoreLine]:
    activities = records.scenario.activities
    whole = [a for a in activities if not a.missing_fields]
    undated = [a for a in activities if a.quorum.total and (a.decision_date is None or a.feedback_date is None)]
    flag = f"events without a decision or feedback date: {len(undated)}" if undated else ""
    yield ScoreLine(principle=3, measure="Activities that say everything", figure=f"{len(whole)} of {len(activities)}",
                    flag=flag or ("some say too little" if len(whole) < len(activities) else ""),
                    source=cells(a.source for a in activities if a.missing_fields) or "sheet Activities")  # fmt: skip
    short = [d for d in records.plan.doctors if d.fulfilment < 1]
    told = sum(bool(d.short_because) for d in short)
    figure = f"{records.people(told)} of {records.people(len(short))}"
    yield ScoreLine(principle=3, measure="Doctors who are short and know why", figure=figure, source="sheet By doctor",
                    flag="some are not told why" if told < len(short) else "")  # fmt: skip


def _timely(records: Records) -> Iterator[ScoreLine]:
    dated = [a for a in records.scenario.activities if a.decision_date]
    late = [a for a in dated if _is_late(a, records)]
    yield ScoreLine(principle=4, measure="Consultations that end in time for their decision",
                    figure=f"{len(dated) - len(late)} of {len(dated)}", flag=f"{len(late)} too late" if late else "",
                    source=cells(a.source for a in late or dated))  # fmt: skip
    gaps = {d.doctor: _longest_gap(d.doctor, records) for d in records.plan.doctors}
    if gaps:
        worst = max(gaps.values())
        yield ScoreLine(principle=4, measure="Longest time of any doctor without a slot", figure=f"{worst} days",
                        flag="more than a quarter" if worst > QUARTER_DAYS else "",
                        source=_rows_of(records, [i for i, days in gaps.items() if days == worst]))  # fmt: skip


def _is_late(activity: Activity, records: Records) -> bool:
    last = activity.last_useful_day(records.scenario.rota.last_day)
    return any(s.activity == activity.id and s.span.start.date() > last for s in records.plan.slots)


def _longest_gap(doctor: str, records: Records) -> int:
    """Days from one slot to the next, from the first day of the rota to its last."""
    rota = records.scenario.rota
    held: list[date] = [s.span.start.date() for s in records.plan.slots if s.doctor == doctor]
    days = [rota.first_day, *sorted(held), rota.last_day]
    return max((b - a).days for a, b in pairwise(days))


def _active(records: Records) -> Iterator[ScoreLine]:
    yield from proposal_lines(records.journal)
    pins = records.scenario.pins
    yield ScoreLine(principle=5, measure="Words of doctors that the plan kept", figure=str(len(pins)),
                    source="pins of the workspace")  # fmt: skip
    flag = "no alternative was looked at" if records.versions < 2 and not sum(records.choices) else ""
    yield ScoreLine(principle=5, measure="Plans looked at before this one", figure=str(records.versions - 1), flag=flag,
                    source="plan versions of the workspace")  # fmt: skip
    beside = f"{sum(records.choices)} beside those chosen, choices: {len(records.choices)}"
    yield ScoreLine(principle=5, measure="Alternatives looked at before a plan was chosen",
                    figure=beside if records.choices else "none chosen out of several",
                    source="choices of the workspace")  # fmt: skip


def _methods(records: Records) -> Iterator[ScoreLine]:
    offered = Counter(a.method.value.replace("_", " ") for a in records.scenario.activities)
    used = {s.method for s in records.plan.slots}
    words = ", ".join(f"{name} {number}" for name, number in offered.most_common())
    yield ScoreLine(principle=6, measure="Methods offered, and used in this plan",
                    figure=f"{len(offered)} offered, {len(used)} used", flag="one method only" if len(used) < 2 else "",
                    source=words)  # fmt: skip


def _challenge(records: Records) -> Iterator[ScoreLine]:
    yield from challenge_lines(records.journal, records.scenario, records.today)


def _evidence(records: Records) -> Iterator[ScoreLine]:
    cover = records.plan.cover
    worse = sum(c.made_worse_minutes for c in cover)
    yield ScoreLine(principle=8, measure="Cover made worse by the plan", figure=hours(worse), source="sheet Cover",
                    flag="cover below its minimum" if worse else "")  # fmt: skip
    presence = Presence(records.scenario, records.plan.slots)
    touched = [s.after - r.minimum for r in records.scenario.cover for s in presence.steps(r) if s.after < s.before]
    if touched:
        yield ScoreLine(principle=8, measure="Fewest doctors above the minimum while somebody is released",
                        figure=str(min(touched)), source="sheet Cover")  # fmt: skip
    assumed = [r for r in records.scenario.cover if r.assumed]
    yield ScoreLine(principle=8, measure="Cover minimums that somebody confirmed",
                    figure=f"{len(cover) - len(assumed)} of {len(cover)}",
                    flag=f"{len(assumed)} inferred from the rota" if assumed else "",
                    source=cells(r.source for r in records.scenario.cover))  # fmt: skip


def _learning(records: Records) -> Iterator[ScoreLine]:
    yield from outcome_lines(records.journal, records.plan, records.today)
    taught = [d for d in records.scenario.rota.duties if d.kind is DutyKind.TEACHING and d.span]
    minutes = sum(d.span.minutes for d in taught if d.span)
    yield ScoreLine(principle=9, measure="Protected teaching in the rota", figure=hours(minutes),
                    source=cells(d.source for d in taught))  # fmt: skip


def _monitored(records: Records) -> Iterator[ScoreLine]:
    yield from time_lines(records.journal, f"plan version {records.plan.version}, of {records.versions}")
