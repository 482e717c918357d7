"""What a plan is asked for: time, aims in order, entitlements, events and cover, each as a line that can be changed."""

from typing import NamedTuple

from rotaengage.domain.activity import ActivityForm
from rotaengage.domain.entitlement import Entitlement, Per
from rotaengage.domain.fact import FactKind
from rotaengage.domain.grouping import Grouping
from rotaengage.domain.issue import UserError
from rotaengage.domain.people import Who
from rotaengage.domain.plan import Plan
from rotaengage.domain.scenario import FURTHER, Goal, PlanSettings, Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.tui.present.aims import GOAL_WORDS
from rotaengage.tui.present.cover import short_title
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.settings import GROUP_WORDS, backfill_words, limit_words
from rotaengage.tui.present.text import clean, fit, fit_right
from rotaengage.tui.present.words import hours, sentence, when

ASSUMED = "?"
ADD = "add"
BETWEEN = "The group that has least of what it is owed counts before the worst-off doctor; then doctors within groups."
KIND_OF_LINE = {"owed": FactKind.ENTITLEMENT, "event": FactKind.EVENT, "cover": FactKind.COVER}
"""What the lines are about, by the first part of their keys."""


class Asked(NamedTuple):
    """A line; told explains it, change is what Enter does.

    key is limit, groups, backfill, aim:GOAL, owed:ID, event:ID, cover:ID or add:KIND.
    """

    line: Line
    key: str = ""
    told: str = ""
    change: str = ""


def asked_rows(settings: PlanSettings, scenario: Scenario | None, plan: Plan | None, width: int) -> list[Asked]:
    """Everything that is asked for, under its headings."""
    rows = [Asked(line("Time for the search", Look.HEAD)),
            Asked(line(f" {limit_words(settings.seconds)}"), "limit", "The search ends by then, with the best it has.",
                  "another time limit")]  # fmt: skip
    between = grouping_asked(settings, scenario)
    rows += [*_section("Fair between groups first"), Asked(line(f" {GROUP_WORDS[between]}"), "groups", BETWEEN,
                                                           "other groups")]  # fmt: skip
    rows += _backfill(settings, scenario)
    rows += [Asked(line()), Asked(line("Aims, the first counts most", Look.HEAD))]
    rows += [
        Asked((Piece(f" {n}  ", Look.KEY), Piece(GOAL_WORDS[goal][0])), f"aim:{goal.value}",
              sentence(GOAL_WORDS[goal][1]), "leaves it out" if goal in FURTHER else "")
        for n, goal in enumerate(settings.order, 1)
    ]  # fmt: skip
    rows += [Asked((Piece(" +  ", Look.KEY), Piece(GOAL_WORDS[goal][0], Look.MUTED)), f"also:{goal.value}",
                   sentence(GOAL_WORDS[goal][1]), "asks for it, after the others")
             for goal in FURTHER if goal not in settings.order]  # fmt: skip
    if scenario is None:
        return rows
    rows += [*_section("Entitlements"), *(_owed(e, scenario, width) for e in scenario.entitlements)]
    events = [a for a in scenario.activities if a.form is ActivityForm.EVENT]
    rows += [_add(FactKind.ENTITLEMENT), *_section("Events"), *(_event(a.id, scenario, plan, width) for a in events)]
    rows += [_add(FactKind.EVENT), *_section("Cover that must stay"), *(_cover(r, width) for r in scenario.cover)]
    return [*rows, _add(FactKind.COVER)]


def _backfill(settings: PlanSettings, scenario: Scenario | None) -> list[Asked]:
    """How much cover may be bought; no line where the setup allows none."""
    if scenario is None or not scenario.backfill:
        return []
    row = line(f" {backfill_words(settings.backfill_minutes)}")
    told = "Hours of cover that the plan may buy, from whom and when the setup workbook allows."
    return [*_section("Backfill to buy"), Asked(row, "backfill", told, "other hours")]


def _add(kind: FactKind) -> Asked:
    more = {FactKind.ENTITLEMENT: "an entitlement", FactKind.EVENT: "an event", FactKind.COVER: "cover"}[kind]
    return Asked((Piece(" + ", Look.KEY), Piece(f"add {more}", Look.MUTED)), f"{ADD}:{kind}",
                 "A form of a few fields; u takes back what it kept.", "fills it in")  # fmt: skip


def called_of(scenario: Scenario, kind: FactKind, name: str) -> str:
    """What a person calls an entitlement, an event or a requirement."""
    if kind is FactKind.EVENT:
        return scenario.activity_of[name].title
    if kind is FactKind.COVER:
        return next((r.title or r.id for r in scenario.cover if r.id == name), name)
    owed = next((e for e in scenario.entitlements if e.id == name), None)
    return _owed_name(owed, scenario) if owed else name


