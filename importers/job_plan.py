"""Job plans of a workbook (layout job_plan): which sheets hold them, and each doctor's plan put together.

Kinds (domain notes C.4): weekly grid, time by day, list, cycle of weeks, summary, flexible time, e-job-plan export.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from importers.grid import Book, Grid
from importers.job_plan_build import plans_of, rota_of
from importers.job_plan_checks import check_plan
from importers.job_plan_grid import read_grids
from importers.job_plan_issues import issue
from importers.job_plan_list import read_lists
from importers.job_plan_page import Page
from importers.job_plan_summary import read_around
from importers.workbook import open_book
from rotaengage.domain.answers import Answers
from rotaengage.domain.inspection import Inspection, Layout, SheetRota
from rotaengage.domain.issue import Issue
from rotaengage.domain.jobplan import JobPlan

LEAST_SURE = 0.5
MOST_CELLS = 400_000
MOST_CELLS_OF_A_GRID, MOST_CELLS_OF_GRIDS = 50_000, 200_000
"""A weekly timetable is far smaller; a list of everybody may be long."""
MOST_LOOKED_AT = 4_000
MOST_MERGED = 2_000
_EVIDENCE = (
    (0.4, re.compile(r"\bDCC\b|direct clinical care", re.IGNORECASE)),
    (0.15, re.compile(r"\bSPA\b|supporting professional", re.IGNORECASE)),
    (0.1, re.compile(r"\bANR\b|\bAPA\b|additional nhs", re.IGNORECASE)),
    (0.25, re.compile(r"^\W*(?:total )?PA'?s?\b.{0,12}$|\d\s*PA'?s?\b|programmed activit", re.IGNORECASE)),
    (0.3, re.compile(r"\bjob ?plan", re.IGNORECASE)),
)
NO_ANSWERS = Answers()


class JobPlans(NamedTuple):
    """What was read: the plans, the sheets as an inspection shows them, and every finding."""

    plans: tuple[JobPlan, ...] = ()
    rotas: tuple[SheetRota, ...] = ()
    issues: tuple[Issue, ...] = ()


def read_job_plans(path: Path, answers: Answers = NO_ANSWERS) -> JobPlans:
    """The job plans of a file. UserError where it cannot be read; an issue where it holds none."""
    book = open_book(path)
    found, _ = take_job_plans(book, answers)
    return found if found.plans else found._replace(issues=(*found.issues, issue("JP103", book.name)))


def inspect_with_plans(book: Book, answers: Answers, inspect: Callable[[Book, Answers], Inspection]) -> Inspection:
    """The inspection of a workbook whose sheets may be job plans; the others go to the readers of rotas."""
    found, rest = take_job_plans(book, answers)
    if not found.plans:
        return inspect(book, answers)
    other = inspect(rest, answers) if rest.sheets else None
    rotas, issues = (other.rotas, other.issues) if other else ((), ())
    kept = tuple(i for i in issues if rotas or i.code != "IM101")
    return Inspection.model_construct(
        file=book.name,
        sha256=book.sha256,
        format=book.format,
        rotas=(*rotas, *found.rotas),
        issues=(*kept, *found.issues),
    )


def take_job_plans(book: Book, answers: Answers) -> tuple[JobPlans, Book]:
    """The job plans of a workbook, and the workbook with the sheets that are none."""
    pages: list[tuple[Page, float]] = []
    rest: list[Grid] = []
    left = MOST_CELLS_OF_GRIDS
    for grid in book.sheets:
        size = grid.height * grid.width
        page, sure = _page(book, grid, answers, small=size <= min(MOST_CELLS_OF_A_GRID, left))
        if page is None:
            rest.append(grid)
        else:
            left -= size
            pages.append((page, sure))
    if not pages:
        return JobPlans(), book
    plans = plans_of([page for page, _ in pages], book)
    for page, _ in pages:
        page.ask_what_was_assumed()
    checks = [found for plan in plans for found in check_plan(plan)]
    rotas = tuple(rota_of(page, sure, plans) for page, sure in pages)
    issues = (*(i for page, _ in pages for i in page.issues), *checks, *_packs(plans))
    return JobPlans(tuple(plans), rotas, issues), replace(book, sheets=tuple(rest))


def _packs(plans: Sequence[JobPlan]) -> list[Issue]:
    """One note for each contract whose figures nobody has held against the printed terms."""
    used = {p.contract.id: p for p in plans if not p.contract.verified}
    return [issue("JP404", str(p.place), title=p.contract.title, citation=p.contract.citation) for p in used.values()]


def _page(book: Book, grid: Grid, answers: Answers, *, small: bool) -> tuple[Page | None, float]:
    """The sheet read as a job plan and how sure that is; None where it is none."""
    said = answers.layouts.get(grid.name)
    if said not in (None, Layout.JOB_PLAN.value) or grid.height * grid.width > MOST_CELLS:
        return None, 0.0
    sure = 0.99 if said else _evidence(book, grid)
    if sure < LEAST_SURE:
        return None, sure
    page = Page(grid, answers, title=book.stem)
    structured = read_lists(page)
    if small and len(grid.merged) <= MOST_MERGED and not _dated(grid):
        structured = read_grids(page) or structured
    if small:
        read_around(page)
    return (page, min(sure, 0.99)) if structured or len(page.totals) >= 2 or page.found else (None, sure)


def _evidence(book: Book, grid: Grid) -> float:
    """How much the words are those of a job plan, from 0 to 1."""
    texts = {f"{grid.name} {book.stem}".replace("_", " ").replace("-", " ")}
    first = islice(grid.filled(), MOST_LOOKED_AT)
    texts.update(value for _, _, value in first if isinstance(value, str) and len(value) <= 200)
    return sum(weight for weight, pattern in _EVIDENCE if any(pattern.search(t) for t in texts))


def _dated(grid: Grid) -> bool:
    """Whether a row or column runs through dates, as a rota does and a weekly timetable does not."""
    columns: dict[int, int] = {}
    for row in grid.rows[:MOST_LOOKED_AT]:
        dates = [c for c, value in enumerate(row) if isinstance(value, date | datetime)]
        for c in dates:
            columns[c] = columns.get(c, 0) + 1
        if len(dates) >= 5:
            return True
    return any(count >= 5 for count in columns.values())
