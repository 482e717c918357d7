"""`python -m benchmarks.terminal`: the screens in a pseudo-terminal: first paint, keys, pages, busy cores, memory.

Times are of the wall clock, from the key that is written to the end of the frame that answers it. Processor time of a
key stands beside them, since it is the same on a machine that does other work.
"""

import multiprocessing
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from benchmarks.instances import Size, department
from benchmarks.pty_program import Program
from benchmarks.trust import trust
from rotaengage.domain.department import Department
from rotaengage.domain.scenario import PlanSettings, Scenario
from rotaengage.usecases.edit import set_settings
from solvers.worker import step_back

DOCTORS, WEEKS, DAYS, COPIES = 500, 53, 365, 10
SEARCH = PlanSettings(seconds=300, workers=2, gap=0)
"""A search in a trust that outlasts all keys."""
SEARCHED = 0.9
"""Processors that the search must use while keys are pressed; with fewer it ended, and the row would prove nothing."""
KEYS, PAGES, STARTS = 200, 40, 5
PACE_SECONDS = 0.25
RIGHT, LEFT, DOWN, UP = b"\x1b[C", b"\x1b[D", b"\x1b[B", b"\x1b[A"
MARKED = b"48;2;232;237;242"
"""The ground of the marked cell, which no other frame has."""
PAGE_DOWN, PAGE_UP, DATES_ON, DATES_BACK, TOP = b"\x1b[6~", b"\x1b[5~", b"\x06", b"\x02", b"g"
TO_PLAN, PLAN_NOW, TO_ROTA = (b"4", b"No plan yet"), (b"p", b"Planning"), (b"3", MARKED)
"""Keys to other screens, and what then stands there."""


class Row(NamedTuple):
    """One line of the table: a measure, its value, and the bar that it must not pass."""

    name: str
    value: float
    bar: float
    unit: str = "ms"


