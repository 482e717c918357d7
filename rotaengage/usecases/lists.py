"""Lists that a department keeps beside its rota: job plans, leave, on-call calendars, bank holidays."""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rotaengage.domain.absence import Absence, CalendarEntry
from rotaengage.domain.answers import Answers
from rotaengage.domain.issue import Issue
from rotaengage.domain.jobplan import JobPlan
from rotaengage.domain.rota import Rota
from rotaengage.usecases.holidays_over import about_holidays
from rotaengage.usecases.overlay import Laid, lay_over

if TYPE_CHECKING:
    from rotaengage.store import StoredFile


class Lists(NamedTuple):
    """Files to lay over a rota; an empty nation leaves bank holidays out."""

    job_plans: Sequence[Path] = ()
    leave: Sequence[Path] = ()
    on_call: Sequence[Path] = ()
    nation: str = ""


NO_LISTS = Lists()


def lay_lists(rota: Rota, lists: Lists, answers: Answers) -> Laid:
    """Leave, on-call calendars and bank holidays over a rota. UserError where a file cannot be read."""
    absences: list[Absence] = []
    entries: list[CalendarEntry] = []
    issues: list[Issue] = []
    for path in lists.leave:
        from importers.leave_list import read_leave

        read = read_leave(path, rota.first_day, rota.last_day, answers)
        absences.extend(read.absences)
        issues.extend(read.issues)
    for path in lists.on_call:
        from importers.calendar_file import read_calendar

        calendar = read_calendar(path, rota.first_day, rota.last_day, rota.zone)
        entries.extend(calendar.entries)
        issues.extend(calendar.issues)
    laid = lay_over(rota, absences, entries, answers)
    if lists.nation:
        from importers.bank_holidays import bank_holidays

        found = bank_holidays(lists.nation, rota.first_day, rota.last_day)
        issues.extend(about_holidays(laid.rota, found))
    return Laid(laid.rota, (*issues, *laid.issues))


def read_plans(lists: Lists, answers: Answers) -> tuple[tuple[JobPlan, ...], tuple[Issue, ...]]:
    """The job plans of all files with what was found in them. UserError where one cannot be read."""
    plans: list[JobPlan] = []
    issues: list[Issue] = []
    for path in lists.job_plans:
        from importers.job_plan import read_job_plans

        found = read_job_plans(path, answers)
        plans.extend(found.plans)
        issues.extend(i.model_copy(update={"where": in_file(i.where, path.name)}) for i in found.issues)
    return tuple(plans), tuple(issues)


def in_file(where: str, name: str) -> str:
    """Cells of another file, as a spreadsheet refers to them: 'Plan'!C6 becomes '[plans.xlsx]Plan'!C6."""
    return re.sub(r"'((?:[^']|'')+)'!", lambda m: f"'[{name}]{m[1]}'!", where)


def stored_lists(lists: Lists) -> list["StoredFile"]:
    """The files as the workspace keeps them."""
    from rotaengage.store import StoredFile

    named = [("job plan", lists.job_plans), ("leave", lists.leave), ("on call", lists.on_call)]
    kept = []
    for kind, paths in named:
        for path in paths:
            data = path.read_bytes()
            kept.append(StoredFile(path.name, hashlib.sha256(data).hexdigest(), kind, data))
    return kept
