"""How marked cells looked before: given back where a workbook still shows it, after another program has saved it."""

from collections import defaultdict
from typing import NamedTuple

from rotaengage.domain.refs import CellRef
from rotaengage.export.package import Package
from rotaengage.export.sheet_found import Place
from rotaengage.export.sheet_scan import scan_sheet
from rotaengage.export.styles_patch import Styles
from rotaengage.export.xml_scan import Splice, whole_number, with_attributes


class LooksBack(NamedTuple):
    """How many cells still had the look of a mark, and how many of them have it yet."""

    found: int
    left: int


def looks_back(
    package: Package,
    parts: dict[str, str],
    styles: Styles,
    was: tuple[tuple[CellRef, int], ...],
    looks: tuple[int, ...],
) -> LooksBack:
    """Give marked cells the frame and ground that they had, where these are ours."""
    sheets: dict[str, dict[Place, int]] = defaultdict(dict)
    for place, look in was:
        sheets[place.sheet][place.row, place.column] = looks[look] if look < len(looks) else -1
    found = left = 0
    for sheet, places in sheets.items():
        if sheet not in parts:
            continue
        xml, changes = package.read(parts[sheet]), list[Splice]()
        for at, cell in scan_sheet(xml, parts[sheet], places, deep=False).cells.items():
            number = whole_number(cell.element.attrs.get("s"))
            if not styles.is_ours(number):
                continue
            found += 1
            if (before := styles.restored(number, places[at]) if places[at] >= 0 else None) is None:
                left += 1
                continue
            tag = with_attributes(xml[cell.element.start : cell.element.open_end], {"s": str(before)})
            changes.append(Splice(cell.element.start, cell.element.open_end, tag))
        package.patch(parts[sheet], changes)
    return LooksBack(found, left)
