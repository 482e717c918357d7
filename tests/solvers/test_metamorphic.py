"""What must stay the same when a problem is told another way, and what can only get better."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rotaengage.domain.duty import Duty
from rotaengage.domain.entitlement import Entitlement, Per
from rotaengage.domain.plan import Draft
from rotaengage.domain.scenario import Goal, PlanSettings, Scenario
from rotaengage.domain.span import Span
from rotaengage.usecases.dues import dues
from solvers.search import solve
from tests.solvers.departments import EXACT, Shift, doctor, duty, new_breaches, small

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
ANY = settings(max_examples=12, deadline=None, suppress_health_check=SLOW)


def figures(draft: Draft) -> dict[str, float]:
    return {o.name: o.value for o in draft.objectives}


def later(problem: Scenario, weeks: int) -> Scenario:
    """Everything so many weeks later on the wall clock."""
    by, rota = timedelta(weeks=weeks), problem.rota

    def moved(one: Duty) -> Duty:
        span = one.span and Span(one.span.start + by, one.span.end + by)
        return one._replace(day=one.day and one.day + by, span=span)

    shifted = rota.changed(
        first_day=rota.first_day + by, last_day=rota.last_day + by, duties=tuple(moved(d) for d in rota.duties)
    )
    return problem.changed(rota=shifted)


@ANY
@given(small(most_doctors=3, most_days=3), st.integers(1, 11))
def test_whole_weeks_later_is_the_same_plan_whole_weeks_later(problem: Scenario, weeks: int) -> None:
    """All of it in summer time."""
    now, then = solve(problem, EXACT), solve(later(problem, weeks), EXACT)
    assert figures(then) == figures(now)
    by = timedelta(weeks=weeks)
    assert [(s.doctor, s.span.start - by, s.activity) for s in then.slots] == [
        (s.doctor, s.span.start, s.activity) for s in now.slots
    ]


@ANY
@given(small(most_doctors=4, most_days=3), st.permutations(range(4)))
def test_other_names_change_no_figure(problem: Scenario, order: list[int]) -> None:
    names = {f"d{n}": f"d{to}" for n, to in enumerate(order)}
    rota = problem.rota
    people = tuple(d.changed(id=names[d.id]) for d in rota.doctors)
    duties = tuple(d._replace(doctor=names[d.doctor]) for d in rota.duties)
    dues = tuple(d.changed(doctor=names[d.doctor]) for d in problem.dues)
    renamed = problem.changed(rota=rota.changed(doctors=people, duties=duties), dues=dues)
    assert figures(solve(renamed, EXACT)) == figures(solve(problem, EXACT))


@ANY
@given(small(most_doctors=3, most_days=3))
def test_a_colleague_more_never_takes_time_from_anybody(problem: Scenario) -> None:
    """Nothing is owed to the newcomer, who is there every day and counts to every requirement."""
    extra, rota = doctor(9), problem.rota
    days = range((rota.last_day - rota.first_day).days + 1)
    theirs = tuple(duty(900 + n, Shift(9, n)) for n in days)
    bigger = problem.changed(rota=rota.changed(doctors=(*rota.doctors, extra), duties=(*rota.duties, *theirs)))
    order = PlanSettings(seconds=20.0, gap=0.0, order=(Goal.DELIVERED,))
    alone = problem.changed(activities=problem.activities[:1])
    more = bigger.changed(activities=problem.activities[:1])
    draft = solve(more, order)
    assert new_breaches(more, draft) == []
    assert figures(draft)[Goal.DELIVERED] >= figures(solve(alone, order))[Goal.DELIVERED]


@ANY
@given(small(most_doctors=4, most_days=2, tiny=True), st.integers(1, 3))
def test_twice_the_wte_is_twice_the_due_and_nobody_is_better_off(problem: Scenario, hours: int) -> None:
    """The same doctors half time and full time; whole hours, so that half of any plan is a plan."""
    weekly = Entitlement(id="sdt", activity="sdt", minutes=120 * hours, per=Per.PERIOD)

    def working(wte: float) -> Scenario:
        people = tuple(d.changed(wte=wte) for d in problem.rota.doctors)
        rota = problem.rota.changed(doctors=people)
        return problem.changed(rota=rota, dues=dues(rota, problem.activities, (weekly,)))

    half, full = working(0.5), working(1.0)
    assert [2 * d.entitled_minutes for d in half.dues] == [d.entitled_minutes for d in full.dues]
    worst = [figures(solve(p, EXACT))[Goal.WORST_FULFILMENT] for p in (half, full)]
    assert worst[0] >= worst[1]


@ANY
@given(small(most_doctors=3, most_days=3), st.sampled_from(("spacing", "daily", "handover")))
def test_a_stricter_rule_never_gives_more_time(problem: Scenario, rule: str) -> None:
    plain = problem.changed(activities=problem.activities[:1])
    (own,), limits = plain.activities, plain.limits
    if rule == "spacing":
        strict = plain.changed(activities=(own.changed(least_days_apart=2),))
    elif rule == "daily":
        strict = plain.changed(limits=limits.changed(most_a_day_minutes=own.block_least_minutes))
    else:
        strict = plain.changed(limits=limits.changed(handover_minutes=limits.handover_minutes + 30))
    order = PlanSettings(seconds=20.0, gap=0.0, order=(Goal.DELIVERED,))
    assert figures(solve(strict, order))[Goal.DELIVERED] <= figures(solve(plain, order))[Goal.DELIVERED]