def a_year() -> Scenario:
    """A trust's year: a department of 50 ten times over, cut to 365 days."""
    small = department(Size(DOCTORS // COPIES, WEEKS, 0.8, 2))
    last = small.rota.first_day + timedelta(days=DAYS - 1)
    year = [d for d in small.rota.duties if d.day is not None and d.day <= last]
    doctors, duties = [], []
    for copy in range(COPIES):
        doctors += [d.changed(id=f"{d.id}.{copy}", name=f"{d.name}.{copy}") for d in small.rota.doctors]
        duties += [d._replace(id=f"{d.id}.{copy}", doctor=f"{d.doctor}.{copy}") for d in year]
    cover = tuple(r.changed(minimum=r.minimum * COPIES, preferred=None) for r in small.cover)
    rota = small.rota.changed(doctors=tuple(doctors), duties=tuple(duties), last_day=last)
    return small.changed(rota=rota, cover=cover, dues=())


def make_workspace(path: Path, scenario: Scenario) -> Path:
    """A scenario in a workspace."""
    from rotaengage.store import Workspace

    with Workspace.create(path, Department(scenario=scenario), [], "bench"):
        return path


def first_paints(home: Path) -> list[float]:
    """Milliseconds from start to the end of the first frame, of some cold starts."""
    times = []
    for _ in range(STARTS):
        with Program([], home) as program:
            times.append((program.until(b"\x1b[?2026l", 20) - program.started) * 1000)
    return times


def keys_of(pattern: tuple[bytes, ...], count: int) -> Iterator[bytes]:
    """So many keys, the pattern over and over."""
    return (pattern[n % len(pattern)] for n in range(count))


def paints(program: Program, pattern: tuple[bytes, ...], count: int) -> list[float]:
    """Milliseconds from each key to the mark at its new place, each pressed once nothing comes any more.

    TimeoutError where a key moves nothing: what is drawn next would answer something else.
    """
    times = []
    for key in keys_of(pattern, count):
        program.settle()
        times.append(program.press(key, MARKED) * 1000)
    return times


def paced(program: Program, pattern: tuple[bytes, ...], count: int) -> list[float]:
    """Milliseconds from each key to the mark at its new place, pressed at a person's pace.

    That is a little longer than the pause after which cover of the marked cell is counted: each key comes meanwhile.
    """
    times, start = [], time.perf_counter()
    for number, key in enumerate(keys_of(pattern, count)):
        program.rest(start + number * PACE_SECONDS)
        times.append(program.press(key, MARKED) * 1000)
    return times


def high(values: list[float], in_hundred: int = 99) -> float:
    """The least value that so many in a hundred do not pass: of 200, the 198th."""
    return sorted(values)[-(-len(values) * in_hundred // 100) - 1]


def _spin() -> None:
    step_back()
    while True:
        pass


@contextmanager
def busy_cores() -> Iterator[None]:
    """A process on each core that never rests, as planners do, and that steps back as they do."""
    spinners = [multiprocessing.Process(target=_spin, daemon=True) for _ in range(multiprocessing.cpu_count())]
    for one in spinners:
        one.start()
    try:
        yield
    finally:
        for one in spinners:
            one.kill()
            one.join()


def on_the_rota(program: Program) -> list[Row]:
    """Every measure that is taken with the year on the screen."""
    program.settle(1.0)
    paints(program, (RIGHT, DOWN), 20)
    before = program.processor_seconds()
    keys = paints(program, (RIGHT, RIGHT, DOWN, LEFT, DOWN, RIGHT, UP, DOWN), KEYS)
    own = (program.processor_seconds() - before) / KEYS * 1000
    calm = paced(program, (RIGHT, DOWN, RIGHT, DOWN, LEFT, DOWN), KEYS)
    pages = paints(program, (PAGE_DOWN, DATES_ON, PAGE_DOWN, DATES_ON, PAGE_UP, DATES_BACK), PAGES)
    program.press(TOP, MARKED)
    with busy_cores():
        busy = paints(program, (RIGHT, DOWN, LEFT, DOWN), KEYS)
    return [
        Row("key to paint, median", statistics.median(keys), 8),
        Row("key to paint, 99 in 100", high(keys), 16),
        Row("processor time of a key", own, float("inf")),
        Row("key at a person's pace, 99", high(calm), 16),
        Row("page to paint, median", statistics.median(pages), 20),
        Row("key, all cores busy, 99", high(busy), 50),
        Row("memory", program.megabytes(), 100, "MB"),
        Row("memory at most", program.megabytes("VmHWM"), float("inf"), "MB"),
    ]


def _searched(program: Program) -> float:
    """Processor seconds of the search so far."""
    return sum(map(program.processor_seconds, program.below()))


def while_it_plans(program: Program) -> list[Row]:
    """Keys on the rota at a person's pace while the program's own child searches; what the child used meanwhile."""
    for key, shows in (TO_PLAN, PLAN_NOW, TO_ROTA):
        program.settle()
        program.press(key, shows, 20)
    before, start = _searched(program), time.perf_counter()
    planned = paced(program, (RIGHT, DOWN, RIGHT, DOWN, LEFT, UP, LEFT, UP), KEYS // 2)
    used = (_searched(program) - before) / (time.perf_counter() - start)
    assert used > SEARCHED, f"the search used {used:.1f} processors"
    return [
        Row("key while it plans, 99", high(planned), 50),
        Row("processors of the search", used, float("inf"), ""),
    ]


def measure(folder: Path) -> list[Row]:
    """Every measure."""
    starts = first_paints(folder)
    workspace = make_workspace(folder / "year.rota", a_year())
    with Program(["open", str(workspace)], folder) as program:
        opened = (program.until(b"Doctor 04", 60) - program.started) * 1000
        rows = on_the_rota(program)
    searched = make_workspace(folder / "searched.rota", trust(1.05))
    set_settings(searched, SEARCH, "how to search")
    with Program(["open", str(searched)], folder) as program:
        program.until(b"Doctor 03", 60)
        rows += while_it_plans(program)
    return [
        Row("first paint", statistics.median(starts), 500),
        Row("a year of 500 shown", opened, float("inf")),
        *rows,
    ]


def main() -> None:
    """Print the table; the exit status says whether every bar holds."""
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(Path(folder))
    print(f"{'terminal':26} {'value':>9} {'bar':>7}")
    for row in rows:
        verdict = "" if row.value <= row.bar else "  over the bar"
        print(f"{row.name:26} {row.value:9.1f} {row.bar:7.0f} {row.unit}{verdict}")
    sys.exit(any(row.value > row.bar for row in rows))


if __name__ == "__main__":
    main()
