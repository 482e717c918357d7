"""Check a workspace: working time and cover of the rota as it came, and the rules of the plan."""

from pathlib import Path
from typing import NamedTuple

from rotaengage.domain.plan import CoverOutcome, Plan
from rotaengage.rules import Breach, Placed, breaches
from rotaengage.rules.hours import working_time
from rotaengage.rules.packs import HOURS, load_pack
from rotaengage.usecases.bought_hours import department_of
from rotaengage.usecases.judge import cover_outcomes


class Checked(NamedTuple):
    """What was found: in the rota before any plan, and new with the plan (empty without one)."""

    working_time: tuple[Breach, ...]
    cover_before: tuple[CoverOutcome, ...]
    cover_after: tuple[CoverOutcome, ...]
    new: tuple[Breach, ...]
    plan: Plan | None
    pack: str
    pack_verified: bool

    @property
    def clean(self) -> bool:
        """Whether nothing at all was found."""
        gaps = any(c.existing_gap_minutes for c in self.cover_before)
        return not (self.working_time or self.new or gaps)


def check(path: Path) -> Checked:
    """The findings. Protected time lies inside duties, so working time is the same before and after (E01)."""
    from rotaengage.store import Workspace

    with Workspace.open(path, read_only=True) as workspace:
        scenario, plan = department_of(workspace).scenario, workspace.plan()
    slots, events = (plan.slots, plan.events) if plan else ((), ())
    pack = load_pack(HOURS)
    return Checked(
        working_time=tuple(working_time(scenario.rota)),
        cover_before=cover_outcomes(scenario.changed(bought=()) if scenario.bought else scenario, ()),
        cover_after=cover_outcomes(scenario, slots),
        new=tuple(breaches(Placed(scenario, slots, events))) if plan else (),
        plan=plan,
        pack=pack["title"],
        pack_verified=bool(pack["verified_by"]),
    )


def check_document(found: Checked) -> dict[str, object]:
    """rotaengage.check/1."""
    return {
        "schema": "rotaengage.check/1",
        "rule_pack": found.pack,
        "rule_pack_verified": found.pack_verified,
        "working_time": [b.model_dump(mode="json") for b in found.working_time],
        "cover_before": [c.model_dump(mode="json") for c in found.cover_before],
        "cover_after": [c.model_dump(mode="json") for c in found.cover_after] if found.plan else None,
        "new_breaches": [b.model_dump(mode="json") for b in found.new],
        "plan_id": found.plan.plan_id if found.plan else None,
    }
