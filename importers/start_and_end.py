"""Two columns to a day, one for the start and one for the end of the duty: read as one cell, such as 08:00-16:30."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import time

from importers.blocks import Block
from importers.grid import Value, text_of
from importers.headers import Axis
from importers.people import letters_in
from importers.times import clock_of, written_clock
from importers.view import View

END_WORDS = frozenset(
    ["start", "end", "finish", "length", "o/t", "ot", "overtime", "from", "to", "in", "out", "on", "off", "begin",
     "ends", "starts", "hrs", "hours", "total", "break", "von", "bis", "beginn", "ende", "début", "fin", "od", "do",
     "inicio", "pause", "std", "stunden"]
)  # fmt: skip
ENOUGH = 0.6
LEAST_PAIRS = 3


def mark_ends(view: View, axis: Axis) -> None:
    """Take a line of Start and End below the days as a part of their heading."""
    if len(axis.days) == len(axis.hits):
        return
    for line in range(axis.line + 1, min(axis.line + 3, len(view.lines))):
        if _all_ends(view, axis, line):
            axis.spare.add(line)


def _all_ends(view: View, axis: Axis, line: int) -> bool:
    words = [view.text(line, p).casefold().rstrip(":") for p in axis.days if view.text(line, p)]
    return len(words) > 3 and all(word in END_WORDS for word in words)


def join_times(block: Block) -> None:
    """Put start and end of each duty together, where most cells under the days are such pairs."""
    columns = _columns(block.axis)
    if not columns:
        return
    lines, clock = block.body_below, clock_of if _headed(block) else written_clock
    pairs = {(n, at[0]): joined for n in lines for at in columns if (joined := _joined(block.view.lines[n], at, clock))}
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


def _headed(block: Block) -> bool:
    """Whether a line of Start and End is a part of the heading: numbers below it are times of day."""
    return any(_all_ends(block.view, block.axis, line) for line in block.axis.spare)


def _columns(axis: Axis) -> list[list[int]]:
    """The two to five columns of each day; nothing where most days have one or many."""
    if len(axis.days) == len(axis.hits):
        return []
    heads, found, hit = frozenset(axis.hits), dict[int, list[int]](), 0
    for p in sorted(axis.days):
        hit = p if p in heads else hit
        found.setdefault(hit, []).append(p)
    several = [at for at in found.values() if 2 <= len(at) <= 5]
    return several if len(several) >= 0.8 * len(axis.hits) else []


def _joined(row: Sequence[Value], at: Sequence[int], clock: Callable[[Value], time | None]) -> str:
    """Start and end as one text, or a code that stands in both; nothing where one is missing, or text behind them."""
    start, end = (clock(row[p]) for p in at[:2])
    first, second = (text_of(row[p]) for p in at[:2])
    if start is None and first == second and clock is clock_of:
        return first
    behind = [row[p] for p in at[2:] if letters_in(text_of(row[p]))]
    if start is None or end is None or behind:
        return ""
    return f"{start:%H:%M}-{end:%H:%M}"
