"""One cell of a job plan: 'Clinic - RACPC (DCC) 08:30-12:30', several activities on lines of their own."""

import re
from collections.abc import Iterator
from datetime import time
from fractions import Fraction
from typing import NamedTuple

from importers.job_plan_words import (
    Often,
    category_alone,
    category_named,
    category_token,
    guess_category,
    is_safe_token,
    number_of,
    often_in,
    plain,
)
from importers.times import range_in
from rotaengage.domain.jobplan import Category

_SPLIT = re.compile(r"\s*[\n;]+\s*")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]")
_TOKEN_FIRST = re.compile(r"^(\w{2,6})\s*(?::|-)\s+(.+)$")
_TOKEN_LAST = re.compile(r"^(.+?)\s*(?::|-|,)?\s+(\w{2,6})$")
_PAS = re.compile(r"(\d{1,2}(?:[.,]\d{1,3})?)\s*PA'?s?\b", re.IGNORECASE)
_HOURS = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:h|hrs?|hours?)\b(?!\d)", re.IGNORECASE)
_LOOSE_OFTEN = re.compile(
    r"\b(?:w(?:ee)?ks?\.? ?\d{1,2}(?: ?(?:&|,|\+|/|and|-) ?\d{1,2})*(?: of \d{1,2})?|1 ?: ?\d{1,2}|1 in \d{1,2}"
    r"|alt(?:ernate)?(?: weeks?)?|fortnightly|every other week)\b",
    re.IGNORECASE,
)
_BLANK = frozenset({"", "-", "--", "n/a", "na", "nil", "x"})


class Part(NamedTuple):
    """One activity of a cell. category is None where nobody says it; doubtful marks a category or how-often guessed."""

    text: str
    category: Category | None = None
    start: time | None = None
    end: time | None = None
    often: Often | None = None
    pas: Fraction | None = None
    hours: Fraction | None = None
    flexible: bool = False

    @property
    def best(self) -> tuple[Category, bool]:
        """The category, and whether it was said rather than guessed from the words."""
        return (self.category, True) if self.category is not None else (guess_category(self.text), False)


def parts_of(text: str) -> list[Part]:
    """The activities that a cell names, in order; none for a dash."""
    found: list[Part] = []
    for line in _lines(text):
        part = _part(line)
        if found and not part.text and (joined := _joined(found[-1], part)):
            found[-1] = joined
        else:
            found.append(part)
    return [p if p.text else p._replace(text=p.category.value if p.category else "") for p in found]


def _lines(text: str) -> Iterator[str]:
    for line in _SPLIT.split(text.strip()):
        pieces = line.split(" / ")
        split = len(pieces) > 1 and all(_part(piece).category is not None for piece in pieces)
        yield from (p for p in (pieces if split else [line]) if plain(p) not in _BLANK)


def _joined(before: Part, more: Part) -> Part | None:
    """A line that only completes the one before; None where it says something else."""
    fields = {name: value for name, value in more._asdict().items() if name != "text" and value}
    clash = any(getattr(before, name) for name in fields)
    return None if clash or not fields else before._replace(**fields)


def _part(line: str) -> Part:
    part = Part("")
    rest = line.strip()
    if timed := range_in(rest):
        times, _ = timed
        part = part._replace(start=times.start, end=times.end)
        rest = timed[1]
    rest, part = _bracketed(rest, part)
    rest, part = _counted(rest, part)
    if part.often is None and (match := _LOOSE_OFTEN.search(rest)):
        often = often_in(plain(match[0]))
        if often is not None:
            part, rest = part._replace(often=often), rest[: match.start()] + rest[match.end() :]
    if re.search(r"\bflex\w*|\bfloating\b|\bno fixed time\b|\banytime\b", rest, re.IGNORECASE):
        part = part._replace(flexible=True)
    rest = " ".join(rest.replace("()", " ").split()).strip(" -–:,@/")
    return _categorised(rest, part)


def _bracketed(rest: str, part: Part) -> tuple[str, Part]:
    for match in _BRACKETS.finditer(rest):
        inside = match[1]
        category, often = category_token(inside) or category_named(inside), often_in(plain(inside))
        if category is not None and part.category is None:
            part, rest = part._replace(category=category), rest.replace(match[0], " ", 1)
        elif often is not None and part.often is None:
            part, rest = part._replace(often=often), rest.replace(match[0], " ", 1)
    return rest, part


def _counted(rest: str, part: Part) -> tuple[str, Part]:
    if match := _PAS.search(rest):
        part, rest = part._replace(pas=number_of(match[1])), rest[: match.start()] + rest[match.end() :]
    if match := _HOURS.search(rest):
        part, rest = part._replace(hours=number_of(match[1])), rest[: match.start()] + rest[match.end() :]
    return rest, part


def _categorised(rest: str, part: Part) -> Part:
    """Take the category out of the words: alone, in front ('DCC: clinic') or behind ('clinic - DCC')."""
    if part.category is not None:
        return part._replace(text=rest)
    alone = category_alone(re.sub(r"\bflex\w*\b", "", rest, flags=re.IGNORECASE).strip(" -()"))
    if alone is not None:
        return part._replace(text="" if category_token(rest) else rest, category=alone)
    if (match := _TOKEN_FIRST.match(rest)) and is_safe_token(match[1]):
        return part._replace(text=match[2], category=category_token(match[1]))
    if (match := _TOKEN_LAST.match(rest)) and is_safe_token(match[2]):
        return part._replace(text=match[1], category=category_token(match[2]))
    return part._replace(text=rest)
