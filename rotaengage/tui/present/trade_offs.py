"""Alternatives as a table, the exchange rate between them in words, and the points of their plot."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rotaengage.domain.frontier import LESS_IS_BETTER, UNITS, Alternative, Axis, Frontier, Limit
from rotaengage.tui.present.aims import amount
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.text import fit, fit_right, wrap
from rotaengage.tui.present.words import count, hours, sentence, share

AXIS_WORDS: dict[Axis, tuple[str, str]] = {
    Axis.WORST_FULFILMENT: ("Worst-off", "share of the worst-off"),
    Axis.DELIVERED: ("Time given", "hours delivered"),
    Axis.PREFERRED_COVER: ("Cover short", "time short of preferred cover"),
    Axis.CHANGES: ("Changes", "slots that differ from the plan that stands"),
    Axis.BACKFILL: ("Backfill", "hours of cover to buy"),
}
BEST_WORDS: dict[Axis, str] = {
    Axis.WORST_FULFILMENT: "kindest to the worst-off",
    Axis.DELIVERED: "most time given",
    Axis.PREFERRED_COVER: "best cover",
    Axis.CHANGES: "fewest changes",
    Axis.BACKFILL: "least backfill",
}
DEFAULT_AXES = (Axis.WORST_FULFILMENT, Axis.DELIVERED, Axis.PREFERRED_COVER)
MOST_AXES, LEAST_AXES = 3, 2
COLUMN = 13
LEAST_NAME = 24
"""Cells for a name, below which the letter stands alone."""
LETTERS = 30
"""A table narrower than this shows letters and the first measure alone."""
KNEE = "◀ most for least"
NOW = "now"


class Outlook(NamedTuple):
    """What the screen has: alternatives by letter, in the order of the frontier, and the plan that stands."""

    axes: tuple[Axis, ...]
    alternatives: tuple[Alternative, ...] = ()
    standing: tuple[float | None, ...] = ()
    held: tuple[Limit, ...] = ()
    whole: bool = False


def letter(number: int) -> str:
    """A name for the alternative of this number, from 0: A to Z, then A2."""
    again, place = divmod(number, 26)
    return chr(65 + place) + (str(again + 1) if again else "")


def value_words(axis: Axis, value: float) -> str:
    """A value in its unit."""
    return f"{value:,.0f}" if axis is Axis.CHANGES else amount(value, UNITS[axis])


def table_heads(axes: Sequence[Axis], width: int) -> Line:
    """The column heads."""
    if width < LETTERS:
        return line(fit_right(AXIS_WORDS[axes[0]][0], 13), Look.MUTED)
    words = "".join(fit_right(AXIS_WORDS[a][0], COLUMN) for a in axes)
    return line(f"{fit('   Plan', _room(axes, width))}{words}   Proof", Look.MUTED)


def _room(axes: Sequence[Axis], width: int) -> int:
    free = width - COLUMN * len(axes) - 20
    return min(32, free) if free >= LEAST_NAME else 8


def table_line(number: int, outlook: Outlook, width: int, beside: int | None) -> Line:
    """One alternative; beside is the number of the plan that is laid beside others."""
    one, room = outlook.alternatives[number], _room(outlook.axes, width)
    mark = "|" if number == beside else " "
    if width < LETTERS:
        short = f"  {KNEE[0]}" if one.knee else ""
        return (
            Piece(f" {mark}", Look.WARN),
            Piece(f"{letter(number):<3}", Look.KEY),
            Piece(fit_right(value_words(outlook.axes[0], one.values[0]), 8), Look.STRONG),
            Piece(short, Look.WARN),
        )
    figures = "".join(fit_right(value_words(a, v), COLUMN) for a, v in zip(outlook.axes, one.values, strict=True))
    proof = "exact" if one.exact else f"within {max(one.gap * 100, 0.1):.1f}%"
    left = width - room - COLUMN * len(outlook.axes) - 15
    tail = (Piece(f" {KNEE if left > len(KNEE) else KNEE[0]}", Look.WARN),) if one.knee else ()
    return (
        Piece(f" {mark}", Look.WARN),
        Piece(f"{letter(number):<3}", Look.KEY),
        Piece(fit(strength(number, outlook) if room >= LEAST_NAME else "", room - 5), Look.MUTED),
        Piece(figures, Look.STRONG),
        Piece(f"   {fit(proof, 12)}", Look.MUTED),
        *tail,
    )


def strength(number: int, outlook: Outlook) -> str:
    """The first measure in which an alternative alone is best of all; empty where there is none."""
    for place, axis in enumerate(outlook.axes):
        ways = [one.values[place] * (-1 if axis in LESS_IS_BETTER else 1) for one in outlook.alternatives]
        if all(ways[number] > other + 1e-9 for n, other in enumerate(ways) if n != number) and len(ways) > 1:
            return BEST_WORDS[axis]
    return ""


def now_line(outlook: Outlook, width: int) -> Line:
    """The plan that stands, as the last row."""
    told = zip(outlook.axes, outlook.standing, strict=True)
    figures = "".join(fit_right("-" if v is None else value_words(a, v), COLUMN) for a, v in told)
    if width < LETTERS:
        first = outlook.standing[0]
        return (Piece(fit(f"  {NOW}", 5), Look.MUTED),
                Piece(fit_right("-" if first is None else value_words(outlook.axes[0], first), 8)))  # fmt: skip
    room = _room(outlook.axes, width)
    name = "  the plan that stands" if room >= LEAST_NAME else f"  {NOW}"
    return (Piece(fit(name, room), Look.MUTED), Piece(figures))


def exchange_lines(number: int, outlook: Outlook, width: int, *, looking: bool = False) -> list[Line]:
    """What the step to the next alternative gives and costs; while looking, the last one is only the last so far."""
    found = outlook.alternatives
    if number + 1 >= len(found):
        told = "This is the last one" if len(found) > 1 else "There is only this one"
        told += " so far." if looking else "." if len(found) > 1 else ": nothing has to be traded."
    else:
        told = found[number].exchange or exchange(outlook.axes, found[number], found[number + 1])
        told = f"To {letter(number + 1)}: {told}"
    knee = next((n for n, one in enumerate(found) if one.knee), None)
    lines = [line(text, Look.STRONG) for text in wrap(sentence(told), width)]
    if knee is not None:
        told = f"{letter(knee)} gives most for the least; the choice is yours."
        lines += [line(text, Look.MUTED) for text in wrap(told, width)]
    return lines


def exchange(axes: Sequence[Axis], one: Alternative, other: Alternative) -> str:
    """The exchange rate in words: what gets better, and what that costs."""
    better: list[str] = []
    worse: list[str] = []
    for axis, before, after in zip(axes, one.values, other.values, strict=True):
        step = after - before
        if abs(step) > 1e-9:
            gains = (step < 0) == (axis in LESS_IS_BETTER)
            (better if gains else worse).append(_step(axis, step))
    if not worse:
        return f"{' and '.join(better)} at no cost" if better else "the same figures with other slots"
    if not better:
        return f"costs {' and '.join(worse)}"
    return f"{' and '.join(better)} cost {' and '.join(worse)}"


def _step(axis: Axis, step: float) -> str:
    size = abs(step)
    if axis is Axis.WORST_FULFILMENT:
        return f"{share(size)} {'more' if step > 0 else 'less'} for the worst-off"
    if axis is Axis.DELIVERED:
        return f"{hours(size)} {'more' if step > 0 else 'less'} given"
    if axis is Axis.PREFERRED_COVER:
        return f"{hours(size)} {'more' if step > 0 else 'less'} short of preferred cover"
    if axis is Axis.CHANGES:
        return f"{count(round(size), 'slot')} {'more' if step > 0 else 'fewer'} changed"
    return f"{hours(size)} {'more' if step > 0 else 'less'} of backfill"


def held_words(held: Sequence[Limit]) -> str:
    """What is held, in words."""
    parts = []
    for one in held:
        edge = "at most" if one.axis in LESS_IS_BETTER else "at least"
        parts.append(f"{AXIS_WORDS[one.axis][0].lower()} {edge} {value_words(one.axis, one.value)}")
    return ", ".join(parts)


def headline(outlook: Outlook, *, looking: bool) -> Line:
    """What is shown: how many alternatives, by what they are traded, what is held."""
    found = count(len(outlook.alternatives), "alternative")
    traded = ", ".join(AXIS_WORDS[a][0].lower() for a in outlook.axes)
    state = "Looking: " if looking else ""
    more = "" if outlook.whole or looking else ", not all were tried"
    pieces = (Piece(f"{state}{found}{more}", Look.HEAD), Piece(f"   traded by {traded}", Look.MUTED))
    return (*pieces, Piece(f"   held: {held_words(outlook.held)}", Look.WARN)) if outlook.held else pieces


def axis_line(axis: Axis, *, taken: bool) -> Line:
    """A measure to trade by, taken or not."""
    title, told = AXIS_WORDS[axis]
    return (Piece(f" [{'x' if taken else ' '}] ", Look.KEY), Piece(fit(title, 14)), Piece(told, Look.MUTED))


def hold_line(axis: Axis, value: float) -> Line:
    """A measure that can be held at the marked plan's value."""
    edge = "at most" if axis in LESS_IS_BETTER else "at least"
    return (Piece(f"  {fit(AXIS_WORDS[axis][0], 14)}", Look.PLAIN),
            Piece(f"{edge} {value_words(axis, value)}", Look.STRONG))  # fmt: skip


