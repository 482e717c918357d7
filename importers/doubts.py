"""What is doubtful about a date axis, as issues: years, months, weekdays, gaps, headings that are no date."""

from datetime import date, timedelta

from importers.calendar_words import ENGLISH
from importers.grid import Place, text_of
from importers.headers import Axis
from importers.reading import Sink


def tell_doubts(sink: Sink) -> None:
    """Say everything that is doubtful about the dates of a block."""
    axis = sink.block.axis
    heading = [sink.block.view.place(axis.line, p) for p in axis.hits]
    dating = axis.dating
    if dating.month_missing:
        sink.tell("IM202", heading, f"month:{sink.sheet}")
    if dating.year_guess is not None:
        sink.tell("IM201", heading, "year", year=dating.year_guess, because=dating.because)
    if axis.order_doubt:
        sink.tell("IM207", heading, "order")
    for index, day in dating.repaired:
        place = heading[index]
        sink.tell("IM206", [place], text=text_of(sink.block.view.grid.at(*place)), day=day)
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
        if before is not None and after is not None and _misses_a_weekday(before, after):
            sink.tell("IM205", heading[n - 1 : n + 1], first=f"{before:%d %B %Y}", second=f"{after:%d %B %Y}")


def _misses_a_weekday(before: date, after: date) -> bool:
    """Whether a working day is missing between two headings; weekends may be left out of a rota."""
    missing = [before + timedelta(days=n) for n in range(1, (after - before).days)]
    return after < before or any(day.weekday() < 5 for day in missing[:14])


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
