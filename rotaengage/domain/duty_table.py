"""The duties of a large rota in little memory: columns, from which a duty is made when it is asked for."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated, Any, overload

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from rotaengage.domain.columns import Grouped
from rotaengage.domain.duty import Duty
from rotaengage.domain.duty_parts import DutyParts, read_parts, written_parts
from rotaengage.domain.refs import CellRef

FEW = 20_000
"""Duties up to which each is made once and kept: they are small then, and quicker to look through."""


class DutyTable(Sequence[Duty]):
    """Duties in a stable order, equal to a tuple of the same ones."""

    def __init__(self, parts: DutyParts) -> None:
        """ValueError where the columns are not of one length."""
        if len({len(part) for part in parts}) != 1:
            msg = "the columns of duties are not of one length"
            raise ValueError(msg)
        self.parts = parts
        self._made: tuple[Duty, ...] | None = None

    def __len__(self) -> int:
        return len(self.parts.id)

    def __iter__(self) -> Iterator[Duty]:
        if self._made is None and len(self) <= FEW:
            self._made = tuple(self.parts.rows())
        return self.parts.rows() if self._made is None else iter(self._made)

    @overload
    def __getitem__(self, at: int) -> Duty: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Duty, ...]: ...
    def __getitem__(self, at: int | slice) -> Duty | tuple[Duty, ...]:
        """One duty, or some as a tuple."""
        if self._made is not None:
            return self._made[at]
        if isinstance(at, slice):
            return tuple(self.some(range(*at.indices(len(self)))))
        p, n = self.parts, range(len(self))[at]
        place = CellRef(p.sheet[n], p.row[n], p.column[n])
        return Duty(
            p.id[n], p.doctor[n], p.day[n], p.code[n], p.kind[n], p.span[n], place, p.post[n], p.note[n], p.week[n],
            p.weekday[n],
        )  # fmt: skip

    def some(self, numbers: Iterable[int]) -> Iterator[Duty]:
        """The duties of these numbers."""
        if self._made is not None:
            return map(self._made.__getitem__, numbers)
        return self.parts.some(tuple(numbers))

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, DutyTable | tuple):
            return NotImplemented
        if len(self) != len(other):
            return False
        if isinstance(other, DutyTable) and self.parts.same(other.parts):
            return True
        return all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def by_doctor(self, doctors: Iterable[str]) -> Mapping[str, tuple[Duty, ...]]:
        """The duties of each of these doctors."""
        return Grouped(self.parts.doctor, doctors, self.some)

    def by_day(self) -> Mapping[date | None, tuple[Duty, ...]]:
        """The duties of each day; those without a date under None."""
        return Grouped(self.parts.day, self.parts.day.values, self.some)

    def by_id(self) -> Mapping[str, Duty]:
        """The duties by their ids."""
        return _ById(self)


def large_table(duties: Sequence[Duty]) -> DutyTable | None:
    """The duties as a table where they are too many to make them all."""
    return duties if isinstance(duties, DutyTable) and len(duties) > FEW else None


def is_long_tuple(duties: Sequence[Duty]) -> bool:
    """Whether these are so many that they ought to be a table, and are none."""
    return len(duties) > FEW and not isinstance(duties, DutyTable)


def fields_of(duties: Sequence[Duty], *names: str) -> Iterator[tuple[Any, ...]]:
    """Some fields of every duty, in the order of the duties: a table makes no duty for that."""
    table = large_table(duties)
    if table is None:
        return ((*(getattr(duty, name) for name in names),) for duty in duties)
    return zip(*(getattr(table.parts, name) for name in names), strict=True)


def sheets_of(duties: Sequence[Duty]) -> tuple[str, ...]:
    """The sheets that the duties come from, in the order in which they first come."""
    table = large_table(duties)
    return tuple(dict.fromkeys(duty.source.sheet for duty in duties) if table is None else table.parts.sheet.values)


class _ById(Mapping[str, Duty]):
    """Finds an id by halving, in an order that takes four bytes a duty."""

    def __init__(self, table: DutyTable) -> None:
        self._table, self._ids = table, table.parts.id
        self._order = array("I", sorted(range(len(table)), key=self._ids.__getitem__))

    def __getitem__(self, name: str) -> Duty:
        at = bisect_left(self._order, name, key=self._ids.__getitem__)
        if at == len(self._order) or self._ids[self._order[at]] != name:
            raise KeyError(name)
        return self._table[self._order[at]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


class _AsItIs:
    """A table stays one, and is written as its columns; anything else is checked and becomes a tuple."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        inner = handler.generate_schema(tuple[Duty, ...])
        return core_schema.no_info_wrap_validator_function(
            self._read,
            inner,
            serialization=core_schema.wrap_serializer_function_ser_schema(self._write, info_arg=True, schema=inner),
        )

    @staticmethod
    def _read(value: Any, check: Callable[[Any], Any]) -> Any:
        if isinstance(value, dict):
            return tuple(read_parts(value).rows())
        return value if isinstance(value, DutyTable) else check(value)

    @staticmethod
    def _write(value: Any, write: Callable[[Any], Any], info: core_schema.SerializationInfo) -> Any:
        as_columns = isinstance(value, DutyTable) and info.mode_is_json()
        return written_parts(value.parts) if as_columns else write(tuple(value))


Duties = Annotated[Sequence[Duty], _AsItIs()]
"""A field of duties: a tuple of them, or a table."""
