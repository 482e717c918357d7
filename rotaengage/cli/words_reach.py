"""The answer of rotaengage reach in words."""

from collections.abc import Iterator

from rotaengage.cli.words import count
from rotaengage.usecases.reach import PersonReach, Reach
from rotaengage.usecases.reach_cycle import Turn
from rotaengage.usecases.reach_document import lines_of
from rotaengage.usecases.reach_series import SeriesReach

MOST = 12


def reach_lines(found: Reach) -> Iterator[str]:
    """What a coordinator wants to know, a line each. Whether cover lets people go is for the plan to weigh."""
    yield f"{found.title}: {found.meeting.says}, {count(len(found.dates), 'date')}"
    if found.best:
        yield "Weekdays and times by how many of those invited could never come:"
        yield from (f"  {m.says.partition(',')[0]}: {count} of {len(found.people)}" for m, count in found.best)
        yield f"The first of them, {found.meeting.says.partition(',')[0]}, in full:"
    never = found.never
    invited, able = len(found.people), len(found.people) - len(never)
    yield f"{able} of the {invited} invited can come at least once (by the rota alone)"
    yield from (f"  never: {p.doctor.name}: {_because(p)}" for p in never)
    seldom = sorted((p for p in found.people if p.can), key=lambda p: (len(p.can), p.doctor.name))
    yield from (
        f"  {p.doctor.name}: {len(p.can)} of {p.meetings}, first {p.can[0]:%d %b}"
        + (f"; otherwise {_because(p)}" if p.because else "")
        for p in seldom[:MOST]
    )
    if len(seldom) > MOST:
        yield f"  ... and {len(seldom) - MOST} who can come more often"
    yield from (f"  line {row['line']}: {row['never']} of {row['people']} never" for row in lines_of(found))
    names = {p.doctor.id: p.doctor.name for p in found.people}
    yield from (_turn(t, names) for t in found.turns)
    if found.series:
        yield from _series(found.series)


def _because(person: PersonReach) -> str:
    return ", ".join(f"{words} ({count})" for words, count in person.because)


def _turn(turn: Turn, names: dict[str, str]) -> str:
    people = ", ".join(names[d] for d in turn.doctors)
    meets = f"{people}: of a cycle of {turn.cycle_weeks} weeks only {_weeks(turn.meets)} ever meet it"
    if len(turn.meets) == turn.cycle_weeks:
        meets = f"{people}: every week of a cycle of {turn.cycle_weeks} weeks meets it"
    if turn.never:
        return f"  {meets}, and none of them leaves room: never, however long the rota runs"
    return f"  {meets}; they can come in {_weeks(turn.can)}"


def _weeks(weeks: tuple[int, ...]) -> str:
    return f"week {weeks[0]}" if len(weeks) == 1 else f"weeks {', '.join(map(str, weeks))}"


def _series(series: SeriesReach) -> Iterator[str]:
    proof = "no choice of dates reaches more" if series.proved else "a better choice may exist"
    total = len(series.reached) + len(series.cannot)
    yield f"Dates for the series that reach {len(series.reached)} of {total} at least once ({proof}):"
    yield from (f"  {s.wall()}" for s in series.starts)
    yield from (f"  not reached: {d.name}: {words}" for d, words in series.cannot)
