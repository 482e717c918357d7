"""Events at trust size: how fast every candidate start is ranked, and how much of the best attendance is reached."""

import time as clock
from collections.abc import Iterator
from datetime import time, timedelta

from benchmarks.instances import MONDAY
from benchmarks.rows import Row, shown
from benchmarks.trust import DOCTORS, trust
from rotaengage.domain.activity import Activity, ActivityForm, Method, Quorum, Window
from rotaengage.domain.grades import Grade
from rotaengage.domain.progress import silent
from rotaengage.domain.scenario import Scenario
from solvers.clock import Clock
from solvers.events import Ranking, agenda, most_seats
from solvers.facts import Facts

WEEKS, HOURS = 3, (9, 13)
"""Fifteen days with seven starts a day."""


def forum() -> Activity:
    groups = {g.value: round(0.04 * share * DOCTORS) for g, share in ((Grade.F1, 0.22), (Grade.CORE, 0.34))}
    window = Window(
        first_day=MONDAY, last_day=MONDAY + timedelta(weeks=WEEKS, days=-3), earliest=time(HOURS[0]),
        latest=time(HOURS[1]),
    )  # fmt: skip
    return Activity(
        id="forum", title="Forum of the whole trust", form=ActivityForm.EVENT, method=Method.FORMAL_MEETING,
        duration_minutes=60, window=window, quorum=Quorum(total=round(0.08 * DOCTORS), by_group=groups),
    )  # fmt: skip


def _problem(tight: float) -> Scenario:
    problem = trust(tight, weeks=4)
    return problem.changed(activities=(*problem.activities, forum()))


def rankings() -> Iterator[Row]:
    """Every start of one meeting judged, beside no other event."""
    for tight, name in ((0.8, "loose"), (0.95, "tight")):
        facts = Facts(_problem(tight))
        assert facts.demands
        began = clock.monotonic()
        ranking = Ranking(facts, facts.events[0], (), Clock(None, None, silent), 1)
        options = [ranking.option(start) for start in ranking.starts]
        took = clock.monotonic() - began
        best = max(len(o.attending) for o in options if not o.short)
        title = f"meeting of {DOCTORS} doctors, {name}: {len(options)} starts"
        yield Row(f"{title}: ranked", 1.0, took, "s")
        most = max(most_seats(facts, seats) for seats in ranking.seats.values())
        yield Row(f"{title}: starts that reach the quorum", None, float(sum(not o.short for o in options)), "starts")
        yield Row(f"{title}: attendance of the best (heads alone would allow {most})", None, float(best), "doctors")
        proved = agenda(facts, (), Clock(None, None, silent), 1).bound
        yield Row(f"{title}: the best start's loss against the bound proved", None, 100 * (proved - best) / proved, "%")


def main() -> None:
    """Print the rows. SystemExit where a bar does not hold."""
    shown("events", rankings())
