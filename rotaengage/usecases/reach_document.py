"""rotaengage.reach/1: who can never come, as JSON."""

from rotaengage.usecases.reach import Meeting, PersonReach, Reach
from rotaengage.usecases.reach_cycle import Turn
from rotaengage.usecases.reach_series import SeriesReach

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def reach_document(found: Reach) -> dict[str, object]:
    """The document."""
    names = {p.doctor.id: p.doctor.name for p in found.people}
    return {
        "schema": "rotaengage.reach/1",
        "activity": found.activity,
        "title": found.title,
        "meeting": _meeting(found.meeting),
        "dates": [d.isoformat() for d in found.dates],
        "never": [p.doctor.name for p in found.never],
        "people": [_person(p) for p in found.people],
        "lines": lines_of(found),
        "cycle": [_turn(t, names) for t in found.turns],
        "best": [{**_meeting(m), "never": count} for m, count in found.best],
        "series": found.series and _series(found.series),
    }


def lines_of(found: Reach) -> list[dict[str, object]]:
    """Each rota line that people are said to be on, with how many of them can never come."""
    lines: dict[str, list[PersonReach]] = {}
    for person in found.people:
        if person.doctor.line:
            lines.setdefault(person.doctor.line, []).append(person)
    return [{"line": n, "people": len(p), "never": sum(x.never for x in p)} for n, p in sorted(lines.items())]


def _meeting(meeting: Meeting) -> dict[str, object]:
    return {
        "weekday": _WEEKDAYS[meeting.weekday],
        "at": f"{meeting.at:%H:%M}",
        "duration_minutes": meeting.minutes,
        "every_weeks": meeting.every_weeks,
    }


def _person(person: PersonReach) -> dict[str, object]:
    return {
        "doctor": person.doctor.name,
        "grade": person.doctor.grade.value,
        "line": person.doctor.line or None,
        "meetings": person.meetings,
        "can_attend": len(person.can),
        "first": person.can[0].isoformat() if person.can else None,
        "because": [{"says": words, "meetings": count} for words, count in person.because],
    }


def _turn(turn: Turn, names: dict[str, str]) -> dict[str, object]:
    return {
        "cycle_weeks": turn.cycle_weeks,
        "doctors": [names.get(d, d) for d in turn.doctors],
        "meets_weeks": list(turn.meets),
        "can_come_in_weeks": list(turn.can),
        "cells": [str(c) for c in turn.cells],
    }


def _series(series: SeriesReach) -> dict[str, object]:
    return {
        "starts": [f"{s.start:%Y-%m-%dT%H:%M}" for s in series.starts],
        "reached": len(series.reached),
        "cannot": [{"doctor": d.name, "because": words} for d, words in series.cannot],
        "proved": series.proved,
    }
