"""One printed page a doctor: when, what for, where, and what happens to what is said there."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from rotaengage.domain.activity import Activity
from rotaengage.domain.plan import Plan, Slot
from rotaengage.domain.scenario import Scenario
from rotaengage.export.html_page import cell, figures, name, page, text
from rotaengage.export.marks import doctor_name, method_words
from rotaengage.export.veil import Veil, veil_of
from rotaengage.export.wording import day_words, hours_words, percent, times

_ROOMY = 22
_WITH_TIME = (
    "The time lies inside your duties and your service stays covered: hand over your bleep and go. "
    "If you are called back, tell your rota coordinator."
)
_WITHOUT = "If you think that time is owed to you, tell your rota coordinator."


def timetables(plan: Plan, scenario: Scenario, doctors: Sequence[str] | None = None) -> bytes:
    """The pages of these doctors (Doctor.id), else of everybody with a slot or owed time, by name."""
    wanted = doctors if doctors is not None else _everybody(plan, scenario)
    veil = veil_of(scenario, {})
    pages = [_sheet(d, plan, scenario, veil) for d in wanted]
    title = (
        f"Protected time, {doctor_name(wanted[0], scenario)}" if len(wanted) == 1 else "Timetables of protected time"
    )
    return page(title, pages or ['<section class="sheet"><p class="empty">Nobody has protected time.</p></section>'])


def _everybody(plan: Plan, scenario: Scenario) -> list[str]:
    ids = {s.doctor for s in plan.slots} | {d.doctor for d in plan.doctors}
    return sorted(ids, key=lambda d: (doctor_name(d, scenario).casefold(), d))


def _sheet(doctor: str, plan: Plan, scenario: Scenario, veil: Veil) -> str:
    own = sorted((s for s in plan.slots if s.doctor == doctor), key=lambda s: s.span.start.timestamp())
    known, rota = scenario.rota.doctor_of.get(doctor), scenario.rota
    grade = f"{name(known.grade_text or known.grade.value)}, " if known else ""
    period = f"{day_words(rota.first_day)} to {day_words(rota.last_day)}"
    return "\n".join(
        (
            f'<section class="sheet{_density(own)}"><header class="top">'
            '<p class="eyebrow">Protected engagement time</p>',
            f'<h1>{name(doctor_name(doctor, scenario))}</h1><p class="under">{grade}{text(period)}</p></header>',
            _figures(doctor, own, plan),
            _slots(own, scenario),
            _why_not_more(doctor, plan, veil),
            _activities(own, scenario),
            f"<footer>Plan version {plan.version}. {_WITH_TIME if own else _WITHOUT}</footer></section>",
        )
    )


def _density(own: Sequence[Slot]) -> str:
    """Whether the page must be set tighter, counted in lines of the table."""
    weeks = {s.span.start.date() - timedelta(days=s.span.start.weekday()) for s in own}
    lines = len(own) + len(weeks) + 3 * len({s.activity for s in own})
    return " dense" if lines > _ROOMY else ""


def _figures(doctor: str, own: Sequence[Slot], plan: Plan) -> str:
    outcome = next((d for d in plan.doctors if d.doctor == doctor), None)
    events = sum(s.event is not None for s in own)
    pairs = [(str(len(own)), "slots"), (str(events), "of them events")]
    if outcome is not None:
        given = outcome.planned_minutes + outcome.standing_minutes
        pairs = [
            (hours_words(outcome.entitled_minutes), "of your own time due"),
            (hours_words(given), f"planned or in the rota ({percent(outcome.fulfilment)}%)"),
            (hours_words(max(0, outcome.entitled_minutes - given)), "still owed"),
            (str(events), "events" if events != 1 else "event"),
        ]
    return figures(pairs)


def _slots(own: Sequence[Slot], scenario: Scenario) -> str:
    if not own:
        return '<p class="empty">No protected time is planned in this period.</p>'
    places = any(a.place for s in own if (a := scenario.activity_of.get(s.activity)))
    columns = ("Day", "Time", "Length", "What for", "How", *(["Where"] if places else []))
    head = "".join(f'<th scope="col">{c}</th>' for c in columns)
    rows = "\n".join(_rows(own, scenario, places=places))
    return f'<table class="slots"><thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table>'


def _rows(own: Sequence[Slot], scenario: Scenario, *, places: bool) -> Iterator[str]:
    week = None
    for slot in own:
        day = slot.span.start.date()
        monday = day - timedelta(days=day.weekday())
        if monday != week:
            week = monday
            yield f'<tr class="week"><td colspan="{6 if places else 5}">Week of {monday.day} {monday:%B}</td></tr>'
        activity = scenario.activity_of.get(slot.activity)
        where = f"<td>{cell(activity.place if activity else '')}</td>" if places else ""
        yield (
            f'<tr><td class="fixed">{day:%a} {day.day} {day:%b}</td><td class="fixed">{times(slot.span)}</td>'
            f'<td class="fixed">{hours_words(slot.span.minutes)}</td>'
            f'<td class="what">{cell(activity.title if activity else slot.activity)}</td>'
            f"<td>{text(method_words(slot))}</td>{where}</tr>"
        )


def _why_not_more(doctor: str, plan: Plan, veil: Veil) -> str:
    """Whoever is short is told why, on a page that may hang on a wall: no colleague's name, no reason for absence."""
    reasons = veil.texts(next((d.short_because for d in plan.doctors if d.doctor == doctor), ()))
    return f"<h2>Why it is not more</h2><dl><dd>{name('; '.join(reasons))}.</dd></dl>" if reasons else ""


def _activities(own: Sequence[Slot], scenario: Scenario) -> str:
    ids = dict.fromkeys(s.activity for s in own)
    told = [scenario.activity_of[i] for i in ids if i in scenario.activity_of]
    items = "".join(f"<dt>{name(a.title)}</dt><dd>{_said(a)}</dd>" for a in told if _said(a))
    return f"<h2>What it is for, and what becomes of it</h2><dl>{items}</dl>" if items else ""


def _said(activity: Activity) -> str:
    parts = (
        activity.purpose,
        f"How to contribute: {activity.how_to_contribute}" if activity.how_to_contribute else "",
        f"Decided {day_words(activity.decision_date)}" if activity.decision_date else "",
        f"You hear by {day_words(activity.feedback_date)}" if activity.feedback_date else "",
    )
    return " ".join(f"{name(p.rstrip('.'))}." for p in parts if p)
