"""Drawn sickness: the same seed draws the same, a sick doctor loses the slot, cover calls back only whom it must."""

from datetime import date

from rotaengage.domain.progress import Stop
from rotaengage.domain.robustness import Sickness
from rotaengage.domain.scenario import Scenario
from rotaengage.rules import Placed, breaches
from rotaengage.rules.sickness import Survivors, draws
from rotaengage.usecases.robustness import robustness
from tests.build import doctor, duty, need, owed, rota, scenario, slot

DUTIES = [duty(name, 0) for name in ("ann", "bob", "cat")]
SICK_SEED = Sickness(share=0.2, draws=50, seed=3)


def problem(minimum: int) -> Scenario:
    people = rota([doctor(name) for name in ("ann", "bob", "cat")], DUTIES, 1)
    return scenario(people, cover=(need(minimum),), dues=owed(60, "ann", "bob", "cat"))


def sick(*names: str) -> frozenset[tuple[str, date]]:
    return frozenset((name, DUTIES[0].day) for name in names if DUTIES[0].day is not None)


def test_a_sick_doctors_slot_falls_and_nobody_else_is_called_back_where_cover_bears_it() -> None:
    plan = (slot(DUTIES[0], "09:00", "10:00"), slot(DUTIES[1], "10:00", "11:00"))
    fate = Survivors(problem(1), plan).after(sick("ann"))
    assert (set(fate.sick), fate.called_back) == ({0}, {})


def test_somebody_else_is_called_back_where_cover_would_fall_below_its_minimum() -> None:
    plan = (slot(DUTIES[0], "09:00", "10:00"), slot(DUTIES[1], "10:00", "11:00"))
    fate = Survivors(problem(2), plan).after(sick("cat"))
    assert (set(fate.sick), fate.called_back) == (set(), {0: "ward", 1: "ward"})


def test_of_two_at_once_only_as_many_are_called_back_as_are_missing() -> None:
    plan = (slot(DUTIES[0], "09:00", "10:00"), slot(DUTIES[1], "09:30", "10:30"))
    fate = Survivors(problem(1), plan).after(sick("cat"))
    assert fate.called_back == {1: "ward"}


def test_what_is_left_after_any_draw_breaks_no_rule() -> None:
    base = problem(1)
    plan = (slot(DUTIES[0], "09:00", "10:00"), slot(DUTIES[1], "09:30", "10:30"))
    survivors = Survivors(base, plan)
    for drawn in draws(base, SICK_SEED):
        fate = survivors.after(drawn)
        left = tuple(s for n, s in enumerate(plan) if n not in fate.sick and n not in fate.called_back)
        there = tuple(d for d in base.rota.duties if (d.doctor, d.day) not in drawn)
        after = base.changed(rota=base.rota.changed(duties=there))
        assert breaches(Placed(after, left)) == []


def test_the_same_seed_draws_the_same_and_another_draws_otherwise() -> None:
    plan = (slot(DUTIES[0], "09:00", "10:00"),)
    first, again = (robustness(problem(0), plan, SICK_SEED) for _ in range(2))
    assert first.slots == again.slots
    assert list(draws(problem(0), SICK_SEED.changed(seed=4))) != list(draws(problem(0), SICK_SEED))


def test_the_share_of_sick_days_is_the_one_asked_for() -> None:
    base, asked = problem(0), Sickness(share=0.1, draws=2000, seed=1)
    days = sum(len(d) for d in draws(base, asked))
    assert abs(days / (2000 * 3) - 0.1) < 0.015


def test_without_sickness_every_slot_stands() -> None:
    found = robustness(problem(1), (slot(DUTIES[0], "09:00", "10:00"),), Sickness(share=0.0, draws=10))
    assert found.kept_share == 1.0
    assert [s.survived for s in found.slots] == [10]


def test_a_stop_reports_the_draws_made_so_far() -> None:
    stop = Stop()
    stop.request()
    found = robustness(problem(1), (slot(DUTIES[0], "09:00", "10:00"),), SICK_SEED, stop=stop)
    assert found.sickness.draws == 1
