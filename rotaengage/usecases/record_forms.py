"""What is put on record, as forms: one for each kind of entry, read into the entry that the journal takes.

A form offers what can be put on record: days that are over and not on record yet, what waits for an answer.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from importers.setup_times import day_of, minutes_of
from rotaengage.domain.fact import Field
from rotaengage.domain.issue import UserError
from rotaengage.domain.journal import Answer, Challenge, Entry, Outcome, Proposal, Reply
from rotaengage.domain.record import RecordKind
from rotaengage.usecases.journal import Context, Kept, Recorded, fits, put, time_kept
from rotaengage.usecases.names import find_doctor
from rotaengage.usecases.opened import Opened
from rotaengage.usecases.record_choices import (
    ALL,
    NONE,
    NOTHING,
    YES,
    activities,
    days_to_record,
    delivered_choices,
    held_last,
    id_in,
    number_in,
    said_day,
    waiting,
)

MOST_CHARACTERS = 4000
MOST_PEOPLE = 10_000
ANONYMOUS = "anonymous"
TAKEN_UP = "taken up"
_YES_NO = (YES, "no")
_DATE = "A day that is over: 3 Aug 2026, 03/08/2026 or 2026-08-03."
Told = Mapping[str, str]


def context_of(opened: Opened) -> Context:
    """What an entry is held against, of a workspace that is open."""
    return Context(opened.department.scenario, opened.plan, opened.journal)


def record_form(context: Context, kind: RecordKind, told: Told, today: date) -> tuple[Field, ...]:
    """The form of a kind of entry; what it offers follows what is told in it so far."""
    return _FORMS[kind](context, told, today)


def read_record(context: Context, kind: RecordKind, told: Told, today: date) -> Entry:
    """The entry that a form tells. UserError where a word cannot be understood, or it cannot be put on record."""
    form = record_form(context, kind, told, today)
    whole = {field.key: told.get(field.key, field.value).strip() for field in form}
    for field in form:
        if field.needed and not whole[field.key]:
            raise UserError(f"{field.label} is not said", cure=field.note)
        if len(whole[field.key]) > MOST_CHARACTERS:
            raise UserError(f"{field.label} is longer than {MOST_CHARACTERS:,} characters", cure="say it shorter")
    return _READ[kind](context, whole, today)


def keep_record(path: Path, kind: RecordKind, told: Told, today: date) -> tuple[Opened, Recorded]:
    """Put on record what a form tells; the workspace as it stands then. UserError as read_record's."""
    from rotaengage.usecases.open_workspace import open_workspace

    by = told.get("by") or ANONYMOUS if kind in (RecordKind.CHALLENGE, RecordKind.PROPOSAL) else ""
    done = put(path, lambda context: read_record(context, kind, told, today), by)
    return open_workspace(path), done


def _time_form(context: Context, told: Told, today: date) -> tuple[Field, ...]:
    name = told.get("doctor", "")
    days = days_to_record(context, name, today)
    day = said_day(told.get("day", "") or (days[0] if days else ""))
    known = days or not name
    return (
        Field("doctor", "Doctor", "", "Whose planned time. Told in the doctor's own account alone; lists and reports "
              "know the grade.", needed=True),
        Field("day", "Day", days[0] if days else "",
              "A day that is over, with planned time that is not on record yet." if known else
              "Nothing of this doctor's waits: no planned day is over, or all of them are on record.", days, True),
        Field("delivered", "Delivered", ALL, "How much of the time that was planned on this day was really given.",
              delivered_choices(context, name, day), True),
        Field("why", "Why some was missed", "", "What stood in the way. Name nobody."),
        Field("exception", "Exception-reported", "no", "Whether what was missed was exception-reported.", _YES_NO),
        Field("named", "The doctor sees it", YES, "no keeps the grade alone, and nothing in the doctor's own account.",
              _YES_NO),
    )  # fmt: skip


def _outcome_form(context: Context, told: Told, today: date) -> tuple[Field, ...]:
    known = activities(context)
    held = held_last(context, id_in(told.get("activity", known[0] if known else "")), today)
    return (
        Field("activity", "Activity", known[0] if known else "", "What was held.", known, True),
        Field("held", "Held on", held, _DATE, needed=True),
        Field("said", "Said", "", "What was said.", needed=True),
        Field("decided", "Decided", "", "What was decided."),
        Field("change", "Changed", "", "What changed because of it."),
        Field("attended", "How many came", "", "A number of people."),
    )


