"""Doctors, plan, events, cover, issues and reading, one fact a line."""

from collections.abc import Iterator

from rotaengage.tui.plain.facts import WIDTH, Facts, flat, flat_line
from rotaengage.tui.present.doctors import detail, standings
from rotaengage.tui.present.issues import KIND_WORDS, Kind, findings
from rotaengage.tui.present.reading import code_lines, of_department, summary
from rotaengage.tui.present.result import event_lines, result_lines
from rotaengage.tui.present.text import clean
from rotaengage.tui.present.words import SEVERITY_SIGNS, hours, sentence, share


def doctors_view(facts: Facts) -> Iterator[str]:
    """What each is owed and gets, worst-off first, and why some of it is missing."""
    scenario, plan = facts.scenario, facts.opened.plan
    wanted = {doctor.id: doctor for doctor in facts.doctors}
    for one in standings(scenario, plan):
        if one.doctor not in wanted:
            continue
        outcome = one.outcome
        owed = hours(outcome.entitled_minutes if outcome else one.owed_minutes)
        given = "no plan yet" if outcome is None else f"gets {share(outcome.fulfilment)} of {owed}"
        yield f"{clean(wanted[one.doctor].name)}: {f'owed {owed}, ' if outcome is None else ''}{given}"
        yield from (f"  {told}" for told in flat(detail(one, scenario, plan.slots if plan else (), WIDTH))[1:])


def plan_view(facts: Facts) -> Iterator[str]:
    """The latest plan: how good it is proved to be, who gets least, which events are held."""
    yield from flat(result_lines(facts.plan, facts.scenario, WIDTH))


def events_view(facts: Facts) -> Iterator[str]:
    """The events of the plan: when, who can come, whether the quorum is met."""
    rota = facts.scenario.rota
    for event in facts.plan.events:
        yield from flat(event_lines(event, facts.scenario, WIDTH))
        coming = ", ".join(clean(rota.doctor_of[doctor].name) for doctor in event.attending)
        if coming:
            yield f"  coming: {coming}"


def cover_view(facts: Facts) -> Iterator[str]:
    """Each cover requirement, without and with the plan."""
    from rotaengage.usecases.check import check

    checked = check(facts.path)
    needs = {need.id: need for need in facts.scenario.cover}
    for before, after in zip(checked.cover_before, checked.cover_after, strict=True):
        need = needs[before.requirement]
        assumed = " (assumed)" if need.assumed else ""
        yield f"{clean(need.title or need.id)}{assumed}: needs {need.minimum}"
        yield f"  {_margin('in the rota as it came', before.tightest_margin)}"
        if before.existing_gap_minutes:
            yield f"  below the minimum for {hours(before.existing_gap_minutes)} in the rota as it came"
        if facts.opened.plan is not None:
            worse = hours(after.made_worse_minutes) if after.made_worse_minutes else "nothing"
            yield f"  {_margin('with the plan', after.tightest_margin)}; {worse} made worse by it"


def _margin(when: str, margin: int) -> str:
    word = f"{-margin} below" if margin < 0 else "at" if margin == 0 else f"{margin} above"
    return f"{when}: {word} the minimum at the tightest half hour"


def issues_view(facts: Facts) -> Iterator[str]:
    """Everything that needs a person, by kind."""
    from rotaengage.usecases.check import check

    found = findings(facts.opened.department, facts.opened.plan, check(facts.path))
    for kind in Kind:
        own = [one for one in found if one.kind is kind]
        if own:
            yield f"{KIND_WORDS[kind]}: {len(own)}"
        for one in own:
            place = f" {clean(one.where)}" if one.where else ""
            cure = f" {sentence(clean(one.cure))}" if one.cure else ""
            told = f"{SEVERITY_SIGNS[one.severity][2]} {one.code}{place}: {sentence(clean(one.says))}{cure}"
            yield f"  {flat_line(told)}"


def reading_view(facts: Facts) -> Iterator[str]:
    """What was read: files, the count of cells, the codes and where each meaning comes from."""
    view = of_department(facts.opened.department)
    yield from flat([*summary(view, WIDTH), *code_lines(view, WIDTH)])
