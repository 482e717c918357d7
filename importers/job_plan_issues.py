"""What a reader of job plans may have to say: each code with its weight, its sentence and its cure."""

from collections.abc import Iterable

from importers.issues import Entry
from rotaengage.domain.issue import Issue, Severity

Q, W, N, E = Severity.QUESTION, Severity.WARNING, Severity.NOTE, Severity.ERROR

CATALOGUE: dict[str, Entry] = {
    "JP101": Entry(Q, "it is not said whose job plan this is", "write Name and the doctor's name above it"),
    "JP102": Entry(
        Q, "the contract of {name} is not said; {taken} was taken", "say consultant, specialty doctor 2008 or 2021"
    ),
    "JP103": Entry(E, "no job plan was found in this file", "give a weekly grid, a list or a summary of a job plan"),
    "JP201": Entry(
        Q,
        "no category stands beside {activity}; by its words it was taken as {taken}",
        "write DCC, SPA, ANR or another category behind it",
    ),
    "JP202": Entry(Q, "{text} is no category of a job plan", "write DCC, SPA, ANR, ED, ES, APA or travel"),
    "JP203": Entry(
        Q,
        "the times of {sessions} are not said; {taken} were taken",
        "write the times of a morning and an afternoon in the heading",
    ),
    "JP204": Entry(
        Q, "{text} is neither a session nor a time, so what stands beside it was not counted", "write AM, PM or times"
    ),
    "JP205": Entry(
        Q, "{count} activities share one session and no times are said; it was divided equally", "write their times"
    ),
    "JP206": Entry(Q, "how often this happens was not understood: {text}", "write weekly, 1:4, alt, or wk 1&3"),
    "JP207": Entry(
        Q,
        "weeks {weeks} are named and the length of the cycle is not; {taken} weeks were taken",
        "say how many weeks the cycle has",
    ),
    "JP208": Entry(
        Q,
        "the cycle has {count} weeks and no date says which is week 1",
        "write Week 1 commencing and a date beside the plan",
    ),
    "JP209": Entry(Q, "{text} is no weekday, so this time was counted as flexible", "write the day, or Flexible"),
    "JP301": Entry(W, "{category} is {told} PAs in the summary and {counted} in the timetable", "mend one of them"),
    "JP302": Entry(W, "this row says {told} hours and its times give {counted}", "mend the hours or the times"),
    "JP303": Entry(
        W, "this row says {told} PAs and its time gives {counted} in an average week", "mend the PAs or the time"
    ),
    "JP304": Entry(W, "the plan says {told} PAs in all and its parts give {counted}", "mend the total or the parts"),
    "JP401": Entry(W, "{name} has {pas} SPA in the plan and the contract gives at least {least}", "agree more SPA"),
    "JP402": Entry(N, "{name} has {pas} PAs in all, more than {most}", "check that extra PAs are agreed"),
    "JP403": Entry(
        W, "{share}% of the work of {name} is out of hours; the contract allows {most}%", "move work into plain time"
    ),
    "JP404": Entry(
        N, "PAs were counted by {title}: {citation}; nobody has checked these figures here", "check the rule pack"
    ),
}  # fmt: skip


def issue(code: str, where: str, key: str = "", suggestions: Iterable[str] = (), /, **words: object) -> Issue:
    """One finding from the catalogue; the words fill its sentence and its cure."""
    entry = CATALOGUE[code]
    return Issue(
        code=code,
        severity=entry.severity,
        where=where,
        says=entry.says.format(**words),
        cure=entry.cure.format(**words),
        suggestions=tuple(suggestions),
        key=key,
    )
