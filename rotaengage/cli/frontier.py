"""rotaengage frontier: alternatives, none dominated."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rotaengage.cli.typed import WORKSPACE, positive, whole

if TYPE_CHECKING:
    from rotaengage.domain.frontier import Alternative, Axis, Frontier, Limit, Point

AXES = ("worst_fulfilment", "delivered", "preferred_cover", "changes", "backfill")


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser("frontier", help="plans of which none is beaten in every measure, with what each costs")
    own.add_argument("workspace", type=Path, metavar="WORKSPACE", help=WORKSPACE)
    own.add_argument("--axes", required=True, metavar="A,B[,C]", help=f"two or three of {', '.join(AXES)}")
    own.add_argument("--hold", action="append", default=[], metavar="AXIS=VALUE", help="no plan is worse than this")
    own.add_argument("--count", type=whole(2, 60), default=12, metavar="N", help="the most plans (12)")
    own.add_argument("--seconds", type=positive, default=10.0, metavar="N", help="time limit (10)")
    own.add_argument("--json", action="store_true", help="print rotaengage.frontier/1")
    own.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print each plan as it is found, then the list with its exchange rates."""
    from rotaengage.cli.exploring import desk_of
    from rotaengage.cli.plan import stop_on_interrupt
    from rotaengage.cli.words import note, print_json
    from rotaengage.domain.progress import Stop
    from rotaengage.usecases.frontier import frontier

    axes, held = axes_of(arguments.axes), [limit_of(text) for text in arguments.hold]
    stop = Stop()

    def tell(part: "Point | Alternative") -> None:
        note(found_words(axes, part))

    with stop_on_interrupt(stop), desk_of(arguments.workspace) as desk:
        found = frontier(desk, axes, count=arguments.count, held=held, seconds=arguments.seconds, tell=tell, stop=stop)
    if arguments.json:
        print_json({"schema": "rotaengage.frontier/1", **found.model_dump(mode="json")})
    else:
        print_frontier(found)
    return 0


def axes_of(text: str) -> "tuple[Axis, ...]":
    """The measures that a list names. UserError for an unknown one, or fewer than two, or more than three."""
    from rotaengage.domain.frontier import Axis
    from rotaengage.domain.issue import UserError

    names = [part.strip() for part in text.split(",") if part.strip()]
    unknown = [n for n in names if n not in AXES]
    if unknown or not 2 <= len(set(names)) == len(names) <= 3:
        says = f"no measure is called {unknown[0]}" if unknown else "two or three different measures are needed"
        raise UserError(says, "--axes", f"choose from {', '.join(AXES)}")
    return tuple(Axis(n) for n in names)


def limit_of(text: str) -> "Limit":
    """A measure that is held, from AXIS=VALUE. UserError where it is neither."""
    from rotaengage.domain.frontier import Axis, Limit
    from rotaengage.domain.issue import UserError

    name, _, value = text.partition("=")
    try:
        return Limit(axis=Axis(name.strip()), value=float(value))
    except ValueError:
        raise UserError(f"{text} is not a measure with a value", "--hold", "write delivered=3600") from None


def found_words(axes: "tuple[Axis, ...]", part: "Point | Alternative") -> str:
    """A place of the outline or a plan, as it is found."""
    from rotaengage.domain.frontier import Alternative

    values = ", ".join(
        f"{a.value.replace('_', ' ')} {value_words(a, v)}" for a, v in zip(axes, part.values, strict=True)
    )
    if isinstance(part, Alternative):
        return f"plan: {values} ({gap_words(part)})"
    return f"no plan passes: {values}"


def print_frontier(found: "Frontier") -> None:
    """The plans, best in the first measure last, with what the step to the next costs."""
    from rotaengage.cli.words import say, table

    rows = [
        [f"{a.name}{' *' if a.knee else ''}", *(value_words(x, v) for x, v in zip(found.axes, a.values, strict=True)),
         gap_words(a)]
        for a in found.alternatives
    ]  # fmt: skip
    say(table(rows, ["plan", *(a.value.replace("_", " ") for a in found.axes), "proved"]))
    for a, following in zip(found.alternatives, found.alternatives[1:], strict=False):
        say(f"from {a.name} to {following.name}: {a.exchange}")
    if any(a.knee for a in found.alternatives):
        say("* the most for the least")
    if not found.whole:
        say("the time ran out, or you stopped it: there may be more plans between these")


def value_words(axis: "Axis", value: float) -> str:
    """A value in a coordinator's words."""
    from rotaengage.cli.words import hours, percent
    from rotaengage.domain.frontier import UNITS

    unit = UNITS[axis]
    return percent(value) if unit == "ratio" else f"{value:g}" if unit == "slots" else hours(value)


def gap_words(alternative: "Alternative") -> str:
    """How good a plan is proved to be."""
    return "proved best" if alternative.exact else f"within {alternative.gap * 100:.2f}%"
