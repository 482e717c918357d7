"""One day as a timeline: who is at work when, in quarter hours, and the cover that follows from it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

from rotaengage.domain.duty import Duty
from rotaengage.domain.plan import Slot
from rotaengage.domain.rota import Rota
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import Span, at_minute, instant, minute_of
from rotaengage.tui.present.cover import short_title
from rotaengage.tui.present.look import Line, Look, Piece
from rotaengage.tui.present.rows import Row
from rotaengage.tui.present.sheet import Sheet, duty_look
from rotaengage.tui.present.story import slot_sign
from rotaengage.tui.present.strip import AT, BELOW, GAP
from rotaengage.tui.present.text import clean, fit
from rotaengage.tui.present.words import duty_text

QUARTER = 15
AWAY_AT = 32
OPEN, WHOLE, EDGE = "─", "═", "┄"
DAY_LEGEND = f"{OPEN} may be released  {WHOLE} kept whole  {EDGE} handover"
MOST_DIGIT = 9


class Bar(NamedTuple):
    """A duty on the day's axis, in quarters from midnight, cut to the day; edge is the quarters of handover."""

    start: int
    end: int
    label: str
    look: Look
    fill: str
    edge: int
    duty: Duty


class DayRow(NamedTuple):
    """A doctor's line: bars of duties, slots, and a word where there is neither."""

    doctor: str
    name: str
    grade: str
    bars: tuple[Bar, ...]
    slots: tuple[Slot, ...]
    away: str = ""
    away_look: Look = Look.REST


class Step(Protocol):
    """A stretch in which cover does not change; minutes since 1970."""

    @property
    def start(self) -> int: ...  # noqa: D102 - the class says it
    @property
    def end(self) -> int: ...  # noqa: D102 - the class says it
    @property
    def before(self) -> int: ...  # noqa: D102 - the class says it
    @property
    def after(self) -> int: ...  # noqa: D102 - the class says it


class DayLine(Protocol):
    """A requirement through the day."""

    @property
    def requirement(self) -> CoverRequirement: ...  # noqa: D102 - the class says it
    @property
    def steps(self) -> Sequence[Step]: ...  # noqa: D102 - the class says it


