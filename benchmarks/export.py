"""`python -m benchmarks.export`: an export of a large plan beside openpyxl's load-and-save of the same workbook.

The workbook is the one that came in: 73,000 cells, each with a format, and no notes. openpyxl loads and saves it and
does nothing else. The export opens the same bytes, looks for an earlier export, marks 5,000 cells with notes and
frames, adds the sheet Engagement (75,000 cells, more than the rota has), keeps the plan for the next import, writes
the file, reads it back and holds it against the original with calamine and openpyxl. Beside it stands what openpyxl
takes for marking and adding the same, which proves nothing. The machine, the bytes and the process are the same; of
several rounds, taken in turn, the shortest counts.
"""

import io
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from datetime import time as clock_time
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.instances import MONDAY, Size, department
from rotaengage.domain.marks import Mark
from rotaengage.domain.plan import Plan, PlanStatus, Slot
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.span import Span

DOCTORS, DAYS, SLOTS = 200, 365, 5_000
MOST_SECONDS, MOST_SHARE = 2.0, 0.2


class Time(NamedTuple):
    """Seconds by the clock, and of the processor in all threads."""

    clock: float
    processor: float


class Row(NamedTuple):
    """One line of the table: openpyxl's load and save, its doing of the same job, the patch alone, all of an export."""

    name: str
    cells: int
    openpyxl: Time
    same_job: Time
    patch: Time
    whole: Time


