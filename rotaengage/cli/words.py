"""How the command line puts values into words: minutes, shares, tables."""

import sys
from collections.abc import Sequence
from typing import Any


def hours(minutes: float) -> str:
    """Minutes as a person reads them: 7 h 30."""
    whole = round(minutes)
    return f"{whole // 60} h {whole % 60:02d}" if whole % 60 else f"{whole // 60} h"


def percent(share: float) -> str:
    """A share as whole percent; never rounded up to 100."""
    return f"{int(share * 100 + 1e-9)}%"


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 slot, 2 slots."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def say(text: str = "") -> None:
    """A line on standard output."""
    sys.stdout.write(clean(text) + "\n")


def note(text: str) -> None:
    """A line on standard error: messages and progress."""
    sys.stderr.write(clean(text) + "\n")


def clean(text: str) -> str:
    """Text from other people's files without control characters that could drive the terminal."""
    return "".join(c if c in "\n\t" or (ord(c) >= 32 and not 127 <= ord(c) < 160) else " " for c in text)


def table(rows: Sequence[Sequence[Any]], heading: Sequence[str]) -> str:
    """Columns of text, the heading first, widths by content."""
    cells = [[str(c) for c in row] for row in (heading, *rows)]
    widths = [max(len(row[n]) for row in cells) for n in range(len(heading))]
    lines = ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in cells]
    lines.insert(1, "  ".join("-" * w for w in widths))
    return "\n".join(lines)


def print_json(document: object) -> None:
    """One JSON document on standard output and nothing else."""
    import json

    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")
