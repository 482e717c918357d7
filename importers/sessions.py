"""Halves of days: a line of AM and PM beside the days says which column is which."""

from importers.headers import Axis
from importers.view import View

_WORDS = {"am": "am", "a.m.": "am", "a.m": "am", "morning": "am", "pm": "pm", "p.m.": "pm", "p.m": "pm",
          "afternoon": "pm"}  # fmt: skip
_OTHERS = {"eve", "evening", "night", "noct", "on call", "on-call", "oncall"}


def mark_sessions(view: View, axis: Axis) -> None:
    """Note the halves that a line close to the days gives to its columns; the line becomes part of the heading."""
    for near in (axis.line + 1, axis.line - 1, axis.line + 2):
        if not 0 <= near < len(view.lines):
            continue
        if not any(isinstance(v, str) and v.strip().casefold() in _WORDS for v in set(view.lines[near])):
            continue
        words = {p: view.text(near, p).casefold() for p in axis.days if view.text(near, p)}
        known = {p: _WORDS[w] for p, w in words.items() if w in _WORDS}
        if len(known) >= 4 and len(known) + sum(w in _OTHERS for w in words.values()) >= 0.9 * len(words):
            axis.sessions = known
            axis.spare.add(near)
            return


def session_at(axis: Axis, position: int) -> str:
    """The half of the day of a column: am, pm, or nothing for a whole day."""
    if axis.sessions:
        return axis.sessions.get(position, "")
    if axis.halves != 2:
        return ""
    before = max((h for h in axis.hits if h <= position), default=position)
    return "am" if position == before else "pm"