def problem() -> Scenario:
    """200 doctors over 365 days."""
    found = department(Size(DOCTORS, DAYS // 7 + 1, events=0))
    last = MONDAY + timedelta(days=DAYS - 1)
    duties = tuple(d for d in found.rota.duties if d.day is not None and d.day <= last)
    return found.model_copy(update={"rota": found.rota.changed(duties=duties, last_day=last)})


def some_plan(scenario: Scenario) -> Plan:
    """5,000 slots of an hour in duties all over the rota; what is timed here does not ask whether cover allows it."""
    long = [d for d in scenario.rota.duties if d.span is not None and d.span.minutes >= 120]
    slots = tuple(
        Slot(
            doctor=d.doctor,
            activity="sdt",
            duty=d.id,
            source=d.source,
            span=Span(start=d.span.start + timedelta(hours=1), end=d.span.start + timedelta(hours=2)),
        )
        for d in long[:: len(long) // SLOTS][:SLOTS]
        if d.span is not None
    )
    assert len(slots) == SLOTS
    fields = {"plan_id": "bench", "rota_sha256": "", "status": PlanStatus.FEASIBLE, "seconds": 0, "seed": 1}
    return Plan(**fields, workers=1, slots=slots, verified=True)


def book(scenario: Scenario, earlier: int) -> bytes:
    """The rota with formats of its own for each code, and sheets of earlier years of the same size."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        dates = made.add_format({"num_format": "dd/mm", "rotation": 90})
        looks: dict[str | None, Any] = {}
        for name in ("Rota", *(f"Year {n}" for n in range(1, earlier + 1))):
            page = made.add_worksheet(name)
            for day in range(DAYS):
                page.write_datetime(2, day + 2, datetime.combine(MONDAY + timedelta(days=day), clock_time()), dates)
            for row, doctor in enumerate(scenario.rota.doctors, start=3):
                page.write_string(row, 0, doctor.name)
            for duty in scenario.rota.duties:
                if duty.code not in looks:
                    looks[duty.code] = made.add_format({"border": 1, "bg_color": f"#DDEE{len(looks) * 20 + 10:02X}"})
                page.write_string(duty.source.row - 1, duty.source.column - 1, duty.code or "", looks[duty.code])
    return out.getvalue()


def timed(*works: Callable[[], object], rounds: int) -> list[Time]:
    """The shortest of several rounds, in which each has its turn."""
    times: list[list[Time]] = [[] for _ in works]
    for _ in range(rounds):
        for work, taken in zip(works, times, strict=True):
            clock, processor = time.perf_counter(), time.process_time()
            work()
            taken.append(Time(time.perf_counter() - clock, time.process_time() - processor))
    return [Time(min(t.clock for t in taken), min(t.processor for t in taken)) for taken in times]


def rewritten(data: bytes) -> bytes:
    """What openpyxl makes of the workbook when nothing is done to it."""
    import openpyxl

    out = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(data)).save(out)
    return out.getvalue()


def done_by_openpyxl(data: bytes, plan: Plan, scenario: Scenario) -> bytes:
    """The same notes, frames and sheet, as a program that rewrites workbooks would put them in."""
    import openpyxl
    from openpyxl.comments import Comment
    from openpyxl.styles import Border, PatternFill, Side

    from rotaengage.export.engagement_sheet import engagement_sheet
    from rotaengage.export.marks import marks_of

    opened, out, side = openpyxl.load_workbook(io.BytesIO(data)), io.BytesIO(), Side("medium", color="7030A0")
    frame = Border(left=side, right=side, top=side, bottom=side)
    for mark in marks_of(plan, scenario, Mark.NOTE):
        cell: Any = opened[mark.cell.sheet].cell(mark.cell.row, mark.cell.column)
        cell.comment, cell.border = Comment("\n".join(mark.note), "RotaEngage"), frame
    sheet, page = engagement_sheet(plan, scenario), opened.create_sheet("Engagement")
    for line in (*((h,) for h in sheet.heading), sheet.columns, *sheet.rows):
        page.append(line)
    for titled in page[len(sheet.heading) + 1]:
        titled.fill = PatternFill("solid", fgColor="E4DFEC")
    opened.save(out)
    return out.getvalue()


def run(name: str, earlier: int, rounds: int) -> Row:
    """Export, and export again. AssertionError where the result is not proved lossless."""
    from rotaengage.export.workbook_patch import export_workbook
    from rotaengage.usecases.export_workbook import RotaFile, write_workbook

    scenario = problem()
    plan, data = some_plan(scenario), book(scenario, earlier)
    with tempfile.TemporaryDirectory() as folder:
        source, to = RotaFile("bench.xlsx", data), Path(folder) / "out.xlsx"
        found = timed(
            lambda: rewritten(data),
            lambda: done_by_openpyxl(data, plan, scenario),
            lambda: export_workbook(data, plan, scenario),
            lambda: write_workbook(source, plan, scenario, Mark.NOTE, to, force=True),
            rounds=rounds,
        )
    return Row(name, DOCTORS * DAYS * (earlier + 1), *found)


def rows() -> list[Row]:
    """The rota alone, and with nine more sheets of its size in the same workbook, as departments keep earlier years."""
    return [run("200 x 365", 0, rounds=5), run("200 x 365, ten sheets", 9, rounds=2)]


def main() -> None:
    """Print the table by the clock and by processor time; the bars are 2 s, and a fifth of openpyxl's load and save."""
    print("openpyxl: load and save of the workbook as it came in, nothing done to it (the bar's measure)")
    print("same job: openpyxl putting in the same notes, frames and sheet; patch: the same by this program, not proved")
    print("whole: patch, file written, read back and proved by two readers; share: of openpyxl's load and save\n")
    found = rows()
    for word in Time._fields:
        print(f"{word:24} {'cells':>8} {'openpyxl':>10} {'same job':>10} {'patch':>8} {'whole':>8} {'share':>6}")
        for row in found:
            times: list[float] = [getattr(t, word) for t in row[2:]]
            plain, job, patch, whole = times
            columns = f"{plain:>10.2f} {job:>10.2f} {patch:>8.2f} {whole:>8.2f} {whole / plain:>6.2f}"
            print(f"{row.name:24} {row.cells:>8} {columns}")
    one = found[0]
    assert one.whole.clock < MOST_SECONDS, "an export takes longer than it may"
    if one.whole.clock > MOST_SHARE * one.openpyxl.clock:
        sys.exit(f"not met: an export of the rota alone takes more than {MOST_SHARE} of openpyxl's load and save")


if __name__ == "__main__":
    main()
