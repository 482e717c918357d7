"""Where things stand in an XML part, in bytes, so that a change can be spliced in and the rest stays as it was.

A user's XML is never written anew: serialisers drop namespace prefixes, white space and attribute order.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from xml.parsers import expat

from rotaengage.domain.issue import UserError

_TAG = re.compile(rb"<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>")
_ATTRIBUTE = re.compile(rb"(\s+)([^\s=/>]+)(\s*=\s*)(\"[^\"]*\"|'[^']*')")
_ENCODING = re.compile(rb"^<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PLAIN = re.compile(r"[ !-%'-;=?-^`-~\n]*")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_REFERENCE = re.compile(r"&(#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(slots=True)
class Element:
    """One element by byte offsets: its tag is start..open_end, its content open_end..close, all of it start..end.

    In a self-closing element open_end, close and end are the same.
    """

    name: str
    attrs: dict[str, str]
    depth: int
    start: int
    open_end: int = 0
    close: int = 0
    end: int = 0

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return local(self.name)

    @property
    def prefix(self) -> bytes:
        """The prefix with its colon; empty where there is none."""
        return self.name.encode()[: -len(self.local)]

    @property
    def self_closing(self) -> bool:
        """Whether there is no end tag."""
        return self.open_end == self.end

    def holds(self, other: "Element") -> bool:
        """Whether the other lies inside."""
        return self.start < other.start and other.end <= self.end


class Splice(NamedTuple):
    """Bytes start..end are replaced by new; an insertion where the two are the same."""

    start: int
    end: int
    new: bytes


def whole_number(text: str | None, otherwise: int = 0) -> int:
    """A number of a part, such as a row's or a format's; otherwise where it is none, or longer than nine digits."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else otherwise


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def encoding_of(xml: bytes) -> str:
    """The encoding that the part says, in small letters; UTF-8 where it says none."""
    declared = _ENCODING.match(xml.removeprefix(b"\xef\xbb\xbf"))
    return declared[1].decode().casefold() if declared else "utf-8"


def refuse_unsafe(xml: bytes, part: str) -> None:
    """UserError if the part cannot be patched by bytes: UTF-16 or UTF-32 text."""
    head = xml[:4]
    declared = _ENCODING.match(xml[3:] if head.startswith(b"\xef\xbb\xbf") else xml)
    if any(head.startswith(mark) for mark in _WIDE) or (
        declared and declared[1].upper().startswith((b"UTF-16", b"UCS"))
    ):
        raise UserError(
            "this workbook is written in UTF-16, which cannot be marked without writing it anew",
            part,
            "open it in Excel, save it again as .xlsx and use that file",
        )


def safe_parser(part: str) -> expat.XMLParserType:
    """A parser that knows byte offsets and refuses a document type definition with a UserError."""
    parser = expat.ParserCreate()

    def refuse_doctype(*_: object) -> None:
        raise UserError(
            "this workbook holds a document type definition, which no spreadsheet program writes and which can do harm",
            part,
            "use a copy that was saved by Excel or LibreOffice",
        )

    parser.StartDoctypeDeclHandler = refuse_doctype
    return parser


def parse(parser: expat.XMLParserType, xml: bytes, part: str) -> None:
    """Run the parser over a part. UserError for broken XML or a wide encoding."""
    refuse_unsafe(xml, part)
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, LookupError, UnicodeError) as error:
        says = f"this part of the workbook is damaged ({error})"
        raise UserError(
            says, part, "open the workbook in Excel, let it repair it, and use the repaired file"
        ) from error


def close_element(xml: bytes, element: Element, closing_at: int) -> None:
    """Fill in where an element's tag and content end, once its end was seen."""
    tag = _TAG.match(xml, element.start)
    element.open_end = tag.end() if tag else element.start
    if xml[element.open_end - 2 : element.open_end] == b"/>":
        element.close = element.end = element.open_end
    else:
        element.close, element.end = closing_at, xml.index(b">", closing_at) + 1


