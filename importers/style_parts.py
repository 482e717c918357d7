"""Fills and struck fonts of cell styles, and the cells that have them, from the bytes of a package."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from importers.grid import Place
from rotaengage.domain.refs import column_number

_WHITE = {"FFFFFF", "THEME0", "INDEX9", "INDEX65", "INDEX64", "INDEX1"}
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*)>")
_R = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")
_S = re.compile(rb"""\bs\s*=\s*["'](\d{1,6})["']""")
_COLS = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
_NUMBER = re.compile(r"[0-9]{1,6}")
_RGB = re.compile(r"[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8}")
_NO = {"0", "false"}
MOST_COLUMNS = 16_384


@dataclass(slots=True)
class Styles:
    """Cell styles by number: those with a fill and its colour, and those whose font is struck through."""

    fills: dict[int, str] = field(default_factory=dict)
    struck: set[int] = field(default_factory=set)


def _colour(attributes: dict[str, str]) -> str:
    """A colour's name: RRGGBB, or the place in the theme or palette, with a tint in percent."""
    tint = round(100 * _number(attributes.get("tint", "0")))
    end = f"{tint:+d}" if tint else ""
    if _RGB.fullmatch(attributes.get("rgb", "")):
        return attributes["rgb"][-6:].upper() + end
    for name, word in (("theme", "THEME"), ("indexed", "INDEX")):
        if _NUMBER.fullmatch(attributes.get(name, "")):
            return f"{word}{attributes[name]}{end}"
    return ""


def _number(text: str) -> float:
    try:
        return max(-1.0, min(1.0, float(text)))
    except ValueError:
        return 0.0


class _Reader:
    """Follows styles.xml: fonts and fills in order, then the cell styles that point to them."""

    def __init__(self) -> None:
        self.fonts: list[bool] = []
        self.fills: list[str] = []
        self.found = Styles()
        self._path: list[str] = []
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        parent = self._path[-1] if self._path else ""
        if parent == "fonts" and local == "font":
            self.fonts.append(False)
        elif parent == "font" and "fonts" in self._path and local == "strike":
            self.fonts[-1] = attributes.get("val", "1") not in _NO
        elif parent == "fills" and local == "fill":
            self.fills.append("")
        elif local in ("patternFill", "fgColor") and "fills" in self._path:
            self._fill(local, attributes)
        elif parent == "cellXfs" and local == "xf":
            self._style(attributes)
        self._path.append(local)

    def end(self, _: str) -> None:
        self._path.pop()

    def _fill(self, local: str, attributes: dict[str, str]) -> None:
        if local == "patternFill":
            self._solid = attributes.get("patternType", "none") not in ("none", "gray125")
        elif self._solid and self.fills:
            colour = _colour(attributes)
            self.fills[-1] = "" if colour in _WHITE else colour

    def _style(self, attributes: dict[str, str]) -> None:
        font, fill = (_index(attributes.get(name)) for name in ("fontId", "fillId"))
        if fill < len(self.fills) and self.fills[fill]:
            self.found.fills[self._count] = self.fills[fill]
        if font < len(self.fonts) and self.fonts[font]:
            self.found.struck.add(self._count)
        self._count += 1

    _solid = False


def _index(text: str | None) -> int:
    return int(text) if text and _NUMBER.fullmatch(text) else 0


def read_styles(data: bytes) -> Styles:
    """The styles of a workbook; what stands before a damage, where there is one."""
    reader = _Reader()
    follow(data, reader.start, reader.end)
    return reader.found


def follow(data: bytes, start: Any, end: Any, text: Any = None) -> None:
    """Run an expat parser over bytes that the guard has let through; a damage ends it early."""
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        return


def cells_with(data: bytes, styles: Collection[int]) -> dict[Place, int]:
    """The cells of a sheet that have one of the styles, with their style."""
    found: dict[Place, int] = {}
    for match in _CELL.finditer(data) if styles else ():
        style = _S.search(match[1])
        if style is not None and int(style[1]) in styles:
            place = _R.search(match[1])
            if place is not None:
                found[int(place[2]), column_number(place[1].decode())] = int(style[1])
    return found


def hidden_columns(data: bytes) -> frozenset[int]:
    """The columns that a sheet hides."""
    found: set[int] = set()
    head = data[: data.find(b"sheetData")]
    for match in _COLS.finditer(head) if b"hidden" in head else ():
        said = dict(re.findall(r"""(\w+)\s*=\s*["']([^"']*)["']""", match[1].decode("utf-8", "replace")))
        ends = [said.get(name, "") for name in ("min", "max")]
        if said.get("hidden", "0") not in _NO and all(_NUMBER.fullmatch(end) for end in ends):
            found.update(range(int(ends[0]), min(int(ends[1]), MOST_COLUMNS) + 1))
    return frozenset(found)
