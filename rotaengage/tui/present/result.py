"""A plan's result in words: how good it is proved to be, who gets least, which events are held."""

from rotaengage.domain.backfill import booking, minutes_bought
from rotaengage.domain.plan import EventOutcome, Objective, Plan
from rotaengage.domain.quorum_groups import counted
from rotaengage.domain.scenario import Scenario
from rotaengage.tui.present.aims import amount, gap_words, goal_title, limit_text, slots_words, status_sentence
from rotaengage.tui.present.doctors import obstacle, worst_first
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.settings import GROUP_WORDS
from rotaengage.tui.present.text import clean, fit, fit_right, wrap
from rotaengage.tui.present.words import count, hours, share, when

WORST_SHOWN = 5
NARROW = 62
ON_ONE_LINE = 72


def result_lines(plan: Plan, scenario: Scenario, width: int) -> list[Line]:
    """The whole summary of a plan."""
    lines = [line(text, Look.HEAD) for text in wrap(status_sentence(plan), width)]
    lines += [line(text) for text in wrap(f"{slots_words(plan)}.", width)]
    lines += [_checked(plan)]
    lines += [line(), line("Aims, in your order", Look.HEAD), *_aims(plan, width)]
    lines += _group_lines(plan, width)
    lines += [line(), *_worst_lines(plan, scenario, width)]
    lines += [line(), *_event_lines(plan, scenario, width)]
    lines += _to_book(plan, scenario, width)
    if plan.assumptions:
        lines += [line(), line("Assumed, until a person confirms it", Look.HEAD)]
        lines += [line(text, Look.MUTED) for told in plan.assumptions for text in wrap(f"- {told}", width)]
    return lines


def _aims(plan: Plan, width: int) -> list[Line]:
    return [one for objective in plan.objectives for one in _aim_lines(objective, width)]


def _checked(plan: Plan) -> Line:
    if plan.verified:
        return line("Checked by rules that did not make it: no new breach.", Look.GOOD)
    return line("Not checked yet.", Look.WARN)


def _aim_lines(objective: Objective, width: int) -> list[Line]:
    value, limit = amount(objective.value, objective.unit), limit_text(objective)
    title, proof = goal_title(objective.name), gap_words(objective)
    look = Look.GOOD if objective.gap <= 0 else Look.WARN
    if width < ON_ONE_LINE:
        return [
            (Piece(fit(title, width - 11)), Piece(fit_right(value, 11), Look.STRONG)),
            (Piece(f"  {limit}, " if limit else "  ", Look.MUTED), Piece(proof, look)),
        ]
    return [
        (
            Piece(fit(title, width - 14 - 20 - 14)),
            Piece(fit_right(value, 14), Look.STRONG),
            Piece(fit_right(limit, 20), Look.MUTED),
            Piece(fit_right(proof, 14), look),
        )
    ]


def _group_lines(plan: Plan, width: int) -> list[Line]:
    if not plan.groups:
        return []
    lines = [line(), line(f"Groups, by {GROUP_WORDS[plan.fair_between]}", Look.HEAD)]
    for one in sorted(plan.groups, key=lambda g: (g.fulfilment, g.group)):
        ideal = "" if one.ideal is None else f"{share(one.ideal)} in the fairest plan"
        name = fit(f"{clean(one.group)}, {count(one.doctors, 'doctor')}", max(16, width - 34))
        figure = Piece(fit_right(share(one.fulfilment), 4), Look.STRONG)
        lines.append((figure, Piece(f" {name} "), Piece(fit(ideal, 26), Look.MUTED)))
    return lines


def _worst_lines(plan: Plan, scenario: Scenario, width: int) -> list[Line]:
    owed = [one for one in worst_first(plan.doctors, scenario.rota) if one.entitled_minutes]
    short = [one for one in owed if one.fulfilment < 1]
    if not owed:
        return [line("Nobody is owed any time on this rota.", Look.MUTED)]
    if not short:
        return [line("Everybody gets all that is owed.", Look.GOOD)]
    lines = [line(f"{count(len(short), 'doctor')} of {len(owed)} short", Look.HEAD)]
    for one in short[:WORST_SHOWN]:
        name = scenario.rota.doctor_of[one.doctor].name
        got = one.planned_minutes + one.standing_minutes
        lines.append((
            Piece(fit_right(share(one.fulfilment), 4), Look.WARN), Piece(f" {fit(name, 18)} "),
            Piece(fit(f"{hours(got)} of {hours(one.entitled_minutes)}", 20), Look.MUTED),
            Piece(fit(obstacle(one), width - 44) if width >= NARROW else "", Look.MUTED),
        ))  # fmt: skip
    if len(short) > WORST_SHOWN:
        lines.append(line(f"     and {len(short) - WORST_SHOWN} more: see Doctors", Look.MUTED))
    return lines


def _to_book(plan: Plan, scenario: Scenario, width: int) -> list[Line]:
    """The hours that the plan buys, so that somebody can book them."""
    if not plan.backfill:
        return []
    head = line(f"To book: {hours(minutes_bought(plan.backfill))} of backfill", Look.HEAD)
    told = [booking(one, scenario.backfill) for one in plan.backfill]
    return [line(), head, *(line(text) for one in told for text in wrap(f"- {clean(one)}", width))]


def _event_lines(plan: Plan, scenario: Scenario, width: int) -> list[Line]:
    if not plan.events:
        return [line("No events to hold.", Look.MUTED)]
    lines = [line("Events", Look.HEAD)]
    for event in plan.events:
        lines += event_lines(event, scenario, width)
    return lines


def event_lines(event: EventOutcome, scenario: Scenario, width: int) -> list[Line]:
    """One event: when and who comes, or why there is no time for it."""
    activity = scenario.activity_of.get(event.activity)
    title = clean(activity.title if activity else event.event)
    if event.span is None:
        return [
            (Piece("x ", Look.BAD), Piece(title), Piece("  no time found", Look.BAD)),
            *(line(f"  {text}", Look.MUTED) for text in wrap(event.why_not, width - 2)),
        ]
    quorum = ("quorum met", Look.GOOD) if event.quorum_met else ("quorum not met", Look.BAD)
    come = f"{len(event.attending)} of the {len(event.invited)} invited come, "
    there = [d for who in event.attending if (d := scenario.rota.doctor_of.get(who))]
    groups = counted(activity.quorum.by_group, there) if activity else ()
    told = ", ".join(f"{g.there} of {clean(g.group)} ({g.wanted} needed)" for g in groups)
    return [
        (Piece("+ " if event.quorum_met else "x ", quorum[1]), Piece(title)),
        (Piece(f"  {when(event.span)}  ", Look.STRONG), Piece(come, Look.MUTED), Piece(*quorum)),
        *(line(f"  {text}", Look.MUTED) for text in wrap(told, width - 2)),
    ]
