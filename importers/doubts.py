"""What is doubtful about a date axis, as issues: years, months, weekdays, gaps, headings that are no date."""

from datetime import date, timedelta
from itertools import takewhile

from importers.calendar_words import ENGLISH
from importers.grid import Place, text_of
from importers.headers import Axis
from importers.people import GRADE_HEADINGS, NAME_HEADINGS, WTE_HEADINGS
from importers.reading import Sink


def tell_doubts(sink: Sink) -> None:
    """Say everything that is doubtful about the dates of a block."""
    axis = sink.block.axis
    heading = [sink.block.view.place(axis.line, p) for p in axis.hits]
    dating = axis.dating
    if dating.month_missing and not dating.pattern:
        sink.tell("IM202", heading, f"month:{sink.sheet}")
    if dating.year_guess is not None:
        sink.tell("IM201", heading, "year", year=dating.year_guess, because=dating.because)
    if axis.order_doubt:
        sink.tell("IM207", heading, "order")
    for index, day in dating.repaired:
        place = heading[index]
        sink.tell("IM206", [place], text=text_of(sink.block.view.grid.at(*place)), day=day)
    if len(dating.dates) == len(axis.hits):
        _weekdays(sink, axis)
        _gaps(sink, axis, heading)


def _weekdays(sink: Sink, axis: Axis) -> None:
    if not axis.weekday_doubts:
        return
    dates = dict(zip(axis.hits, axis.dating.dates, strict=True))
    places = [sink.block.view.place(axis.line, hit) for hit, _ in axis.weekday_doubts]
    hit, written = axis.weekday_doubts[0]
    day = dates[hit]
    if day is not None:
        words = {"date": f"{day:%d %B %Y}", "right": ENGLISH[day.weekday()], "written": ENGLISH[written]}
        sink.tell("IM203", places, **words)


def _gaps(sink: Sink, axis: Axis, heading: list[Place]) -> None:
    dates = axis.dating.dates
    for n in range(1, len(dates)):
        before, after = dates[n - 1], dates[n]
        twice = before == after and (axis.halves > 1 or dates.count(before) == len(dates) // len(set(dates)))
        if before is not None and after is not None and not twice and _misses_a_weekday(before, after):
            sink.tell("IM205", heading[n - 1 : n + 1], first=f"{before:%d %B %Y}", second=f"{after:%d %B %Y}")


def _misses_a_weekday(before: date, after: date) -> bool:
    """Whether a working day is missing between two headings; weekends may be left out of a rota."""
    missing = [before + timedelta(days=n) for n in range(1, (after - before).days)]
    return after <= before or any(day.weekday() < 5 for day in missing[:14])


def ask_dead(sink: Sink, lines: list[int]) -> None:
    """Ask about headings that are no date, and all the cells under them."""
    view, axis = sink.block.view, sink.block.axis
    for index, position in zip(axis.dating.impossible, axis.dead, strict=True):
        under = [view.place(n, p) for n in lines for p in _columns_of(axis, position) if _filled(sink, n, p)]
        places = [view.place(axis.line, position), *under]
        text = view.text(axis.line, position)
        before = axis.dating.dates[index - 1] if index else None
        because = f" after {before:%d %B %Y}" if before is not None else ""
        sink.ask("IM204", places, text=text, because=because, count=len(under))


def _columns_of(axis: Axis, position: int) -> list[int]:
    later = min((h for h in axis.hits if h > position), default=position + axis.halves)
    return [p for p in axis.days if position <= p < later]


def _filled(sink: Sink, line: int, position: int) -> bool:
    return bool(sink.block.view.text(line, position))


def ask_holes(sink: Sink, lines: list[int]) -> None:
    """Ask about columns of duties among the days, or next to them, whose heading is no date."""
    block = sink.block
    used = set[str]().union(*(block.facts(n).texts for n in lines))
    first, last = min(block.axis.days), max(block.axis.days)
    found = [p for p in range(first, last) if p not in block.axis.days and _texts_at(sink, lines, p)]
    for outwards in (range(first - 1, -1, -1), range(last + 1, block.view.width)):
        found.extend(takewhile(lambda p: _like_the_days(sink, lines, p, used), outwards))
    for position in sorted(found):
        if any(position == at for at, _ in block.heads):
            continue
        if _repeats_labels(sink, lines, position):
            sink.understood.update(block.view.place(n, position) for n in lines)
            continue
        under = [block.view.place(n, position) for n in lines if block.view.text(n, position)]
        text = block.view.text(block.axis.line, position) or "an empty heading"
        sink.ask("IM208", [block.view.place(block.axis.line, position), *under], text=text, count=len(under))
        if not block.view.text(block.axis.line, position):
            sink.asked.discard(block.view.place(block.axis.line, position))


def _repeats_labels(sink: Sink, lines: list[int], position: int) -> bool:
    """Whether a column only says again who is on which line."""
    block = sink.block
    said = [(block.view.text(n, position), block.label(n)) for n in lines if block.view.text(n, position)]
    return bool(said) and all(text.casefold() == label.casefold() for text, label in said)


def _texts_at(sink: Sink, lines: list[int], position: int) -> list[str]:
    """Texts, not numbers, that stand in a column of the lines."""
    rows = sink.block.view.lines
    return [t for n in lines if isinstance(rows[n][position], str) and (t := sink.block.view.text(n, position))]


def _like_the_days(sink: Sink, lines: list[int], position: int, used: set[str]) -> bool:
    """Whether a column holds the same texts as the days do, and is none of the columns about people."""
    block = sink.block
    if position in (block.name_at, block.grade_at, block.wte_at):
        return False
    heading = block.view.text(block.axis.line, position).casefold()
    texts = _texts_at(sink, lines, position)
    known = heading in NAME_HEADINGS | GRADE_HEADINGS | WTE_HEADINGS
    return bool(texts) and not known and sum(t in used for t in texts) >= 0.6 * len(texts)
