"""The lines of the benchmark tables: what was measured beside its bar."""

import sys
from collections.abc import Iterable
from typing import NamedTuple


class Row(NamedTuple):
    """A line of the table; ratio is measured over bar, where 1 or less is within it."""

    what: str
    bar: float | None
    measured: float
    unit: str

    def line(self) -> str:
        """The line as printed."""
        ratio = "" if self.bar is None or not self.bar else f"{self.measured / self.bar:6.2f}"
        bar = "" if self.bar is None else f"{self.bar:g}"
        return f"{self.what:104} {bar:>6} {self.measured:10.3f} {self.unit:12} {ratio}"

    @property
    def fails(self) -> bool:
        """Whether there is a bar that does not hold."""
        return self.bar is not None and self.measured > self.bar


def shown(name: str, rows: Iterable[Row]) -> None:
    """Print the rows as they come. SystemExit where a bar does not hold."""
    print(f"{name:104} {'bar':>6} {'measured':>10} {'':12} ratio", flush=True)
    failed = False
    for row in rows:
        print(row.line(), flush=True)
        failed = failed or row.fails
    if failed:
        sys.exit(1)


def middle(found: Iterable[float]) -> float:
    """The median, the upper one of two."""
    ordered = sorted(found)
    return ordered[len(ordered) // 2]


def p95(found: Iterable[float]) -> float:
    """The 95th percentile: of fifteen the worst, of a hundred the worst but four."""
    ordered = sorted(found)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
