"""The lines of a pattern without dates: which rows are lines, who is written beside them, how long the cycle is."""

from collections import Counter
from dataclasses import dataclass, replace

from importers.axis_dates import Dating
from importers.blocks import Block, Line, blank
from importers.grid import Place
from importers.identify import Sheet, code_like
from importers.lines import is_line_label, line_number, week_number
from importers.pages import month_pages, week_rows
from importers.people import NAME_HEADINGS, is_total, letters_in, may_be_name
from importers.reading import Candidate
from importers.vocabulary import known_code
from rotaengage.domain.inspection import Layout

MOST_LINES = 60


@dataclass(slots=True)
class _Rows:
    """What was found of the rows: the column of their numbers, and that of names."""

    number_at: int | None
    name_at: int | None


def pattern_blocks(sheet: Sheet, flipped: bool) -> list[Candidate]:
    """Blocks under weekdays whose rows are lines of a pattern, or people whose week has no date."""
    found = []
    dated = {c.block.axis.line for c in (*week_rows(sheet), *month_pages(sheet))}
    blocks = sheet.blocks(flipped, weekly=True)
    weeks = [_week_of(block) for block in blocks]
    numbered = [w for w in weeks if w is not None]
    stacked = len(numbered) == len(blocks) > 1 and len(set(numbered)) == len(blocks)
    for block, week in zip(blocks, weeks, strict=True):
        if block.axis.line in dated and not flipped:
            continue
        if stacked:
            block.week, block.cycle = week or 1, len(blocks)
        candidate = _candidate(sheet, block)
        if candidate is not None:
            found.append(candidate)
    return found


def _week_of(block: Block) -> int | None:
    """The week that a heading of the block names, before its first day or above it."""
    view, first = block.view, min(block.axis.hits)
    for n in range(block.axis.line, max(block.start, block.axis.line - 3) - 1, -1):
        row = view.lines[n][:first] if n == block.axis.line else view.lines[n]
        found = [w for v in row if isinstance(v, str) and len(v) < 40 and (w := week_number(v)) is not None]
        if len(found) == 1:
            return found[0]
    above = block.axis.line - 1
    if block.start == block.axis.line and above >= 0:
        texts = [v for v in view.lines[above] if not blank(v)]
        return week_number(texts[0]) if len(texts) == 1 and isinstance(texts[0], str) else None
    return None


def _columns(block: Block, rows: list[int]) -> _Rows:
    """Which column before the days numbers the rows, and which names them."""
    number_at = name_at = None
    best_number = best_name = 0.0
    for p in range(min(block.axis.hits)):
        texts = [t for n in rows if (t := block.view.text(n, p))]
        heads = [block.view.text(n, p).casefold() for n in range(block.start, block.axis.line + 1)]
        headed = any(h.rstrip(":") in NAME_HEADINGS for h in heads)
        lines = sum(line_number(t) is not None for t in texts)
        names = sum(letters_in(t) and may_be_name(t) and not is_line_label(t) and not known_code(t) for t in texts)
        if lines > best_number and lines * 2 > len(texts):
            best_number, number_at = lines, p
        if names + 1000 * headed > best_name and names * 2 > len(texts):
            best_name, name_at = names + 1000 * headed, p
    return _Rows(number_at, name_at)


def _candidate(sheet: Sheet, block: Block) -> Candidate | None:
    rows = [n for n in block.body_below if block.filled(n) and not _is_key(sheet, block, n)]
    columns = _columns(block, rows)
    pattern = block.axis.dating.pattern
    numbered = columns.number_at is not None
    if not pattern and not (numbered and columns.name_at is None):
        return None
    if not pattern:
        blank_dates = Dating([None] * len(block.axis.hits), month_missing=True, pattern=True)
        block.first_day = min(block.axis.dates)
        block.axis = replace(block.axis, dating=blank_dates, days=dict.fromkeys(block.axis.days))
    _sort(sheet, block, rows, columns)
    lines = [n for n, kind in block.lines.items() if kind is Line.PERSON]
    texts: Counter[str] = Counter()
    for n in lines:
        texts.update(block.facts(n).texts)
    total = sum(texts.values())
    useful = {t for t in texts if known_code(t) or (letters_in(t) and not is_total(t))}
    if len(lines) < 2 or len(lines) > MOST_LINES or not useful:
        return None
    codes = sum(count for text, count in texts.items() if code_like(text)) / total
    recur = sum(count for count in texts.values() if count > 1) / total
    known = sum(count for text, count in texts.items() if known_code(text)) / total
    sure = 0.95 * (0.2 + 0.6 * codes + 0.2 * recur)
    if codes < 0.5 or max(known, recur) < 0.4:
        return None
    return Candidate(Layout.ROLLING_PATTERN, block, sure, f"{len(lines)} lines, {total} cells, {len(texts)} codes")


def _is_key(sheet: Sheet, block: Block, line: int) -> bool:
    cells: list[Place] = [block.view.place(line, p) for p in range(min(block.axis.hits)) if block.view.text(line, p)]
    return any(place in sheet.key_places for place in cells)


def _sort(sheet: Sheet, block: Block, rows: list[int], columns: _Rows) -> None:
    """Say which rows are lines; rows without a label are lines only where no row has one."""
    view = block.view
    labelled = columns.number_at is not None or columns.name_at is not None
    block.name_at = columns.name_at if columns.name_at is not None else columns.number_at
    block.number_at = columns.number_at if columns.name_at is not None else None
    for n in range(block.start, block.stop):
        label = block.label(n)
        number = view.text(n, block.number_at) if block.number_at is not None else ""
        if n <= block.axis.line or n in block.axis.spare:
            block.lines[n] = Line.REPEAT
        elif _is_key(sheet, block, n):
            block.lines[n] = Line.KEY
        elif n not in rows:
            block.lines[n] = Line.OTHER
        elif is_total(label) or (block.facts(n).numbers == len(block.filled(n)) > 1 and not line_number(label)):
            block.lines[n] = Line.COUNT
        else:
            known = line_number(label) is not None or (letters_in(label) and may_be_name(label)) or bool(number)
            block.lines[n] = Line.PERSON if known or not labelled else Line.NAMELESS
