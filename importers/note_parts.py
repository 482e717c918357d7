"""Notes on cells and threads of comments, from the parts that a sheet points to."""

import posixpath
import re

from importers.grid import Place
from importers.ooxml_guard import Package
from importers.style_parts import follow
from rotaengage.domain.refs import column_number

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_THREAD_HINT = "[Threaded comment]"
MOST_LETTERS = 500


class _Comments:
    """Collects the text of each comment by its cell, in the order of the part."""

    def __init__(self) -> None:
        self.found: dict[Place, list[str]] = {}
        self._place: Place | None = None
        self._text = ""
        self._inside = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if local in ("comment", "threadedComment"):
            match = _CELL.fullmatch(attributes.get("ref", ""))
            self._place = (int(match[2]), column_number(match[1])) if match else None
            self._text = ""
        self._inside = local in ("t", "text")

    def end(self, tag: str) -> None:
        self._inside = False
        text = " ".join(self._text.split())
        if tag.rpartition(":")[2] in ("comment", "threadedComment") and self._place is not None and text:
            self.found.setdefault(self._place, []).append(text[:MOST_LETTERS])
            self._place = None

    def text(self, data: str) -> None:
        if self._inside:
            self._text += data


def _targets(package: Package, part: str) -> list[str]:
    """The parts with comments that a sheet points to, notes before threads."""
    folder, name = posixpath.split(part)
    rels = f"{folder}/_rels/{name}.rels"
    found: list[tuple[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2]
        if tag.rpartition(":")[2] == "Relationship" and kind in ("comments", "threadedComment"):
            target = attributes.get("Target", "").replace("\\", "/")
            whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            found.append((kind, whole))

    if rels in package:
        follow(package.read(rels), start, lambda _: None)
    return [target for _, target in sorted(found) if target in package]


def notes_of(package: Package, part: str) -> dict[Place, str]:
    """Every note of a sheet by its cell. A thread takes the place of the note that only stands for it."""
    notes: dict[Place, str] = {}
    for target in _targets(package, part):
        reader = _Comments()
        follow(package.read(target), reader.start, reader.end, reader.text)
        for place, texts in reader.found.items():
            before = notes.get(place, "")
            parts = [before] if before and not before.startswith(_THREAD_HINT) else []
            notes[place] = " / ".join([*parts, *texts])
    return notes
