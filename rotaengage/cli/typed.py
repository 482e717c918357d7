"""Numbers and dates on the command line; argparse turns what is wrong into a usage message that says what is right."""

import argparse
from collections.abc import Callable
from datetime import date

WORKSPACE = "a workspace, as rotaengage new makes it (*.rota)"
LAST = "the one opened last, if none is named"


def positive(text: str) -> float:
    """A number above zero."""
    number = _number(text)
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError(f"must be above zero, not {text}")
    return number


def not_negative(text: str) -> float:
    """A number from zero up."""
    number = _number(text)
    if not 0 <= number < float("inf"):
        raise argparse.ArgumentTypeError(f"must not be below zero, as {text} is")
    return number


def share(text: str) -> float:
    """A share from 0 to below 1."""
    number = _number(text)
    if not 0 <= number < 1:
        raise argparse.ArgumentTypeError(f"must be a share from 0 to below 1, such as 0.03, not {text}")
    return number


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no number") from None


def whole(least: int | None = None, most: int | None = None) -> Callable[[str], int]:
    """Reads whole numbers from least to most; None is no end."""
    ends = (f" from {least}" if least is not None else "") + (f" to {most}" if most is not None else "")

    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = None
        if number is None or (least is not None and number < least) or (most is not None and number > most):
            raise argparse.ArgumentTypeError(f"must be a whole number{ends}, not {text}")
        return number

    return read


def day(text: str) -> date:
    """A date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no date; write it as 2026-08-12") from None
