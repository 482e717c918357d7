"""Duties as columns: a value that many duties share is written once. A trust's year loads in a fraction of a second."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TypeVar

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.duty import Duty
from rotaengage.domain.noun import Noun
from rotaengage.domain.refs import CellRef
from rotaengage.domain.span import Span

T = TypeVar("T")
Indexes = list[int]


class DutyColumns(Noun):
    """Row n of every list is duty n; a number points into the list of distinct values of the plural name."""

    id: list[str]
    doctor: Indexes
    doctors: list[str]
    day: Indexes
    days: list[date | None]
    code: Indexes
    codes: list[str | None]
    kind: Indexes
    kinds: list[DutyKind]
    span: Indexes
    spans: list[Span | None]
    sheet: Indexes
    sheets: list[str]
    row: list[int]
    column: list[int]
    post: Indexes
    posts: list[str | None]
    note: Indexes
    notes: list[str]
    week: list[int | None]
    weekday: list[int | None]


def _distinct(values: Iterable[T]) -> tuple[Indexes, list[T]]:
    place: dict[T, int] = {}
    indexes = [place.setdefault(value, len(place)) for value in values]
    return indexes, list(place)


def _span_key(span: Span | None) -> tuple[object, ...] | None:
    # Moments of one clock time before and after the clocks go back are equal to Python: the fold tells them apart.
    return None if span is None else (*_moment_key(span.start), *_moment_key(span.end))


def _moment_key(moment: datetime) -> tuple[object, ...]:
    return moment, moment.fold, moment.tzinfo


def _distinct_spans(duties: Sequence[Duty]) -> tuple[Indexes, list[Span | None]]:
    kept = {_span_key(duty.span): duty.span for duty in duties}
    indexes, keys = _distinct(_span_key(duty.span) for duty in duties)
    return indexes, [kept[key] for key in keys]


def to_columns(duties: Sequence[Duty]) -> DutyColumns:
    """The duties in their order."""
    doctor, doctors = _distinct(d.doctor for d in duties)
    day, days = _distinct(d.day for d in duties)
    code, codes = _distinct(d.code for d in duties)
    kind, kinds = _distinct(d.kind for d in duties)
    span, spans = _distinct_spans(duties)
    sheet, sheets = _distinct(d.source.sheet for d in duties)
    post, posts = _distinct(d.post for d in duties)
    note, notes = _distinct(d.note for d in duties)
    return DutyColumns.model_construct(
        id=[d.id for d in duties], doctor=doctor, doctors=doctors, day=day, days=days, code=code, codes=codes,
        kind=kind, kinds=kinds, span=span, spans=spans, sheet=sheet, sheets=sheets,
        row=[d.source.row for d in duties], column=[d.source.column for d in duties],
        post=post, posts=posts, note=note, notes=notes,
        week=[d.week for d in duties], weekday=[d.weekday for d in duties],
    )  # fmt: skip


def _spread(indexes: Indexes, values: list[T]) -> Iterable[T]:
    return map(values.__getitem__, indexes)


def from_columns(columns: DutyColumns) -> tuple[Duty, ...]:
    """The duties again; ValueError or IndexError where the columns do not fit together."""
    c = columns
    places = map(CellRef, _spread(c.sheet, c.sheets), c.row, c.column)
    rows = zip(
        c.id, _spread(c.doctor, c.doctors), _spread(c.day, c.days), _spread(c.code, c.codes),
        _spread(c.kind, c.kinds), _spread(c.span, c.spans), places, _spread(c.post, c.posts),
        _spread(c.note, c.notes), c.week, c.weekday, strict=True,
    )  # fmt: skip
    return tuple(map(Duty._make, rows))
