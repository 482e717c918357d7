"""Text appended to a cell that holds text; what else it holds (runs with their own fonts, phonetics) stays."""

from rotaengage.export.package import Package
from rotaengage.export.sheet_scan import Cell
from rotaengage.export.xml_scan import (
    Element,
    Splice,
    encoding_of,
    escaped,
    scan,
    splice,
    unescaped,
    whole_number,
    with_attributes,
)

LONGEST_TEXT = 32_767


class TextRefusedError(Exception):
    """The cell cannot take text; the message says why."""


class SharedStrings:
    """The workbook's shared strings, read only when a cell first needs them; the part itself is never changed."""

    def __init__(self, package: Package, workbook: str) -> None:
        self._package, self._workbook = package, workbook
        self._items: list[list[Element]] | None = None
        self.xml = b""

    def item(self, index: int) -> list[Element]:
        """The element of a shared string and, after it, all that it holds. TextRefusedError if there is none."""
        if self._items is None:
            self._items = self._read()
        if not 0 <= index < len(self._items):
            raise TextRefusedError("its text is missing from the workbook")
        return self._items[index]

    def _read(self) -> list[list[Element]]:
        relation = self._package.related(self._workbook, "sharedStrings")
        if relation is None:
            return []
        self.xml = self._package.read(relation.target)
        items: list[list[Element]] = []
        for element in scan(self.xml, relation.target):
            if element.depth == 1:
                items.append([element])
            elif element.depth > 1:
                items[-1].append(element)
        return [item for item in items if item[0].local == "si"]


def text_added(xml: bytes, cell: Cell, text: str, strings: SharedStrings) -> list[Splice]:
    """The changes that append the text to a cell. TextRefusedError where it has none, or no room."""
    kind = cell.element.attrs.get("t", "n")
    value, inline = cell.child("v"), cell.child("is")
    if cell.child("f") is not None:
        raise TextRefusedError("it holds a formula")
    if kind == "inlineStr" and inline is not None:
        inner = _grown(xml, inline, cell.children, text)
        return [Splice(inline.start, inline.end, _inline(cell, inner))]
    if value is None or kind not in {"s", "str"}:
        raise TextRefusedError("it does not hold text")
    inner = _from_shared(xml, cell, value, text, strings) if kind == "s" else _from_plain(xml, cell, value, text)
    tag = with_attributes(xml[cell.element.start : cell.element.open_end], {"t": "inlineStr"})
    return [
        Splice(cell.element.start, cell.element.open_end, tag),
        Splice(value.start, value.end, _inline(cell, inner)),
    ]


def code_replaced(xml: bytes, cell: Cell, code: str, ending: str, strings: SharedStrings) -> list[Splice]:
    """The changes that make a code one of its own: LD-E of LD.

    TextRefusedError where the cell holds more than the code. The runs of the text keep their look, since the ending is
    a piece of its own.
    """
    changes = text_added(xml, cell, ending, strings)
    if plain_text(xml, cell, strings) != code:
        raise TextRefusedError("it holds more than the code")
    return changes


def plain_text(xml: bytes, cell: Cell, strings: SharedStrings) -> str:
    """The text as a reader sees it, without phonetics."""
    value, inline = cell.child("v"), cell.child("is")
    if inline is not None:
        pieces, source = cell.children, xml
    elif value is not None and cell.element.attrs.get("t") == "s":
        number = xml[value.open_end : value.close].strip()
        pieces = strings.item(whole_number(number.decode("latin-1"), -1))
        source = strings.xml
    else:
        pieces, source = [value] if value else [], xml
    phonetics = [e for e in pieces if e.local == "rPh"]
    texts = [e for e in pieces if e.local in {"t", "v"} and not any(p.holds(e) for p in phonetics)]
    return unescaped(b"".join(source[e.open_end : e.close] for e in texts))


def _inline(cell: Cell, inner: bytes) -> bytes:
    return b"<%sis>%s</%sis>" % (cell.element.prefix, inner, cell.element.prefix)


def _from_plain(xml: bytes, cell: Cell, value: Element, text: str) -> bytes:
    content = xml[value.open_end : value.close]
    _refuse_long(content, text)
    return _text(cell.element.prefix, content + escaped(text))


def _from_shared(xml: bytes, cell: Cell, value: Element, text: str, strings: SharedStrings) -> bytes:
    number = xml[value.open_end : value.close].strip()
    item = strings.item(whole_number(number.decode("latin-1"), -1))
    foreign = any(e.prefix != cell.element.prefix for e in item)
    foreign |= any(":" in name and not name.startswith("xml:") for e in item for name in e.attrs)
    if foreign or encoding_of(xml) != encoding_of(strings.xml):
        raise TextRefusedError("its text is written in a way that cannot be moved into the cell")
    return _grown(strings.xml, item[0], item, text)


def _grown(xml: bytes, holder: Element, within: list[Element], text: str) -> bytes:
    """The content of a string (si or is) with the text after its last piece, before any phonetics."""
    _refuse_long(xml[holder.open_end : holder.close], text)
    p, pieces = holder.prefix, [e for e in within if e.depth == holder.depth + 1 and e.local in {"r", "t"}]
    if not pieces:
        return _text(p, escaped(text)) + xml[holder.open_end : holder.close]
    last = pieces[-1]
    if last.local == "r":
        change = Splice(last.end, last.end, b"<%sr>%s</%sr>" % (p, _text(p, escaped(text)), p))
    else:
        change = Splice(last.start, last.end, _text(p, xml[last.open_end : last.close] + escaped(text)))
    return splice(xml[: holder.close], [change])[holder.open_end :]


def _text(prefix: bytes, content: bytes) -> bytes:
    return b'<%st xml:space="preserve">%s</%st>' % (prefix, content, prefix)


def _refuse_long(content: bytes, text: str) -> None:
    """By the length as written, which is never less than the true one in UTF-16 units."""
    if (
        len(content.decode("utf-8", "replace").encode("utf-16-le")) // 2 + len(text.encode("utf-16-le")) // 2
        > LONGEST_TEXT
    ):
        raise TextRefusedError("its text is too long to take more")
