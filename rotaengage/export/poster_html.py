"""A poster of the period's events, for a wall or a mail: what, when, where, why, and how to have a say."""

from rotaengage.domain.activity import Activity
from rotaengage.domain.plan import EventOutcome, Plan
from rotaengage.domain.privacy import Privacy
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.span import Span
from rotaengage.export.html_page import name, page, text
from rotaengage.export.timetable_sheet import held, who_comes
from rotaengage.export.wording import day_words, hours_words, times

_ONE_COLUMN = 4
_COVERED = "Whoever has one of these in the timetable has protected time for it: the service is covered meanwhile."


def poster(plan: Plan, scenario: Scenario, privacy: Privacy = Privacy.FULL) -> bytes:
    """Every event that has a time, by time. It names nobody."""
    rota, found = scenario.rota, held(plan)
    period = f"{day_words(rota.first_day)} to {day_words(rota.last_day)}"
    cards = "\n".join(_card(e, span, scenario.activity_of[e.activity], privacy) for e, span in found)
    kind = "cards one" if len(found) <= _ONE_COLUMN else "cards"
    body = f'<div class="{kind}">{cards}</div>' if found else '<p class="empty">No events are planned.</p>'
    foot = f"<footer>{_COVERED}</footer>" if found else ""
    top = (
        '<header class="top"><p class="eyebrow">Protected engagement time</p><h1>Have your say</h1>'
        f'<p class="under">{text(period)}</p></header>'
    )
    section = f'<section class="sheet poster">{top}{body}{foot}</section>'
    return page("Have your say", [section])


def _card(event: EventOutcome, span: Span, activity: Activity, privacy: Privacy) -> str:
    where = f", {name(activity.place)}" if activity.place else ""
    coming = who_comes(event, privacy)
    told = (
        activity.purpose,
        f"How to contribute: {activity.how_to_contribute}" if activity.how_to_contribute else "",
    )
    dates = (
        f"Decided {day_words(activity.decision_date)}." if activity.decision_date else "",
        f"You hear by {day_words(activity.feedback_date)}." if activity.feedback_date else "",
    )
    said = "".join(f"<p>{name(words.rstrip('.'))}.</p>" for words in told if words)
    protected = f"Time is protected for {coming}." if coming else ""
    small = "".join(
        f'<p class="small">{text(words)}</p>' for words in (" ".join(filter(None, dates)), protected) if words
    )
    start = span.start
    return (
        f'<article><div class="day">{start:%A}<b>{start.day}</b>{start:%B}</div><div class="words">'
        f'<h2>{name(activity.title)}</h2><p class="line">{times(span)} ({hours_words(span.minutes)}){where}, '
        f"{text(activity.method.value.replace('_', ' '))}</p>{said}"
        f"{small}</div></article>"
    )
