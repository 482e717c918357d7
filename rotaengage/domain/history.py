"""What was done to a workspace, in order, and what can be taken back."""

from enum import StrEnum

from rotaengage.domain.noun import Noun


class Standing(StrEnum):
    """done: it holds; undone: taken back, can be had again; dropped: taken back, and something else was done since."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"


class Command(Noun):
    """One deed that can be taken back: when (UTC, ISO 8601), who, what and why. number counts from 1."""

    number: int
    when: str
    who: str
    what: str
    why: str = ""
    standing: Standing = Standing.DONE


class Label(Noun):
    """The name and the note that a person gave to a plan version."""

    plan: int
    name: str = ""
    note: str = ""


class State(Noun):
    """Where a workspace stands: a department version, and the plan that is shown and exported (None: no plan)."""

    department: int
    plan: int | None = None
