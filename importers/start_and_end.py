"""Two columns to a day, one for the start and one for the end of the duty: read as one cell, such as 08:00-16:30."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from importers.blocks import Block
from importers.grid import Value, text_of
from importers.headers import Axis
from importers.times import clock_of
from importers.view import View

_WORDS = frozenset(
    ["start", "end", "finish", "from", "to", "in", "out", "on", "off", "begin", "ends", "starts", "hrs", "hours",
     "total", "break", "von", "bis", "beginn", "ende", "début", "fin", "od", "do", "inicio", "pause", "std", "stunden"]
)  # fmt: skip
ENOUGH = 0.6
LEAST_PAIRS = 3


def mark_ends(view: View, axis: Axis) -> None:
    """Take a line of Start and End below the days as a part of their heading."""
    line = axis.line + 1
    if axis.halves < 2 or line >= len(view.lines):
        return
    words = [view.text(line, p).casefold().rstrip(":") for p in axis.days if view.text(line, p)]
    if len(words) > 3 and all(word in _WORDS for word in words):
        axis.spare.add(line)


def join_times(block: Block) -> None:
    """Put start and end of each duty together, where most cells under the days are such pairs."""
    columns = _columns(block.axis)
    if not columns:
        return
    lines = block.body_below
    pairs = {(n, at[0]): joined for n in lines for at in columns if (joined := _joined(block.view.lines[n], at))}
    filled = sum(text_of(block.view.lines[n][p]) != "" for n in lines for at in columns for p in at[:2])
    if len(pairs) < LEAST_PAIRS or 2 * len(pairs) < ENOUGH * filled:
        return
    rows = [list(row) for row in block.view.lines]
    for (line, first), joined in pairs.items():
        rest = next(at for at in columns if at[0] == first)[1:]
        block.joined[line] = block.joined.get(line, 0) + sum(text_of(rows[line][p]) != "" for p in rest)
        rows[line][first] = joined
        for p in rest:
            rows[line][p] = ""
    block.whole, block.known = block.view, {}
    block.view = replace(block.view, lines=rows)
    block.axis = replace(block.axis, halves=1, sessions={})


def _columns(axis: Axis) -> list[list[int]]:
    """The two or three columns of each day; nothing where most days have one or many."""
    found: dict[int, list[int]] = {}
    for p in sorted(axis.days):
        found.setdefault(max(h for h in axis.hits if h <= p), []).append(p)
    several = [at for at in found.values() if len(at) in (2, 3)]
    return several if len(several) >= 0.8 * len(axis.hits) else []


def _joined(row: Sequence[Value], at: Sequence[int]) -> str:
    """Start and end as one text; nothing where one is missing, or what stands behind them is no number."""
    start, end = (_clock(row[p]) for p in at[:2])
    behind = [row[p] for p in at[2:] if text_of(row[p])]
    if start is None or end is None or not all(isinstance(v, int | float | time | timedelta) for v in behind):
        return ""
    return f"{start:%H:%M}-{end:%H:%M}"


def _clock(value: Value) -> time | None:
    """A time of day that is written as one: not a bare number of hours."""
    if isinstance(value, str):
        plain = value.strip().casefold()
        written = any(sign in plain for sign in (":", ".", "am", "pm")) or (len(plain) == 4 and plain.isdigit())
        return clock_of(value) if written else None
    if isinstance(value, time | timedelta | datetime):
        return clock_of(value)
    return clock_of(value) if isinstance(value, float) and 0 < value < 1 else None
