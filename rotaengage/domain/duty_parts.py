"""The columns of a table of duties, and the same as text for another process: a duty is made of neither."""

from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.columns import Column, Words
from rotaengage.domain.duty import Duty
from rotaengage.domain.refs import CellRef
from rotaengage.domain.span import Span


def _made(
    ids: Iterable[str], doctors: Iterable[str], days: Iterable[date | None], codes: Iterable[str | None],
    kinds: Iterable[DutyKind], spans: Iterable[Span | None], sheets: Iterable[str], rows: Iterable[int],
    columns: Iterable[int], *rest: Iterable[Any],
) -> Iterator[Duty]:  # fmt: skip
    places = map(CellRef, sheets, rows, columns)
    return map(Duty._make, zip(ids, doctors, days, codes, kinds, spans, places, *rest, strict=True))


class DutyParts(NamedTuple):
    """The fields of all duties; row n of each is duty n. sheet, row and column are the cell."""

    id: Words
    doctor: Column[str]
    day: Column[date | None]
    code: Column[str | None]
    kind: Column[DutyKind]
    span: Column[Span | None]
    sheet: Column[str]
    row: Column[int]
    column: Column[int]
    post: Column[str | None]
    note: Column[str]
    week: Column[int | None]
    weekday: Column[int | None]

    @classmethod
    def of(cls, duties: Iterable[Duty]) -> "DutyParts":
        """The columns of these duties, of which there is one at least."""
        ids, doctors, days, codes, kinds, spans, places, *rest = zip(*duties, strict=True)
        parts = (doctors, days, codes, kinds, spans, *zip(*places, strict=True), *rest)
        return cls(Words(ids), *map(Column.of, parts))

    def rows(self) -> Iterator[Duty]:
        """A duty of each row."""
        return _made(*self)

    def same(self, other: "DutyParts") -> bool:
        """Whether the columns hold the same in the same way; no duty is made for that."""
        mine, theirs = ([getattr(one, name) for name in self._fields] for one in (self, other))
        return all(own.same(column) for own, column in zip(mine, theirs, strict=True))

    def some(self, numbers: Sequence[int]) -> Iterator[Duty]:
        """A duty of each of these rows."""
        chosen: list[Any] = [part.some(numbers) for part in self]
        return _made(*chosen)


@cache
def _values() -> dict[str, TypeAdapter[tuple[Any, ...]]]:
    """How the distinct values of each column are written and read."""
    texts: TypeAdapter[tuple[Any, ...]] = TypeAdapter(tuple[str | None, ...])
    numbers: TypeAdapter[tuple[Any, ...]] = TypeAdapter(tuple[int | None, ...])
    own: dict[str, TypeAdapter[tuple[Any, ...]]] = {
        "day": TypeAdapter(tuple[date | None, ...]),
        "kind": TypeAdapter(tuple[DutyKind, ...]),
        "span": TypeAdapter(tuple[Span | None, ...]),
        **dict.fromkeys(("row", "column", "week", "weekday"), numbers),
    }
    return {name: own.get(name, texts) for name in DutyParts._fields[1:]}


def written_parts(parts: DutyParts) -> dict[str, Any]:
    """The columns as values that JSON has, for a process on this machine.

    Writing the duties themselves would take twenty times as long, and nothing else could run meanwhile.
    """
    columns: dict[str, Any] = {"id": list(parts.id)}
    for name, kind in _values().items():
        column: Column[Any] = getattr(parts, name)
        numbers = column.numbers
        columns[name] = [kind.dump_python(column.values, mode="json"), numbers.typecode, b64encode(numbers).decode()]
    return columns


def read_parts(written: Mapping[str, Any]) -> DutyParts:
    """The columns again. ValueError where they do not fit together."""
    try:
        columns = []
        for name, kind in _values().items():
            values, typecode, numbers = written[name]
            columns.append(Column(array(typecode, b64decode(numbers)), kind.validate_python(values)))
        return DutyParts(Words(written["id"]), *columns)
    except (TypeError, KeyError, IndexError) as error:
        msg = "the columns of duties are not what they were written as"
        raise ValueError(msg) from error
