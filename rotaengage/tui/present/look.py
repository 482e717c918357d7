"""The looks that a piece of text can have; colours.py turns each into the colours of the theme in use."""

from enum import StrEnum
from typing import NamedTuple


class Look(StrEnum):
    """What a piece of text is, not how it is painted. Each is told by letters or shape too, never by colour alone."""

    PLAIN = "plain"
    MUTED = "muted"
    STRONG = "strong"
    HEAD = "head"
    KEY = "key"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    WORK = "work"
    LONG = "long"
    NIGHT = "night"
    FIXED = "fixed"
    LEARN = "learn"
    LEAVE = "leave"
    REST = "rest"
    ODD = "odd"
    SLOT = "slot"
    EVENT = "event"


class Piece(NamedTuple):
    """Some text in one look."""

    text: str
    look: Look = Look.PLAIN


Line = tuple[Piece, ...]


def line(text: str = "", look: Look = Look.PLAIN) -> Line:
    """A line of one piece."""
    return (Piece(text, look),)


def plain(lines: list[Line]) -> str:
    """The words of some lines without their looks."""
    return "\n".join("".join(piece.text for piece in one) for one in lines)
