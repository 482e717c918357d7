"""Every key and every command in lines, for the help screen and for the plain help."""

from collections.abc import Iterable, Mapping, Sequence

from rotaengage.tui.actions import ACTIONS, PLACES, Action, key_words
from rotaengage.tui.keymap import with_keys
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.text import clean, fit

KEYS_WIDTH = 18
LABEL_WIDTH = 16
COMMAND_WIDTH = 10
COMMANDS = "Commands, typed after rotaengage in a terminal"

Row = tuple[Line, str]
"""A line, and the id of the action it tells; empty in a heading and in a command."""


def words_of(action: Action) -> str:
    """All that a search looks through."""
    keys = " ".join(key_words(key) for key in action.keys.split(","))
    return f"{PLACES[action.place]} {keys} {action.label} {action.help} {action.typed} {action.id}".casefold()


def action_line(action: Action, *, wide: bool) -> Line:
    """An action: keys, label, what it does, and on a wide screen the command line that does the same."""
    keys = "  ".join(key_words(key) for key in action.keys.split(","))
    typed = (
        (Piece(f"{fit(action.help, 44)}{action.typed.removeprefix('rotaengage ')}", Look.MUTED),)
        if wide
        else (Piece(action.help, Look.MUTED),)
    )
    return (Piece(f"  {fit(keys, KEYS_WIDTH)}", Look.KEY), Piece(fit(action.label, LABEL_WIDTH)), *typed)


def help_rows(
    first: str, own: Mapping[str, str], commands: Sequence[tuple[str, str]], needle: str = "", *, wide: bool = False
) -> list[Row]:
    """Actions under the heading of their place, the place asked from first, then commands; those with all the words."""
    wanted = needle.casefold().split()
    rows: list[Row] = []
    for place in sorted(PLACES, key=lambda place: place != first):
        own_actions = with_keys((a for a in ACTIONS if a.place == place), own)
        held = [a for a in own_actions if all(word in words_of(a) for word in wanted)]
        rows += _under(PLACES[place], [(action_line(a, wide=wide), a.id) for a in held], bool(rows))
    found = [(name, told) for name, told in commands if all(w in f"{name} {told}".casefold() for w in wanted)]
    return rows + _under(COMMANDS, [(command_line(*one), "") for one in found], bool(rows))


def command_line(name: str, told: str) -> Line:
    """A command and what it does."""
    return (Piece(f"  {fit(name, COMMAND_WIDTH)} ", Look.KEY), Piece(clean(told)))


def _under(heading: str, rows: Iterable[Row], blank: bool) -> list[Row]:
    held = list(rows)
    above: list[Row] = [(line(), "")] if blank else []
    return [*above, (line(heading, Look.HEAD), ""), *held] if held else []
