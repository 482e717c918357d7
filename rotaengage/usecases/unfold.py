"""Activities as they are planned: a series as its sessions, a meeting as its sittings, no common start as own time."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from rotaengage.domain.activity import Activity, ActivityForm, Method
from rotaengage.domain.entitlement import Entitlement
from rotaengage.domain.own_time import as_own_time


class Unfolded(NamedTuple):
    """The activities to plan, and what is owed of those that became individual time."""

    activities: tuple[Activity, ...]
    entitlements: tuple[Entitlement, ...]


def unfold(activities: tuple[Activity, ...], first_day: date, last_day: date) -> Unfolded:
    """Unfold every activity over the days of the rota."""
    planned = [one for a in activities for one in _unfolded(a, first_day, last_day)]
    return Unfolded(tuple(planned), tuple(as_own_time(a)[1] for a in activities if _needs_no_start(a)))


def _needs_no_start(activity: Activity) -> bool:
    return activity.form is ActivityForm.EVENT and activity.method is Method.ASYNCHRONOUS


def _unfolded(activity: Activity, first_day: date, last_day: date) -> Iterator[Activity]:
    if activity.form is not ActivityForm.EVENT:
        yield activity
    elif _needs_no_start(activity):
        yield as_own_time(activity)[0]
    else:
        rounds = list(_rounds(activity, first_day, last_day))
        for number, one in enumerate(rounds, 1):
            yield from _sittings(one.changed(round=number) if len(rounds) > 1 else one)


def _rounds(activity: Activity, first_day: date, last_day: date) -> Iterator[Activity]:
    """One session in each whole or last stretch of the series; the days between two sessions are kept free."""
    first, last = activity.first_useful_day(first_day), activity.last_useful_day(last_day)
    if activity.every_weeks is None or first > last:
        yield activity
        return
    length, start = timedelta(weeks=activity.every_weeks), first
    spans = []
    while start == first or start + length - timedelta(days=1) <= last:
        spans.append((start, min(start + length - timedelta(days=1), last)))
        start += length
    total = len(spans)
    for number, (begin, end) in enumerate(spans, 1):
        latest = max(begin, end - timedelta(days=max(0, activity.least_days_apart - 1)))
        window = activity.window.changed(first_day=begin, last_day=latest)
        yield activity.changed(
            id=f"{activity.id}-{number}",
            title=f"{activity.title} ({number} of {total})" if total > 1 else activity.title,
            window=window,
            series=activity.id,
        )


def _sittings(activity: Activity) -> Iterator[Activity]:
    if activity.sittings == 1:
        yield activity
        return
    for number in range(1, activity.sittings + 1):
        yield activity.changed(
            id=f"{activity.id}-s{number}",
            title=f"{activity.title}, sitting {number}",
            series=activity.series or activity.id,
            sitting=number,
            sittings=1,
        )
