"""What a screen says where it has nothing to show: what is empty, why, and which key does something about it."""

from collections.abc import Mapping
from typing import NamedTuple

from rotaengage.tui.actions import ACTIONS, key_words
from rotaengage.tui.keymap import with_keys
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.text import clean, wrap

WIDEST = 76


class Empty(NamedTuple):
    """head says what is empty, why says why; ways are ids of actions, each with what it does about it."""

    head: str
    why: str
    ways: tuple[tuple[str, str], ...] = ()


_PLAN = ("app.go_plan", "goes to planning, where one is made")
EMPTIES: dict[str, Empty] = {
    "plan": Empty("No plan yet", "Nothing was planned on this rota so far. The search can be stopped at any time and "
                  "keeps the best plan that it has.", (("plan.start", "makes a plan"),)),
    "export": Empty("No plan to hand out yet", "The slots of a plan are what is written into the workbook.", (_PLAN,)),
    "why": Empty("No plan yet", "What is missing is told of a plan.", (_PLAN,)),
    "nobody": Empty("Nobody is short", "Everybody has all that is owed to them in this plan.",
                    (("why.filter", "finds a doctor all the same"), ("app.go_trade_offs", "shows other plans"))),
    "reasons": Empty("No reasons yet", "The computer had no time for an answer.", (("why.again", "asks again"),)),
    "trade_offs": Empty("No plan yet", "Alternatives are looked for beside a plan.", (_PLAN,)),
    "alternatives": Empty("No alternative was found", "None was better in one of these measures, in the time there "
                          "was.", (("trade_offs.again", "looks again"), ("trade_offs.axes", "takes other measures"))),
    "what_if": Empty("No plan yet", "A change is tried on a plan, and answered with what it alters there.", (_PLAN,)),
    "my_time": Empty("No plan yet", "So no time is planned for anybody on this rota.", (_PLAN,)),
    "own_time": Empty("No plan yet", "Your protected time stands here as soon as the rota's coordinator has made one."),
    "groups": Empty("No groups to set side by side", "Nobody is owed any time on this rota, or no plan gives any yet.",
                    (_PLAN, ("my_time.groups", "goes back to the doctors"))),
    "versions": Empty("No plan yet", "Each plan that is made or chosen stands here as a version.", (_PLAN,)),
    "deeds": Empty("Nothing was done yet", "What is done to this workspace stands here, and can be taken back.",
                   (("history.turn", "shows the next list"),)),
    "record": Empty("Nothing is on record yet", "What came of a plan stands here: time that was delivered or missed, "
                    "outcomes, challenges and proposals.", (("history.record", "puts something on record"),)),
    "trail": Empty("The trail is empty", "Whatever is done to this workspace leaves a line here.",
                   (("history.turn", "shows the next list"),)),
    "issues": Empty("Nothing needs a person", "There is no question of the reading, no breach and no gap in cover.",
                    (("app.go_rota", "shows the rota"), ("app.go_export", "hands it out"))),
    "questions": Empty("Everything was understood", "The reading asks nothing.",
                       (("app.go_plan", "goes to planning"),)),
    "unmade": Empty("Everything was understood", "The reading asks nothing.",
                    (("reading.make", "makes a workspace of it"),)),
}  # fmt: skip
"""By screen, or by the part of it that is empty."""

FILTERS: dict[str, tuple[str, str]] = {
    "rota": ("rota.filter", "rota.clear"),
    "doctors": ("doctors.filter", "doctors.clear"),
    "my_time": ("my_time.filter", "my_time.clear"),
    "why": ("why.filter", "why.clear"),
    "issues": ("issues.filter", "issues.clear"),
    "what_if": ("what_if.filter", "what_if.back"),
    "help": ("help.filter", "help.back"),
}
"""Screens with a filter: the actions that change it and that take it off."""
LOOKED_THROUGH: dict[str, str] = {
    "issues": "Code, cell, words and cure of each finding were looked through.",
    "what_if": "All that can be chosen here was looked through.",
    "help": "Key, label, words and command of each action were looked through.",
}
"""What a filter looks through, where it is not names and grades."""
NAMES_AND_GRADES = "Names and grades were looked through."


def empty_lines(name: str, own: Mapping[str, str], width: int) -> list[Line]:
    """What is empty, why, and its keys, a person's own where there are any."""
    return _lines(EMPTIES[name], own, width)


def nothing_found(place: str, needle: str, own: Mapping[str, str], width: int) -> list[Line]:
    """The same for a filter that finds nothing."""
    change, off = FILTERS[place]
    why = LOOKED_THROUGH.get(place, NAMES_AND_GRADES)
    back = "goes back" if place == "what_if" else "shows all again"
    return _lines(
        Empty(f'Nothing has "{clean(needle)}"', why, ((off, back), (change, "takes other words"))), own, width
    )


def _lines(told: Empty, own: Mapping[str, str], width: int) -> list[Line]:
    room = min(width, WIDEST)
    lines = [line(text, Look.HEAD) for text in wrap(told.head, room)]
    lines += [line(text) for text in wrap(told.why, room)]
    for action, does in told.ways:
        key = key_of(action, own)
        first, *rest = wrap(does, max(8, room - len(key) - 1))
        lines.append((Piece(key, Look.KEY), Piece(f" {first}", Look.MUTED)))
        lines += [line(f"{' ' * len(key)} {text}", Look.MUTED) for text in rest]
    return lines


def key_of(action: str, own: Mapping[str, str]) -> str:
    """The first key of an action."""
    found = next(a for a in with_keys(ACTIONS, own) if a.id == action)
    return key_words(found.keys.split(",")[0])
