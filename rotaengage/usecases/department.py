"""Make the planning problem of a department from its rota, its setup and what must be assumed."""

from collections.abc import Iterator, Sequence

from rotaengage.domain.answers import Answers
from rotaengage.domain.codes import TRAITS, CodeSource, DutyKind, ReleaseClass
from rotaengage.domain.department import Department
from rotaengage.domain.grades import Tier
from rotaengage.domain.inspection import CellTally, Inspection
from rotaengage.domain.issue import Issue
from rotaengage.domain.rota import Rota
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.setup import Setup
from rotaengage.rules.packs import RELEASES, load_pack
from rotaengage.usecases.apply_setup import apply_setup
from rotaengage.usecases.assemble import assemble
from rotaengage.usecases.defaults import default_activities, default_entitlements, default_limits
from rotaengage.usecases.doubts import doubts
from rotaengage.usecases.dues import dues
from rotaengage.usecases.infer_cover import infer_cover
from rotaengage.usecases.lists import NO_LISTS, Lists, lay_lists, read_plans
from rotaengage.usecases.placing import frozen_said, limits_said
from rotaengage.usecases.plan_entitlements import plan_entitlements
from rotaengage.usecases.unfold import unfold

MANY = 6


def make_department(found: Sequence[Inspection], setup: Setup, answers: Answers, lists: Lists = NO_LISTS) -> Department:
    """Everything a workspace starts from. UserError where there is no rota to plan in, or a file cannot be read."""
    rota, merged = assemble(found)
    rota, placed, named = apply_setup(rota, setup, answers.aliases)
    laid = lay_lists(rota, lists, answers)
    scenario, planned = with_plans(make_scenario(laid.rota, placed), lists, answers)
    read = tuple(i for inspection in found for i in inspection.issues)
    return Department(
        scenario=scenario,
        issues=(*read, *merged, *named, *laid.issues, *planned, *doubts(scenario)),
        cells=sum((i.cells for i in found), CellTally()),
        setup=placed,
        answers=answers,
    )


def with_plans(scenario: Scenario, lists: Lists, answers: Answers) -> tuple[Scenario, tuple[Issue, ...]]:
    """The problem with SPA as job plans give it; unchanged without any."""
    plans, issues = read_plans(lists, answers)
    if not plans:
        return scenario, issues
    owed = plan_entitlements(scenario.rota, scenario.activities, scenario.entitlements, plans, answers)
    changed = scenario.changed(
        activities=owed.activities,
        entitlements=owed.entitlements,
        dues=dues(scenario.rota, owed.activities, owed.entitlements, scenario.debts),
    )
    return changed.changed(assumptions=tuple(assumptions(changed))), (*issues, *owed.issues)


def make_scenario(rota: Rota, setup: Setup) -> Scenario:
    """The problem, with cover inferred and entitlements by default where the setup says nothing."""
    activities, entitlements = setup.activities, setup.entitlements
    if not entitlements:
        activities, entitlements = (*activities, *default_activities()), default_entitlements()
    cover = setup.cover or infer_cover(rota)
    unfolded = unfold(activities, rota.first_day, rota.last_day)
    activities, entitlements = unfolded.activities, (*entitlements, *unfolded.entitlements)
    scenario = Scenario(
        rota=rota,
        cover=cover,
        activities=activities,
        entitlements=entitlements,
        debts=setup.debts,
        rooms=setup.rooms,
        backfill=setup.backfill,
        dues=dues(rota, activities, entitlements, setup.debts),
        limits=limits_said(default_limits(), setup.limits),
        frozen_until=frozen_said(setup.limits, rota.zone),
    )
    return scenario.changed(assumptions=tuple(assumptions(scenario)))


def assumptions(scenario: Scenario) -> Iterator[str]:
    """Everything that nobody has confirmed, one sentence each."""
    rota = scenario.rota
    assumed = [r for r in scenario.cover if r.assumed]
    if len(assumed) > MANY:
        yield f"all {len(assumed)} cover minimums are inferred from the rota: the lowest presence regularly seen"
    else:
        yield from (f"cover minimum of {r.title or r.id} inferred from the rota" for r in assumed)
    for e in (e for e in scenario.entitlements if e.assumed and any(e.who.matches(d) for d in rota.doctors)):
        grades = ", ".join(sorted(e.who.grades)) or "everybody"
        yield f"entitlement of {grades}: {e.minutes} minutes a week by default ({e.citation})"
    for c in rota.codes:
        if c.source is CodeSource.DEFAULT and c.kind is not DutyKind.UNKNOWN:
            yield f"code {c.code} taken as {c.kind.value.replace('_', ' ')}{_times(c.start, c.end)}"
    strange = [c.code for c in rota.codes if c.kind is DutyKind.UNKNOWN]
    if strange:
        yield f"not understood, so neither cover nor time to release: {', '.join(strange)}"
    whole = [
        c.code
        for c in rota.codes
        if TRAITS[c.kind].release is ReleaseClass.C3 and not c.can_release and c.releasable is None
    ]
    if whole:
        yield f"kept whole, since whoever holds the bleep is not released unless the setup says so: {', '.join(whole)}"
    yield from _of_lists(scenario)
    unknown = sum(d.tier is Tier.UNKNOWN for d in rota.doctors)
    if unknown:
        yield f"the cover tier of {unknown} of {len(rota.doctors)} doctors is not known: they are a group of their own"


def _of_lists(scenario: Scenario) -> Iterator[str]:
    """What is taken of notice for clinics and lists, where some are of class C4."""
    lists = ", ".join(c.code for c in scenario.rota.codes if c.release is ReleaseClass.C4)
    days, usual = scenario.limits.list_notice_days, load_pack(RELEASES)["list_notice"]
    if lists and scenario.notice_from is None:
        yield f"kept whole, since nobody said from when notice counts (sheet Limits): {lists}"
    elif lists and days == usual["notice_days"]:
        yield f"time out of {lists} needs {days} days of notice by default ({usual['source']})"


def _times(start: object, end: object) -> str:
    return f" {start:%H:%M}-{end:%H:%M}" if start is not None and end is not None else " without times"
