"""Texts of which a part is struck through: an old code and, mostly, the new one behind it."""

import re
from typing import NamedTuple

from importers.grid import Place
from importers.style_parts import follow
from rotaengage.domain.refs import column_number

_SHARED = re.compile(
    rb"""<(?:\w+:)?c\s([^>]*\bt\s*=\s*["']s["'][^>]*)>\s*(?:<(?:\w+:)?f\b[^>]*/>)?<(?:\w+:)?v>\s*(\d{1,9})\s*<"""
)
_INLINE = re.compile(rb"""<((?:\w+:)?)c\s([^>]*\bt\s*=\s*["']inlineStr["'][^>]*)>(.{0,4000}?)</\1c>""", re.DOTALL)
_R = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")


class Struck(NamedTuple):
    """The struck text and what is left; both empty where the whole cell is struck by its font."""

    old: str
    new: str


class _Runs:
    """Collects, of each text in a part, the struck runs and the others."""

    def __init__(self) -> None:
        self.found: dict[int, Struck] = {}
        self._count, self._old, self._new = 0, "", ""
        self._struck = self._in_text = self._phonetic = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if local in ("si", "is"):
            self._old = self._new = ""
        elif local == "r":
            self._struck = False
        elif local == "strike":
            self._struck = attributes.get("val", "1") not in ("0", "false")
        elif local == "rPh":
            self._phonetic = True
        self._in_text = local == "t" and not self._phonetic

    def end(self, tag: str) -> None:
        local = tag.rpartition(":")[2]
        if local in ("si", "is"):
            if self._old.strip():
                self.found[self._count] = Struck(" ".join(self._old.split()), " ".join(self._new.split()))
            self._count += 1
            self._struck = False
        elif local == "r":
            self._struck = False
        elif local == "rPh":
            self._phonetic = False
        self._in_text = False

    def text(self, data: str) -> None:
        if self._in_text and self._struck:
            self._old += data
        elif self._in_text:
            self._new += data


def _runs(data: bytes) -> dict[int, Struck]:
    runs = _Runs()
    follow(data, runs.start, runs.end, runs.text)
    return runs.found


def shared_struck(data: bytes) -> dict[int, Struck]:
    """Of the shared texts, by number, those with a struck run."""
    return _runs(data) if b"strike" in data else {}


def _place(attributes: bytes) -> Place | None:
    match = _R.search(attributes)
    return (int(match[2]), column_number(match[1].decode())) if match else None


def struck_cells(data: bytes, texts: dict[int, Struck]) -> dict[Place, Struck]:
    """The cells of a sheet that show one of these shared texts."""
    found: dict[Place, Struck] = {}
    for match in _SHARED.finditer(data) if texts else ():
        place = _place(match[1])
        if place is not None and int(match[2]) in texts:
            found[place] = texts[int(match[2])]
    return found


def inline_struck(data: bytes) -> dict[Place, Struck]:
    """The cells that hold their own text with a struck run."""
    found: dict[Place, Struck] = {}
    for match in _INLINE.finditer(data) if b"inlineStr" in data and b"strike" in data else ():
        place = _place(match[2])
        runs = _runs(re.sub(rb"<(/?)\w+:", rb"<\1", match[3])) if b"strike" in match[3] else {}
        if place is not None and runs:
            found[place] = runs[0]
    return found
