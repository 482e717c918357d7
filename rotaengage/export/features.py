"""What a workbook holds besides plain cells, and what therefore must come through an export unharmed."""

import re
from collections import Counter
from typing import NamedTuple

from rotaengage.export.package import Package
from rotaengage.export.workbook_parts import sheet_parts, workbook_part

_PARTS = (
    ("macros (VBA project)", r"xl/vbaproject\.bin"),
    ("charts", r"xl/charts/chart[^/]*\.xml|xl/charts/chartex[^/]*\.xml"),
    ("chart sheets", r"xl/chartsheets/[^/]+\.xml"),
    ("pictures", r"xl/media/[^/]+"),
    ("pivot tables", r"xl/pivottables/[^/]+\.xml"),
    ("slicers", r"xl/slicers/[^/]+\.xml"),
    ("timelines", r"xl/timelines/[^/]+\.xml"),
    ("tables", r"xl/tables/[^/]+\.xml"),
    ("form controls", r"xl/ctrlprops/[^/]+\.xml"),
    ("ActiveX controls", r"xl/activex/[^/]+\.xml"),
    ("embedded objects", r"xl/embeddings/[^/]+"),
    ("diagrams", r"xl/diagrams/data[^/]*\.xml"),
    ("sheets with notes", r"xl/comments[^/]*\.xml|xl/comments/[^/]+\.xml"),
    ("sheets with discussions (threaded comments)", r"xl/threadedcomments/[^/]+\.xml"),
    ("links to other workbooks", r"xl/externallinks/[^/]+\.xml"),
    ("connections to data", r"xl/connections\.xml"),
    ("printer settings", r"xl/printersettings/[^/]+\.bin"),
    ("custom XML parts", r"customxml/item\d+\.xml"),
)
_TAGS = (
    ("formulas", "f"),
    ("merged ranges", "mergeCell"),
    ("conditional formats", "cfRule"),
    ("data validation rules", "dataValidation"),
    ("sparklines", "sparkline"),
    ("links", "hyperlink"),
    ("sheet protection", "sheetProtection"),
    ("filters", "autoFilter"),
    ("form control anchors", "control"),
)


class Feature(NamedTuple):
    """Something that must survive, and how many of it there are."""

    name: str
    number: int


def features_of(data: bytes) -> tuple[Feature, ...]:
    """What the workbook holds, by name. UserError where it is no package that can be read."""
    package = Package(data)
    names = [name.casefold() for name in package.parts_ending("")]
    found: Counter[str] = Counter()
    for feature, pattern in _PARTS:
        found[feature] += sum(re.fullmatch(pattern, name) is not None for name in names)
    workbook = workbook_part(package)
    for part in sheet_parts(package, workbook).values():
        xml = package.read(part)
        for feature, tag in _TAGS:
            found[feature] += _times(xml, tag)
    xml = package.read(workbook)
    found["defined names"] += _times(xml, "definedName")
    found["workbook protection"] += _times(xml, "workbookProtection")
    return tuple(Feature(name, number) for name, number in found.items() if number)


def _times(xml: bytes, tag: str) -> int:
    """How often an element begins, with whatever prefix."""
    word = tag.encode()
    if word not in xml:
        return 0
    return len(re.findall(rb"<(?:\w+:)?" + word + rb"(?=[\s>/])", xml))
