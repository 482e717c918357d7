"""A workbook that carries the marks of an earlier export, given back as it was before that export."""

import zlib
from typing import NamedTuple

from rotaengage.domain.issue import UserError
from rotaengage.export.marks_record import Record, find_record
from rotaengage.export.package import Package
from rotaengage.export.undo import stepped_back

_MOST_RECORD_BYTES = 96 << 20
_SAVED_SINCE = (
    "this workbook was saved by another program since an earlier export: the texts and notes of that export were taken "
    "out, but its frames, colours and sheets are still there"
)


class Unmarked(NamedTuple):
    """A workbook without our marks, and the record of the export that they came from.

    whole says that nothing was changed since that export; then data holds the very parts that came in at the time.
    warnings say what could not be taken back.
    """

    data: bytes
    record: Record | None = None
    whole: bool = False
    warnings: tuple[str, ...] = ()


def unmarked(data: bytes) -> Unmarked:
    """The workbook without the marks of an earlier export; as it is where it carries none, or is no package."""
    if not data.startswith(b"PK"):
        return Unmarked(data)
    try:
        package = Package(data)
        candidates = [p for p in package.parts_ending(".xml") if p.casefold().startswith("customxml/item")]
        small = {p: package.read(p) for p in candidates if package.size(p) <= _MOST_RECORD_BYTES}
    except UserError:
        return Unmarked(data)
    record = find_record(small)
    if record is None:
        return Unmarked(data)
    before = _as_it_was(package, record)
    return Unmarked(before, record, whole=True) if before is not None else _changed_since(data, record)


def _as_it_was(package: Package, record: Record) -> bytes | None:
    """The workbook before the export by the way back; None where somebody changed it since, or the record is wrong."""
    from rotaengage.export.proof import prove

    old: dict[str, bytes] = {}
    try:
        for name, steps in record.back.items():
            content = package.read(name)
            if zlib.crc32(content) != record.now.get(name):
                return None
            old[name] = stepped_back(content, steps)
            if zlib.crc32(old[name]) != record.before.get(name):
                return None
        before = package.rebuilt(old, without=set(record.added))
        told = record.told
        wrong = prove(before, package.data, told.marks, dict(told.written))
    except (UserError, ValueError):
        return None
    # The record came with the file: it is believed only as far as the proof shows that it hides nothing else.
    return None if wrong else before


def _changed_since(data: bytes, record: Record) -> Unmarked:
    """Texts and notes as far as they can be taken out; the data as they came where the workbook cannot be patched."""
    from rotaengage.export.marks_take_out import taken_out

    try:
        before = taken_out(data, record.told)
    except UserError:
        return Unmarked(data, record, warnings=("marks of an earlier export are still in this workbook",))
    return Unmarked(before, record, warnings=(_SAVED_SINCE,))
