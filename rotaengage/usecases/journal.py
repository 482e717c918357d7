"""Put on record what came of plans: outcomes, challenges and answers, proposals and replies, time kept or missed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from rotaengage.domain.issue import UserError
from rotaengage.domain.journal import Answer, Challenge, Entry, Journal, Outcome, Proposal, Reply, TimeKept
from rotaengage.domain.people import Doctor
from rotaengage.domain.plan import Plan
from rotaengage.domain.scenario import Scenario
from rotaengage.usecases.opened import who_am_i

SCHEMA = "rotaengage.journal/1"


class Recorded(NamedTuple):
    """An entry as it was put on record, with its number."""

    number: int
    entry: Entry


class Context(NamedTuple):
    """What an entry is held against."""

    scenario: Scenario
    plan: Plan | None
    journal: Journal


class Kept(NamedTuple):
    """How a doctor's planned time of a day came about. minutes are those delivered, all of them where it is None.

    named: whose time it was is kept for the doctor's own account; else the grade alone.
    """

    doctor: str
    day: date
    minutes: int | None = None
    why: str = ""
    exception: bool = False
    named: bool = True


def journal_of(path: Path) -> Journal:
    """Everything on record. UserError where it cannot be read."""
    from rotaengage.store import Workspace

    with Workspace.open(path, read_only=True) as workspace:
        return workspace.journal()


def put(path: Path, make: Callable[[Context], Entry], who: str = "") -> Recorded:
    """Put on record what make says of what is there now; who is the account where it is empty. UserError as make's."""
    from rotaengage.store import Workspace

    with Workspace.open(path) as workspace:
        context = Context(workspace.department().scenario, workspace.plan(), workspace.journal())
        entry = make(context)
        return Recorded(workspace.put_on_record(entry, who or who_am_i()), entry)


def put_outcome(path: Path, outcome: Outcome, today: date) -> Recorded:
    """What came of an activity. UserError for an activity that is not known, or a day to come."""
    return put(path, lambda context: fits(context, outcome, today))


def put_challenge(path: Path, challenge: Challenge) -> Recorded:
    """A challenge, under the name that it gives: the account is not noted. UserError for an unknown activity."""
    return put(path, lambda context: fits(context, challenge, challenge.made), challenge.by)


def put_answer(path: Path, answer: Answer) -> Recorded:
    """The answer to a challenge. UserError where there is no such challenge, or it has an answer."""
    return put(path, lambda context: fits(context, answer, answer.given))


def put_proposal(path: Path, proposal: Proposal) -> Recorded:
    """A proposal, under the name that it gives: the account is not noted."""
    return put(path, lambda _: proposal, proposal.by)


def put_reply(path: Path, reply: Reply) -> Recorded:
    """What became of a proposal. UserError where there is no such proposal, or it has a reply."""
    return put(path, lambda context: fits(context, reply, reply.given))


def fits(context: Context, entry: Entry, today: date) -> Entry:
    """The entry, where it can be put on record beside what is there. UserError where it cannot."""
    if isinstance(entry, Outcome | Challenge) and entry.activity:
        _known(context, entry.activity)
    if isinstance(entry, Outcome) and entry.held > today:
        says = f"{entry.held} is still to come"
        raise UserError(says, entry.activity, "put it on record when it has been held")
    if isinstance(entry, Answer):
        _refuse(entry.to, "challenge", "answer", {n: done is not None for (n, _), done in context.journal.challenges})
    if isinstance(entry, Reply):
        _refuse(entry.to, "proposal", "reply", {n: done is not None for (n, _), done in context.journal.proposals})
    return entry


def _known(context: Context, activity: str) -> None:
    if activity not in context.scenario.activity_of:
        known = ", ".join(a.id for a in context.scenario.activities)
        raise UserError("no activity has this id", activity, f"use one of: {known}")


def _refuse(number: int, what: str, word: str, known: dict[int, bool]) -> None:
    if number not in known:
        waiting = ", ".join(str(n) for n, done in known.items() if not done) or "none waits"
        raise UserError(f"there is no {what} of this number", str(number), f"use one that waits ({waiting})")
    if known[number]:
        raise UserError(f"this {what} has its {word} already", str(number), "what is on record stays as it is")


def put_time(path: Path, kept: Kept, today: date) -> Recorded:
    """Delivered or missed time of one doctor on a day. UserError where none was planned, or all of it is on record.

    The doctor is kept for the doctor's own account, where kept.named; what is listed and reported is the grade, so that
    nobody can be blamed by the record.
    """
    return put(path, lambda context: time_kept(context, kept, today))


def time_kept(context: Context, kept: Kept, today: date) -> TimeKept:
    """The entry of a doctor's time. UserError where none was planned, or all of it is on record."""
    where = f"{kept.doctor}, {kept.day}"
    if context.plan is None:
        raise UserError("there is no plan in this workspace yet", where, "run rotaengage plan first")
    if kept.day > today:
        raise UserError("this day is still to come", where, "put it on record when it is over")
    doctor = _doctor(context.scenario, kept.doctor)
    where = f"{doctor.name}, {kept.day}"
    on_day = [s for s in context.plan.slots if s.span.start.date() == kept.day]
    planned = sum(s.span.minutes for s in on_day if s.doctor == doctor.id)
    if not planned:
        raise UserError("no protected time was planned", where, "look at the doctor's own time for the days")
    delivered = planned if kept.minutes is None else kept.minutes
    if not 0 <= delivered <= planned:
        says = f"{delivered} minutes are not between 0 and the {planned} planned"
        raise UserError(says, where, "say how much of it was delivered")
    group = group_of(doctor)
    of_group = {d.id for d in context.scenario.rota.doctors if group_of(d) == group}
    in_all = sum(s.span.minutes for s in on_day if s.doctor in of_group)
    of_day = [t for t in context.journal.times if (t.day, t.group) == (kept.day, group)]
    if any(t.doctor == doctor.id for t in of_day):
        raise UserError(
            "this doctor's time of this day is on record already", where, "what is on record stays as it is"
        )
    if sum(t.planned_minutes for t in of_day) + planned > in_all:
        says = f"the planned time of this day is on record already for {group}"
        raise UserError(says, where, "what is on record stays as it is")
    return TimeKept(
        day=kept.day, group=group, planned_minutes=planned, delivered_minutes=delivered, why=kept.why,
        exception=kept.exception, doctor=doctor.id if kept.named else "",
    )  # fmt: skip


def group_of(doctor: Doctor) -> str:
    """The grade that is kept in place of a doctor."""
    return doctor.grade.value


def _doctor(scenario: Scenario, name: str) -> Doctor:
    found = [d for d in scenario.rota.doctors if name.casefold() in {d.name.casefold(), d.id.casefold()}]
    if len(found) == 1:
        return found[0]
    says = "two doctors of the rota have this name" if found else "no doctor of the rota has this name"
    raise UserError(says, name, "use the name as the rota writes it")


def journal_document(journal: Journal) -> dict[str, object]:
    """rotaengage.journal/1, which says of nobody whose time it was."""
    entries = [{"number": n, **entry.model_dump(mode="json", exclude={"doctor"})} for n, entry in journal.entries]
    return {"schema": SCHEMA, "entries": entries}
