"""What a doctor and a representative see: the right figures, and nobody else's name."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rotaengage.domain.entitlement import Due
from rotaengage.domain.journal import Journal, Numbered, TimeKept
from rotaengage.domain.plan import DoctorOutcome, Plan
from rotaengage.domain.scenario import Scenario
from rotaengage.tui.present.look import plain
from rotaengage.tui.present.my_time import my_time_lines
from rotaengage.usecases.my_time import group_tables, longest_gap, my_time
from tests.tui import values

TODAY = values.FIRST + timedelta(days=5)


def planned(shares: list[float], reasons: tuple[str, ...] = ()) -> tuple[Scenario, Plan]:
    """A department in which doctor n gets this share of ten hours; all of one grade."""
    rota = values.rota(len(shares))
    same = tuple(d.changed(grade=rota.doctors[0].grade) for d in rota.doctors)
    rota = rota.changed(doctors=same)
    dues = tuple(Due(doctor=d.id, activity="sdt", entitled_minutes=600) for d in same)
    outcomes = tuple(
        DoctorOutcome(doctor=f"d{n}", entitled_minutes=600, planned_minutes=round(600 * s), short_because=reasons)
        for n, s in enumerate(shares)
    )
    return values.scenario(rota).changed(dues=dues), values.plan().changed(doctors=outcomes)


def test_an_account_adds_up() -> None:
    scenario, plan = values.scenario(), values.plan()
    own = my_time(scenario, plan, "d0", TODAY)
    assert (own.due_minutes, own.planned_minutes, own.owed_minutes, own.share) == (480, 480, 0, 1.0)
    assert own.past_minutes == 120
    assert [s.span.start.date() for s in own.ahead] == [values.FIRST + timedelta(days=8)]
    assert own.delivered_minutes is None
    short = my_time(scenario, plan, "d4", TODAY)
    assert (short.owed_minutes, short.event_minutes, short.past_minutes) == (480, 60, 0)


def kept(doctor: str, delivered: int, planned: int = 120) -> TimeKept:
    """So much of a doctor's planned time on a day."""
    return TimeKept(day=TODAY, group="F1", planned_minutes=planned, delivered_minutes=delivered, doctor=doctor)


def record(*times: TimeKept) -> Journal:
    """These on record."""
    return Journal(tuple(Numbered(n, one) for n, one in enumerate(times, 1)))


def test_delivered_is_what_is_on_record_for_this_doctor_and_nobody_else() -> None:
    journal = record(kept("d0", 90), kept("d0", 60, 60), kept("d4", 0), kept("", 30))
    own = my_time(values.scenario(), values.plan(), "d0", TODAY, journal)
    assert (own.delivered_minutes, own.recorded_minutes) == (150, 180)
    assert my_time(values.scenario(), values.plan(), "d3", TODAY, journal).delivered_minutes is None
    words = plain(my_time_lines(own, values.scenario(), 76, planned=True))
    assert "Delivered                2 h 30  of 3 h on record" in words


@pytest.mark.parametrize(("recorded", "told"), [(4, (None, 0)), (5, (300, 600))])
def test_what_was_delivered_to_a_group_is_told_of_five_who_have_some_on_record(
    recorded: int, told: tuple[int | None, int]
) -> None:
    scenario, plan = planned([1.0] * 12)
    half = tuple(d.changed(wte=0.5 if n < 6 else 1.0) for n, d in enumerate(scenario.rota.doctors))
    scenario = scenario.changed(rota=scenario.rota.changed(doctors=half))
    journal = record(*(kept(f"d{n}", 60) for n in range(recorded)))
    (table,) = (t for t in group_tables(scenario, plan, journal) if t.kind == "full time or less")
    found = {g.name: (g.delivered_minutes, g.recorded_minutes) for g in table.groups}
    assert found["less than full time"] == told
    assert found["full time"] == (None, 0)


def test_without_a_plan_what_is_due_is_told() -> None:
    own = my_time(values.scenario(), None, "d0", TODAY)
    assert (own.due_minutes, own.planned_minutes, own.gap, own.rank.group) == (480, 0, None, "")


def test_the_longest_gap_runs_from_the_rotas_first_day_to_its_last() -> None:
    scenario = values.scenario()
    assert longest_gap(scenario, []).days == values.DAYS - 1
    gap = longest_gap(scenario, [values.slot(0, 1, 14, 16), values.slot(0, 8, 13, 15)])
    assert (gap.first, gap.last) == (values.FIRST + timedelta(days=8), scenario.rota.last_day)


@pytest.mark.parametrize(("doctors", "shown"), [(4, False), (5, True)])
def test_a_rank_is_told_of_five_doctors_and_not_of_four(doctors: int, shown: bool) -> None:
    scenario, plan = planned([0.5, *([1.0] * (doctors - 1))])
    rank = my_time(scenario, plan, "d0", TODAY).rank
    assert bool(rank.group) is shown
    assert (rank.more, rank.same, rank.less) == ((doctors - 1, 0, 0) if shown else (0, 0, 0))


@given(st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]), min_size=5, max_size=12), st.integers(0, 4))
def test_a_rank_counts_everybody_but_oneself(shares: list[float], who: int) -> None:
    scenario, plan = planned(shares)
    rank = my_time(scenario, plan, f"d{who}", TODAY).rank
    others = [s for n, s in enumerate(shares) if n != who]
    assert rank.doctors == len(shares)
    assert rank.more == len([s for s in others if s > shares[who]])
    assert rank.same == others.count(shares[who])
    assert rank.less == len([s for s in others if s < shares[who]])


def test_a_reason_that_names_a_colleague_is_not_shown() -> None:
    reasons = ("8 days: nobody to spare", "1 day: Ben Whitlock has the cover that could be spared")
    scenario, plan = planned([0.5] * 5, reasons)
    assert my_time(scenario, plan, "d0", TODAY).short_because == reasons[:1]


def test_groups_under_five_are_put_together_and_figures_add_up() -> None:
    rota = values.rota()
    scenario, plan = values.scenario(rota), values.plan()
    tables = {t.kind: t for t in group_tables(scenario, plan)}
    assert all(g.doctors >= 5 for t in tables.values() for g in t.groups)
    halves = tables["full time or less"]
    assert halves.hidden  # three work less than full time
    thirds = tuple(d.changed(line="A" if n < 5 else "B" if n < 10 else "C") for n, d in enumerate(rota.doctors))
    by_line = {t.kind: t for t in group_tables(scenario.changed(rota=rota.changed(doctors=thirds)), plan)}["line"]
    assert [(g.name, g.doctors) for g in by_line.groups] in ([("A", 5), ("others", 7)], [("B", 5), ("others", 7)])
    assert sum(g.due_minutes for g in by_line.groups) == 12 * 480
    assert sum(g.given_minutes for g in by_line.groups) == 480 + 10 * 240


def test_no_plan_has_no_groups() -> None:
    assert group_tables(values.scenario(), None) == ()


def test_today_counts_as_ahead() -> None:
    own = my_time(values.scenario(), values.plan(), "d0", date(2026, 8, 11))
    assert [s.span.start.day for s in own.ahead] == [11]
    assert own.past_minutes == 120