def grouping_asked(settings: PlanSettings, scenario: Scenario | None) -> Grouping:
    """The groups between which time is shared first: as set here, else as the setup workbook says."""
    said = Grouping.NONE if scenario is None else scenario.limits.fair_between
    return said if settings.fair_between is None else settings.fair_between


def _section(title: str) -> list[Asked]:
    return [Asked(line()), Asked(line(title, Look.HEAD))]


def _owed(e: Entitlement, scenario: Scenario, width: int) -> Asked:
    figure = f"{hours(e.minutes)}/{'week' if e.per is Per.WEEK else 'rota'}"
    name = _owed_name(e, scenario)
    sign = ASSUMED if e.assumed else " "
    told = [f"{name}, {figure}{', pro rata' if e.pro_rata else ''}.", e.citation and f"From: {e.citation}."]
    told.append("Assumed: nobody has confirmed it." if e.assumed else "")
    return Asked(_row(sign, name, figure, width), f"owed:{e.id}", " ".join(filter(None, told)), "other hours")


def _owed_name(e: Entitlement, scenario: Scenario) -> str:
    activity = scenario.activity_of.get(e.activity)
    return f"{who_words(e.who, scenario)}: {activity.title if activity else e.activity}"


def who_words(who: Who, scenario: Scenario) -> str:
    """A choice of doctors in words: everybody, F1 and F2, a name."""
    if who.doctors:
        names = [scenario.rota.doctor_of[i].name for i in sorted(who.doctors) if i in scenario.rota.doctor_of]
        return clean(", ".join(names[:2])) + (f" and {len(names) - 2} more" if len(names) > 2 else "")
    parts = [*(g.value for g in sorted(who.grades)), *(t.value for t in sorted(who.tiers)), *sorted(who.teams)]
    parts += [*sorted(who.roles), *sorted(who.skills)]
    return clean(", ".join(parts)) or "everybody"


def _event(activity: str, scenario: Scenario, plan: Plan | None, width: int) -> Asked:
    title = scenario.activity_of[activity].title
    found = [e for e in plan.events if e.activity == activity] if plan else []
    held = [e for e in found if e.span is not None]
    one = "held" if held else "no time"
    figure = "not planned" if not found else f"{len(held)} of {len(found)}" if len(found) > 1 else one
    told = "; ".join(f"{when(e.span)}, {len(e.attending)} of {len(e.invited)} come" for e in held if e.span)
    return Asked(_row(" ", title, figure, width), f"event:{activity}", f"{clean(title)}: {told or 'no time yet'}.",
                 "why it is when it is")  # fmt: skip


def _cover(r: CoverRequirement, width: int) -> Asked:
    wanted = f", {r.wanted} wanted" if r.wanted > r.minimum else ""
    title, clock = r.title or r.id, f"{r.start:%H:%M}-{r.end:%H:%M}"
    told = f"{clean(title)}{'' if clock in title else f', {clock}'}: at least {r.minimum}{wanted}."
    told += " Inferred from the rota: confirm it, or type another." if r.assumed else ""
    figure = f"{r.minimum} to {r.wanted}" if wanted else str(r.minimum)
    row = _row(ASSUMED if r.assumed else " ", short_title(r, max(8, width - 12)), figure, width)
    return Asked(row, f"cover:{r.id}", told, "another minimum")


def _row(sign: str, name: str, figure: str, width: int) -> Line:
    room = max(8, width - 3 - 9)
    return (Piece(f" {sign} ", Look.WARN), Piece(fit(name, room)), Piece(fit_right(figure, 9), Look.STRONG))


def minutes_typed(text: str) -> int:
    """Hours as typed (4, 2.5, 2 h 30) in minutes. UserError where they are none, or more than a week has."""
    plain = text.casefold().replace("hours", "h").replace("hour", "h").replace(" ", "")
    whole, _, rest = plain.partition("h")
    try:
        minutes = round(float(whole) * 60) + int(rest.removesuffix("min").removesuffix("m") or 0)
    except ValueError:
        minutes = -1
    if not 0 <= minutes <= 7 * 24 * 60:
        raise UserError("that is no number of hours", cure="type one such as 4 or 2.5")
    return minutes


def aim_of(key: str) -> Goal | None:
    """The goal of a line's key."""
    return Goal(key.removeprefix("aim:")) if key.startswith("aim:") else None
