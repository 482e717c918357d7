"""Long columns of values in little memory: a value that comes often is kept once."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Generic, TypeVar, overload

T = TypeVar("T")
K = TypeVar("K")
_SIZES = ((1 << 8, "B"), (1 << 16, "H"), (1 << 32, "I"))


def numbers_of(numbers: Sequence[int], below: int) -> "array[int]":
    """Whole numbers from 0, each below a bound, as narrow as that allows. IndexError where one is not in between."""
    if numbers and not 0 <= min(numbers) <= max(numbers) < below:
        msg = f"a number is not from 0 to {below - 1}"
        raise IndexError(msg)
    return array(next(code for most, code in _SIZES if below <= most), numbers)


class Column(Sequence[T]):
    """Values of which many are the same: numbers point into the distinct ones."""

    __slots__ = ("numbers", "values")

    def __init__(self, numbers: Sequence[int], values: Sequence[T]) -> None:
        """IndexError where a number points at no value."""
        self.numbers, self.values = numbers_of(numbers, len(values)), tuple(values)

    @classmethod
    def of(cls, values: Iterable[T]) -> "Column[T]":
        """A column of these values."""
        place: dict[T, int] = {}
        return cls([place.setdefault(value, len(place)) for value in values], list(place))

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        """One value, or some as a tuple."""
        if isinstance(at, slice):
            return tuple(map(self.values.__getitem__, self.numbers[at]))
        return self.values[self.numbers[at]]

    def __iter__(self) -> Iterator[T]:
        return map(self.values.__getitem__, self.numbers)

    def same(self, other: "Column[T]") -> bool:
        """Whether both hold the same in the same way: no value is looked at where the numbers differ."""
        return self.numbers == other.numbers and self.values == other.values

    def some(self, at: Iterable[int]) -> Iterator[T]:
        """The values at these places."""
        return map(self.values.__getitem__, map(self.numbers.__getitem__, at))


class Words(Sequence[str]):
    """Texts that are all different, one behind the other in a single one."""

    __slots__ = ("_ends", "_text")

    def __init__(self, words: Sequence[str]) -> None:
        self._text = "".join(words)
        self._ends = array("I", (0, *accumulate(map(len, words))))

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...
    def __getitem__(self, at: int | slice) -> str | tuple[str, ...]:
        """One text, or some as a tuple."""
        if isinstance(at, slice):
            return tuple(self[n] for n in range(*at.indices(len(self))))
        at = range(len(self))[at]
        return self._text[self._ends[at] : self._ends[at + 1]]

    def same(self, other: "Words") -> bool:
        """Whether both hold the same texts."""
        return self._ends == other._ends and self._text == other._text

    def some(self, at: Iterable[int]) -> Iterator[str]:
        """The texts at these places."""
        text, ends = self._text, self._ends
        return (text[ends[n] : ends[n + 1]] for n in at)

    def __iter__(self) -> Iterator[str]:
        return (self._text[start:end] for start, end in pairwise(self._ends))


class Grouped(Mapping[K, tuple[T, ...]], Generic[K, T]):
    """Rows by the value that they have in a column, in their order; a group is made each time it is asked for.

    keys are those that it has, also where no row has the value.
    """

    def __init__(self, column: Column[K], keys: Iterable[K], rows: Callable[[Sequence[int]], Iterator[T]]) -> None:
        counted = Counter(column.numbers)
        ends = (0, *accumulate(counted[n] for n in range(len(column.values))))
        self._order, free = array("I", bytes(4 * len(column))), list(ends)
        for row, number in enumerate(column.numbers):  # sorted() would hold up every other thread until it is done
            self._order[free[number]] = row
            free[number] += 1
        self._rows = rows
        place = {value: ends[n : n + 2] for n, value in enumerate(column.values)}
        self._place = {key: place.get(key, (0, 0)) for key in keys}

    def __getitem__(self, key: K) -> tuple[T, ...]:
        start, end = self._place[key]
        return tuple(self._rows(self._order[start:end]))

    def __iter__(self) -> Iterator[K]:
        return iter(self._place)

    def __len__(self) -> int:
        return len(self._place)
