"""What an export leaves behind for the next one: the way back to the workbook that came in, and the plan itself.

A part of its own (custom XML, which Excel keeps and shows nobody) holds it as compressed JSON.
"""

import base64
import re
import zlib
from collections.abc import Mapping

from isal import isal_zlib
from pydantic import ValidationError

from rotaengage.domain.issue import UserError
from rotaengage.domain.marks import CellMark, Mark
from rotaengage.domain.noun import Noun
from rotaengage.domain.plan import Draft, Plan, PlanStatus
from rotaengage.domain.refs import CellRef
from rotaengage.export.namespaces import relation_base
from rotaengage.export.package import Package
from rotaengage.export.undo import Step
from rotaengage.export.xml_scan import scan

_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<marks xmlns="urn:rotaengage:marks:1">'
_BODY = re.compile(rb'<marks xmlns="urn:rotaengage:marks:1">([A-Za-z0-9+/=\s]*)</marks>')
_MOST_BYTES = 64 << 20


class Told(Noun):
    """What an export says about itself.

    written holds the cells that got text of their own besides the marks; sheets are the added sheets by name, digests
    what stands on each of them. was says for each cell which of so many looks it had before.
    """

    mark: Mark
    marks: tuple[CellMark, ...]
    written: tuple[tuple[CellRef, str], ...] = ()
    sheets: tuple[str, ...] = ()
    digests: tuple[str, ...] = ()
    was: tuple[tuple[CellRef, int], ...] = ()
    looks: int = 0
    draft: Draft


class Record(Noun):
    """One export as it is kept: the changed parts' CRC-32 after it and before it, and the way back between them."""

    told: Told
    added: tuple[str, ...]
    now: dict[str, int]
    before: dict[str, int]
    back: dict[str, tuple[Step, ...]]


def draft_of(plan: Plan) -> Draft:
    """The slots, events and bought hours of a plan; what was proved of it is not kept, since nobody could check it."""
    return Draft(status=PlanStatus.FEASIBLE, slots=plan.slots, events=plan.events, backfill=plan.backfill)


def add_record(package: Package, workbook: str, told: Told, told_json: bytes) -> None:
    """Add the record, after everything else was done to the package. told_json is what told is as JSON."""
    root = scan(package.read(workbook), workbook)[0]
    part = package.add("customXml/item", ".xml", b"<marks/>", "application/xml")
    package.relations(workbook).add(f"{relation_base(root)}/customXml", part)
    package.settle()
    back = package.undo_steps()
    record = Record(
        told=told,
        added=package.added(),
        now={name: isal_zlib.crc32(package.read(name)) for name in back},
        before={name: package.crc_before(name) for name in back},
        back={name: tuple(steps) for name, steps in back.items()},
    )
    rest = record.model_dump_json(exclude={"told"}).encode()
    body = base64.b64encode(isal_zlib.compress(b'{"told":%s,%s' % (told_json, rest[1:]), 1))
    package.fill(part, _HEAD + body + b"</marks>")


def find_record(parts: Mapping[str, bytes]) -> Record | None:
    """The record of the last export among these parts, in their order; None where there is none that can be read."""
    for content in reversed(list(parts.values())):
        found = _BODY.search(content)
        if found is not None:
            try:
                return Record.model_validate_json(unpacked(base64.b64decode(found[1])))
            except (ValueError, ValidationError, UserError, zlib.error):
                return None
    return None


def unpacked(packed: bytes) -> bytes:
    """A record as it was before it was packed. ValueError where it unpacks to more than a record ever holds."""
    opener = zlib.decompressobj()
    data = opener.decompress(packed, _MOST_BYTES)
    if opener.unconsumed_tail:
        msg = "too large for a record"
        raise ValueError(msg)
    return data
