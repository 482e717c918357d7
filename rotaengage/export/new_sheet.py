"""A worksheet added to a user's workbook: text and numbers, so that nothing in it can be taken for a formula."""

import posixpath
import re
from typing import NamedTuple

from rotaengage.domain.issue import UserError
from rotaengage.export.chart_parts import DRAWING_TAG, add_charts
from rotaengage.export.namespaces import TRANSITIONAL, main_namespace, relation_attribute, relation_base
from rotaengage.export.package import Package
from rotaengage.export.sheet_body import sheet_xml
from rotaengage.export.sheet_foot import printed, with_names
from rotaengage.export.sheet_text import SheetText
from rotaengage.export.styles_patch import Styles
from rotaengage.export.xml_scan import append_inside, inside, quoted, scan, whole_number

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME = 31


class AddedSheet(NamedTuple):
    """The name that a sheet got, and its part."""

    name: str
    part: str


def add_sheet(package: Package, workbook: str, sheet: SheetText, styles: Styles) -> AddedSheet:
    """Add the sheet after the others. UserError if the workbook lists no sheets."""
    xml = package.read(workbook)
    elements = scan(xml, workbook)
    root, holder = elements[0], next((e for e in elements if e.depth == 1 and e.local == "sheets"), None)
    if holder is None:
        raise UserError("this workbook lists no sheets", workbook, "use a copy that Excel can open")
    others = list(inside(elements, holder, "sheet"))
    name = free_name(sheet.name, {e.attrs.get("name", "") for e in others})
    folder = posixpath.join(posixpath.dirname(workbook), "worksheets", "sheet")
    drawing = DRAWING_TAG if sheet.charts and relation_base(root) == TRANSITIONAL else ""
    part = package.add(folder, ".xml", sheet_xml(sheet, main_namespace(root), styles, drawing), _TYPE)
    if drawing:
        add_charts(package, part, name, sheet)
    relation_id = package.relations(workbook).add(f"{relation_base(root)}/worksheet", part)
    number = max((whole_number(e.attrs.get("sheetId")) for e in others), default=0) + 1
    prefix, ref = holder.prefix, relation_attribute(root, relation_id)
    new = b'<%ssheet name=%s sheetId="%d" %s/>' % (prefix, quoted(name), number, ref)
    names = printed(sheet, name, len(others), prefix)
    package.patch(workbook, [append_inside(xml, holder, new), with_names(xml, elements, names)])
    return AddedSheet(name, part)


def free_name(wanted: str, taken: set[str]) -> str:
    """A valid sheet name that no other sheet has, whatever the case: Engagement, else Engagement (2) and so on."""
    base = _NOT_IN_NAMES.sub(" ", wanted).strip("' ")[:_LONGEST_NAME] or "Sheet"
    used, name, number = {t.casefold() for t in taken}, base, 1
    while name.casefold() in used:
        number += 1
        name = f"{base[: _LONGEST_NAME - len(f' ({number})')]} ({number})"
    return name
