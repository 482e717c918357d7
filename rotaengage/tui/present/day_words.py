"""What the day says about the marked quarter, and about a slot in the hand."""

from collections.abc import Sequence

from rotaengage.domain.plan import Slot
from rotaengage.domain.scenario import Scenario
from rotaengage.tui.present.day import DAY_LEGEND, Axis, DayLine, DayRow, away_words, bar_at, cover_at_quarter, slot_at
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.sheet import LEGEND
from rotaengage.tui.present.story import duty_words, slot_sign
from rotaengage.tui.present.text import clean, whole_parts
from rotaengage.tui.present.words import clock, hours


def _title(scenario: Scenario, slot: Slot) -> str:
    activity = scenario.activity_of.get(slot.activity)
    return clean(activity.title if activity else slot.activity)


def place_lines(scenario: Scenario, row: DayRow, quarter: int, axis: Axis, lines: Sequence[DayLine]) -> list[Line]:
    """Who and what is under the mark, and the cover there, tightest first."""
    bar, slot = bar_at(row, quarter), slot_at(row, quarter, axis)
    at = f"{axis.clock(quarter):%H:%M}"
    duty = (
        f"{bar.label}: {duty_words(bar.duty, scenario.rota)}, cell {bar.duty.source.a1}"
        if bar
        else row.away or "not at work"
    )
    top: list[Piece] = [Piece(row.name, Look.HEAD), Piece(f"  {at}  ", Look.STRONG), Piece(duty)]
    if slot is not None:
        look = Look.EVENT if slot.event else Look.SLOT
        words = f" {clock(slot.span)} {_title(scenario, slot)}"
        top += [Piece("  "), Piece(f" {slot_sign(slot)} ", look), Piece(words, Look.STRONG)]
    cover = cover_at_quarter(lines, quarter, axis)
    return [tuple(top), *(cover or [line("No cover is asked at this time", Look.MUTED)])]


def hand_lines(scenario: Scenario, old: Slot | None, new: Slot, says: tuple[str, ...] | None) -> list[Line]:
    """Where the slot in the hand would lie, and what every rule says of it; None: they are being asked."""
    doctor = scenario.rota.doctor_of[new.doctor]
    length = hours(new.span.minutes)
    was = "new" if old is None else "where it was" if old == new else f"was {clock(old.span)}"
    top: Line = (
        Piece(clean(doctor.name), Look.HEAD), Piece("  in the hand  ", Look.SLOT),
        Piece(f"  {clock(new.span)}  {length}  ", Look.STRONG), Piece(f"{_title(scenario, new)}, {was}", Look.MUTED),
    )  # fmt: skip
    if says is None:
        return [top, line("Asking the rules.", Look.MUTED)]
    if not says:
        return [top, line("+ It can lie here: every rule holds, and cover with it is drawn below.", Look.GOOD)]
    more = [line(f"and {len(says) - 2} more", Look.MUTED)] if len(says) > 2 else []
    return [top, *(line(f"x {clean(one)}", Look.BAD) for one in says[:2]), *more]


def day_note(rows: Sequence[DayRow], width: int, *, held: bool) -> Line:
    """The line under it all: what keys do to a slot in the hand, else who is there and what the signs mean."""
    if held:
        return line(" Left, Right move it; <, > shorter, longer; Enter puts it down; Esc puts it back", Look.STRONG)
    return line(f" {whole_parts(f'{away_words(rows)}.  {DAY_LEGEND}  {LEGEND}', width - 2)}", Look.MUTED)
