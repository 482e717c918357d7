"""A workbook as a package of parts: read, replace and add parts, find what belongs together, write it all back."""

import zipfile
import zlib

from rotaengage.domain.issue import UserError
from rotaengage.export.refusals import open_archive
from rotaengage.export.relations import RELS_TYPE, ContentTypes, Relation, Relations, rels_name
from rotaengage.export.undo import Step, step_of, undone_by
from rotaengage.export.xml_scan import Splice, splice
from rotaengage.export.zip_records import new_record, read_records, write_records

_MOST_PART_BYTES, _LARGE_BYTES = 400 << 20, 1 << 16


class Package:
    """The parts of one workbook; a UserError tells why a file cannot be patched.

    Part names have no leading slash and are found whatever their case.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._archive = open_archive(data)
        self._records = read_records(data, self._archive)
        self._members = {part_name(r.info): r.info.filename for r in self._records if not r.info.is_dir()}
        self._by_fold = {name.casefold(): name for name in self._members}
        self._new: dict[str, bytes] = {}
        self._last: tuple[str, bytes] = ("", b"")
        self._steps: dict[str, list[Step]] = {}
        self.types = ContentTypes(self.read("[Content_Types].xml"))
        self._relations: dict[str, Relations] = {}
        self._dropped: set[str] = set()

    def fresh(self) -> "Package":
        """The package as it came in, for changes of its own; the large part unpacked last is not unpacked again."""
        other = Package(self.data)
        other._last = self._last
        return other

    def find(self, name: str) -> str | None:
        """The part's name as it is written in the package; None if there is no such part."""
        return self._by_fold.get(name.lstrip("/").casefold())

    def read(self, name: str) -> bytes:
        """A part as it now stands. UserError if it is missing or damaged."""
        part = self.find(name)
        if part is None:
            raise UserError("a part that the workbook refers to is missing", name, "use a copy that Excel can open")
        if part in self._new:
            return self._new[part]
        if self._last[0] == part:
            return self._last[1]
        content = self._unpacked(part)
        if len(content) >= _LARGE_BYTES:
            self._last = (part, content)
        return content

    def _unpacked(self, part: str) -> bytes:
        try:
            info = self._archive.getinfo(self._members[part])
            if info.file_size > _MOST_PART_BYTES:
                raise UserError("this part of the workbook is too large", part, "split the workbook into smaller ones")
            return self._archive.read(info)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError) as error:
            raise UserError("this part of the workbook is damaged", part, "use a copy that Excel can open") from error

    def replace(self, name: str, content: bytes) -> None:
        """Give a part new content. Nothing happens where the content is the same."""
        part = self.find(name)
        if part is not None and (old := self.read(part)) != content:
            self._steps.setdefault(part, []).append(step_of(old, content))
            self._new[part] = content

    def patch(self, name: str, changes: list[Splice]) -> None:
        """Splice a part; the way back is kept change by change. Nothing happens without changes."""
        part = self.find(name)
        if part is not None and changes:
            old = self.read(part)
            self._steps.setdefault(part, []).append(undone_by(old, changes))
            self._new[part] = splice(old, changes)

    def size(self, name: str) -> int:
        """The size of a part that came with the package, unpacked, in bytes; 0 for others."""
        member = self._members.get(self.find(name) or "")
        return self._archive.getinfo(member).file_size if member else 0

    @property
    def members(self) -> list[zipfile.ZipInfo]:
        """What the package came with, in the order of its directory."""
        return [r.info for r in self._records]

    def same_records(self, other: "Package") -> frozenset[str]:
        """The parts that both packages came with byte for byte, as they lie in the archive."""
        others = {part_name(r.info): r for r in other._records}
        return frozenset(n for r in self._records if (o := others.get(n := part_name(r.info))) and o.same_as(r))

    def crc_before(self, name: str) -> int:
        """The CRC-32 of a part as it came in."""
        return self._archive.getinfo(self._members[self.find(name) or ""]).CRC

    def rebuilt(self, parts: dict[str, bytes], without: set[str]) -> bytes:
        """The package that came in, with other contents of some parts and without some others."""
        records = [
            new_record(r.info.filename, parts[part], r.info) if (part := part_name(r.info)) in parts else r
            for r in self._records
            if part_name(r.info) not in without
        ]
        return write_records(records, self._archive.comment)

    def undo_steps(self) -> dict[str, list[Step]]:
        """How to get from the parts as they now stand to the parts as they came in, the last change first."""
        return {p: steps[::-1] for p, steps in self._steps.items() if p in self._members}

    def add(self, stem: str, ending: str, content: bytes, content_type: str) -> str:
        """Add a part under a free name (stem, number, ending) with its content type; returns the name."""
        number = 1
        while self.find(f"{stem}{number}{ending}") is not None:
            number += 1
        name = f"{stem}{number}{ending}"
        self._put(name, content)
        self.types.say(name, content_type)
        return name

    def drop(self, name: str) -> None:
        """Leave a part out, with its relationships and its content type. Who refers to it is to be told apart."""
        for gone in (name, rels_name(name)):
            part = self.find(gone)
            if part is not None:
                self._dropped.add(part)
                self._by_fold.pop(part.casefold())
                self._new.pop(part, None)
                self._relations.pop(part, None)
                self.types.forget(part)

    def fill(self, name: str, content: bytes) -> None:
        """Give a part that was added its final content."""
        self._new[name] = content

    def added(self) -> tuple[str, ...]:
        """The parts that were added so far."""
        return tuple(name for name in self._new if name not in self._members)

    def _put(self, name: str, content: bytes) -> None:
        self._by_fold[name.casefold()] = name
        self._new[name] = content

    def parts_ending(self, ending: str) -> list[str]:
        """The names of all parts with this ending."""
        return [name for name in self._by_fold.values() if name.casefold().endswith(ending)]

    def relations(self, part: str) -> Relations:
        """What a part refers to; the same object each time, so that additions add up."""
        if part not in self._relations:
            name = self.find(rels_name(part))
            self._relations[part] = Relations(part, self.read(name) if name else None)
        return self._relations[part]

    def related(self, part: str, kind: str) -> Relation | None:
        """The first relation of a kind (the last word of its type) whose part is there."""
        found = (r for r in self.relations(part).all if r.kind == kind and not r.external)
        return next((r for r in found if self.find(r.target)), None)

    def settle(self) -> None:
        """Write what relations and content types have gained into their parts; done again before the package is."""
        for part, relations in self._relations.items():
            if relations.changed:
                name = self.find(rels_name(part))
                if name is None:
                    self._put(rels_name(part), relations.content)
                    self.types.say(rels_name(part), RELS_TYPE)
                else:
                    self.replace(name, relations.content)
        self.replace("[Content_Types].xml", self.types.content)

    def finish(self) -> tuple[bytes, tuple[str, ...], tuple[str, ...]]:
        """The package's bytes, the parts changed and the parts added. What is unchanged is copied as it lies."""
        self.settle()
        changed = tuple(name for name in self._members if name in self._new)
        added = tuple(name for name in self._new if name not in self._members)
        models = {part_name(r.info): r.info for r in self._records}
        new = {name: new_record(name, content, models.get(name)) for name, content in self._new.items()}
        kept = [r for r in self._records if part_name(r.info) not in self._dropped]
        records = [new.get(part_name(r.info), r) for r in kept] + [new[name] for name in added]
        return write_records(records, self._archive.comment), changed, added


def part_name(info: zipfile.ZipInfo) -> str:
    """The name of a member as a part: forward slashes, none at its head."""
    return info.filename.replace("\\", "/").lstrip("/")
