"""What was read from a workbook, in words: what is where, and that nothing was lost."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rotaengage.domain.codes import ShiftCode
from rotaengage.domain.department import Department
from rotaengage.domain.duty_table import sheets_of
from rotaengage.domain.inspection import CellTally, Inspection, SheetRota
from rotaengage.domain.issue import Issue, Severity
from rotaengage.domain.picture import Picture
from rotaengage.domain.refs import CellRef
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.picture import place_in
from rotaengage.tui.present.sheet import duty_look
from rotaengage.tui.present.text import clean, fit, fit_right, wrap
from rotaengage.tui.present.words import (
    LAYOUT_WORDS,
    SEVERITY_SIGNS,
    SOURCE_WORDS,
    count,
    kind_words,
    period_words,
    sentence,
)

MOST_PLACES = 2000
WITH_SOURCE = 44
"""Cells from which the list of codes says where each meaning comes from."""


class ReadingView(NamedTuple):
    """A reading as the screen shows it; places are sheets or files with what stands on them."""

    title: str
    places: tuple[tuple[str, str], ...]
    cells: CellTally
    codes: tuple[ShiftCode, ...]
    issues: tuple[Issue, ...]


def _by_weight(issues: Sequence[Issue]) -> tuple[Issue, ...]:
    order = list(SEVERITY_SIGNS)
    return tuple(sorted(issues, key=lambda issue: order.index(issue.severity)))


def of_inspection(found: Inspection) -> ReadingView:
    """The reading of a workbook that is not in a workspace yet."""
    codes = {code.code: code for rota in found.rotas for code in rota.codes}
    return ReadingView(
        clean(found.file),
        tuple((clean(str(rota.place)), _rota_words(rota)) for rota in found.rotas),
        found.cells,
        tuple(codes.values()),
        _by_weight(found.issues),
    )


def _rota_words(rota: SheetRota) -> str:
    sure = "" if rota.confidence >= 0.9 else f" ({rota.confidence:.0%} sure)"
    return f"{LAYOUT_WORDS[rota.layout]}{sure}; {_extent(len(rota.people), rota.first_date, rota.last_date)}"


def _extent(people: int, first: date | None, last: date | None) -> str:
    days = f", {count((last - first).days + 1, 'day')}" if first and last else ""
    return f"{count(people, 'person', 'people')}; {period_words(first, last)}{days}"


def of_department(department: Department) -> ReadingView:
    """The reading that a workspace holds."""
    rota = department.scenario.rota
    names = ", ".join(clean(source.name) for source in rota.sources) or "This workspace"
    sheets = ", ".join(clean(sheet) for sheet in sheets_of(rota.duties))
    words = f"{_extent(len(rota.doctors), rota.first_day, rota.last_day)}; {count(len(rota.duties), 'duty', 'duties')}"
    place = (f"Sheet {sheets}" if sheets else "No duties", words)
    return ReadingView(names, (place,), department.cells, rota.codes, _by_weight(department.issues))


def law(cells: CellTally) -> str:
    """The law of conservation as a sentence."""
    lost = cells.read - cells.understood - cells.ignored - cells.questions
    sums = f"{cells.read:,} = {cells.understood:,} + {cells.ignored:,} + {cells.questions:,}"
    return f"Nothing lost: {sums}" if lost == 0 else f"{count(lost, 'cell')} lost: {sums}"


def summary(view: ReadingView, width: int) -> list[Line]:
    """The file, what was found in it, and the count of its cells."""
    lines: list[Line] = [line(text, Look.HEAD) for text in wrap(view.title, width)]
    if not view.places:
        lines += [line(text, Look.WARN) for text in wrap("No rota was found in this file.", width)]
    for place, words in view.places:
        lines += [line(text, Look.STRONG) for text in wrap(place, width)]
        lines += [line(text) for part in words.split("; ") for text in wrap(part, width)]
    says, _, sums = law(view.cells).partition(": ")
    told = [f"{says}: {sums}"] if len(says) + len(sums) + 2 <= width else [f"{says}:", sums]
    lines += [line(), *(line(text, Look.GOOD) for text in told)]
    lines += [line("cells = understood + ignored + asked", Look.MUTED)]
    reasons = sorted(view.cells.ignored_because.items(), key=lambda pair: -pair[1])
    lines += [line(text, Look.MUTED) for reason, n in reasons for text in wrap(f"{n:,} ignored: {reason}", width)]
    return lines


def code_lines(view: ReadingView, width: int) -> list[Line]:
    """The codes of the rota and what each was taken to mean."""
    if not view.codes:
        return []
    lines = [line(), line("Codes", Look.HEAD)]
    for code in sorted(view.codes, key=lambda c: (-c.count, c.code)):
        times = f"{code.start:%H:%M}-{code.end:%H:%M}" if code.start and code.end else ""
        meaning = f"{kind_words(code.kind)} {times}".strip()
        source = f"  {SOURCE_WORDS[code.source]:<9}" if width >= WITH_SOURCE else ""
        lines.append((
            Piece(fit(code.code, 6), duty_look(code.kind)), Piece(fit(meaning, width - 6 - 5 - len(source))),
            Piece(fit_right(f"{code.count:,}", 5)), Piece(source, Look.MUTED),
        ))  # fmt: skip
    return lines


def issues_title(view: ReadingView) -> str:
    """How many findings of each severity there are."""
    numbers = {s: sum(1 for issue in view.issues if issue.severity is s) for s in SEVERITY_SIGNS}
    parts = [count(n, SEVERITY_SIGNS[s][2]) for s, n in numbers.items() if n]
    return ", ".join(parts) or "No questions"


def issue_line(issue: Issue, width: int) -> Line:
    """A finding in one line: its sign, its cell, and what it says."""
    sign, look, _ = SEVERITY_SIGNS[issue.severity]
    room = min(20, max(8, width // 3))
    place = issue.where if len(issue.where) <= room else issue.where.rpartition("!")[2]
    return (Piece(f"{sign} ", look), Piece(f"{fit(place, room)} ", Look.STRONG), Piece(sentence(clean(issue.says))))


def issue_key(issue: Issue) -> str:
    """What tells a finding from others, also after the workbook was read again."""
    return f"{issue.code}|{issue.key or issue.where}|{issue.says}"


def count_line(cells: CellTally, *, again: bool = False) -> Line:
    """The running count of cells and the law of conservation."""
    lost = cells.read - cells.understood - cells.ignored - cells.questions
    asked = Look.WARN if cells.questions else Look.GOOD
    return (
        Piece(f"{cells.understood:,} understood  ", Look.GOOD), Piece(f"{cells.ignored:,} ignored  ", Look.MUTED),
        Piece(f"{cells.questions:,} asked", asked), Piece("   "),
        Piece("Reading again." if again else law(cells), Look.STRONG if again else Look.GOOD if not lost else Look.BAD),
    )  # fmt: skip


def done_lines(cells: CellTally, width: int) -> list[Line]:
    """What is said when nothing is asked any more."""
    told = f"{law(cells)}. Nothing is asked about any more." if not cells.questions else f"{law(cells)}."
    return [line(text, Look.GOOD) for text in wrap(told, width)]


def places_of(where: str, picture: Picture) -> list[tuple[int, int]]:
    """The cells of a picture that a finding names, singly or as ranges."""
    sheet, mark, cells = where.rpartition("!")
    found: list[tuple[int, int]] = []
    for part in re.split(r",\s*", cells):
        corners = [corner for text in part.split(":")[:2] if (corner := first_cell(sheet + mark + text)) is not None]
        places = [place_in(picture, corner) for corner in corners]
        inside = [place for place in places if place is not None]
        if inside:
            (top, left), (bottom, right) = inside[0], inside[-1]
            found += [(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)][:MOST_PLACES]
    return found


def first_cell(where: str) -> CellRef | None:
    """The first cell that a finding names; None where it names none."""
    sheet, mark, cells = where.rpartition("!")
    try:
        return CellRef.parse(sheet + mark + re.split("[,: ]", cells)[0])
    except ValueError:
        return None


def asks(view: ReadingView) -> int:
    """How many findings wait for an answer."""
    return sum(1 for issue in view.issues if issue.severity is Severity.QUESTION)
