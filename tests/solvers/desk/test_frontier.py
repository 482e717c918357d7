"""The frontier of tiny departments against every plan there is: none dominated, bounds true, a stop keeps the rest."""

from hypothesis import HealthCheck, given, settings

from rotaengage.domain.frontier import Alternative, Axis, Frontier, Limit, Point, dominates
from rotaengage.domain.noun import Noun
from rotaengage.domain.plan import Slot
from rotaengage.domain.progress import Stop, silent
from rotaengage.domain.scenario import Scenario
from rotaengage.rules import Placed
from rotaengage.rules.measures import Delivered, PreferredCover, WorstFulfilment
from solvers.desk.exchange import exchange, named
from solvers.desk.frontier import frontier
from solvers.desk.orders import AskFrontier
from tests.solvers.departments import small
from tests.solvers.desk.plans import changes, every_plan, holds, warm

TWO = (Axis.DELIVERED, Axis.PREFERRED_COVER)


def measured(
    problem: Scenario, stood: tuple[Slot, ...], plan: tuple[Slot, ...], axes: tuple[Axis, ...]
) -> tuple[float, ...]:
    placed = Placed(problem, plan)
    of = {
        Axis.DELIVERED: Delivered().read(placed), Axis.PREFERRED_COVER: PreferredCover().read(placed),
        Axis.WORST_FULFILMENT: WorstFulfilment().read(placed), Axis.CHANGES: float(changes(stood, plan)),
    }  # fmt: skip
    return tuple(of[a] for a in axes)


def ask(
    problem: Scenario, *axes: Axis, held: tuple[Limit, ...] = (), stop: Stop | None = None
) -> tuple[Frontier, list[Noun]]:
    told: list[Noun] = []
    order = AskFrontier(axes=axes, held=held, seconds=20)
    return frontier(warm(problem), order, silent, told.append, stop or Stop()), told


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small(most_doctors=3, most_days=2, tiny=True))
def test_no_plan_beats_an_exact_alternative_and_figures_are_those_of_the_rules(problem: Scenario) -> None:
    stood = warm(problem).standing.slots
    plans = every_plan(problem)
    for axes in (TWO, (Axis.DELIVERED, Axis.CHANGES), (Axis.WORST_FULFILMENT, Axis.PREFERRED_COVER)):
        found, _ = ask(problem, *axes)
        values = [measured(problem, stood, p, axes) for p in plans]
        assert found.alternatives
        for alternative in found.alternatives:
            assert holds(problem, alternative.slots)
            assert measured(problem, stood, alternative.slots, axes) == alternative.values
            others = [a.values for a in found.alternatives if a is not alternative]
            assert not any(dominates(axes, v, alternative.values) for v in others)
            best = _best_first(axes, values, alternative.values)
            assert best <= alternative.bounds[0] + 1e-6
            if alternative.exact:
                assert best == alternative.values[0]


def _best_first(axes: tuple[Axis, ...], values: list[tuple[float, ...]], at: tuple[float, ...]) -> float:
    """The best that any plan has in the first measure and is no worse in the second; more is better in all firsts."""
    return max(v[0] for v in values if not dominates(axes[1:], at[1:], v[1:]))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small(most_doctors=2, most_days=2, tiny=True))
def test_the_ends_of_the_frontier_are_found(problem: Scenario) -> None:
    found, told = ask(problem, *TWO)
    values = [measured(problem, (), p, TWO) for p in every_plan(problem)]
    most = max(v[0] for v in values)
    assert max(a.values[0] for a in found.alternatives) == most
    least = min(v[1] for v in values)
    assert min(a.values[1] for a in found.alternatives) == least
    assert {type(t) for t in told} == {Point, Alternative}
    assert isinstance(told[0], Point)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small(most_doctors=3, most_days=2, tiny=True))
def test_as_many_plans_come_as_there_are(problem: Scenario) -> None:
    values = {measured(problem, (), p, TWO) for p in every_plan(problem)}
    best = [v for v in values if not any(dominates(TWO, other, v) for other in values)]
    found, _ = ask(problem, *TWO)
    assert len(found.alternatives) == min(12, len(best))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small(most_doctors=2, most_days=2, tiny=True))
def test_a_measure_that_is_held_is_kept_by_every_alternative(problem: Scenario) -> None:
    free, _ = ask(problem, *TWO)
    middle = free.alternatives[len(free.alternatives) // 2].values[0]
    found, _ = ask(problem, *TWO, held=(Limit(axis=Axis.DELIVERED, value=middle),))
    assert all(a.values[0] >= middle for a in found.alternatives)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small(most_doctors=2, most_days=2, tiny=True))
def test_three_measures_give_plans_of_which_none_beats_another(problem: Scenario) -> None:
    axes = (*TWO, Axis.CHANGES)
    found, _ = ask(problem, *axes)
    values = [a.values for a in found.alternatives]
    assert values
    assert not any(dominates(axes, one, two) for one in values for two in values)


def test_of_three_measures_the_plan_that_stands_is_told_first_with_its_bound() -> None:
    from benchmarks.instances import Size, department

    problem, axes = department(Size(6, 2, 0.9, 0)), (*TWO, Axis.CHANGES)
    stood = warm(problem).standing.slots
    _, told = ask(problem, *axes)
    first = told[0]
    assert isinstance(first, Alternative)
    assert set(first.slots) == set(stood)
    assert first.values == measured(problem, stood, stood, axes)
    assert first.bounds[0] >= first.values[0]


def test_a_stop_ends_with_what_there_is() -> None:
    from benchmarks.instances import Size, department

    stop = Stop()
    stop.request()
    found, _ = ask(department(Size(6, 2, 0.9, 0)), *TWO, stop=stop)
    assert not found.whole


def test_the_step_to_the_next_plan_is_told_in_hours() -> None:
    words = exchange(TWO, (600.0, 300.0), (720.0, 420.0))
    assert words == "2.0 h more protected time for 2.0 h more below preferred cover (1.00 h an hour)"


def test_the_knee_is_where_the_most_is_had_for_the_least() -> None:
    plans = [Alternative(name="", values=v, bounds=v) for v in ((0.0, 0.0), (90.0, 10.0), (100.0, 100.0))]
    assert [a.knee for a in named(TWO, plans)] == [False, True, False]
