"""A calendar file as text, once it is small and plain enough to be parsed: every file is hostile until read."""

import re
from pathlib import Path

from importers.csv_text import decoded
from rotaengage.domain.issue import UserError

MOST_BYTES = 3 * 2**20
MOST_COMPONENTS = 20_000
MOST_DEPTH = 8
MOST_ZONE_RULES = 2_000
_CURE = "export the on-call calendar again as .ics, for the months of the rota"
_FOLD = re.compile(r"(?:\r?\n)+[ \t]")
_FAST = re.compile(r"^RRULE[^:\n]*:[^\n]*FREQ=(SECONDLY|MINUTELY|HOURLY)", re.IGNORECASE | re.MULTILINE)
_FRAME = re.compile(r"^(BEGIN|END):([A-Z-]+)\s*$", re.IGNORECASE | re.MULTILINE)
_ZONE = re.compile(r"^BEGIN:VTIMEZONE.*?^END:VTIMEZONE", re.IGNORECASE | re.MULTILINE | re.DOTALL)
_ODD_ZONE = re.compile(r"^RRULE[^:\n]*:(?![^\n]*FREQ=YEARLY)", re.IGNORECASE | re.MULTILINE)


def calendar_text(path: Path) -> str:
    """The unfolded text of a calendar file; UserError in one sentence where it cannot be read safely."""
    try:
        if path.is_dir():
            raise UserError("this is a folder, not a file", path.name, "give an .ics file")
        if path.stat().st_size > MOST_BYTES:
            raise UserError("this calendar is far larger than a rota needs", path.name, _CURE)
        data = path.read_bytes()
    except OSError as error:
        raise UserError("this file cannot be opened", path.name, "check its name and that it is there") from error
    text = decoded(data)
    if text is None or "BEGIN:VCALENDAR" not in text.upper():
        raise UserError("this file is no calendar", path.name, "give an .ics file")
    plain = _FOLD.sub("", text)
    _check(plain, path.name)
    return plain


def _check(text: str, name: str) -> None:
    depth = deepest = count = 0
    for match in _FRAME.finditer(text):
        begins = match[1].upper() == "BEGIN"
        count += begins
        depth += 1 if begins else -1
        deepest = max(deepest, depth)
    if count > MOST_COMPONENTS or deepest > MOST_DEPTH:
        raise UserError("this calendar holds far more than a rota needs", name, _CURE)
    if _FAST.search(text):
        raise UserError("an entry of this calendar repeats within a day", name, "remove that entry")
    zones = _ZONE.findall(text)
    if any(_ODD_ZONE.search(z) for z in zones) or sum(z.upper().count("RRULE") for z in zones) > MOST_ZONE_RULES:
        raise UserError("this calendar defines its time zones in a way that is not read here", name, _CURE)
