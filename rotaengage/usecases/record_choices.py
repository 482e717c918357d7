"""What the forms of the record offer: days, lengths, activities, and what waits for a word."""

from datetime import date

from importers.setup_times import day_of
from rotaengage.domain.issue import UserError
from rotaengage.domain.record import RecordKind
from rotaengage.usecases.journal import Context
from rotaengage.usecases.names import find_doctor

ALL = "all of it"
NONE = "none of it"
NOTHING = "none in particular"
YES = "yes"
QUARTER_MINUTES = 15
_SHOWN = 60


def day_said(day: date) -> str:
    """A day as a choice: Mon 3 Aug 2026."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def said_day(text: str) -> date | None:
    """The day of a choice, or None."""
    return day_of(text.partition(" ")[2])


def _planned(context: Context, name: str) -> dict[date, int]:
    """Planned minutes of a doctor by day; nothing where the name is not one doctor's."""
    try:
        doctor = find_doctor(context.scenario.rota.doctors, name).id
    except UserError:
        return {}
    days: dict[date, int] = {}
    for slot in context.plan.slots if context.plan else ():
        if slot.doctor == doctor:
            day = slot.span.start.date()
            days[day] = days.get(day, 0) + slot.span.minutes
    on_record = {t.day for t in context.journal.times if t.doctor == doctor}
    return {day: minutes for day, minutes in sorted(days.items()) if day not in on_record}


def days_to_record(context: Context, name: str, today: date) -> tuple[str, ...]:
    """The days that are over with planned time of this doctor that is not on record, the latest first."""
    return tuple(day_said(day) for day in reversed(_planned(context, name)) if day <= today)


def delivered_choices(context: Context, name: str, day: date | None) -> tuple[str, ...]:
    """All, none, or so many quarters of an hour of what was planned on the day."""
    minutes = _planned(context, name).get(day, 0) if day else 0
    return (ALL, NONE, *(_length(m) for m in range(QUARTER_MINUTES, minutes, QUARTER_MINUTES)))


def _length(minutes: int) -> str:
    whole, rest = divmod(minutes, 60)
    return f"{whole} h {rest:02d} min" if whole and rest else f"{whole} h" if whole else f"{rest} min"


def activities(context: Context) -> tuple[str, ...]:
    """Each activity as a choice: its title and its id."""
    return tuple(f"{a.title or a.id} ({a.id})" for a in context.scenario.activities)


def id_in(choice: str) -> str:
    """The id of a choice of activities; empty where it is none in particular."""
    return choice.rpartition("(")[2].removesuffix(")") if choice != NOTHING else ""


def held_last(context: Context, activity: str, today: date) -> str:
    """The last day that is over on which an activity was planned; empty where there is none."""
    slots = context.plan.slots if context.plan else ()
    days = [s.span.start.date() for s in slots if s.activity == activity and s.span.start.date() <= today]
    return day_said(max(days)) if days else ""


def waiting(context: Context, kind: RecordKind) -> tuple[str, ...]:
    """The challenges without an answer, or the proposals without a reply: number and the first words."""
    journal = context.journal
    if kind is RecordKind.ANSWER:
        open_ones = [(n, f"{e.about}: {e.says}") for (n, e), done in journal.challenges if done is None]
    else:
        open_ones = [(n, e.says) for (n, e), done in journal.proposals if done is None]
    return tuple(f"{number}, {' '.join(words.split())[:_SHOWN]}" for number, words in open_ones)


def answer_to(context: Context, kind: RecordKind, number: int) -> dict[str, str]:
    """What a form tells at first that answers the challenge, or replies to the proposal, of a number."""
    found = next((choice for choice in waiting(context, kind) if choice.startswith(f"{number},")), "")
    return {"to": found} if found else {}


def number_in(choice: str) -> int:
    """The number of what waits. UserError where the choice has none."""
    number = choice.partition(",")[0].strip()
    if not number.isdigit() or int(number) < 1:
        raise UserError("that is not the number of anything that waits", choice, "put what it answers on record first")
    return int(number)