class Axis(NamedTuple):
    """The day's quarter hours, from its first minute (since 1970); 92 or 100 of them when the clocks change."""

    day: date
    start: int
    length: int
    zone: ZoneInfo

    @classmethod
    def of(cls, day: date, rota: Rota) -> "Axis":
        """The axis of a day in the rota's zone."""
        start, end = (minute_of(instant(d, time(0), rota.zone)) for d in (day, day + timedelta(days=1)))
        return cls(day, start, (end - start) // QUARTER, rota.zone)

    def quarters(self, span: Span) -> tuple[int, int]:
        """Where a span begins and ends, cut to the day; the end rounds up."""
        return self.cut(minute_of(span.start), minute_of(span.end))

    def cut(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of minutes begins and ends on the axis."""
        first, last = (start - self.start) // QUARTER, -(-(end - self.start) // QUARTER)
        return min(max(first, 0), self.length), min(max(last, 0), self.length)

    def clock(self, quarter: int) -> datetime:
        """The wall clock at a quarter."""
        return at_minute(self.start + quarter * QUARTER, self.zone)


def day_rows(scenario: Scenario, sheet: Sheet, column: int, rows: Sequence[Row], first: str = "") -> list[DayRow]:
    """Everybody: whoever is followed, then those at work by start, then those away in the order of the grid."""
    axis = Axis.of(sheet.day(column), scenario.rota)
    made = [_row(scenario, sheet, column, row, axis) for row in rows if row.doctor]
    return sorted(made, key=lambda row: (row.doctor != first, not row.bars, row.bars[0].start if row.bars else 0))


def _row(scenario: Scenario, sheet: Sheet, column: int, row: Row, axis: Axis) -> DayRow:
    around = [duty for c in (column - 1, column) for duty in sheet.duties(row.doctor, c)]
    bars = tuple(bar for duty in around if (bar := _bar(duty, scenario, axis)) is not None)
    slots = tuple(
        slot
        for c in (column - 1, column)
        for slot in sheet.slots(row.doctor, c)
        if axis.quarters(slot.span)[0] < axis.quarters(slot.span)[1]
    )
    own = sheet.duties(row.doctor, column)
    away = " + ".join(clean(duty_text(duty)) for duty in own if duty.span is None)
    look = duty_look(own[0].kind) if own else Look.REST
    return DayRow(row.doctor, row.label, row.grade, bars, slots, "" if bars else away or "nothing on the rota", look)


def _bar(duty: Duty, scenario: Scenario, axis: Axis) -> Bar | None:
    if duty.span is None:
        return None
    start, end = axis.quarters(duty.span)
    if start >= end:
        return None
    fill = OPEN if scenario.rota.can_release(duty) else WHOLE
    edge = scenario.limits.handover_minutes // QUARTER if fill == OPEN else 0
    return Bar(start, end, clean(duty_text(duty)), duty_look(duty.kind), fill, edge, duty)


def slot_at(row: DayRow, quarter: int, axis: Axis) -> Slot | None:
    """The slot under a quarter."""
    return next((s for s in row.slots if axis.quarters(s.span)[0] <= quarter < axis.quarters(s.span)[1]), None)


def bar_at(row: DayRow, quarter: int) -> Bar | None:
    """The duty under a quarter."""
    return next((bar for bar in row.bars if bar.start <= quarter < bar.end), None)


def row_pieces(row: DayRow, axis: Axis, gone: Slot | None = None, held: Slot | None = None) -> list[Piece]:
    """A doctor's quarters, one piece each; a slot in the hand is drawn where it would lie and not where it was."""
    pieces = [Piece("·" if q % 4 == 0 else " ", Look.REST) for q in range(axis.length)]
    for bar in row.bars:
        _draw_bar(pieces, bar)
    for slot in row.slots:
        if slot != gone:
            _draw_slot(pieces, slot, axis)
    if held is not None and held.doctor == row.doctor:
        _draw_slot(pieces, held, axis)
    if not row.bars:
        for n, letter in enumerate(f" {row.away} "[: axis.length - AWAY_AT]):
            pieces[n + AWAY_AT] = Piece(letter, row.away_look)
    return pieces


def _draw_bar(pieces: list[Piece], bar: Bar) -> None:
    for q in range(bar.start, bar.end):
        near = q < bar.start + bar.edge or q >= bar.end - bar.edge
        pieces[q] = Piece(EDGE if near else bar.fill, bar.look)
    for n, letter in enumerate(bar.label[: max(0, bar.end - bar.start - 1)]):
        pieces[bar.start + n] = Piece(letter, bar.look)


def _draw_slot(pieces: list[Piece], slot: Slot, axis: Axis) -> None:
    start, end = axis.quarters(slot.span)
    for q in range(start, end):
        pieces[q] = Piece(slot_sign(slot), Look.EVENT if slot.event else Look.SLOT)


def hour_pieces(axis: Axis) -> list[Piece]:
    """The hours above the quarters, as the wall clock shows them."""
    hours = "".join(f"{axis.clock(q):%H}  " for q in range(0, axis.length, 4))
    return [Piece(letter, Look.STRONG if n % 4 < 2 else Look.MUTED) for n, letter in enumerate(hours[: axis.length])]


def cover_pieces(told: DayLine, axis: Axis) -> list[Piece]:
    """A requirement's quarters: a shape below and at the minimum, above it how many more, else blank."""
    lowest: dict[int, Step] = {}
    for step in told.steps:
        for q in range(*axis.cut(step.start, step.end)):
            if q not in lowest or step.after < lowest[q].after:
                lowest[q] = step
    return [_step_piece(lowest[q], told.requirement) if q in lowest else Piece(" ") for q in range(axis.length)]


def _step_piece(step: Step, need: CoverRequirement) -> Piece:
    margin = step.after - need.minimum
    if margin < 0:
        return Piece(GAP if step.after >= step.before else BELOW, Look.BAD)
    if margin == 0:
        return Piece(AT, Look.WARN)
    look = Look.WARN if step.after < need.wanted else Look.GOOD
    return Piece(str(margin) if margin <= MOST_DIGIT else "+", look)


def cover_title(told: DayLine, width: int) -> str:
    """The name of a requirement and its minimum, fitted."""
    need = told.requirement
    tail = f" {need.minimum}"
    return fit(f" {short_title(need, width - len(tail) - 2)}", width - len(tail)) + tail


def cover_at_quarter(lines: Sequence[DayLine], quarter: int, axis: Axis) -> list[Line]:
    """What each requirement has at a quarter, in words: the tightest first."""
    minute = axis.start + quarter * QUARTER
    here = [(one.requirement, step) for one in lines for step in one.steps if step.start <= minute < step.end]
    here.sort(key=lambda pair: pair[1].after - pair[0].minimum)
    told: list[Line] = []
    for need, step in here:
        piece = _step_piece(step, need)
        sign = piece.text if piece.look is Look.BAD or piece.text == AT else "+"
        counts = f"{step.before} without protected time, {step.after} with, needs {need.minimum}"
        told.append((Piece(f"{sign} {clean(need.title or need.id)}: "), Piece(counts, piece.look)))
    return told


def away_words(rows: Sequence[DayRow]) -> str:
    """How many are at work and how many are away."""
    away = Counter(row.away for row in rows if not row.bars)
    at_work = sum(1 for row in rows if row.bars)
    told = ", ".join(f"{n} {word}" for word, n in away.most_common(4))
    return f"{at_work} at work" + (f"; {told}" if told else "")


def moved(slot: Slot, minutes: int, longer: int, duties: Sequence[Duty], axis: Axis) -> Slot | None:
    """The slot so many minutes later and longer, in the duty that holds it then.

    None where nothing of it is left or it begins outside the day.
    """
    start = minute_of(slot.span.start) + minutes
    end = minute_of(slot.span.end) + minutes + longer
    if end <= start or not axis.start <= start < axis.start + axis.length * QUARTER:
        return None
    span = Span.between(start, end, axis.zone)
    duty = next((d for d in duties if d.span is not None and d.span.covers(span)), None)
    return slot.changed(span=span) if duty is None else slot.changed(span=span, duty=duty.id, source=duty.source)
