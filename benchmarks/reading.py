"""`python -m benchmarks.reading`: a trust's year from file to domain beside openpyxl's mere load of the same file."""

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

DOCTORS, DAYS, SHEETS = 200, 365, 10
MOST_SECONDS, MOST_SHARE, MOST_MEBIBYTES, MOST_SMALL = 1.5, 0.2, 500, 0.6
FIRST = date(2026, 8, 5)
LEGEND = [
    ("LD", "Long day", "08:00", "20:30"),
    ("N", "Night", "20:00", "08:30"),
    ("SD", "Standard day", "09:00", "17:00"),
    ("Z", "Zero day", "", ""),
    ("AL", "Annual leave", "", ""),
    ("SL", "Study leave", "", ""),
]
WEIGHTS = [("LD", 15), ("N", 10), ("SD", 35), ("Z", 15), ("AL", 10), ("SL", 5), (None, 10)]


_PEAK = """
import re, resource, sys
from pathlib import Path
from importers.inspect import inspect_file

inspect_file(Path(sys.argv[1]))
try:
    print(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
except OSError:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1))
"""


class Row(NamedTuple):
    """One line of the table: a measure, its value, and the bar that it must not pass."""

    name: str
    value: float
    bar: float
    unit: str


def write_trust(path: Path, sheets: int = SHEETS) -> Path:
    """A workbook of so many departments, each with its doctors down, a year across, fills, and a legend."""
    import xlsxwriter

    dice = random.Random(7)
    codes, weights = [c for c, _ in WEIGHTS], [w for _, w in WEIGHTS]
    with xlsxwriter.Workbook(str(path)) as book:
        dates = book.add_format({"num_format": "ddd d mmm"})
        looks = {code: book.add_format({"bg_color": f"#DDEE{n * 25 + 10:02X}"}) for n, code in enumerate(codes)}
        for number in range(1, sheets + 1):
            page = book.add_worksheet(f"Department {number}")
            page.write_row(0, 0, ("Name", "Grade"))
            for day in range(DAYS):
                moment = datetime.combine(FIRST + timedelta(days=day), datetime.min.time())
                page.write_datetime(0, day + 2, moment, dates)
            for row in range(1, DOCTORS + 1):
                page.write_row(row, 0, (f"Doctor {chr(64 + number)}{row:03d}", "ST4"))
                for day, code in enumerate(dice.choices(codes, weights, k=DAYS)):
                    if code:
                        page.write_string(row, day + 2, code, looks[code])
        key = book.add_worksheet("Key")
        for n, line in enumerate([("Code", "Meaning", "Start", "End"), *LEGEND]):
            key.write_row(n, 0, line)
    return path


def timed(work: Callable[[], object], runs: int = 3) -> float:
    """The shortest of some runs, in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def _ours(path: Path) -> Callable[[], object]:
    from importers.inspect import inspect_file

    def work() -> None:
        found = inspect_file(path)
        assert len(found.rotas) == SHEETS
        assert found.cells.questions == 0

    return work


def _openpyxl(path: Path) -> Callable[[], object]:
    from openpyxl import load_workbook

    return lambda: load_workbook(path)


def _small(path: Path) -> Callable[[], object]:
    command = [sys.executable, "-m", "rotaengage", "inspect", str(path)]
    return lambda: subprocess.run(command, check=False, capture_output=True)


def peak_mebibytes(path: Path) -> float:
    """The most memory that a process of its own holds while it reads the file.

    Linux hands the peak of the parent on to its child in getrusage, so the process's own status is asked first.
    """
    done = subprocess.run([sys.executable, "-c", _PEAK, str(path)], check=True, capture_output=True, text=True)
    return int(done.stdout) / 1024


def measure(folder: Path) -> list[Row]:
    """Every measure of reading, our own first so that openpyxl's leftovers do not slow it down."""
    book = write_trust(folder / "trust.xlsx")
    ours = timed(_ours(book))
    theirs = timed(_openpyxl(book), runs=1)
    sample = Path(__file__).resolve().parents[1] / "samples" / "ward.xlsx"
    return [
        Row("read a trust's year", ours, MOST_SECONDS, "s"),
        Row("openpyxl loads it", theirs, float("inf"), "s"),
        Row("share of openpyxl", ours / theirs, MOST_SHARE, ""),
        Row("memory", peak_mebibytes(book), MOST_MEBIBYTES, "MiB"),
        Row("inspect a ward's rota", timed(_small(sample)), MOST_SMALL, "s"),
    ]


def main() -> None:
    """Print the table; the exit status says whether every bar holds."""
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(Path(folder))
    print(f"{'reading':24} {'value':>9} {'bar':>7}")
    for row in rows:
        verdict = "" if row.value <= row.bar else "  over the bar"
        print(f"{row.name:24} {row.value:9.2f} {row.bar:7.2f} {row.unit}{verdict}")
    sys.exit(any(row.value > row.bar for row in rows))


if __name__ == "__main__":
    main()
