"""Sheets taken out of a workbook, with the drawings and charts that are theirs alone."""

import re
from collections.abc import Iterator

from rotaengage.domain.refs import quoted
from rotaengage.export.package import Package
from rotaengage.export.workbook_parts import sheet_parts
from rotaengage.export.xml_scan import Element, Splice, inside, scan, whole_number, with_attributes

_FORMULA = re.compile(rb"<(?:\w+:)?(?:f|formula|formula1|formula2)(?=[\s>])[^>]*>([^<]*)<")
_OWN = frozenset({"drawing", "chart", "chartUserShapes", "chartStyle", "chartColorStyle", "printerSettings"})


def is_looked_at(package: Package, workbook: str, name: str, others: set[str]) -> bool:
    """Whether something outside these sheets refers to a sheet: a formula, a name, a chart."""
    marks = [f"{word}!".encode("utf-8", "replace") for word in (name, quoted(name))]
    marks += [m.replace(b"&", b"&amp;").replace(b"'", b"&apos;") for m in marks]
    own = {p for sheet in others for p in _own_parts(package, sheet_parts(package, workbook)[sheet])}
    texts = [text for p in package.parts_ending(".xml") if p not in own for text in _formulas(package.read(p), marks)]
    texts += _names_of_all(package, workbook)
    return any(mark in text for text in texts for mark in marks)


def _formulas(xml: bytes, marks: list[bytes]) -> list[bytes]:
    """The formulas of a part, where it holds one of the marks at all: texts name cells too."""
    return _FORMULA.findall(xml) if any(mark in xml for mark in marks) else []


def _names_of_all(package: Package, workbook: str) -> Iterator[bytes]:
    xml = package.read(workbook)
    for element in scan(xml, workbook):
        if element.local == "definedName" and "localSheetId" not in element.attrs:
            yield xml[element.open_end : element.close]


def _own_parts(package: Package, part: str) -> set[str]:
    """A part with all that it alone brings along."""
    found, left = {part}, [part]
    while left:
        for relation in package.relations(left.pop()).all:
            target = None if relation.external else package.find(relation.target)
            if target is not None and relation.kind in _OWN and target not in found:
                found.add(target)
                left.append(target)
    return found


def drop_sheets(package: Package, workbook: str, names: set[str]) -> None:
    """Take these worksheets out. At least one sheet must stay, and nothing outside may refer to them."""
    parts = sheet_parts(package, workbook)
    gone = {p for name in names for p in _own_parts(package, parts[name])}
    xml = package.read(workbook)
    package.patch(workbook, list(_without(xml, scan(xml, workbook), names)))
    for name in names:
        package.relations(workbook).remove(parts[name])
    for part in gone:
        package.drop(part)


def _without(xml: bytes, elements: list[Element], names: set[str]) -> Iterator[Splice]:
    """The workbook part without the sheets: places in it that count sheets are counted anew."""
    holder = next(e for e in elements if e.depth == 1 and e.local == "sheets")
    sheets = list(inside(elements, holder, "sheet"))
    gone = {n for n, e in enumerate(sheets) if e.attrs.get("name", "") in names}
    yield from (Splice(sheets[n].start, sheets[n].end, b"") for n in gone)
    for element in elements:
        if element.local == "definedName" and "localSheetId" in element.attrs:
            number = whole_number(element.attrs["localSheetId"])
            if number in gone:
                yield Splice(element.start, element.end, b"")
            else:
                yield _counted(xml, element, {"localSheetId": number}, gone)
        elif element.local == "workbookView":
            shown: dict[str, int] = {}
            for key in ("activeTab", "firstSheet"):
                number = whole_number(element.attrs.get(key))
                shown |= {key: 0 if number in gone else number} if key in element.attrs else {}
            yield _counted(xml, element, shown, gone)


def _counted(xml: bytes, element: Element, numbers: dict[str, int], gone: set[int]) -> Splice:
    values = {key: str(n - sum(g < n for g in gone)) for key, n in numbers.items()}
    tag = xml[element.start : element.open_end]
    return Splice(element.start, element.open_end, with_attributes(tag, values) if values else tag)
