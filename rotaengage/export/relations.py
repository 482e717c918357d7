"""Relationships and content types of a package: read, and added to by splicing."""

import posixpath
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from rotaengage.export.xml_scan import Element, Splice, append_inside, inside, quoted, scan, splice

RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_RELS_HEAD = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


class Relation(NamedTuple):
    """One relationship; target is a part's name, or an outside address.

    kind is the last word of its type: the rest differs between the two forms of the standard.
    """

    id: str
    kind: str
    target: str
    external: bool


def rels_name(part: str) -> str:
    """The name of the part that holds a part's relationships."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def target_name(part: str, target: str) -> str:
    """The part that a target names: absolute or relative to the part's folder, with slashes of either kind."""
    plain = target.replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), plain)).lstrip("/")


def relative_target(part: str, target: str) -> str:
    """How a part names another, relative to its own folder."""
    return posixpath.relpath("/" + target, "/" + posixpath.dirname(part))


class Relations:
    """The relationships of one part."""

    def __init__(self, part: str, content: bytes | None) -> None:
        self._part = part
        self._old = _RELS_HEAD if content is None else content
        self._elements = scan(self._old, rels_name(part))
        self._added: list[tuple[str, str, str]] = []
        self._removed: set[str] = set()

    @cached_property
    def all(self) -> tuple[Relation, ...]:
        """The relationships that the part came with."""
        return tuple(self._relation(e) for e in inside(self._elements, self._elements[0], "Relationship"))

    def _relation(self, element: Element) -> Relation:
        external = element.attrs.get("TargetMode") == "External"
        target = element.attrs.get("Target", "")
        kind = element.attrs.get("Type", "").rstrip("/").rpartition("/")[2]
        where = target if external else target_name(self._part, target)
        return Relation(element.attrs.get("Id", ""), kind, where, external)

    def by_id(self, relation_id: str) -> Relation | None:
        """The relationship with this id."""
        return next((r for r in self.all if r.id == relation_id), None)

    def add(self, type_uri: str, target: str) -> str:
        """Add a relationship to a part; returns its new id."""
        used = {r.id.casefold() for r in self.all} | {added[0].casefold() for added in self._added}
        number = len(used) + 1
        while f"rid{number}" in used:
            number += 1
        self._added.append((f"rId{number}", type_uri, relative_target(self._part, target)))
        return self._added[-1][0]

    def remove(self, target: str) -> None:
        """Take out every relationship to a part."""
        self._removed.add(target.casefold())

    @property
    def changed(self) -> bool:
        """Whether a relationship was added or taken out."""
        return bool(self._added or self._removed)

    @property
    def content(self) -> bytes:
        """The part's bytes with the additions, without what was taken out."""
        root = self._elements[0]
        gone = [
            Splice(e.start, e.end, b"")
            for e, r in zip(inside(self._elements, root, "Relationship"), self.all, strict=True)
            if not r.external and r.target.casefold() in self._removed
        ]
        new = b"".join(
            b"<%sRelationship Id=%s Type=%s Target=%s/>" % (root.prefix, quoted(i), quoted(t), quoted(to))
            for i, t, to in self._added
        )
        return splice(self._old, [*gone, append_inside(self._old, root, new)] if new else gone)


@dataclass
class _Sayings:
    defaults: dict[str, str]
    overrides: dict[str, str]


class ContentTypes:
    """What kind each part is."""

    def __init__(self, content: bytes) -> None:
        self._old = content
        self._elements = scan(content, "[Content_Types].xml")
        self._said = _Sayings({}, {})
        for element in inside(self._elements, self._elements[0]):
            kind = element.attrs.get("ContentType", "")
            if element.local == "Default":
                self._said.defaults[element.attrs.get("Extension", "").casefold()] = kind
            else:
                self._said.overrides[element.attrs.get("PartName", "").lstrip("/").casefold()] = kind
        self._gone: set[str] = set()
        self._new: list[bytes] = []
        self._new_defaults: list[bytes] = []

    def of(self, part: str) -> str:
        """The content type of a part; empty where nothing says it."""
        default = self._said.defaults.get(part.rpartition(".")[2].casefold(), "")
        return self._said.overrides.get(part.casefold(), default)

    def say(self, part: str, kind: str) -> None:
        """Say a new part's type: vml drawings by their ending, as other programs expect; all others by name."""
        ending = part.rpartition(".")[2]
        if self.of(part) == kind:
            return
        prefix = self._elements[0].prefix
        if ending in {"vml", "rels"} and ending not in self._said.defaults:
            self._said.defaults[ending] = kind
            saying = b"<%sDefault Extension=%s ContentType=%s/>" % (prefix, quoted(ending), quoted(kind))
            self._new_defaults.append(saying)
        else:
            self._said.overrides[part.casefold()] = kind
            self._new.append(b"<%sOverride PartName=%s ContentType=%s/>" % (prefix, quoted("/" + part), quoted(kind)))

    def forget(self, part: str) -> None:
        """Say nothing of a part that is gone."""
        self._gone.add(part.casefold())

    @property
    def content(self) -> bytes:
        """The part's bytes with the additions, without what was forgotten."""
        root = self._elements[0]
        changes = [
            Splice(e.start, e.end, b"")
            for e in inside(self._elements, root, "Override")
            if e.attrs.get("PartName", "").lstrip("/").casefold() in self._gone
        ]
        if self._new_defaults:
            children = list(inside(self._elements, root, "Default"))
            at = children[-1].end if children else root.open_end
            changes.append(Splice(at, at, b"".join(self._new_defaults)))
        if self._new:
            changes.append(append_inside(self._old, root, b"".join(self._new)))
        return splice(self._old, changes)
