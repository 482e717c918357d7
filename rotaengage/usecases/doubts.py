"""What cannot work, said before anybody plans: cover by nobody, windows over, more owed than the rota holds."""

from collections import defaultdict
from collections.abc import Iterator

from rotaengage.domain.activity import Activity, ActivityForm
from rotaengage.domain.entitlement import Due
from rotaengage.domain.issue import Issue, Severity
from rotaengage.domain.rota import Rota
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.service import CoverRequirement

CANNOT_WORK = frozenset({"UC201", "UC202", "UC203", "UC205", "UC207", "UC208"})
"""What asks for a person before a plan is worth making; the other doubts are about words that are missing."""


def doubts(scenario: Scenario) -> tuple[Issue, ...]:
    """Warnings about the problem, each with its place and cure."""
    rota = scenario.rota
    found = [*_cover(rota, scenario.cover), *_activities(rota, scenario.activities), *_entitlements(scenario)]
    return (*found, *_owed(rota, scenario.dues))


def _issue(code: str, where: object, says: str, cure: str) -> Issue:
    return Issue(code=code, severity=Severity.WARNING, where=str(where), says=says, cure=cure)


def _cover(rota: Rota, cover: tuple[CoverRequirement, ...]) -> Iterator[Issue]:
    for r in cover:
        if not any(r.who.matches(d) for d in rota.doctors):
            says = f"Cover {r.title or r.id} asks for doctors that nobody on the rota is."
            cure = "Give doctors that tier, grade or skill on the sheet Doctors, or remove the row."
            yield _issue("UC201", r.source or r.id, says, cure)


def _activities(rota: Rota, activities: tuple[Activity, ...]) -> Iterator[Issue]:
    for a in (a for a in activities if a.round <= 1 and a.sitting <= 1):
        first, last = a.first_useful_day(rota.first_day), a.last_useful_day(rota.last_day)
        if first > last:
            says = f"{a.title} cannot be placed: its window, its decision or the rota ends before it can begin."
            yield _issue("UC202", a.source or a.id, says, f"Choose dates between {rota.first_day} and {rota.last_day}.")
        if not any(a.invited.matches(d) for d in rota.doctors):
            yield _issue("UC203", a.source or a.id, f"{a.title} invites nobody on the rota.", "Widen who is invited.")
        for names in a.must_attend:
            if not any(d.id in names or d.roles & names for d in rota.doctors if a.invited.matches(d)):
                says = f"{a.title} must have {' or '.join(sorted(names))}, whom nobody invited on the rota is."
                yield _issue("UC209", a.source or a.id, says, "Give a doctor that role, or name a deputy.")
        if a.form is ActivityForm.EVENT and a.missing_fields and not a.assumed:
            missing = ", ".join(f.replace("_", " ") for f in a.missing_fields)
            yield _issue(
                "UC204", a.source or a.id, f"{a.title} does not say: {missing}.", "Fill in the sheet Activities."
            )


def _entitlements(scenario: Scenario) -> Iterator[Issue]:
    known = scenario.activity_of
    for e in scenario.entitlements:
        if e.activity not in known:
            yield _issue(
                "UC205", e.source or e.id, f"No activity is called {e.activity}.", "Name one of the sheet Activities."
            )
        if not e.assumed and not any(e.who.matches(d) for d in scenario.rota.doctors):
            yield _issue(
                "UC206", e.source or e.id, f"The entitlement {e.id} is for nobody on the rota.", "Widen who it is for."
            )


def _owed(rota: Rota, dues: tuple[Due, ...]) -> Iterator[Issue]:
    owed: defaultdict[str, int] = defaultdict(int)
    for due in dues:
        owed[due.doctor] += due.open_minutes
    held = {name: _releasable_minutes(rota, name) for name in owed}
    short = [rota.doctor_of[name] for name, minutes in owed.items() if minutes > held[name]]
    if short and not any(held.values()):
        says = "No duty on this rota is one that may be released, so nothing can be planned."
        cure = "Say on the sheet Shift codes what the codes mean, their times, and which can be released."
        yield _issue("UC208", rota.sources[0].name if rota.sources else "rota", says, cure)
        return
    for doctor in short:
        says = (
            f"{doctor.name} is owed {owed[doctor.id]} minutes and has {held[doctor.id]} in duties that may be released."
        )
        cure = "Lower the entitlement, or let more of this doctor's codes be released."
        yield _issue("UC207", doctor.source or doctor.name, says, cure)


def _releasable_minutes(rota: Rota, doctor: str) -> int:
    spans = [d.span for d in rota.duties_by_doctor[doctor] if rota.can_release(d)]
    return sum(s.minutes for s in spans if s is not None)