def scan(xml: bytes, part: str) -> list[Element]:
    """Every element in document order. For parts of modest size; sheets have a scanner of their own."""
    found: list[Element] = []
    stack: list[Element] = []
    parser = safe_parser(part)

    def on_start(name: str, attrs: dict[str, str]) -> None:
        stack.append(Element(name, attrs, len(stack), parser.CurrentByteIndex))
        found.append(stack[-1])

    def on_end(_name: str) -> None:
        close_element(xml, stack.pop(), parser.CurrentByteIndex)

    parser.StartElementHandler, parser.EndElementHandler = on_start, on_end
    parse(parser, xml, part)
    return found


def inside(elements: Iterable[Element], parent: Element, name: str = "") -> Iterator[Element]:
    """The children of an element (not those deeper down), all or of one local name."""
    for element in elements:
        if element.depth == parent.depth + 1 and parent.holds(element) and name in ("", element.local):
            yield element


def splice(xml: bytes, changes: Iterable[Splice]) -> bytes:
    """Apply the changes; insertions at one place keep their order. ValueError if two overlap."""
    out: list[bytes] = []
    at = 0
    for change in sorted(changes, key=lambda c: (c.start, c.end)):
        if change.start < at:
            msg = f"two changes overlap at byte {change.start}"
            raise ValueError(msg)
        out += [xml[at : change.start], change.new]
        at = change.end
    return b"".join([*out, xml[at:]])


def append_inside(xml: bytes, element: Element, new: bytes) -> Splice:
    """Put something at the end of an element's content; a self-closing element is opened for it."""
    if not element.self_closing:
        return Splice(element.close, element.close, new)
    return Splice(element.open_end - 2, element.end, b">" + new + b"</" + element.name.encode() + b">")


def with_attributes(tag: bytes, values: dict[str, str]) -> bytes:
    """An opening tag with these attributes set: replaced where they stand, else added at its end."""
    left = dict(values)

    def replaced(found: re.Match[bytes]) -> bytes:
        name = found[2].decode("latin-1")
        return found[1] + found[2] + found[3] + quoted(left.pop(name)) if name in left else found[0]

    tag = _ATTRIBUTE.sub(replaced, tag)
    cut = len(tag) - (2 if tag.endswith(b"/>") else 1)
    added = b"".join(b" " + name.encode() + b"=" + quoted(value) for name, value in left.items())
    return tag[:cut].rstrip() + added + tag[cut:] if added else tag


def without_attribute(tag: bytes, name: str) -> bytes:
    """An opening tag without this attribute."""
    return _ATTRIBUTE.sub(lambda found: b"" if found[2].decode("latin-1") == name else found[0], tag)


def quoted(value: str) -> bytes:
    """An attribute's value in quotes, safe in any encoding that holds ASCII."""
    for plain, safe in (
        ("&", "&amp;"),
        ("<", "&lt;"),
        ('"', "&quot;"),
        ("\n", "&#10;"),
        ("\r", "&#13;"),
        ("\t", "&#9;"),
    ):
        value = value.replace(plain, safe)
    return b'"' + _FORBIDDEN.sub("", value).encode("ascii", "xmlcharrefreplace") + b'"'


def unescaped(raw: bytes) -> str:
    """Character data of a part as the text that it stands for; bytes that are no UTF-8 are shown as such."""
    return _REFERENCE.sub(_character, raw.decode("utf-8", "replace"))


def _character(reference: re.Match[str]) -> str:
    name = reference[1]
    if not name.startswith("#"):
        return _ENTITIES[name]
    number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(number) if number < 0x110000 else reference[0]


def escaped(text: str) -> bytes:
    """Text for a cell or a note, safe in any encoding that holds ASCII.

    What XML cannot hold is written as spreadsheets do (_x0001_), and text that looks like that is guarded.
    """
    if _PLAIN.fullmatch(text):
        return text.encode()
    text = _LOOKS_ESCAPED.sub("_x005F_", text)
    text = _FORBIDDEN.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    return text.encode("ascii", "xmlcharrefreplace")
