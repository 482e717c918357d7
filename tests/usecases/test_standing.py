"""The plan that stands is measured from its slots, whichever aims it was made with."""

from rotaengage.domain.frontier import Axis
from rotaengage.usecases.standing import standing_figures
from tests.tui import values


def test_a_plan_that_claims_nothing_has_a_figure_for_every_axis() -> None:
    plan = values.plan().changed(objectives=())
    figures = standing_figures(values.department(), plan)
    assert figures == {
        Axis.WORST_FULFILMENT: 0.0,
        Axis.DELIVERED: 480.0,
        Axis.PREFERRED_COVER: figures[Axis.PREFERRED_COVER],
        Axis.CHANGES: 0.0,
        Axis.BACKFILL: 0.0,
    }


def test_time_short_of_preferred_cover_is_counted_too() -> None:
    before = values.department()
    wanted = values.WARD.changed(preferred=3)
    department = before.changed(scenario=before.scenario.changed(cover=(wanted,)))
    less = standing_figures(before, values.plan())[Axis.PREFERRED_COVER]
    assert standing_figures(department, values.plan())[Axis.PREFERRED_COVER] > less
