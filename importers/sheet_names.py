"""Names of sheets from month to month: 'Aug 26 rota' and 'Sep 26 rota' are one sheet of one department."""

import re
from collections.abc import Mapping

from importers.calendar_words import MONTHS

_PARTS = re.compile(r"[^\W\d_]+|\d+")


def stem_of(name: str) -> str:
    """What stays of a sheet's name when the months and numbers in it change."""
    words = [w.casefold() for w in _PARTS.findall(name)]
    return " ".join("#" if w.isdigit() or w in MONTHS else w for w in words)


def said_for(table: Mapping[str, str], sheet: str) -> str | None:
    """The answer about a sheet: by its own name, else by that of the same sheet in another month, if these agree."""
    if sheet in table:
        return table[sheet]
    stem = stem_of(sheet)
    found = {value for name, value in table.items() if "#" in stem and stem_of(name) == stem}
    return found.pop() if len(found) == 1 else None
