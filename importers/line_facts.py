"""Facts about the people of lines: days not worked, time in post, who holds a line when."""

import re
from datetime import date
from itertools import chain

from importers.blocks import label_columns
from importers.calendar_words import WEEKDAYS
from importers.changeovers import Holder, changes_hands, holders_of, names_between
from importers.grid import Place, Value
from importers.issues import issue, where_of
from importers.marks import mark_of
from importers.people import PersonText, doctor_of, may_be_name, person_of, wte_of
from importers.reading import Desk, Sink
from importers.settling import ONE
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.grades import grade_of
from rotaengage.domain.people import Doctor

_DAYS_OFF = "nwd|nwds|non-working day|non-working days|non working day|non working days|ltft day|ltft days|day off"
_DAYS_OFF += "|days off|days not worked|not working|off days|ltft day off|ltft days off|nwd(s)"
_HEADINGS = {
    "off": frozenset(_DAYS_OFF.split("|")),
    "first": frozenset(["from", "start", "starts", "start date", "in post from", "post from", "joins"]),
    "last": frozenset(["to", "until", "end", "ends", "end date", "in post to", "in post until", "post to", "leaves"]),
}
_FILLERS = frozenset(["not", "no", "nwd", "off", "non", "working", "day", "days", "ltft", "and", "every", "on"])
_BRACKET = re.compile(r"^(.*?)\s*[(\[]([^()\[\]]{1,60})[)\]]\s*$")
ENOUGH_DAYS_OFF = 3


def weekdays_of(text: str) -> frozenset[int]:
    """The weekdays that a text names and nothing else: 'Fri', 'Mon & Tue', 'not Wednesdays'; empty otherwise."""
    found: set[int] = set()
    for token in re.findall(r"[^\W_]+", text.casefold()):
        days = WEEKDAYS.get(token) or WEEKDAYS.get(token.removesuffix("s")) or frozenset()
        if len(token) > 1 and len(days) == 1:
            found |= days
        elif token not in _FILLERS:
            return frozenset()
    return frozenset(found)


def bracket_of(text: str) -> tuple[PersonText, frozenset[int]]:
    """A name cell with facts in its bracket: 'R Lim (ST4, 80%, not Fri)'; the text as it is if one is strange."""
    match = _BRACKET.match(text)
    name, grade, wte, off = match[1] if match else "", "", None, frozenset[int]()
    for piece in (p.strip() for p in match[2].split(",")) if match else ():
        share = wte_of(piece) if "%" in piece or "." in piece else None
        if grade_of(piece) is not None:
            grade = piece
        elif share is not None:
            wte = share
        elif weekdays_of(piece):
            off = weekdays_of(piece)
        else:
            return PersonText(text), frozenset()
    return (PersonText(name, grade, wte), off) if name else (PersonText(text), frozenset())


def lay_line_facts(sink: Sink, desk: Desk) -> None:
    """Complete the people of a block from their name cells and from the columns about them."""
    columns = _columns(sink)
    for n, doctor in enumerate(sink.people):
        if _heads_a_line(sink, doctor):
            sink.people[n] = _with_columns(sink, _with_bracket(doctor), columns)
    for doctor in list(sink.people):
        if _heads_a_line(sink, doctor):
            _hand_over(sink, desk, doctor)
    _days_off_by_code(sink)


def _heads_a_line(sink: Sink, doctor: Doctor) -> bool:
    if doctor.source is None or sink.block.name_at is None:
        return False
    return _position(sink, doctor) == sink.block.name_at


def _position(sink: Sink, doctor: Doctor) -> int:
    source = doctor.source
    return -1 if source is None else (source.row if sink.block.view.flipped else source.column) - 1


def _with_bracket(doctor: Doctor) -> Doctor:
    person, off = bracket_of(doctor.name)
    if person.name == doctor.name:
        return doctor
    update: dict[str, object] = {"name": person.name, "non_working_days": off or doctor.non_working_days}
    reading = grade_of(person.grade_text)
    if reading is not None:
        update |= {"grade": reading.grade, "tier": reading.tier, "grade_text": person.grade_text}
    return doctor.model_copy(update=update | ({"wte": person.wte} if person.wte else {}))


def _columns(sink: Sink) -> dict[str, int]:
    """The positions before the days that are headed by one of these facts."""
    block = sink.block
    found: dict[str, int] = {}
    lines = range(max(block.start, block.axis.line - 3), min(block.stop, block.axis.line + 3))
    for position in label_columns(block):
        words = {block.view.text(n, position).casefold().rstrip(":").strip() for n in lines}
        for role, headings in _HEADINGS.items():
            if words & headings:
                found.setdefault(role, position)
    return found


