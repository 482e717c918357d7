"""How a workspace is planned, as kept in it: order of aims, groups to be fair between, time limit, backfill."""

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from rotaengage.domain.plan import Plan
from rotaengage.domain.scenario import Goal, PlanSettings
from rotaengage.usecases.bought_hours import department_of
from rotaengage.usecases.opened import MARK_SETTING, Opened, mark_of

if TYPE_CHECKING:
    from rotaengage.store import Workspace

SETTINGS = "plan_settings"


def settings_text(settings: PlanSettings) -> str:
    """The part of the settings that a department keeps."""
    return settings.model_dump_json(include={"seconds", "order", "fair_between", "backfill_minutes"})


def settings_of(text: str | None) -> PlanSettings:
    """The settings again; the usual ones where none are kept, or where what is kept is from another time."""
    usual = PlanSettings()
    if text is None:
        return usual
    try:
        kept = PlanSettings.model_validate_json(text)
    except ValidationError:
        return usual
    order = tuple(dict.fromkeys((*kept.order, *usual.order)))  # a goal that is newer than what was kept counts last
    return kept.changed(order=order)


def with_kept(asked: PlanSettings, kept: PlanSettings) -> PlanSettings:
    """What was asked for, and where nothing was, what the department keeps."""
    usual = PlanSettings().order
    own = asked.order[: len(usual)] == usual  # the usual order, with further goals perhaps: what is kept comes first
    order = dict.fromkeys((*asked.first, *(kept.order if own else ()), *asked.order))
    between = kept.fair_between if asked.fair_between is None else asked.fair_between
    backfill = kept.backfill_minutes if asked.backfill_minutes is None else asked.backfill_minutes
    return asked.changed(order=tuple(order), first=(), fair_between=between, backfill_minutes=backfill)


def settings_of_plan(plan: Plan | None) -> PlanSettings:
    """What the plan that stands was made with, so that what is asked about it is judged by the same aims; on one
    process. The usual where there is none, or one that does not say.
    """
    usual = PlanSettings()
    if plan is None:
        return usual
    told, known = plan.parameters, {goal.value: goal for goal in Goal}
    order = tuple(known[word] for word in told.get("order", "").split(", ") if word in known) or usual.order
    return usual.changed(
        seed=plan.seed, order=order, fair_between=plan.fair_between,
        fair_depth=_whole(told.get("fair_depth")), backfill_minutes=_whole(told.get("backfill_minutes")),
    )  # fmt: skip


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdigit() else None


def open_again(workspace: "Workspace", path: Path) -> Opened:
    """An open workspace as the doors see it."""
    settings = settings_of(workspace.setting(SETTINGS))
    department, plan = department_of(workspace), workspace.plan()
    mark = mark_of(workspace.setting(MARK_SETTING))
    journal = workspace.journal()
    return Opened(path, department, plan, workspace.read_only, workspace.locked_by, settings, mark, journal)
