"""What differs between two plans, in words: figures, doctor by doctor, and cell by cell."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from rotaengage.domain.plan import Objective, Slot
from rotaengage.domain.rota import Rota
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.what_if import Gain, Swap
from rotaengage.tui.present.aims import amount, goal_title
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.text import clean, fit, fit_right
from rotaengage.tui.present.words import clock, count, hours, share, when

NARROW, ROOMY = 60, 84


class Side(NamedTuple):
    """Two plans with their names and what differs."""

    before: str
    after: str
    gains: tuple[Gain, ...]
    swaps: tuple[Swap, ...]


def figures_lines(
    before: Sequence[Objective], after: Sequence[Objective], names: tuple[str, str], width: int
) -> list[Line]:
    """Each aim's figure in both plans, better or worse in a word."""
    room = max(12, width - 44)
    head = f"{fit('', room)}{fit_right(names[0], 14)}{fit_right(names[1], 14)}"
    others = {o.name: o for o in after}
    lines: list[Line] = [line(head, Look.MUTED)]
    for one in before:
        other = others.get(one.name)
        if other is not None:
            word, look = _better(one, other)
            lines.append((Piece(fit(goal_title(one.name), room)), Piece(fit_right(amount(one.value, one.unit), 14)),
                          Piece(fit_right(amount(other.value, other.unit), 14), Look.STRONG),
                          Piece(f"  {word}", look)))  # fmt: skip
    return lines


def _better(one: Objective, other: Objective) -> tuple[str, Look]:
    step = other.value - one.value
    if abs(step) < 1e-9:
        return "the same", Look.MUTED
    return ("+ better", Look.GOOD) if (step < 0) == one.less_is_better else ("- worse", Look.WARN)


def gain_lines(gains: Sequence[Gain], rota: Rota, width: int) -> list[Line]:
    """Who has less and who has more, doctor by doctor."""
    if not gains:
        return [line("Nobody gains or loses time.", Look.MUTED)]
    return [_gain(one, rota, width) for one in gains]


def _gain(one: Gain, rota: Rota, width: int) -> Line:
    sign, look = ("+", Look.GOOD) if one.minutes > 0 else ("-", Look.WARN)
    doctor = rota.doctor_of.get(one.doctor)
    room = width - 27 if width < NARROW else max(12, min(26, width - 46))
    told = f"{hours(one.before_minutes)} to {hours(one.after_minutes)}"
    shares = f"{share(one.before_fulfilment)} to {share(one.after_fulfilment)}"
    return (
        Piece(f"{sign} ", look),
        Piece(fit(doctor.name if doctor else one.doctor, room)),
        Piece(fit_right(f"{sign}{hours(abs(one.minutes))}", 10), look),
        Piece("" if width < NARROW else fit_right(told, 20), Look.MUTED),
        Piece(fit_right(shares, 14), Look.MUTED),
    )


def swap_lines(swaps: Sequence[Swap], scenario: Scenario, width: int) -> list[Line]:
    """Cell by cell: what went, what came, what moved."""
    if not swaps:
        return [line("Not one slot differs.", Look.MUTED)]
    return [one for swap in swaps for one in swapped(swap, scenario, width)]


def swapped(swap: Swap, scenario: Scenario, width: int) -> list[Line]:
    """One slot that differs: a sign, the doctor, and from where to where; below each other where it is narrow."""
    slot = swap.after or swap.before
    if slot is None:
        return []
    doctor = scenario.rota.doctor_of.get(slot.doctor)
    name = Piece(fit(doctor.name if doctor else slot.doctor, 10 if width < NARROW else 18 if width < 90 else 24))
    title = Piece(f"  {_title(slot, scenario)}" if width >= ROOMY else "", Look.MUTED)
    if swap.before is None:
        return [(Piece("+ ", Look.GOOD), name, Piece(f" {when(slot.span)}", Look.STRONG), title)]
    if swap.after is None:
        return [(Piece("- ", Look.WARN), name, Piece(f" {when(slot.span)}", Look.STRONG), title)]
    return _moved(name, swap.before, slot, title, width)


def _moved(name: Piece, before: Slot, slot: Slot, title: Piece, width: int) -> list[Line]:
    if width < NARROW and _same_day(before, slot):
        came = before.span.start
        return [(Piece("> ", Look.KEY), name, Piece(f" {came:%a} {came.day} {came:%b %H:%M}", Look.MUTED),
                 Piece(" to ", Look.MUTED), Piece(clock(slot.span), Look.STRONG))]  # fmt: skip
    to = clock(slot.span) if _same_day(before, slot) else when(slot.span)
    came_from = (Piece("> ", Look.KEY), name, Piece(f" {when(before.span)}", Look.MUTED))
    went_to = (Piece(" to ", Look.MUTED), Piece(to, Look.STRONG), title)
    if sum(cell_len(piece.text) for piece in (*came_from, *went_to)) <= width:
        return [(*came_from, *went_to)]
    return [came_from, (Piece(" " * (cell_len(name.text) + 2)), *went_to)]


def _same_day(one: Slot, other: Slot) -> bool:
    return one.span.start.date() == other.span.start.date()


def _title(slot: Slot, scenario: Scenario) -> str:
    activity = scenario.activity_of.get(slot.activity)
    return clean(activity.title if activity else slot.activity)


def side_lines(side: Side, scenario: Scenario, width: int) -> list[Line]:
    """Both plans beside each other: doctors first, then cells."""
    less = sum(g.minutes < 0 for g in side.gains)
    more = len(side.gains) - less
    told = f"{count(more, 'doctor')} more, {count(less, 'doctor')} less time"
    moved = f"{count(len(side.swaps), 'slot')} differ" if len(side.swaps) != 1 else "1 slot differs"
    return [
        line(f"From {side.before} to {side.after}: {told}; {moved}", Look.HEAD),
        line(),
        line("Doctor by doctor", Look.HEAD),
        *gain_lines(side.gains, scenario.rota, width),
        line(),
        (Piece("Cell by cell", Look.HEAD), Piece("  + in  - out  > moved", Look.MUTED)),
        *swap_lines(side.swaps, scenario, width),
    ]