def _with_columns(sink: Sink, doctor: Doctor, columns: dict[str, int]) -> Doctor:
    block = sink.block
    line = (doctor.source.column if block.view.flipped else doctor.source.row) - 1 if doctor.source else 0
    update: dict[str, object] = {}
    for role, position in columns.items():
        value = block.view.lines[line][position]
        found: object = weekdays_of(block.view.text(line, position)) if role == "off" else _whole_date(value)
        if found:
            update["non_working_days" if role == "off" else f"post_{'from' if role == 'first' else 'to'}"] = found
            sink.understood.add(block.view.place(line, position))
    first, last = update.get("post_from"), update.get("post_to")
    if isinstance(first, date) and isinstance(last, date) and first > last:
        return doctor
    return doctor.model_copy(update=update) if update else doctor


def _whole_date(value: Value) -> date | None:
    mark = mark_of(value)
    if mark is None or mark.year is None or mark.month is None or mark.day is None:
        return None
    try:
        return date(mark.year, mark.month, mark.day)
    except ValueError:
        return None


def _hand_over(sink: Sink, desk: Desk, doctor: Doctor) -> None:
    """Give the duties of a line to those who hold it, day by day; ask where two names stand without a day."""
    key = f"line:{doctor.name}"
    said = desk.answers.kept.get(key, "")
    if not (said or changes_hands(doctor.name) or _two_people(doctor.name)):
        return
    days = [d.day for d in sink.duties if d.doctor == doctor.id and d.day is not None]
    if not days or doctor.source is None:
        return
    holders = holders_of(said or doctor.name, min(days))
    if holders:
        _share_out(sink, desk, doctor, holders)
    elif said != ONE and _two_people(doctor.name):
        where = where_of(sink.sheet, [(doctor.source.row, doctor.source.column)])
        first, second = names_between(doctor.name)[:2]
        half = sorted(set(days))[len(set(days)) // 2]
        choices = (ONE, f"{first} / {second} (from {half:%d/%m/%Y})")
        sink.issues.append(issue("IM416", where, key, choices, name=doctor.name))


def _two_people(name: str) -> bool:
    parts = names_between(name)
    return len(parts) == 2 and all(may_be_name(p) and len(p) > 3 and grade_of(p) is None for p in parts)


def _share_out(sink: Sink, desk: Desk, doctor: Doctor, holders: tuple[Holder, ...]) -> None:
    known = {d.name.casefold(): d for d in sink.people if d.id != doctor.id}
    ids: list[str] = []
    at = sink.people.index(doctor)
    sink.people.pop(at)
    for holder in holders:
        person = person_of(holder.name)
        again = known.get(person.name.casefold())
        if again is not None:
            sink.people[sink.people.index(again)] = again.model_copy(update={"post_from": None, "post_to": None})
            ids.append(again.id)
            continue
        one = _holder(desk, doctor, holder, doctor.id if not ids else desk.register.new(person.name))
        sink.people.insert(at + len(ids), one)
        ids.append(one.id)
    outside: list[Place] = []
    for n, duty in enumerate(sink.duties):
        if duty.doctor == doctor.id and duty.day is not None:
            turn = _turn(holders, duty.day)
            if turn is None:
                outside.append((duty.source.row, duty.source.column))
            sink.duties[n] = duty._replace(doctor=ids[turn or 0])
    if outside:
        sink.tell("IM417", outside, name=doctor.name, count=len(outside))


def _holder(desk: Desk, doctor: Doctor, holder: Holder, identity: str) -> Doctor:
    """The line's doctor as one of those who hold it; desk gives out ids."""
    person = person_of(holder.name)
    update: dict[str, object] = {"id": identity, "name": person.name, "post_from": holder.first, "post_to": holder.last}
    if doctor.source is not None and (person.grade_text or person.wte):
        own = doctor_of(identity, person, "", "", "", doctor.source)
        update |= (
            {"wte": own.wte} if person.wte else {"grade": own.grade, "tier": own.tier, "grade_text": own.grade_text}
        )
    return doctor.model_copy(update=update)


def _turn(holders: tuple[Holder, ...], day: date) -> int | None:
    fits = (n for n, h in enumerate(holders) if (h.first or day) <= day <= (h.last or day))
    return next(fits, None)


def _days_off_by_code(sink: Sink) -> None:
    """Weekdays on which somebody is non-working week after week, where no column says them."""
    kinds = chain.from_iterable(m.parts for m in sink.meanings.values())
    if all(part.kind is not DutyKind.NON_WORKING_DAY for part in kinds):
        return
    weeks: dict[str, dict[int, int]] = {}
    for duty in sink.duties:
        if duty.kind is DutyKind.NON_WORKING_DAY and duty.day is not None:
            own = weeks.setdefault(duty.doctor, {})
            own[duty.day.weekday()] = own.get(duty.day.weekday(), 0) + 1
    for n, doctor in enumerate(sink.people):
        often = {day for day, count in weeks.get(doctor.id, {}).items() if count >= ENOUGH_DAYS_OFF}
        if often and not doctor.non_working_days:
            sink.people[n] = doctor.model_copy(update={"non_working_days": frozenset(often)})
