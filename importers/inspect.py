"""The way in: a file, and what a person has said about it, become an inspection."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from importers.asked_once import asked_once
from importers.blocks import Line
from importers.codebook import Codebook
from importers.grid import Book, Grid
from importers.headers import AxisFinder
from importers.heading_context import words_of
from importers.identify import Sheet
from importers.issues import issue, where_of
from importers.job_plan import inspect_with_plans
from importers.lay_over import LayOver, in_days
from importers.legend import Legend, find_legend
from importers.marks import MarkMemory
from importers.name_variants import tell_variants
from importers.our_marks import without_our_marks
from importers.people import Register
from importers.reading import Candidate, Desk, Sink, finish
from importers.registry import IMPORTERS
from importers.selection import Choice, choose
from importers.suggestions import confirmed_codes, with_suggestions
from importers.tally import count_cells, range_of_block
from importers.workbook import open_book
from rotaengage.domain.answers import Answers
from rotaengage.domain.collector import collector_at_rest
from rotaengage.domain.inspection import Inspection, SheetRota
from rotaengage.domain.issue import Issue

NO_ANSWERS = Answers()


def inspect_file(path: Path, answers: Answers = NO_ANSWERS) -> Inspection:
    """Read a workbook or a table of text. Writes nothing.

    UserError where the file cannot be read at all; a file that holds no rota gives no rotas and an issue.
    """
    with collector_at_rest(kept=True):
        return inspect_with_plans(open_book(path), answers, inspect_book)


def inspect_book(book: Book, answers: Answers = NO_ANSWERS, watch: list[LayOver] | None = None) -> Inspection:
    """Make an inspection of a workbook that was opened; watch is given the blocks as they were read."""
    book = without_our_marks(book)
    extras = LayOver(book, answers)
    book = extras.book
    if watch is not None:
        watch.append(extras)
    finder_year = _year_hint(book)
    memory = MarkMemory()
    choices: list[Choice] = []
    issues: list[Issue] = []
    for grid in book.sheets:
        order = answers.kept.get("order", "")
        finder = AxisFinder(memory, finder_year, answers.year, _month_said(answers, grid.name), order)
        choices.append(choose(Sheet(grid, finder), IMPORTERS, answers))
        issues.extend(choices[-1].issues)
    legend = _legend(book, choices)
    desk = Desk(answers, legend, Codebook(answers.codes, legend, confirmed_codes(answers)), Register())
    rotas = [rota for choice in choices for rota in _read(choice, desk, issues, extras)]
    issues.extend((*_clashes(legend, answers), *tell_variants(rotas, answers)))
    issues.extend((*_about_sheets(book, choices, legend), *extras.about()))
    if not rotas:
        issues.append(_no_rota(book, choices))
    issues = asked_once(with_suggestions(i) for i in issues)
    return Inspection.model_construct(
        file=book.name, sha256=book.sha256, format=book.format, rotas=tuple(rotas), issues=tuple(issues)
    )


def _year_hint(book: Book) -> int:
    """The year that the file's or a sheet's name says, else that of its last change, else this year."""
    years = [words_of(name)[1] for name in (book.stem, *(g.name for g in book.sheets))]
    return next((y for y in years if y), None) or book.year_hint or date.today().year


def _month_said(answers: Answers, sheet: str) -> tuple[int, int] | None:
    said = answers.kept.get(f"month:{sheet}", "")
    year, _, month = said.partition("-")
    return (int(year), int(month)) if year.isdigit() and month.isdigit() and 1 <= int(month) <= 12 else None


def _legend(book: Book, choices: list[Choice]) -> Legend:
    used: set[str] = set()
    taken: dict[str, dict[int, set[int]]] = {}
    for choice in choices:
        for candidate in choice.chosen:
            block = candidate.block
            busy = [n for n, kind in block.lines.items() if kind in (Line.PERSON, Line.MORE, Line.COUNT, Line.NAMELESS)]
            used.update(*(block.facts(n).texts for n in busy))
            rows, columns = {n + 1 for n in [*busy, block.axis.line]}, {p + 1 for p in block.axis.days}
            if block.view.flipped:
                rows, columns = columns, rows
            taken.setdefault(choice.sheet.grid.name, {}).update(dict.fromkeys(rows, columns))
    return find_legend(book.sheets, used, taken)


def _read(choice: Choice, desk: Desk, issues: list[Issue], extras: LayOver) -> Iterator[SheetRota]:
    first = {i.layout: i for i in reversed(IMPORTERS)}
    starts = [c.block.start for c in choice.chosen]
    for n, candidate in enumerate(choice.chosen):
        block = candidate.block
        last = starts[n + 1] if n + 1 < len(starts) else len(block.view.lines)
        lines = range(0 if n == 0 else block.start, last)
        sink = (candidate.by or first[candidate.layout]).read(candidate, desk)
        if not sink.duties:
            continue
        extras.over(sink, desk)
        _understand_heading(sink, candidate)
        cells = count_cells(sink, desk.legend, lines)
        issues.extend(sink.issues)
        yield finish(sink, candidate, range_of_block(block, lines), cells)


def _understand_heading(sink: Sink, candidate: Candidate) -> None:
    block = candidate.block
    for line in (block.axis.line, *block.axis.spare):
        sink.understood.update(block.view.place(line, p) for p in block.axis.hits)


def _clashes(legend: Legend, answers: Answers) -> Iterator[Issue]:
    said = {c.code for c in answers.codes}
    for first, second in legend.clashes:
        if first.code not in said:
            where = f"{first.cell}, {second.cell}"
            words = {"code": first.code, "first": first.meaning, "second": second.meaning}
            choices = [e.answer for e in (first, second)]
            yield issue("IM508", where, f"code:{first.code}", choices, **words)


def _about_sheets(book: Book, choices: list[Choice], legend: Legend) -> Iterator[Issue]:
    keyed = {ref.sheet for ref in legend.cells}
    any_rota = any(choice.chosen for choice in choices)
    for grid, choice in zip(book.sheets, choices, strict=True):
        if choice.chosen:
            yield from _about_grid(grid, choice)
        elif any_rota and grid.name not in keyed and next(grid.filled(), None) is not None:
            yield issue("IM102", where_of(grid.name, []), f"layout:{grid.name}", why=choice.why)


def _duty_rows(choice: Choice) -> set[int]:
    """Rows of the sheet that hold people's duties."""
    rows: set[int] = set()
    for candidate in choice.chosen:
        block = candidate.block
        lines = [n for n, kind in block.lines.items() if kind in (Line.PERSON, Line.MORE)]
        rows.update(p + 1 for p in block.axis.days) if block.view.flipped else rows.update(n + 1 for n in lines)
    return rows


def _about_grid(grid: Grid, choice: Choice) -> Iterator[Issue]:
    if not grid.visible:
        yield issue("IM103", where_of(grid.name, []), what="this sheet is")
    if grid.hidden_rows:
        rows = [(row, 1) for row in sorted(grid.hidden_rows & _duty_rows(choice))]
        if rows:
            yield issue("IM103", where_of(grid.name, rows), what="these rows are")
    loose = [p for p in grid.uncalculated if not any(in_days(c.block, p) for c in choice.chosen)]
    if loose:
        yield issue("IM104", where_of(grid.name, loose), count=len(loose))


def _no_rota(book: Book, choices: list[Choice]) -> Issue:
    whys = list(dict.fromkeys(choice.why for choice in choices if choice.why))
    return issue("IM101", book.name, why="; ".join(whys[:3]) or "it has no sheet with cells")
