"""Lay leave and on-call work over a rota: the duties change where leave takes them, and every clash is told."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import NamedTuple

from rotaengage.domain.absence import Absence, CalendarEntry, Half
from rotaengage.domain.answers import Answers
from rotaengage.domain.codes import LEAVE, REST, TRAITS, DutyKind, ReleaseClass
from rotaengage.domain.duty import Duty
from rotaengage.domain.issue import Issue, Severity
from rotaengage.domain.people import Doctor
from rotaengage.domain.rota import Rota
from rotaengage.domain.span import Span, instant
from rotaengage.usecases.who_is_meant import Meant

NOON = time(13)
"""Where the halves of a day meet (design)."""
ON_CALL = frozenset({DutyKind.RESIDENT_ON_CALL, DutyKind.NON_RESIDENT_ON_CALL})
_QUIET = frozenset({ReleaseClass.C0, ReleaseClass.C1})


class Laid(NamedTuple):
    """The rota with the lists over it, and what was found on the way."""

    rota: Rota
    issues: tuple[Issue, ...] = ()


@dataclass
class _Table:
    """The rota while it is changed: duties by doctor and date."""

    rota: Rota
    meant: Meant
    days: defaultdict[tuple[str, date], list[Duty]] = field(default_factory=lambda: defaultdict(list))
    undated: list[Duty] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    rests: dict[str, list[date]] = field(default_factory=dict)
    outside: int = 0

    @classmethod
    def of(cls, rota: Rota, answers: Answers) -> "_Table":
        """A rota opened for changes."""
        table = cls(rota, Meant.of(rota, answers))
        for duty in rota.duties:
            if duty.day is None:
                table.undated.append(duty)
            else:
                table.days[duty.doctor, duty.day].append(duty)
        return table

    def closed(self) -> Laid:
        """The rota with the changes, in the order that it had; what is new stands behind."""
        order = {d.id: n for n, d in enumerate(self.rota.duties)}
        duties = [d for found in self.days.values() for d in found] + self.undated
        duties.sort(key=lambda d: (order.get(d.id, len(order)), d.day or date.min, d.doctor, d.id))
        return Laid(self.rota.changed(duties=tuple(duties)), tuple(self.issues))

    def tell(self, code: str, severity: Severity, where: str, says: str, cure: str) -> None:
        """One finding."""
        self.issues.append(Issue(code=code, severity=severity, where=where, says=says, cure=cure))


def lay_over(rota: Rota, absences: Sequence[Absence], entries: Sequence[CalendarEntry], answers: Answers) -> Laid:
    """Leave first, then on-call: so that on-call work on a day of leave is a clash."""
    if not absences and not entries:
        return Laid(rota)
    table = _Table.of(rota, answers)
    for absence, doctor in _known(table, absences):
        _lay_absence(table, absence, doctor)
    _lay_entries(table, entries)
    _about_rest(table)
    if table.outside:
        says = f"{table.outside} rows of the leave lists lie wholly outside {rota.first_day} to {rota.last_day}."
        table.tell("UC310", Severity.NOTE, str(absences[0].source), says, "Nothing need be done.")
    return table.closed()


def _known(table: _Table, absences: Sequence[Absence]) -> Iterator[tuple[Absence, Doctor]]:
    strangers: dict[str, list[Absence]] = {}
    for absence in absences:
        doctor = table.meant.doctor(absence.name)
        if doctor is None:
            strangers.setdefault(absence.name, []).append(absence)
        else:
            yield absence, doctor
    for name, rows in strangers.items():
        table.issues.append(table.meant.stranger(name, str(rows[0].source), len(rows), "this leave"))


def _lay_absence(table: _Table, absence: Absence, doctor: Doctor) -> None:
    first, last = max(absence.first, table.rota.first_day), min(absence.last, table.rota.last_day)
    table.outside += first > last
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        _lay_day(table, absence, doctor, day, absence.on(day))


def _lay_day(table: _Table, absence: Absence, doctor: Doctor, day: date, halves: frozenset[Half]) -> None:
    duties = table.days[doctor.id, day]
    away = next((d for d in duties if d.kind in LEAVE), None)
    resting = next((d for d in duties if d.kind in REST), None)
    worked = [d for d in duties if TRAITS[d.kind].works]
    if away is not None and not worked:
        return
    if resting is not None and not worked:
        table.rests.setdefault(f"{doctor.name}|{absence.source}", []).append(day)
        return
    whole = len(halves) == len(Half)
    changed = [_taken(table, absence, doctor, duty, halves) if duty in worked else duty for duty in duties]
    if whole and not any(d.kind in LEAVE for d in changed):
        changed.append(_leave_duty(absence, doctor, day))
    table.days[doctor.id, day] = changed


def _leave_duty(absence: Absence, doctor: Doctor, day: date) -> Duty:
    return Duty(
        id=f"{absence.source}|{doctor.id}|{day}",
        doctor=doctor.id,
        day=day,
        code=None,
        kind=absence.kind,
        span=None,
        source=absence.source,
        note=absence.text,
    )


def _taken(table: _Table, absence: Absence, doctor: Doctor, duty: Duty, halves: frozenset[Half]) -> Duty:
    """A duty with the leave taken out of it: the rest of it, or leave where nothing is left."""
    left = _left(duty, halves, table.rota) if len(halves) < len(Half) else None
    if left == duty.span and duty.span is not None:
        return duty
    _clash(table, absence, doctor, duty, halves)
    note = f"{_words(absence.kind)} by {absence.source}"
    if left is not None:
        return duty._replace(span=left, note=note)
    return duty._replace(span=None, kind=absence.kind, note=note)


def _left(duty: Duty, halves: frozenset[Half], rota: Rota) -> Span | None:
    """What is left of a duty after half a day of leave; None where nothing is, or its times are not known."""
    if duty.span is None or duty.day is None:
        return None
    noon = instant(duty.day, NOON, rota.zone)
    start, end = duty.span.start, duty.span.end
    if Half.AM in halves:
        start = max(start, noon, key=lambda m: m.timestamp())
    else:
        end = min(end, noon, key=lambda m: m.timestamp())
    return Span(start, end) if end.timestamp() > start.timestamp() else None


def _clash(table: _Table, absence: Absence, doctor: Doctor, duty: Duty, halves: frozenset[Half]) -> None:
    """Leave on a standard day is what leave is for; on a duty that somebody must cover it is a question."""
    quiet = TRAITS[duty.kind].release in _QUIET
    half = "" if len(halves) == len(Half) else f" ({next(iter(halves)).value})"
    says = (
        f"{doctor.name} is on {_words(absence.kind)}{half} on {duty.day:%a %d %b %Y} and has the duty "
        f"{duty.code or duty.post or _words(duty.kind)}; the leave was taken."
    )
    where = f"{absence.source}, {duty.source}"
    severity = Severity.NOTE if quiet else Severity.QUESTION
    cure = "Nothing need be done." if quiet else "Give the duty to somebody else, or move the leave."
    table.tell("UC311" if quiet else "UC312", severity, where, says, cure)


def _words(kind: DutyKind) -> str:
    return kind.value.replace("_", " ")


def _about_rest(table: _Table) -> None:
    for key, days in table.rests.items():
        name, _, where = key.partition("|")
        shown = ", ".join(f"{d:%d %b}" for d in days[:4]) + (" and more" if len(days) > 4 else "")
        says = f"The leave of {name} falls on {len(days)} days on which {name} does not work: {shown}."
        table.tell("UC313", Severity.NOTE, where, says, "These days need not be taken from the leave.")


def _lay_entries(table: _Table, entries: Sequence[CalendarEntry]) -> None:
    strangers: dict[str, list[CalendarEntry]] = {}
    for entry in entries:
        doctors = table.meant.within(entry.names)
        if not doctors:
            strangers.setdefault(entry.text or "an entry without a title", []).append(entry)
        for doctor in doctors:
            _lay_entry(table, entry, doctor)
    for text, found in strangers.items():
        table.issues.append(table.meant.stranger(text, str(found[0].source), len(found), "this entry"))


def _lay_entry(table: _Table, entry: CalendarEntry, doctor: Doctor) -> None:
    for day in entry.days:
        if entry.kind in LEAVE:
            absence = Absence(name=doctor.name, kind=entry.kind, first=day, last=day, source=entry.source)
            _lay_day(table, absence, doctor, day, absence.on(day))
            continue
        duties = table.days[doctor.id, day]
        known = next((d for d in duties if d.kind in ON_CALL), None)
        if known is not None and (known.span is None or entry.span is None or known.span == entry.span):
            continue
        duty = Duty(f"{entry.source}|{doctor.id}|{day}", doctor.id, day, None, entry.kind, entry.span, entry.source,
                    note=entry.text)  # fmt: skip
        for other in _against(duty, duties, table, day):
            _on_call_clash(table, duty, other, doctor)
        duties.append(duty)


def _against(duty: Duty, duties: Iterable[Duty], table: _Table, day: date) -> Iterator[Duty]:
    """What on-call work cannot stand beside: leave and rest on its days, nights and other on-call at its time."""
    ends = duty.span.end.date() if duty.span else day
    tomorrow = table.days[duty.doctor, ends] if ends > day and duty.span and duty.span.end.time() > time(9) else []
    for other in (*duties, *tomorrow):
        away = other.kind in LEAVE or other.kind is DutyKind.NON_WORKING_DAY
        together = duty.span is None or other.span is None or duty.span.overlaps(other.span)
        if away or (together and other.kind in ON_CALL | {DutyKind.NIGHT}):
            yield other


def _on_call_clash(table: _Table, duty: Duty, other: Duty, doctor: Doctor) -> None:
    says = (
        f"{doctor.name} is on call by the calendar on {duty.day:%a %d %b %Y}"
        f" and the rota has {other.code or _words(other.kind)} ({_words(other.kind)})."
    )
    table.tell("UC314", Severity.QUESTION, f"{duty.source}, {other.source}", says, "Mend the calendar or the rota.")
