"""Everything that needs a person, in one list: questions, working time, cover, and what the plan leaves open."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from rotaengage.domain.issue import Severity
from rotaengage.domain.plan import Plan
from rotaengage.domain.scenario import Scenario
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.rows import folded
from rotaengage.tui.present.text import clean, fit, wrap
from rotaengage.tui.present.words import SEVERITY_SIGNS, count, hours, sentence

if TYPE_CHECKING:
    from rotaengage.domain.department import Department
    from rotaengage.usecases.check import Checked


MOST_SAID = 56
WITH_CURE = 110
"""Cells from which a line says what to do, too."""


class Kind(StrEnum):
    """What sort of finding it is."""

    QUESTION = "questions"
    HOURS = "working time"
    COVER = "cover"
    PLAN = "plan"
    ASSUMED = "assumptions"
    TOLD = "told"


KIND_WORDS: dict[Kind, str] = {
    Kind.QUESTION: "Questions of the reading",
    Kind.HOURS: "Working time of the rota as it came",
    Kind.COVER: "Cover below minimum in the rota as it came",
    Kind.PLAN: "Left open by the plan",
    Kind.ASSUMED: "Assumed until somebody confirms it",
    Kind.TOLD: "Told by the reading, nothing to decide",
}


class Finding(NamedTuple):
    """One line of the list. where is a cell or a range, empty where there is none; doctor is a Doctor.id or empty.

    subject is what says begins with where it is about no cell: a doctor, an event, a requirement.
    """

    kind: Kind
    severity: Severity
    code: str
    where: str
    says: str
    cure: str = ""
    doctor: str = ""
    suggestions: tuple[str, ...] = ()
    subject: str = ""


def findings(department: "Department", plan: Plan | None, checked: "Checked | None") -> list[Finding]:
    """All of them, by kind; without a check yet only what was read and planned."""
    found = [*_read(department), *_checked(checked, department.scenario), *_planned(plan, department.scenario)]
    order = list(Kind)
    weight = list(SEVERITY_SIGNS)
    return sorted(found, key=lambda one: (order.index(one.kind), weight.index(one.severity)))


def _read(department: "Department") -> Iterator[Finding]:
    for issue in department.issues:
        asks = issue.severity in (Severity.QUESTION, Severity.ERROR)
        kind = Kind.QUESTION if asks else Kind.TOLD
        yield Finding(kind, issue.severity, issue.code, issue.where, issue.says, issue.cure, "", issue.suggestions)


def _checked(checked: "Checked | None", scenario: Scenario) -> Iterator[Finding]:
    if checked is None:
        return
    for kind, breaches in ((Kind.HOURS, checked.working_time), (Kind.PLAN, checked.new)):
        for breach in breaches:
            where = ", ".join(str(cell) for cell in breach.where)
            yield Finding(kind, Severity.ERROR, breach.code, where, breach.says, "", breach.doctor or "")
    titles = {need.id: need.title or need.id for need in scenario.cover}
    for outcome in checked.cover_before:
        if outcome.existing_gap_minutes:
            title, gap = titles.get(outcome.requirement, outcome.requirement), hours(outcome.existing_gap_minutes)
            says = f"{title}: {gap} below the minimum, {-outcome.tightest_margin} short at worst"
            cure = "The plan never makes it worse; the rota itself has the gap"
            yield Finding(Kind.COVER, Severity.ERROR, "RE101", "", says, cure, subject=title)


def _planned(plan: Plan | None, scenario: Scenario) -> Iterator[Finding]:
    for told in scenario.assumptions if plan is None else plan.assumptions:
        yield Finding(Kind.ASSUMED, Severity.WARNING, "assumed", "", told, "Say it in the setup workbook to confirm it")
    if plan is None:
        return
    for event in plan.events:
        activity = scenario.activity_of.get(event.activity)
        title = activity.title if activity else event.event
        if event.span is None:
            yield Finding(Kind.PLAN, Severity.WARNING, "event", "", f"{title}: no time found; {event.why_not}",
                          subject=title)  # fmt: skip
        elif not event.quorum_met:
            yield Finding(Kind.PLAN, Severity.WARNING, "quorum", "", f"{title}: the quorum is not met", subject=title)
    for one in plan.doctors:
        if one.fulfilment < 1:
            got, owed = hours(one.planned_minutes + one.standing_minutes), hours(one.entitled_minutes)
            name = scenario.rota.doctor_of[one.doctor].name
            yield Finding(Kind.PLAN, Severity.NOTE, "short", "", f"{name} gets {got} of {owed}",
                          "; ".join(one.short_because), one.doctor, subject=name)  # fmt: skip


def kept(found: Sequence[Finding], needle: str, kind: Kind | None) -> list[tuple[int, Finding]]:
    """Those with all the words and of the kind (None: every kind), with their place in the whole list."""
    words = folded(needle).split()
    return [
        (number, one)
        for number, one in enumerate(found)
        if kind in (None, one.kind)
        and all(word in folded(f"{one.code} {one.where} {one.says} {one.cure}") for word in words)
    ]


def heading(kind: Kind, number: int) -> Line:
    """The line above the findings of a kind."""
    return (Piece(f"{KIND_WORDS[kind]} ", Look.HEAD), Piece(f"({number:,})", Look.MUTED))


def brief(one: Finding) -> str:
    """What a line says beside its subject."""
    return sentence(clean(one.says.removeprefix(one.subject).lstrip(": ")))


def said_width(found: Sequence[Finding]) -> int:
    """Cells for what some findings say, so that what to do stands below each other; long ones go over it."""
    return min(MOST_SAID, max((cell_len(brief(one)) for one in found), default=0))


def finding_line(one: Finding, width: int, said: int = 0) -> Line:
    """A finding in one line: sign, code, what it is about (a cell, a doctor, an event, a requirement), words; on a
    wide screen what to do, after so many cells for the words.
    """
    sign, look, _ = SEVERITY_SIGNS[one.severity]
    room = min(22, max(10, width // 5))
    place = one.where if cell_len(one.where) <= room or one.where.count("!") != 1 else one.where.partition("!")[2]
    says, cure = brief(one), one.cure if width >= WITH_CURE else ""
    says = says.ljust(said) if cure else says
    return (
        Piece(f" {sign} ", look), Piece(f"{fit(one.code, 7)} ", Look.MUTED),
        Piece(f"{fit(place or one.subject, room)} ", Look.STRONG), Piece(says),
        Piece(f"  {sentence(clean(cure))}" if cure else "", Look.MUTED),
    )  # fmt: skip


def finding_lines(one: Finding, width: int) -> list[Line]:
    """A finding in full."""
    sign, look, word = SEVERITY_SIGNS[one.severity]
    lines: list[Line] = [(Piece(f"{sign} {word} {one.code}", look), Piece(f"  {clean(one.where)}", Look.STRONG))]
    lines += [line(text) for text in wrap(sentence(one.says), width)]
    lines += [line(text, Look.MUTED) for text in wrap(sentence(one.cure), width)] if one.cure else []
    if one.suggestions:
        could = ", ".join(clean(text).replace("_", " ") for text in one.suggestions)
        lines += [line(text) for text in wrap(f"Could be: {could}", width)]
    return lines


def title(found: Sequence[Finding], shown: int, *, counting: bool) -> str:
    """How many there are, and whether the checks still run."""
    told = f"{count(len(found), 'finding')}" if shown == len(found) else f"{shown:,} of {count(len(found), 'finding')}"
    return f"{told}; the rules are still being checked" if counting else told
