"""The way back from a changed part to the part that came in, as small as the changes were."""

from collections.abc import Iterable

from rotaengage.export.xml_scan import Splice, splice

Step = list[tuple[int, int, str]]
"""Bytes at a place of this length were these before; the bytes as Latin-1 text, so that JSON can hold them."""


def undone_by(old: bytes, changes: Iterable[Splice]) -> Step:
    """The step that takes these changes of a part back."""
    shift, step = 0, Step()
    for start, end, new in sorted(changes, key=lambda c: (c.start, c.end)):
        step.append((start + shift, len(new), old[start:end].decode("latin-1")))
        shift += len(new) - (end - start)
    return step


def step_of(old: bytes, new: bytes) -> Step:
    """The step back between two contents whose changes are not known: what lies between equal ends."""
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    return [(head, len(new) - head - tail, old[head : len(old) - tail].decode("latin-1"))]


def _shared(one: bytes, two: bytes) -> int:
    """How many bytes the two begin with in common, by halving."""
    low, high = 0, min(len(one), len(two))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == two[low:middle] else (low, middle - 1)
    return low


def stepped_back(content: bytes, steps: Iterable[Step]) -> bytes:
    """A part with its changes taken back, the last one first. ValueError for steps that are not of this part."""
    for step in steps:
        changes = [Splice(at, at + length, was.encode("latin-1")) for at, length, was in step]
        if any(not 0 <= c.start <= c.end <= len(content) for c in changes):
            msg = "a change lies outside the part"
            raise ValueError(msg)
        content = splice(content, changes)
    return content
