"""From columns back to the domain: slots, events and the draft. No type of a solver leaves."""

from collections.abc import Sequence
from importlib.metadata import version
from platform import python_version
from typing import NamedTuple

from rotaengage.domain.backfill import Backfill, in_order
from rotaengage.domain.plan import Draft, EventOutcome, Objective, PlanStatus, PoolOutcome, Slot
from rotaengage.domain.scenario import PlanSettings
from rotaengage.domain.span import Span
from solvers.board import Block
from solvers.clock import Clock
from solvers.events import Agenda
from solvers.facts import Facts
from solvers.score import status_of
from solvers.variables import invited


class Composed(NamedTuple):
    """The chosen blocks, each goal's value and bound in a user's units in the order asked, the ideal minutes of each
    doctor and each group, the shifts that are bought, and how far each cover pool is from its bounds.
    """

    blocks: Sequence[Block]
    objectives: tuple[Objective, ...]
    ideals: dict[str, float]
    groups: dict[str, float]
    bought: tuple[Backfill, ...] = ()
    pools: tuple[PoolOutcome, ...] = ()


class Slots:
    """The slots of blocks, each made once: those that are made beforehand need not be made when a stop comes."""

    def __init__(self, facts: Facts, held: Sequence[Block]) -> None:
        self._facts, self._pinned, self._known = facts, set(held), dict[Block, Slot]()

    def make(self, blocks: Sequence[Block]) -> None:
        """Make those that are not there yet."""
        fresh = [b for b in blocks if b not in self._known]
        self._known.update((b, _slot(self._facts, b, pinned=b in self._pinned)) for b in fresh)

    def of(self, blocks: Sequence[Block]) -> tuple[Slot, ...]:
        """The slots of the chosen blocks, by time, then doctor."""
        self.make(blocks)
        return tuple(self._known[b] for b in sorted(blocks, key=lambda b: (b.start, b.doctor, b.activity, b.end)))


def slots_of(facts: Facts, blocks: Sequence[Block], held: Sequence[Block]) -> tuple[Slot, ...]:
    """The slots of the chosen blocks, by time, then doctor."""
    return Slots(facts, held).of(blocks)


def _slot(facts: Facts, block: Block, *, pinned: bool) -> Slot:
    return Slot(
        doctor=block.doctor,
        activity=block.activity,
        duty=block.duty,
        span=Span.between(block.start, block.end, facts.zone),
        event=block.activity if block.event else None,
        method=facts.scenario.activity_of[block.activity].method,
        pinned=pinned,
        source=facts.rota.duty_of[block.duty].source,
    )


def events_of(facts: Facts, agenda: Agenda, slots: Sequence[Slot]) -> tuple[EventOutcome, ...]:
    """Each event with its time and who attends, or why it has none."""
    out = []
    for meeting in agenda.meetings:
        activity = facts.scenario.activity_of[meeting.activity]
        attending = tuple(sorted(s.doctor for s in slots if s.event == meeting.activity))
        option = meeting.option
        span = option and Span.between(option.start, option.start + activity.duration_minutes, facts.zone)
        out.append(
            EventOutcome(
                event=meeting.activity,
                activity=meeting.activity,
                span=span,
                invited=tuple(invited(facts, activity)),
                attending=attending,
                quorum_met=option is not None,
                why_not=meeting.why_not,
            )
        )
    return tuple(out)


def draft_of(
    facts: Facts, settings: PlanSettings, composed: Composed, agenda: Agenda,
    made: Slots, clock: Clock,
) -> Draft:  # fmt: skip
    """The draft of the best point."""
    slots = made.of(composed.blocks)
    return Draft(
        status=status_of(composed.objectives, settings.gap),
        slots=slots,
        events=events_of(facts, agenda, slots),
        objectives=composed.objectives,
        seconds=clock.seconds,
        stopped=clock.stopped,
        ideals=composed.ideals,
        group_ideals=composed.groups,
        pools=composed.pools,
        backfill=in_order([*facts.scenario.bought, *composed.bought]),
        parameters=parameters_of(settings, clock),
    )


def infeasible(settings: PlanSettings, clash: tuple[str, ...], clock: Clock) -> Draft:
    """The draft that says which pins and rules clash."""
    return Draft(
        status=PlanStatus.INFEASIBLE, clash=clash, seconds=clock.seconds, parameters=parameters_of(settings, clock)
    )


def parameters_of(settings: PlanSettings, clock: Clock) -> dict[str, str]:
    """What it takes to make the same plan again; ended_by time or stop means that another run may differ."""
    ended = "stop" if clock.stopped else "time" if clock.ran_out or clock.left <= 0 else "work"
    return {
        "ortools": version("ortools"),
        "highspy": version("highspy"),
        "numpy": version("numpy"),
        "python": python_version(),
        "seconds": "no limit" if settings.seconds is None else f"{settings.seconds:g}",
        "order": ", ".join(word.value for word in settings.order),
        "fair_between": str(settings.fair_between or "as the limits say"),
        "backfill_minutes": "as offered" if settings.backfill_minutes is None else str(settings.backfill_minutes),
        "gap": str(settings.gap),
        "fair_depth": "everybody" if settings.fair_depth is None else str(settings.fair_depth),
        "seed": str(settings.seed),
        "workers": str(settings.processes),
        "linearization_level": "2",
        "ended_by": ended,
        "bounds_hold_for": "the chosen event times, with the goals above kept",
    }
