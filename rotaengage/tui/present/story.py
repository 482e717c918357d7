"""What the side panel says about one cell of the rota."""

from rotaengage.domain.duty import Duty
from rotaengage.domain.people import Doctor
from rotaengage.domain.plan import Slot
from rotaengage.domain.rota import Rota
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.span import Span
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.sheet import EVENT_MARK, PIN_MARK, TIME_MARK, Sheet, doctor_label, duty_look
from rotaengage.tui.present.text import clean, wrap
from rotaengage.tui.present.words import TIER_WORDS, clock, day_words, duty_text, hours, kind_words, sentence


def person_line(doctor: Doctor) -> str:
    """Grade, tier and share of full time: F1, first on call, 80%."""
    parts = [doctor_label(doctor) or "grade not known", TIER_WORDS[doctor.tier]]
    if doctor.less_than_full_time:
        parts.append(f"{doctor.wte:.0%} of full time")
    if doctor.team:
        parts.append(clean(doctor.team))
    return ", ".join(parts)


def duty_words(duty: Duty, rota: Rota) -> str:
    """The duty's kind and hours: long day 08:00-20:30."""
    code = rota.code_of.get(duty.code or "")
    title = clean(code.title) if code and code.title else kind_words(duty.kind)
    hours_words = clock(duty.span) if duty.span else "hours not known" if _works(duty) else ""
    return f"{title} {hours_words}".strip()


def _works(duty: Duty) -> bool:
    return duty_look(duty.kind) not in (Look.LEAVE, Look.REST, Look.ODD)


def slot_sign(slot: Slot) -> str:
    """The mark of a slot, as in the grid."""
    return PIN_MARK if slot.pinned else EVENT_MARK if slot.event else TIME_MARK


def slot_lines(slot: Slot, scenario: Scenario, width: int) -> list[Line]:
    """What a slot is for, when, and why it is there."""
    activity = scenario.activity_of.get(slot.activity)
    title = clean(activity.title) if activity else clean(slot.activity)
    look = Look.EVENT if slot.event else Look.SLOT
    lines = [
        (Piece(f" {slot_sign(slot)} ", look), Piece(f" {clock(slot.span)}", Look.STRONG),
         Piece(f"  {hours(slot.span.minutes)}", Look.MUTED)),
        *(line(text, Look.STRONG) for text in wrap(title, width)),
    ]  # fmt: skip
    why = _why(slot, scenario)
    return lines + [line(text, Look.MUTED) for text in wrap(why, width)]


def _why(slot: Slot, scenario: Scenario) -> str:
    activity = scenario.activity_of.get(slot.activity)
    due = scenario.due_of.get((slot.doctor, slot.activity))
    parts = [activity.purpose] if activity and activity.purpose else []
    if slot.event:
        parts.append("An event: everybody who comes has this time.")
    elif due is not None:
        parts.append(f"{hours(due.entitled_minutes)} owed over this rota.")
    if slot.pinned:
        parts.append("Fixed here by a person.")
    if activity and activity.assumed:
        parts.append("Assumed: nobody has confirmed this activity.")
    return " ".join(part if part.endswith(".") else f"{part}." for part in parts)


def duty_lines(duty: Duty, rota: Rota, width: int) -> list[Line]:
    """A duty, and the raw cell that it was read from."""
    lines: list[Line] = [
        (Piece(f"{clean(duty_text(duty))}  ", duty_look(duty.kind)), Piece(duty_words(duty, rota))),
    ]
    if duty.note:
        lines += [line(text, Look.MUTED) for text in wrap(f"Note: {duty.note}", width)]
    return [*lines, line(f"Cell {clean(str(duty.source))}", Look.MUTED)]


def story(scenario: Scenario, sheet: Sheet, doctor_id: str, column: int, width: int) -> list[Line]:
    """Everything about a cell but its cover, in lines of at most this many cells."""
    doctor = scenario.rota.doctor_of[doctor_id]
    lines = [line(text, Look.HEAD) for text in wrap(doctor.name, width)]
    lines += [line(text, Look.MUTED) for text in wrap(person_line(doctor), width)]
    if sheet.share_of(doctor_id):
        lines.append(
            (Piece("Gets ", Look.MUTED), Piece(sheet.share_of(doctor_id)), Piece(" of what is owed", Look.MUTED))
        )
    lines += [line(), line(day_words(sheet.day(column)), Look.STRONG)]
    lines += [line(text, Look.WARN) for mark in sheet.marks(column) for text in wrap(sentence(mark.title), width)]
    duties = sheet.duties(doctor_id, column)
    if not duties:
        lines.append(line("Nothing on the rota.", Look.MUTED))
    for duty in duties:
        lines += duty_lines(duty, scenario.rota, width)
    for slot in sheet.slots(doctor_id, column):
        lines += [line(), *slot_lines(slot, scenario, width)]
    return lines


def brief(scenario: Scenario, sheet: Sheet, doctor_id: str, column: int) -> list[Line]:
    """A cell in two lines, for small terminals."""
    doctor = scenario.rota.doctor_of[doctor_id]
    duties, slots = sheet.duties(doctor_id, column), sheet.slots(doctor_id, column)
    told = (
        f"{duties[0].source.a1} {clean(duty_text(duties[0]))}: {duty_words(duties[0], scenario.rota)}" if duties else ""
    )
    top: Line = (
        Piece(clean(doctor.name), Look.HEAD),
        Piece(f"  {person_line(doctor)}  ", Look.MUTED),
        Piece(day_words(sheet.day(column)), Look.STRONG),
    )
    below: list[Piece] = [Piece(told or "Nothing on the rota", Look.PLAIN)]
    for slot in slots:
        activity = scenario.activity_of.get(slot.activity)
        title = clean(activity.title if activity else slot.activity)
        below += [Piece("  "), Piece(f" {slot_sign(slot)} ", Look.EVENT if slot.event else Look.SLOT)]
        below += [Piece(f" {clock(slot.span)} {title}", Look.STRONG)]
    return [top, tuple(below)]


def asked_span(sheet: Sheet, doctor_id: str, column: int) -> Span | None:
    """The time whose cover the panel shows: the first slot's, else the first duty's that has hours."""
    slots = sheet.slots(doctor_id, column)
    if slots:
        return slots[0].span
    return next((duty.span for duty in sheet.duties(doctor_id, column) if duty.span), None)
