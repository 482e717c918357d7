"""A person's own keys laid over the registry: which are keys at all, and that no two things share one."""

from collections.abc import Iterable, Mapping, Sequence

from rotaengage.tui.actions import ACTIONS, KEY_WORDS, PLACES, Action, actions_of, key_words, together

NAMED = {word.casefold(): name for name, word in KEY_WORDS.items()} | {name: name for name in KEY_WORDS}
FUNCTION = frozenset(f"f{number}" for number in range(1, 13))
HELD = frozenset({"ctrl", "alt", "shift"})


def with_keys(actions: Iterable[Action], own: Mapping[str, str]) -> list[Action]:
    """The actions with a person's own keys in place of the usual ones."""
    return [action._replace(keys=own.get(action.id, action.keys)) for action in actions]


def own_keymap(written: Mapping[str, Sequence[str]], where: str) -> dict[str, str]:
    """The keys by action, as Textual names them. UserError with the first mistake: unknown, no key, or taken."""
    known = {action.id for action in ACTIONS}
    own: dict[str, str] = {}
    for action, keys in written.items():
        if action not in known:
            raise _mistake(f"there is no action {action}", where, "rotaengage keys lists them all")
        own[action] = ",".join(key_name(key, where) for key in keys)
    for place in PLACES:
        _refuse_clash(place, own, where)
    return own


def key_name(written: str, where: str) -> str:
    """A key's name from the way it is written: Ctrl+X, PgDn, ?, f5. UserError where no keyboard has it."""
    left, _, last = written[:-1].rpartition("+")
    last += written[-1:]
    held = left.casefold().split("+") if left else []
    letter = len(last) == 1 and last.isalnum()
    name = last if letter else NAMED.get(last.casefold(), last.casefold())
    if not (letter or name in KEY_WORDS or name in FUNCTION) or not HELD.issuperset(held):
        raise _mistake(f'"{written}" is no key', where, "write keys as the help screen does, such as Ctrl+X or F5")
    return "+".join([*held, name.casefold() if held else name])


def _refuse_clash(place: str, own: Mapping[str, str], where: str) -> None:
    taken: dict[str, Action] = {}
    for action in with_keys(actions_of(*together(place)), own):
        for key in action.keys.split(","):
            other = taken.setdefault(key, action)
            if other.id != action.id:
                says = f"{key_words(key)} would mean both {other.id} and {action.id} on {PLACES[place]}"
                raise _mistake(says, where, "give one of them another key")


def template() -> str:
    """A first file of keys: every action with its usual keys, each line asleep behind a #."""
    lines = ["# Keys of your own: take the # away from a line and change its keys.", "[keys]"]
    for action in ACTIONS:
        keys = ", ".join(f'"{key_words(key)}"' for key in action.keys.split(","))
        lines.append(f'# "{action.id}" = [{keys}]  # {action.label}')
    return "\n".join(lines) + "\n"


def _mistake(says: str, where: str, cure: str) -> Exception:
    # The first screen needs no pydantic, and without a mistake there is none to tell.
    from rotaengage.domain.issue import UserError

    return UserError(says, where, cure)
