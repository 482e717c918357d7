"""Cell formats that differ from a cell's own in one thing: appended to the styles part, never renumbered."""

from collections.abc import Callable

from rotaengage.export.package import Package
from rotaengage.export.xml_scan import (
    Element,
    Splice,
    append_inside,
    inside,
    scan,
    splice,
    whole_number,
    with_attributes,
)

GROUPS = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles",
          "colors", "extLst")  # fmt: skip
_GROWING = frozenset({"fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "dxfs"})
_STANDS_OUT = b'<%sdxf><%sfont><%sb/><%scolor rgb="%s"/></%sfont></%sdxf>'
BORDER_COLOUR, FILL_COLOUR = b"FF7030A0", b"FFE4DFEC"
_MOST_FORMATS = 64_000
_TEXT_FORMAT = "49"
_LOOK = {"borderId": ("borderId", "applyBorder"), "fillId": ("fillId", "applyFill")}
_FIRST_FILLS = (b'<%sfill><%spatternFill patternType="none"/></%sfill>',
                b'<%sfill><%spatternFill patternType="gray125"/></%sfill>')  # fmt: skip


class Styles:
    """The styles part of a workbook. A format that cannot be made is None: no styles part, or too many formats."""

    def __init__(self, package: Package, workbook: str) -> None:
        self._package = package
        relation = package.related(workbook, "styles")
        self._part = package.find(relation.target) if relation else None
        self._xml = package.read(self._part) if self._part else b""
        elements = scan(self._xml, self._part) if self._part else []
        self._groups = {e.local: e for e in inside(elements, elements[0])} if elements else {}
        self._members = {
            name: list(inside(elements, group)) for name, group in self._groups.items() if name in _GROWING
        }
        self._elements = elements
        self._appended: dict[str, list[bytes]] = {}
        self._made: dict[tuple[str, int], int] = {}

    def bordered(self, base: int) -> int | None:
        """The format number of a cell's own format with a coloured frame; its diagonal lines stay.

        A cell without a colour of its own gets a light ground too, since a frame alone is shared with the neighbours.
        """
        return self._variant("bordered", base, self._framed)

    def _framed(self, xf: Element) -> dict[str, str]:
        frame = {"borderId": str(self._border(xf)), "applyBorder": "1"}
        plain = whole_number(xf.attrs.get("fillId")) == 0
        return frame | ({"fillId": str(self._fill()), "applyFill": "1"} if plain else {})

    def filled(self, base: int) -> int | None:
        """The format number of a cell's own format on a coloured ground."""
        return self._variant("filled", base, lambda _: {"fillId": str(self._fill()), "applyFill": "1"})

    def is_ours(self, number: int) -> bool:
        """Whether a format has the frame or the ground of a mark."""
        xf = self._xf(number)
        return xf is not None and bool(self._ours(xf))

    def restored(self, number: int, before: int) -> int | None:
        """The format with the frame and ground that another one has, where its own are those of a mark."""
        xf, old = self._xf(number), self._xf(before)
        if xf is None or old is None:
            return None
        keys = [key for key in self._ours(xf) if old.attrs.get(key) is not None]
        aside = {word for key in keys for word in _LOOK[key]}
        one, two = ({k: v for k, v in e.attrs.items() if k not in aside} for e in (xf, old))
        if one == two and self._xml[xf.open_end : xf.end] == self._xml[old.open_end : old.end]:
            return before
        return self._variant(f"before {before}", number, lambda _: {key: old.attrs[key] for key in keys})

    def _xf(self, number: int) -> Element | None:
        return self._member("cellXfs", number)

    def _ours(self, xf: Element) -> list[str]:
        """Which of its border and fill a mark has put there."""
        of = {"borderId": ("borders", BORDER_COLOUR), "fillId": ("fills", FILL_COLOUR)}
        found = {key: self._member(group, whole_number(xf.attrs.get(key))) for key, (group, _) in of.items()}
        return [key for key, e in found.items() if e is not None and of[key][1] in self._xml[e.start : e.end].upper()]

    def text(self) -> int | None:
        """The format number of plain text: what is typed into such a cell stays text, whatever it begins with."""
        return self._variant("text", 0, lambda _: {"numFmtId": _TEXT_FORMAT, "applyNumberFormat": "1"})

    def bold(self) -> int | None:
        """The format number of bold text."""
        own = {"numFmtId": _TEXT_FORMAT, "applyNumberFormat": "1", "applyFont": "1"}
        return self._variant("bold", 0, lambda xf: own | {"fontId": str(self._bold_font(xf))})

    def wrapped(self) -> int | None:
        """The format number of plain text that goes on in further lines of its cell, from the top."""
        return self._lines_down("wrapped", lambda _: {})

    def headings(self, *, of_figures: bool = False) -> int | None:
        """The same in bold on a coloured ground; over figures to the right, as they stand."""
        bold_on_ground = {"applyFont": "1", "fillId": str(self._fill()), "applyFill": "1"} if self._members else {}
        word, side = ("headings of figures", b"right") if of_figures else ("headings", b"left")
        return self._lines_down(word, lambda xf: bold_on_ground | {"fontId": str(self._bold_font(xf))}, side)

    def figures(self) -> int | None:
        """The format number of a number that stands at the top of its cell, as the text beside it."""
        return self._lines_down("figures", lambda _: {"numFmtId": "0"}, b"right")

    def standing_out(self, colour: bytes) -> int | None:
        """The number of a look that a colour rule gives: bold text of a colour (ARGB). None without a styles part."""
        if not self._members:
            return None
        key = (f"colour {colour.decode()}", 0)
        if key not in self._made:
            p = self._prefix
            self._made[key] = self._append("dxfs", _STANDS_OUT % (p, p, p, p, colour, p, p))
        return self._made[key]

    def _lines_down(self, word: str, changes: Callable[[Element], dict[str, str]], side: bytes = b"left") -> int | None:
        formats = self._members.get("cellXfs", [])
        if self.text() is None or not formats:
            return None
        if (word, 0) not in self._made:
            own = {"numFmtId": _TEXT_FORMAT, "applyNumberFormat": "1", "applyAlignment": "1"} | changes(formats[0])
            tag = with_attributes(self._xml[formats[0].start : formats[0].open_end], own).rstrip(b"/> \n\t\r")
            place = b'<%salignment horizontal="%s" vertical="top" wrapText="1" indent="1"/>' % (self._prefix, side)
            lines = b">%s</%sxf>" % (place, self._prefix)
            self._made[word, 0] = self._append("cellXfs", tag + lines)
        return self._made[word, 0]

    def _variant(self, word: str, base: int, changes: Callable[[Element], dict[str, str]]) -> int | None:
        formats = self._members.get("cellXfs", [])
        if not formats or len(formats) + len(self._appended.get("cellXfs", ())) >= _MOST_FORMATS:
            return None
        base = base if 0 <= base < len(formats) else 0
        if (word, base) not in self._made:
            xf = formats[base]
            tag = with_attributes(self._xml[xf.start : xf.open_end], changes(xf))
            self._made[word, base] = self._append("cellXfs", tag + self._xml[xf.open_end : xf.end])
        return self._made[word, base]

    def _append(self, group: str, new: bytes) -> int:
        added = self._appended.setdefault(group, [])
        if group == "fills" and not self._members.get(group) and not added:
            added += [model.replace(b"%s", self._prefix) for model in _FIRST_FILLS]
        elif group != "dxfs" and not self._members.get(group) and not added:
            added.append(b"<%s%s/>" % (self._prefix, group[:-1].encode()))
        added.append(new)
        return len(self._members.get(group, ())) + len(added) - 1

    @property
    def _prefix(self) -> bytes:
        return self._elements[0].prefix

    def _fill(self) -> int:
        if ("fill", 0) not in self._made:
            p = self._prefix
            ground = b'<%sfgColor rgb="%s"/><%sbgColor indexed="64"/>' % (p, FILL_COLOUR, p)
            new = b'<%sfill><%spatternFill patternType="solid">%s</%spatternFill></%sfill>' % (p, p, ground, p, p)
            self._made["fill", 0] = self._append("fills", new)
        return self._made["fill", 0]

    def _border(self, xf: Element) -> int:
        number = whole_number(xf.attrs.get("borderId"))
        own = self._member("borders", number)
        if ("border", number) not in self._made:
            p = self._prefix
            sides = b"".join(
                b'<%s%s style="medium"><%scolor rgb="%s"/></%s%s>' % (p, side, p, BORDER_COLOUR, p, side)
                for side in (b"left", b"right", b"top", b"bottom")
            )
            tag, rest = b"<%sborder>" % p, b"<%sdiagonal/>" % p
            if own is not None and not own.self_closing:
                tag = self._xml[own.start : own.open_end]
                diagonals = [e for e in inside(self._elements, own) if e.local == "diagonal"]
                rest = b"".join(self._xml[e.start : e.end] for e in diagonals) or rest
            self._made["border", number] = self._append("borders", tag + sides + rest + b"</%sborder>" % p)
        return self._made["border", number]

    def _bold_font(self, xf: Element) -> int:
        own = self._member("fonts", whole_number(xf.attrs.get("fontId")))
        p = self._prefix
        if own is None or own.self_closing:
            return self._append("fonts", b"<%sfont><%sb/></%sfont>" % (p, p, p))
        bold = b"" if any(e.local == "b" for e in inside(self._elements, own)) else b"<%sb/>" % p
        content = self._xml[own.open_end : own.end]
        return self._append("fonts", self._xml[own.start : own.open_end] + bold + content)

    def _member(self, group: str, number: int) -> Element | None:
        members = self._members.get(group, [])
        return members[number] if 0 <= number < len(members) else None

    def flush(self) -> None:
        """Put what was made into the part."""
        if self._part is not None and self._appended:
            changes = [self._grown(group, new) for group, new in self._appended.items()]
            self._package.patch(self._part, changes)

    def _grown(self, group: str, new: list[bytes]) -> Splice:
        items = b"".join(new)
        element = self._groups.get(group)
        total = str(len(self._members.get(group, ())) + len(new))
        if element is None:
            name = self._prefix + group.encode()
            at = self._place_of(group)
            return Splice(at, at, b'<%s count="%s">%s</%s>' % (name, total.encode(), items, name))
        tag = with_attributes(self._xml[element.start : element.open_end], {"count": total})
        if element.self_closing:
            grown = append_inside(tag, Element(element.name, {}, 1, 0, len(tag), len(tag), len(tag)), items)
            return Splice(element.start, element.end, splice(tag, [grown]))
        body = self._xml[element.open_end : element.close] + items
        return Splice(element.start, element.close, tag + body)

    def _place_of(self, group: str) -> int:
        later = GROUPS[GROUPS.index(group) + 1 :]
        return min((e.start for name, e in self._groups.items() if name in later), default=self._elements[0].close)
