"""rotaengage keys: the keys in use, and a file to change them in."""

import argparse
from typing import Any


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser("keys", help="the keys in use; --write makes a file to change them in")
    own.add_argument("--write", action="store_true", help="write a file with every action and its usual keys")
    own.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """List or write. UserError for a mistake in the file, or where --write would replace one."""
    from rotaengage.cli.words import say, table
    from rotaengage.tui.actions import ACTIONS, key_words
    from rotaengage.tui.keymap import own_keymap, template, with_keys
    from rotaengage.usecases.own_keys import keys_file, own_keys, write_keys

    if arguments.write:
        say(f"written: {write_keys(template())}")
        return 0
    own = own_keymap(own_keys(), str(keys_file()))
    rows = [(a.id, ", ".join(map(key_words, a.keys.split(","))), a.help) for a in with_keys(ACTIONS, own)]
    say(table(rows, ("action", "keys", "does")))
    say(f"\nyour own keys: {keys_file()}{'' if keys_file().exists() else ' (not there; --write makes it)'}")
    return 0
