"""The list of doctors: what each is owed, gets, and why some of it is missing."""

from collections.abc import Sequence
from typing import NamedTuple

from rotaengage.domain.plan import DoctorOutcome, Plan, Slot
from rotaengage.domain.rota import Rota
from rotaengage.domain.scenario import Scenario
from rotaengage.tui.present.course import bar
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.rows import folded, matches
from rotaengage.tui.present.sheet import short_grade
from rotaengage.tui.present.story import person_line
from rotaengage.tui.present.text import clean, fit, fit_right, wrap
from rotaengage.tui.present.words import hours, share, when, wte_words


class Standing(NamedTuple):
    """One doctor of the list. outcome is None where there is no plan; owed_minutes is the entitlement."""

    doctor: str
    owed_minutes: int
    outcome: DoctorOutcome | None = None


def worst_first(outcomes: Sequence[DoctorOutcome], rota: Rota) -> list[DoctorOutcome]:
    """The outcomes with the least share of the entitlement first, then by name."""
    return sorted(outcomes, key=lambda one: (one.fulfilment, folded(rota.doctor_of[one.doctor].name)))


def standings(scenario: Scenario, plan: Plan | None, needle: str = "", *, by_name: bool = False) -> list[Standing]:
    """Every doctor that the filter leaves, worst-off first or by name."""
    rota = scenario.rota
    owed = dict.fromkeys(rota.doctor_of, 0)
    for due in scenario.dues:
        owed[due.doctor] = owed.get(due.doctor, 0) + due.entitled_minutes
    outcomes = {one.doctor: one for one in plan.doctors} if plan else {}
    found = [Standing(d.id, owed[d.id], outcomes.get(d.id)) for d in rota.doctors if matches(d, needle)]
    return sorted(found, key=lambda one: _rank(one, rota, by_name=by_name))


def _rank(one: Standing, rota: Rota, *, by_name: bool) -> tuple[bool, float, str]:
    name = folded(rota.doctor_of[one.doctor].name)
    if by_name or one.outcome is None:
        return (False, 0.0, name)
    return (one.outcome.entitled_minutes == 0, one.outcome.fulfilment, name)


def obstacle(outcome: DoctorOutcome) -> str:
    """What stood in the way, in one line: the first sentence counts days, those after it say why."""
    reasons = outcome.short_because[1:] or outcome.short_because
    return clean("; ".join(reasons))


def heading(width: int) -> Line:
    """The column heads of the list."""
    return (
        Piece(_columns("Doctor", "Grade", "WTE", "Owed", "Gets", width), Look.MUTED),
        Piece("Share  Why short", Look.MUTED),
    )


def _columns(name: str, grade: str, wte: str, owed: str, gets: str, width: int) -> str:
    room = name_room(width)
    return f"{fit(name, room)} {fit(grade, 6)} {fit_right(wte, 4)} {fit_right(owed, 8)} {fit_right(gets, 8)}  "


def name_room(width: int) -> int:
    """Cells for the name."""
    return 16 if width < 100 else 24


def standing_line(one: Standing, rota: Rota, width: int) -> Line:
    """One doctor in one line: what is owed, what is given, the share as figure and bar, the first reason."""
    doctor, outcome = rota.doctor_of[one.doctor], one.outcome
    gets = "-" if outcome is None else hours(outcome.planned_minutes + outcome.standing_minutes)
    owed = hours(outcome.entitled_minutes if outcome else one.owed_minutes)
    left = Piece(_columns(doctor.name, short_grade(doctor), wte_words(doctor.wte), owed, gets, width))
    if outcome is None:
        return (left, Piece("no plan yet", Look.MUTED))
    if not outcome.entitled_minutes:
        return (left, Piece("nothing owed", Look.MUTED))
    done, rest = bar(outcome.fulfilment, 8 if width >= 100 else 0)
    look = Look.GOOD if outcome.fulfilment >= 1 else Look.WARN
    return (left, Piece(f"{share(outcome.fulfilment):>4} ", look), Piece(done, look), Piece(rest, Look.MUTED),
            Piece(f"  {obstacle(outcome)}", Look.MUTED))  # fmt: skip


def detail(one: Standing, scenario: Scenario, slots: Sequence[Slot], width: int) -> list[Line]:
    """One doctor in full: every reason, and every piece of protected time."""
    doctor = scenario.rota.doctor_of[one.doctor]
    lines: list[Line] = [(Piece(clean(doctor.name), Look.HEAD), Piece(f"  {person_line(doctor)}", Look.MUTED))]
    if one.outcome is not None:
        reasons = "; ".join(one.outcome.short_because)
        lines += [line(text, Look.WARN) for text in wrap(f"Short: {reasons}", width)] if reasons else []
    lines += [
        line(text, Look.MUTED) for d in scenario.dues if d.doctor == one.doctor for text in _due(d.because, width)
    ]
    own = sorted((s for s in slots if s.doctor == one.doctor), key=lambda s: s.span.start.timestamp())
    for slot in own:
        activity = scenario.activity_of.get(slot.activity)
        lines.append(
            (Piece(fit(when(slot.span), 24)), Piece(clean(activity.title if activity else slot.activity), Look.MUTED))
        )
    if one.outcome is not None and not own:
        lines.append(line("No protected time in this plan.", Look.MUTED))
    return lines


def _due(because: str, width: int) -> list[str]:
    return wrap(f"Owed: {because}", width) if because else []
