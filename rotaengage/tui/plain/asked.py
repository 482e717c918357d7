"""What only the planner can answer, one fact a line: why time is missing, and alternatives with their price."""

from collections.abc import Iterator

from rotaengage.tui.plain.facts import WIDTH, Facts, flat

SECONDS = 10.0
"""How long alternatives are looked for."""


def why_view(facts: Facts) -> Iterator[str]:
    """Why a doctor is short: what stood in the way day by day, and the cheapest ways out. UserError: not one doctor."""
    from rotaengage.tui.present.why import why_rows
    from rotaengage.usecases.desk import open_desk
    from rotaengage.usecases.why import why_short

    doctor = facts.one_doctor
    outcome = next((one for one in facts.plan.doctors if one.doctor == doctor.id), None)
    with open_desk(facts.opened.department, facts.plan) as desk:
        found = why_short(desk, doctor.id)
    for row in why_rows(found, outcome, facts.scenario, WIDTH):
        yield from flat([row.line])
        yield from (f"  {more}" for more in row.more)


def trade_offs_view(facts: Facts) -> Iterator[str]:
    """Alternatives, none beaten in every measure, with the rate at which one is changed for the next."""
    from rotaengage.tui.present.trade_offs import DEFAULT_AXES, trade_off_lines
    from rotaengage.usecases.desk import open_desk
    from rotaengage.usecases.frontier import frontier
    from rotaengage.usecases.standing import standing_figures

    with open_desk(facts.opened.department, facts.plan) as desk:
        found = frontier(desk, DEFAULT_AXES, seconds=SECONDS)
    yield from flat(trade_off_lines(found, standing_figures(facts.opened.department, facts.plan), WIDTH))