def plotted(axis: Axis, value: float) -> float:
    """A value as the plot shows it: per cent or hours."""
    if axis is Axis.WORST_FULFILMENT:
        return value * 100
    return value if axis is Axis.CHANGES else value / 60


def axis_label(axis: Axis) -> str:
    """The label of a plot's axis; an arrow shows where better is."""
    unit = {"ratio": "%", "slots": "slots"}.get(UNITS[axis], "h")
    way = "less" if axis in LESS_IS_BETTER else "more"
    return f"{AXIS_WORDS[axis][0]}, {unit} ({way} is better)"


def trade_off_lines(found: Frontier, standing: Mapping[Axis, float], width: int) -> list[Line]:
    """The whole table with its exchange rates as plain lines; standing is what the plan has that stands."""
    own = tuple(standing.get(axis) for axis in found.axes)
    outlook = Outlook(found.axes, found.alternatives, own, found.held, found.whole)
    lines = [headline(outlook, looking=False), table_heads(found.axes, width)]
    for number in range(len(found.alternatives)):
        lines.append(table_line(number, outlook, width, None))
        if number + 1 < len(found.alternatives):
            lines += exchange_lines(number, outlook._replace(alternatives=_unpointed(outlook)), width)
    return [*lines, now_line(outlook, width)]


def _unpointed(outlook: Outlook) -> tuple[Alternative, ...]:
    return tuple(one.changed(knee=False) for one in outlook.alternatives)


def called(number: int, outlook: Outlook) -> str:
    """An alternative as it is called in words: plan B, most time given."""
    best = strength(number, outlook)
    return f"plan {letter(number)}{f', {best}' if best else ''}"
