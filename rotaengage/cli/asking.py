"""Questions one at a time, a line each: for screen readers, slow lines and pipes."""

import sys
from collections.abc import Sequence

from rotaengage.cli.words import say

YES = frozenset({"y", "yes", "1"})


class EndedError(Exception):
    """The input has ended, or the person has typed quit."""


def ask(question: str, usual: str = "") -> str:
    """What is typed to a question; the usual answer for an empty line. EndedError at the end of the input or quit."""
    say(f"{question}{f' (Enter for {usual})' if usual else ''}")
    if sys.stdin.isatty():
        sys.stdout.write("> ")
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line or line.strip().casefold() == "quit":
        raise EndedError
    return line.strip() or usual


def agree(question: str) -> bool:
    """Whether yes is typed; anything else is no."""
    return ask(f"{question} yes or no?", "no").casefold() in YES


def choose(question: str, offered: Sequence[str], *, other: str = "", short: bool = False) -> str:
    """One of the offered, by its number or its first word; with other, anything else that is typed is taken as it is.

    short names them in one line, for a person who has heard them before.
    """
    say(f"{question} {', '.join(words.partition(':')[0] for words in offered)}" if short else question)
    for number, words in enumerate(() if short else offered, 1):
        say(f"  {number}. {words}")
    while True:
        typed = ask(other or "Type a number or a word.")
        if typed.isdecimal() and 1 <= int(typed) <= len(offered):
            return offered[int(typed) - 1]
        named = [words for words in offered if typed and words.casefold().split(":")[0] == typed.casefold()]
        if named or (other and typed):
            return named[0] if named else typed
        say(f"Type a number from 1 to {len(offered)}.")
