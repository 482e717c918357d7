"""Reads the setup workbook: every mistake is reported with its cell and a cure, and all that is right is kept."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from importers.grid import Grid
from importers.setup_activities import activity, entitlement, name_entitlements
from importers.setup_backfill import backfill
from importers.setup_checks import check_activities, check_deputies, check_groups, check_people, check_twice
from importers.setup_extras import check_notice, debt, room, said
from importers.setup_issues import Findings
from importers.setup_nouns import cover, doctor, shift_code
from importers.setup_table import Line, lines
from importers.setup_words import nearest, plain
from importers.workbook import open_book
from rotaengage.domain.issue import UserError
from rotaengage.domain.refs import quoted
from rotaengage.domain.setup import Setup, SetupReading
from rotaengage.domain.setup_sheets import (
    ACTIVITIES,
    CODES,
    COVER,
    DOCTORS,
    ENTITLEMENTS,
    LISTS_SHEET,
    README_SHEET,
    SHEETS,
    SheetPlan,
)

ASSUMED = {
    DOCTORS.name: "doctors are taken from the rota alone",
    CODES.name: "codes are taken from the rota's own key",
    COVER.name: "cover is inferred from the rota",
    ACTIVITIES.name: "the default activities are taken",
    ENTITLEMENTS.name: "the default entitlements are taken",
}
T = TypeVar("T")


def read_setup(path: Path) -> SetupReading:
    """The setup workbook with every mistake in it; UserError if it cannot be opened or is no setup workbook."""
    findings = Findings()
    found = _find(open_book(path).sheets, path, findings)
    read = {plan.name: lines(found[plan.name], plan, findings) for plan in SHEETS if plan.name in found}
    doctors, codes, covers, activities, entitlements, debts, rooms, limits, offers = (
        read.get(p.name, []) for p in SHEETS
    )
    name_entitlements(entitlements)
    check_twice(doctors, "name", "name")
    check_twice(codes, "code", "meaning")
    for rows in (covers, activities, entitlements, offers):
        check_twice(rows, "id", "id")
    check_twice(rooms, "name", "name")
    check_twice(limits, "setting", "row")
    check_activities([*entitlements, *debts], activities)
    check_people([*covers, *activities, *entitlements], doctors)
    check_deputies(activities, doctors)
    check_groups(activities, doctors)
    check_notice(limits)
    setup = Setup(
        doctors=_right(doctor, doctors),
        codes=_right(shift_code, codes),
        cover=_right(cover, covers),
        activities=_right(activity, activities),
        entitlements=_right(entitlement, entitlements),
        debts=_right(debt, debts),
        rooms=_right(room, rooms),
        limits=_right(said, limits),
        backfill=_right(backfill, offers),
    )
    return SetupReading(setup=setup, issues=findings.issues)


def _right(make: Callable[[Line], T | None], read: list[Line]) -> tuple[T, ...]:
    """The nouns of the lines without a mistake; every line is looked at."""
    return tuple(noun for noun in [make(line) for line in read] if noun is not None)


def _find(sheets: Sequence[Grid], path: Path, findings: Findings) -> dict[str, Grid]:
    """The sheets that are part of a setup workbook, by the name of their plan."""
    plans = {plain(plan.name): plan for plan in SHEETS}
    found: dict[str, Grid] = {}
    strangers: list[str] = []
    for grid in sheets:
        plan = plans.get(plain(grid.name))
        if plan is not None and plan.name not in found:
            found[plan.name] = grid
        elif plain(grid.name) not in {plain(README_SHEET), plain(LISTS_SHEET)}:
            strangers.append(grid.name)
    if not found:
        raise UserError(
            "this is no setup workbook",
            path.name,
            "'rotaengage template' writes an empty one, with the sheets " + ", ".join(p.name for p in SHEETS),
        )
    _missing(found, strangers, path, findings)
    return found


def _missing(found: dict[str, Grid], strangers: list[str], path: Path, findings: Findings) -> None:
    absent: list[SheetPlan] = [plan for plan in SHEETS if plan.name not in found]
    told = [plan for plan in absent if not plan.optional]
    for name in strangers:
        near = nearest(name, [plan.name for plan in absent])
        cure = f"did you mean {near[0]}?" if near else "none is needed"
        findings.add("SB102", quoted(name), near, cure=cure)
    for plan in told:
        findings.add("SB101", path.name, sheet=plan.name, assumed=ASSUMED[plan.name])
