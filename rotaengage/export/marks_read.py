"""A workbook that carries the marks of an earlier export, given back as it was before that export."""

import zlib
from typing import NamedTuple

from rotaengage.domain.issue import UserError
from rotaengage.export.marks_kept import find_kept
from rotaengage.export.marks_record import Record, Told, find_record
from rotaengage.export.package import Package
from rotaengage.export.undo import stepped_back
from rotaengage.export.workbook_parts import workbook_part

_MOST_RECORD_BYTES = 96 << 20
_SAVED_SINCE = "this workbook was saved by another program since an earlier export, which was taken out"


class Unmarked(NamedTuple):
    """A workbook without our marks, and what the export that they came from told of itself.

    whole says that nothing was changed since that export; then data holds the very parts that came in at the time.
    intact says that at least every mark was still there as it was written. warnings say what could not be taken back.
    """

    data: bytes
    told: Told | None = None
    whole: bool = False
    warnings: tuple[str, ...] = ()
    intact: bool = False


def unmarked(data: bytes, package: Package | None = None) -> Unmarked:
    """The workbook without the marks of an earlier export; as it is where it carries none, or is no package.

    package is the same workbook where it was opened before.
    """
    if not data.startswith(b"PK"):
        return Unmarked(data)
    try:
        package = package or Package(data)
        candidates = [p for p in package.parts_ending(".xml") if p.casefold().startswith("customxml/item")]
        small = {p: package.read(p) for p in candidates if package.size(p) <= _MOST_RECORD_BYTES}
    except UserError:
        return Unmarked(data)
    record = find_record(small)
    before = _as_it_was(package, record) if record else None
    if record is not None and before is not None:
        return Unmarked(before, record.told, whole=True, intact=True)
    return _saved_since(package, record)


def _saved_since(package: Package, record: Record | None) -> Unmarked:
    try:
        kept = find_kept(package, workbook_part(package))
    except UserError:
        return Unmarked(package.data)
    told = record.told if record else kept.told if kept else None
    return _changed_since(package.data, told, kept.looks if kept else ()) if told else Unmarked(package.data)


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


def _changed_since(data: bytes, told: Told, looks: tuple[int, ...]) -> Unmarked:
    """Everything as far as it can be taken out; the data as they came where the workbook cannot be patched."""
    from rotaengage.export.marks_take_out import taken_out

    try:
        done = taken_out(data, told, looks)
    except UserError:
        return Unmarked(data, told, warnings=("marks of an earlier export are still in this workbook",))
    still = f", but {' and '.join(done.stays)} are still there" if done.stays else ""
    return Unmarked(done.data, told, warnings=(_SAVED_SINCE + still,), intact=done.intact)