def _challenge_form(context: Context, told: Told, today: date) -> tuple[Field, ...]:
    del told, today
    return (
        Field("about", "About", "", "The slot, the rule or the decision, in a few words.", needed=True),
        Field("says", "The challenge", "", "What is wrong with it, or asked of it.", needed=True),
        Field("activity", "Activity", NOTHING, "Its feedback date is when an answer is due.",
              (NOTHING, *activities(context))),
        Field("by", "By", ANONYMOUS, "A name or any pseudonym; it is kept as it stands here."),
    )  # fmt: skip


def _answer_form(context: Context, told: Told, today: date) -> tuple[Field, ...]:
    del told, today
    choices = waiting(context, RecordKind.ANSWER)
    return (
        Field("to", "To", choices[0] if choices else "", "The challenge that waits for an answer." if choices else
              "No challenge waits for an answer.", choices, True),
        Field("says", "The answer", "", "What is said to it.", needed=True),
    )  # fmt: skip


def _proposal_form(context: Context, told: Told, today: date) -> tuple[Field, ...]:
    del context, told, today
    return (
        Field("says", "The proposal", "", "What the next plan, or the rota, should do otherwise.", needed=True),
        Field("by", "By", ANONYMOUS, "A name or any pseudonym; it is kept as it stands here."),
    )


def _reply_form(context: Context, told: Told, today: date) -> tuple[Field, ...]:
    del told, today
    choices = waiting(context, RecordKind.REPLY)
    return (
        Field("to", "To", choices[0] if choices else "", "The proposal that waits for a reply." if choices else
              "No proposal waits for a reply.", choices, True),
        Field("taken_up", "What became of it", TAKEN_UP, "Whether it is taken up.", (TAKEN_UP, "refused")),
        Field("why", "Why", "", "The reason.", needed=True),
    )  # fmt: skip


def _time(context: Context, told: Told, today: date) -> Entry:
    doctor = find_doctor(context.scenario.rota.doctors, told["doctor"])
    minutes = {ALL: None, NONE: 0}.get(told["delivered"], minutes_of(told["delivered"]))
    if minutes is None and told["delivered"] != ALL:
        raise UserError("that is no length of time", told["delivered"], f"say {ALL}, {NONE}, or such as 1 h 30")
    kept = Kept(doctor.id, _day(told["day"]), minutes, told["why"][:400], told["exception"] == YES,
                told["named"] == YES)  # fmt: skip
    return time_kept(context, kept, today)


def _outcome(context: Context, told: Told, today: date) -> Entry:
    attended = told["attended"]
    if attended and not (attended.isdigit() and int(attended) <= MOST_PEOPLE):
        raise UserError("that is no number of people", attended, f"type one from 0 to {MOST_PEOPLE:,}")
    entry = Outcome(activity=id_in(told["activity"]), held=_day(told["held"]), said=told["said"],
                    decided=told["decided"], change=told["change"],
                    attended=int(attended) if attended else None)  # fmt: skip
    return fits(context, entry, today)


def _challenge(context: Context, told: Told, today: date) -> Entry:
    entry = Challenge(made=today, about=told["about"][:200], says=told["says"], by=told["by"][:200] or ANONYMOUS,
                      activity=id_in(told["activity"]))  # fmt: skip
    return fits(context, entry, today)


def _answer(context: Context, told: Told, today: date) -> Entry:
    return fits(context, Answer(given=today, to=number_in(told["to"]), says=told["says"]), today)


def _proposal(context: Context, told: Told, today: date) -> Entry:
    return fits(context, Proposal(made=today, says=told["says"], by=told["by"][:200] or ANONYMOUS), today)


def _reply(context: Context, told: Told, today: date) -> Entry:
    taken_up = told["taken_up"] == TAKEN_UP
    return fits(context, Reply(given=today, to=number_in(told["to"]), taken_up=taken_up, why=told["why"]), today)


def _day(text: str) -> date:
    found = said_day(text) or day_of(text)
    if found is None:
        raise UserError("that is no date", text, _DATE)
    return found


_FORMS = {
    RecordKind.TIME: _time_form, RecordKind.OUTCOME: _outcome_form, RecordKind.CHALLENGE: _challenge_form,
    RecordKind.ANSWER: _answer_form, RecordKind.PROPOSAL: _proposal_form, RecordKind.REPLY: _reply_form,
}  # fmt: skip
_READ = {
    RecordKind.TIME: _time, RecordKind.OUTCOME: _outcome, RecordKind.CHALLENGE: _challenge,
    RecordKind.ANSWER: _answer, RecordKind.PROPOSAL: _proposal, RecordKind.REPLY: _reply,
}  # fmt: skip
