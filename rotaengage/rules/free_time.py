"""When a doctor could come to something that lasts so long, by the rota alone: cover is for the plan to weigh."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from rotaengage.domain.codes import LEAVE, REST, DutyKind
from rotaengage.domain.duty import Duty
from rotaengage.domain.people import Doctor
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.span import Span, minute_of

Minutes = tuple[int, int]


class FreeTime:
    """One doctor's duties as time that could be given, and what stands in the way elsewhere."""

    def __init__(self, scenario: Scenario, doctor: Doctor) -> None:
        self._scenario, self.doctor = scenario, doctor
        self._rota, self._limits = scenario.rota, scenario.limits
        self._duties = scenario.rota.duties_by_doctor[doctor.id]

    @cached_property
    def _away(self) -> dict[date, Duty]:
        return {d.day: d for d in self._duties if d.kind in LEAVE | REST and d.day is not None}

    @cached_property
    def _nights(self) -> list[Minutes]:
        spans = [d.span for d in self._duties if d.kind is DutyKind.NIGHT and d.span is not None]
        return [(minute_of(s.start), minute_of(s.end)) for s in spans]

    @cached_property
    def _open(self) -> list[tuple[int, int, int]]:
        """Of each duty that may be released: from and to between its handovers, and the minutes its breaks leave."""
        found = []
        for duty in self._duties:
            if duty.span is not None and self._rota.can_release(duty):
                breaks = sum(free for longer, free in self._limits.breaks if duty.span.minutes > longer)
                free = self._limits.handover_minutes
                found.append((minute_of(duty.span.start) + free, minute_of(duty.span.end) - free,
                              duty.span.minutes - breaks))  # fmt: skip
        return found

    def holds(self, span: Span) -> bool:
        """Whether the whole span lies in time that could be given."""
        start, end = minute_of(span.start), minute_of(span.end)
        fits = any(low <= start and end <= high and end - start <= most for low, high, most in self._open)
        return fits and not self._away_on(span) and not self._resting(start, end)

    def _away_on(self, span: Span) -> bool:
        day = span.start.astimezone(self._rota.zone).date()
        return day in self._away or day.weekday() in self.doctor.non_working_days

    def _resting(self, start: int, end: int) -> bool:
        wanted = self._limits.after_night_minutes
        return bool(wanted) and any(first < end and start < over + wanted for first, over in self._nights)

    def why_not(self, span: Span) -> str:
        """What stands in the way of a span, in a user's words; empty where nothing does."""
        return "" if self.holds(span) else next(self._obstacles(span))

    def _obstacles(self, span: Span) -> Iterator[str]:
        day = span.start.astimezone(self._rota.zone).date()
        if (self.doctor.post_from and day < self.doctor.post_from) or (
            self.doctor.post_to and day > self.doctor.post_to
        ):
            yield "not in post"
        if day in self._away:
            yield _word(self._away[day].kind)
        if day.weekday() in self.doctor.non_working_days:
            yield "non-working day"
        there = [d for d in self._duties if d.span is not None and d.span.overlaps(span)]
        for duty in there:
            if not self._rota.can_release(duty):
                yield f"{_word(duty.kind)} ({duty.code or duty.post or _word(duty.kind)})"
        if self._resting(minute_of(span.start), minute_of(span.end)):
            yield "rest after nights"
        if there:
            yield "at work for part of it only, or in a handover or break"
        yield "not at work" if any(d.day == day and d.span is not None for d in self._duties) else "day off"


def _word(kind: DutyKind) -> str:
    return kind.value.replace("_", " ")
