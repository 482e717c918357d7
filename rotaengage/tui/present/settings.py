"""Settings of a plan, as typed and as shown."""

from rotaengage.domain.grouping import Grouping
from rotaengage.domain.scenario import Goal
from rotaengage.tui.present.words import count, hours

LEAST_SECONDS, MOST_SECONDS = 1.0, 86_400.0

GROUP_WORDS = {
    Grouping.NONE: "no groups, doctors alone",
    Grouping.GRADE: "grade",
    Grouping.LTFT: "full and less than full time",
    Grouping.SITE: "site",
    Grouping.LINE: "rota line",
}


def next_grouping(now: Grouping) -> Grouping:
    """The grouping after this one, round and round."""
    order = list(Grouping)
    return order[(order.index(now) + 1) % len(order)]


def limit_words(seconds: float | None) -> str:
    """The time limit in words."""
    return "until it is proved" if seconds is None else count(round(seconds), "second")


def backfill_words(minutes: int | None) -> str:
    """How much cover may be bought, in words."""
    if minutes is None:
        return "as much as the setup allows"
    return f"at most {hours(minutes)}" if minutes else "none"


def limit_of(text: str) -> float | str | None:
    """Seconds from what was typed; None for no limit; a sentence where it is no number or out of range."""
    if not text.strip():
        return None
    try:
        seconds = float(text)
    except ValueError:
        return "Type a number of seconds, such as 30."
    if not LEAST_SECONDS <= seconds <= MOST_SECONDS:
        return "Type from 1 second to 86,400 (a day)."
    return seconds


def moved(order: tuple[Goal, ...], goal: Goal, step: int) -> tuple[Goal, ...]:
    """The order with one aim moved; the ends hold."""
    rest = [one for one in order if one is not goal]
    place = min(max(order.index(goal) + step, 0), len(rest))
    return (*rest[:place], goal, *rest[place:])
