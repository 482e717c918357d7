"""The lines that a desk's process and its parent speak: one JSON document each."""

import json
from typing import Any

from rotaengage.domain.noun import Noun
from rotaengage.domain.progress import Progress
from solvers.desk.orders import NOUNS, ORDER, Order, Standing

STOP = "stop"
READY = '{"ready":true}\n'


def open_line(standing: Standing) -> str:
    """What to lay on the desk; the parent's first line."""
    return f"{standing.model_dump_json()}\n"


def read_standing(line: str) -> Standing:
    """The plan of a line; ValueError if it is none."""
    return Standing.model_validate_json(line)


def order_line(order: Order) -> str:
    """What is asked."""
    return f"{ORDER.dump_json(order).decode()}\n"


def read_order(line: str) -> Order:
    """The order of a line; ValueError if it is none."""
    return ORDER.validate_json(line)


def noun_line(word: str, noun: Noun) -> str:
    """An answer, or a part of one."""
    return f'{{"{word}":"{type(noun).__name__}","value":{noun.model_dump_json()}}}\n'


def progress_line(progress: Progress) -> str:
    """A step, told to the parent."""
    return json.dumps({"progress": progress._asdict()}) + "\n"


def error_line(says: str, *, mistake: bool) -> str:
    """Where an order could not be answered; mistake says that the user can mend it."""
    return json.dumps({"error": says, "mistake": mistake}) + "\n"


class Line(tuple[str, Any]):
    """A word (ready, progress, part, answer, mistake, fault) and what comes with it."""


def read_line(line: str) -> Line:
    """What a desk's line holds; ValueError if it is nothing that a desk says."""
    for word in ("answer", "part"):
        if line.startswith(f'{{"{word}":"'):
            name, _, rest = line[len(word) + 5 :].partition('","value":')
            return Line((word, NOUNS[name].model_validate_json(rest.rstrip()[:-1])))
    parts: dict[str, Any] = json.loads(line)
    if "progress" in parts:
        return Line(("progress", Progress(**parts["progress"])))
    if "error" in parts:
        return Line(("mistake" if parts["mistake"] else "fault", parts["error"]))
    return Line(("ready", parts["ready"]))
