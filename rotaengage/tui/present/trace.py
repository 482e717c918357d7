"""The course of a search drawn in a few rows of text: what was found (●) and the limit that none can pass (─)."""

from collections.abc import Sequence
from typing import NamedTuple

from rotaengage.domain.progress import Progress
from rotaengage.tui.present.aims import amount
from rotaengage.tui.present.look import Line, Look, Piece
from rotaengage.tui.present.text import fit_right

LABEL = 11
FOUND, LIMIT, BOTH = "●", "─", "◆"


class Trace(NamedTuple):
    """One stage: its unit, and value and bound in each column of the picture (None: nothing was told yet)."""

    unit: str
    columns: tuple[tuple[float | None, float | None], ...]


def trace_of(steps: Sequence[Progress], columns: int) -> Trace | None:
    """The last stage that has a figure, its steps spread over the columns by time; None where there is none."""
    told = [s for s in steps if s.value is not None]
    if not told:
        return None
    own = [s for s in told if s.stage == told[-1].stage]
    first, last = own[0].seconds, max(own[-1].seconds, own[0].seconds + 0.1)
    found: list[tuple[float | None, float | None]] = []
    at = 0
    for n in range(columns):
        until = first + (last - first) * n / max(1, columns - 1) + 1e-9
        while at + 1 < len(own) and own[at + 1].seconds <= until:
            at += 1
        found.append((own[at].value, own[at].bound))
    return Trace(own[-1].unit, tuple(found))


def trace_lines(steps: Sequence[Progress], width: int, rows: int = 6) -> list[Line]:
    """The picture: a scale on the left, then a mark a column."""
    trace = trace_of(steps, max(8, width - LABEL - 2))
    if trace is None:
        return []
    values = [v for pair in trace.columns for v in pair if v is not None]
    low, high = min(values), max(values)
    if high - low < 1e-9:
        rows, low = 1, high
    return [_row(n, rows, low, high, trace) for n in range(rows)]


def _row(n: int, rows: int, low: float, high: float, trace: Trace) -> Line:
    share = n / max(1, rows - 1)
    label = amount(high - (high - low) * share, trace.unit) if n in (0, rows - 1) else ""
    marks = [_mark(pair, n, rows, low, high) for pair in trace.columns]
    pieces = [Piece(fit_right(label, LABEL), Look.MUTED), Piece(" │", Look.MUTED)]
    return (*pieces, *(Piece(text, look) for text, look in _runs(marks)))


def _mark(pair: tuple[float | None, float | None], n: int, rows: int, low: float, high: float) -> tuple[str, Look]:
    found, limit = (v is not None and _place(v, rows, low, high) == n for v in pair)
    if found and limit:
        return BOTH, Look.GOOD
    return (FOUND, Look.KEY) if found else (LIMIT, Look.MUTED) if limit else (" ", Look.PLAIN)


def _place(value: float, rows: int, low: float, high: float) -> int:
    return 0 if high - low < 1e-9 else round((high - value) / (high - low) * (rows - 1))


def _runs(marks: Sequence[tuple[str, Look]]) -> list[tuple[str, Look]]:
    runs: list[tuple[str, Look]] = []
    for text, look in marks:
        if runs and runs[-1][1] is look:
            runs[-1] = (runs[-1][0] + text, look)
        else:
            runs.append((text, look))
    return runs
