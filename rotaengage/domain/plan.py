"""A plan: slots of protected time, what they achieve, and how good that is proved to be."""

import hashlib
from enum import StrEnum

from pydantic import computed_field

from rotaengage.domain.activity import Method
from rotaengage.domain.backfill import Backfill
from rotaengage.domain.entitlement import fulfilment
from rotaengage.domain.grouping import Grouping
from rotaengage.domain.noun import Noun
from rotaengage.domain.refs import CellRef
from rotaengage.domain.span import Span


class PlanStatus(StrEnum):
    """optimal: every objective closed; certified: gap within the asked tolerance; feasible: time ran out."""

    OPTIMAL = "optimal"
    CERTIFIED = "certified"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"


class Slot(Noun):
    """Protected time of one doctor inside one duty; source is the cell of that duty."""

    doctor: str
    activity: str
    duty: str
    span: Span
    event: str | None = None
    method: Method = Method.INDIVIDUAL
    pinned: bool = False
    source: CellRef


class EventOutcome(Noun):
    """An event with its chosen time (None: no start reaches the quorum; why_not says what stood in the way)."""

    event: str
    activity: str
    span: Span | None
    invited: tuple[str, ...] = ()
    attending: tuple[str, ...] = ()
    quorum_met: bool = False
    why_not: str = ""


_ONE = {"doctors": "doctor", "changes": "change", "pieces": "piece", "stretches": "stretch", "days": "day"}


def unit_words(value: float, unit: str) -> str:
    """The unit of an objective's figure in words, singular for one."""
    return (_ONE.get(unit, unit) if value == 1 else unit).replace("_", " ")


class Objective(Noun):
    """A goal's value and the bound that no plan can pass, in its own unit; more is better unless less_is_better."""

    name: str
    value: float
    bound: float
    unit: str
    less_is_better: bool = False

    @property
    def gap(self) -> float:
        """Distance to the bound as a share of it; 0 is proved best."""
        distance = self.value - self.bound if self.less_is_better else self.bound - self.value
        scale = max(abs(self.bound), abs(self.value))
        return 0.0 if distance <= 1e-9 or scale <= 0 else distance / scale


class PoolOutcome(Noun):
    """A cover pool that was planned apart: its doctors, its largest distance to a bound (a share, as Objective.gap),
    and the goal that has it.
    """

    doctors: tuple[str, ...]
    gap: float
    goal: str


class Draft(Noun):
    """What a solver hands back: slots and bounds, not yet judged by anybody.

    ideals: minutes that each doctor would be given in the fairest plan of all, were blocks of any length possible;
    group_ideals: minutes that each group would have, standing ones included, where fairness between groups was asked.
    backfill: all hours that are bought, those that were before included. pools: how far each cover pool is from its
    bounds; empty where there is one alone.
    """

    status: PlanStatus
    slots: tuple[Slot, ...] = ()
    events: tuple[EventOutcome, ...] = ()
    objectives: tuple[Objective, ...] = ()
    seconds: float = 0.0
    stopped: bool = False
    clash: tuple[str, ...] = ()
    ideals: dict[str, float] = {}
    group_ideals: dict[str, float] = {}
    pools: tuple[PoolOutcome, ...] = ()
    backfill: tuple[Backfill, ...] = ()
    parameters: dict[str, str] = {}


class DoctorOutcome(Noun):
    """What one doctor gets, in minutes; short_because says what stood in the way of the rest.

    ideal_minutes: planned minutes in the fairest plan of all, were blocks of any length possible; None where unknown.
    """

    doctor: str
    entitled_minutes: int
    planned_minutes: int
    standing_minutes: int = 0
    ideal_minutes: float | None = None
    short_because: tuple[str, ...] = ()

    @property
    def fulfilment(self) -> float:
        """Share of the entitlement, 0 to 1; what stands in the rota already counts."""
        return float(fulfilment(self.planned_minutes + self.standing_minutes, self.entitled_minutes))


class GroupOutcome(Noun):
    """What the doctors of one group get together, in minutes, standing time counted; ideal as in DoctorOutcome."""

    group: str
    doctors: int
    entitled_minutes: int
    met_minutes: int
    ideal_minutes: float | None = None

    @property
    def fulfilment(self) -> float:
        """Share of all that the group is owed, 0 to 1."""
        return float(fulfilment(self.met_minutes, self.entitled_minutes))

    @property
    def ideal(self) -> float | None:
        """The share that the fairest plan of all would give."""
        return None if self.ideal_minutes is None else min(1.0, self.ideal_minutes / max(1, self.entitled_minutes))


class CoverOutcome(Noun):
    """A requirement before and after: margins count doctors above the minimum, the rest are minutes."""

    requirement: str
    tightest_margin: int
    tight_minutes: int
    existing_gap_minutes: int
    made_worse_minutes: int
    preferred_short_minutes: int = 0


class Plan(Noun):
    """A checked plan, as stored and shown. version counts from 1 in its workspace."""

    plan_id: str
    version: int = 0
    rota_sha256: str
    status: PlanStatus
    seconds: float
    seed: int
    workers: int
    objectives: tuple[Objective, ...] = ()
    slots: tuple[Slot, ...] = ()
    events: tuple[EventOutcome, ...] = ()
    doctors: tuple[DoctorOutcome, ...] = ()
    fair_between: Grouping = Grouping.NONE
    groups: tuple[GroupOutcome, ...] = ()
    pools: tuple[PoolOutcome, ...] = ()
    cover: tuple[CoverOutcome, ...] = ()
    backfill: tuple[Backfill, ...] = ()
    verified: bool = False
    stopped: bool = False
    assumptions: tuple[str, ...] = ()
    parameters: dict[str, str] = {}
    made_at: str = ""
    note: str = ""

    @property
    def gap(self) -> float:
        """The largest gap of any objective."""
        return max((o.gap for o in self.objectives), default=0.0)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def plan_hash(self) -> str:
        """The same for the same slots and events, whatever the order and the clock said."""
        return slots_hash(self.slots)


def slots_hash(slots: tuple[Slot, ...]) -> str:
    """A hash over who, what and when."""
    lines = sorted(
        f"{s.doctor}|{s.activity}|{s.event}|{s.span.start.isoformat()}|{s.span.end.isoformat()}" for s in slots
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
