"""Duties as columns: a value that many duties share is written once. A trust's year loads in a fraction of a second."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from json import JSONDecoder
from typing import Any, TypeVar

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.columns import Column, Words
from rotaengage.domain.duty import Duty
from rotaengage.domain.duty_parts import DutyParts
from rotaengage.domain.duty_table import DutyTable
from rotaengage.domain.noun import Noun
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


class _Values(Noun):
    """The distinct values of each column."""

    doctors: tuple[str, ...]
    days: tuple[date | None, ...]
    codes: tuple[str | None, ...]
    kinds: tuple[DutyKind, ...]
    spans: tuple[Span | None, ...]
    sheets: tuple[str, ...]
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    posts: tuple[str | None, ...]
    notes: tuple[str, ...]
    weeks: tuple[int | None, ...]
    weekdays: tuple[int | None, ...]


_ID, *_NAMES = DutyParts._fields
_OWN = tuple(name for name in _NAMES if f"{name}s" not in DutyColumns.model_fields)
"""Columns that are written out, without a list of distinct values beside them."""


def read_columns(text: str) -> DutyTable:
    """The duties of columns that were written as JSON; ValueError or IndexError where they do not fit together.

    Each list is made narrow before the next is read: as Python's own all of them take ten times what the table takes.
    """
    try:
        found = dict(_members(text))
        for name in _OWN:
            found[name], found[f"{name}s"] = found[name].numbers, found[name].values
        values = _Values.model_validate({n: v for n, v in found.items() if n not in DutyParts._fields})
        columns = (Column(found[name], getattr(values, f"{name}s")) for name in _NAMES)
        return DutyTable(DutyParts(found[_ID], *columns))
    except (TypeError, KeyError, OverflowError) as error:
        msg = "the columns of duties are not what they were written as"
        raise ValueError(msg) from error


def _members(text: str) -> Iterator[tuple[str, Any]]:
    """The members of one JSON object that is written without blanks, their values made narrow."""
    at, opening = 0, "{"
    while text[at : at + 1] == opening:
        name, at = _read(text, at + 1)
        value, at = _narrow(str(name), text, at + 1)
        yield name, value
        opening = ","
    if text[at:] != "}":
        msg = "the columns of duties are cut off"
        raise ValueError(msg)


_read = JSONDecoder().raw_decode


def _narrow(name: str, text: str, at: int) -> tuple[Any, int]:
    value, at = _read(text, at)
    if name == _ID:
        return Words(value), at
    if name in _OWN:
        return Column.of(value), at
    return (array("I", value) if name in _NAMES else value), at
