"""Labels of lines and weeks of a pattern: 3, 3a, Line 3, Week 3, Slot 3."""

import re

_LINE = re.compile(
    r"(?:(line|week|wk|slot|row|rota|doctor|dr|pattern|w|l)[\s.:#]*(?:no\.?\s*)?)?(\d{1,2})\s*([a-d])?", re.I
)
_WEEK = re.compile(r"\b(?:week|wk)\s*(?:no\.?\s*)?(\d{1,2})\b", re.IGNORECASE)


def line_number(text: str) -> tuple[int, str] | None:
    """Number and letter of a line's label: 'Line 3a' gives (3, 'a'); None where it is none."""
    match = _LINE.fullmatch(text.strip())
    return (int(match[2]), (match[3] or "").casefold()) if match else None


def is_line_label(text: str) -> bool:
    """Whether a label numbers a line of a pattern in words, such as Line 3 or Week 3."""
    match = _LINE.fullmatch(text.strip())
    return match is not None and match[1] is not None


def week_number(text: str) -> int | None:
    """The number of the week that a heading names: Week 3."""
    match = _WEEK.search(text)
    return int(match[1]) if match else None
