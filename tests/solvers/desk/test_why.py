"""Reasons, proofs and ways out: each shown reason is enough and needed, each proof true, each way out works."""

from datetime import time

import pytest
from hypothesis import HealthCheck, given, settings

from rotaengage.domain.change import Change, ChangeMinimum, CloseDay, PinSlot, Refuse
from rotaengage.domain.changing import changed_by
from rotaengage.domain.issue import UserError
from rotaengage.domain.plan import Slot
from rotaengage.domain.progress import Stop, silent
from rotaengage.domain.scenario import Pin, Scenario
from rotaengage.domain.why import Proved, Reason, Verdict
from rotaengage.rules import Placed, breaches
from solvers.desk.clash import clash
from solvers.desk.event import why_event
from solvers.desk.orders import AskClash, AskEvent, AskWhatIf, AskWhy
from solvers.desk.warm import Warm
from solvers.desk.what_if import what_if
from solvers.desk.why import why
from tests.solvers.departments import Shift, forum, scenario, small, span, with_events
from tests.solvers.desk.plans import every_plan, minutes, warm

HOUR = (time(9), time(10))


def ward(minimum: int = 1, doctors: int = 3, days: int = 1, owed: int = 60) -> Scenario:
    shifts = [Shift(d, day, start=time(9), end=time(11)) for day in range(days) for d in range(doctors)]
    return scenario(*shifts, doctors=doctors, owed=owed, minimum=minimum, days=days)


def added(desk: Warm, doctor: str, reason: Reason) -> Slot:
    assert reason.place is not None
    return Slot(doctor=doctor, activity="sdt", duty=reason.duty, span=reason.place, source=reason.cell)


def cover_broken(problem: Scenario, slots: tuple[Slot, ...], events: object = ()) -> bool:
    return any(b.rule == "cover" for b in breaches(Placed(problem, slots)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small())
def test_each_obstacle_of_a_reason_is_needed_and_together_they_are_enough(problem: Scenario) -> None:
    desk = warm(problem)
    minimum = {r.id: r.minimum for r in problem.cover}
    for due in problem.dues:
        for reason in desk.table.reasons(due.doctor, [problem.activities[0]]):
            if reason.place is None:
                continue
            slots = (*desk.standing.slots, added(desk, due.doctor, reason))
            if reason.verdict is Verdict.FREE:
                assert not cover_broken(problem, slots)
                continue
            lower = [
                ChangeMinimum(requirement=o.requirement, minimum=minimum[o.requirement] - o.missing_doctors,
                              dates=frozenset({reason.day}))
                for o in reason.obstacles
            ]  # fmt: skip
            if reason.verdict in (Verdict.COLLEAGUES, Verdict.COVER):
                assert not cover_broken(changed_by(problem, lower), slots)
            for left_out in lower:
                fewer = [c for c in lower if c is not left_out]
                assert cover_broken(changed_by(problem, fewer), slots)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small(most_doctors=3, most_days=2, tiny=True))
def test_a_proof_says_what_every_plan_says(problem: Scenario) -> None:
    desk = warm(problem)
    stood = {d.id: minutes(desk.standing.slots, d.id) for d in problem.rota.doctors}
    for doctor, had in stood.items():
        proof = desk.prover.prove(doctor, Stop())
        fair = [
            p for p in every_plan(problem) if all(minutes(p, w) >= m for w, m in stood.items() if w != doctor)
        ]  # fmt: skip
        most = max(minutes(p, doctor) for p in fair)
        assert most <= max(proof.bound_minutes, had)
        if proof.status is Proved.PROVED:
            assert most <= had
        if proof.status is Proved.REFUTED:
            assert most > had


def test_ways_out_are_tried_and_priced() -> None:
    desk = warm(ward(minimum=2))
    who = next(d for d in ("d0", "d1", "d2") if not minutes(desk.standing.slots, d))
    answer = why(desk, AskWhy(doctor=who), silent, Stop())
    assert answer.proof.status is Proved.PROVED
    assert [r.verdict for r in answer.reasons] == [Verdict.COLLEAGUES]
    kinds = {tuple(c.kind for c in w.changes) for w in answer.ways_out}
    assert kinds == {("pin",), ("minimum", "pin"), ("locum", "pin")}
    for way in answer.ways_out:
        again = what_if(desk, AskWhatIf(changes=way.changes), silent, Stop())
        gained = {g.doctor: g.minutes for g in again.gains}
        assert gained[who] == way.gained_minutes == 60
    free = next(w for w in answer.ways_out if w.changes[0].kind == "minimum")
    assert (free.half_hours, free.lost_minutes) == (2, 0)
    taken = next(w for w in answer.ways_out if w.changes[0].kind == "pin")
    assert taken.lost_minutes == 60


def test_cover_that_the_rota_itself_lacks_is_told_from_what_colleagues_have() -> None:
    short = warm(ward(minimum=3))
    reasons = short.table.reasons("d0", [short.scenario.activities[0]])
    assert [r.verdict for r in reasons] == [Verdict.COVER]
    assert [o.requirement for o in reasons[0].obstacles] == ["ward"]
    assert reasons[0].obstacles[0].half_hours == 2


def test_rules_about_the_doctor_alone_are_named() -> None:
    refused = ward(minimum=0).changed(
        pins=(Pin(doctor="d0", activity="sdt", span=span(0, time(8), time(12)), wanted=False),)
    )
    desk = warm(refused)
    reason = desk.table.reasons("d0", [refused.activities[0]])[0]
    assert (reason.verdict, [o.rule for o in reason.obstacles]) == (Verdict.PLACING, ["pin"])
    answer = why(desk, AskWhy(doctor="d0"), silent, Stop())
    assert ("lift_pin",) in {tuple(c.kind for c in w.changes) for w in answer.ways_out}


def test_who_has_all_that_is_owed_needs_no_reason() -> None:
    answer = why(warm(ward(minimum=0)), AskWhy(doctor="d0"), silent, Stop())
    assert (answer.planned_minutes, answer.entitled_minutes) == (60, 60)
    assert (answer.reasons, answer.ways_out) == ((), ())


def test_nobody_and_nothing_owed_are_mistakes() -> None:
    with pytest.raises(UserError, match="no doctor nobody"):
        why(warm(ward()), AskWhy(doctor="nobody"), silent, Stop())
    with pytest.raises(UserError, match="nothing is owed to Doctor 0"):
        why(warm(ward(owed=0)), AskWhy(doctor="d0"), silent, Stop())


def test_clashing_changes_come_down_to_a_set_from_which_none_can_be_left_out() -> None:
    desk = warm(ward(minimum=2))
    pins = tuple(PinSlot(doctor=d, activity="sdt", span=span(0, *HOUR)) for d in ("d0", "d1"))
    idle: tuple[Change, ...] = (Refuse(doctor="d2", span=span(0, *HOUR)),)
    found = clash(desk, AskClash(changes=(*idle, *pins)), silent, Stop())
    assert set(found.changes) == set(pins)
    assert found.minimal
    assert not what_if(desk, AskWhatIf(changes=found.changes), silent, Stop()).possible
    for change in found.changes:
        fewer = tuple(c for c in found.changes if c is not change)
        assert what_if(desk, AskWhatIf(changes=fewer), silent, Stop()).possible
    assert every_plan(changed_by(desk.scenario, found.changes)) == []


def test_changes_that_can_hold_do_not_clash() -> None:
    desk = warm(ward(minimum=1))
    closing = (CloseDay(day=desk.scenario.rota.first_day),)
    assert clash(desk, AskClash(changes=closing), silent, Stop()).changes == ()


def test_a_pin_of_the_rota_can_be_part_of_a_clash() -> None:
    held = ward(minimum=2).changed(pins=(Pin(doctor="d0", activity="sdt", span=span(0, *HOUR)),))
    desk = warm(held)
    found = clash(desk, AskClash(changes=(PinSlot(doctor="d1", activity="sdt", span=span(0, *HOUR)),)), silent, Stop())
    assert {c.doctor for c in found.changes if isinstance(c, PinSlot)} == {"d0", "d1"}
    assert [w.changes[0].kind for w in found.ways_out if w.changes] == ["lift_pin"]


def test_an_event_that_lacks_a_site_shows_those_starts_first_that_lack_the_fewest() -> None:
    base = scenario(Shift(0, 0), Shift(1, 0), Shift(1, 1), Shift(2, 1), doctors=3, owed=0)
    north = tuple(d.changed(site="North") if d.id == "d2" else d for d in base.rota.doctors)
    problem = with_events(base.changed(rota=base.rota.changed(doctors=north)), forum(1, {"site North": 2}))
    answer = why_event(warm(problem), AskEvent(event="forum"), silent, Stop())
    best = answer.starts[0]
    assert (best.start.day, best.by_group, best.short) == (4, {"site North": 1}, "1 of 2 from site North")
    assert answer.says.startswith("at best Tue 4 Aug")
    assert any(s.by_group == {"site North": 0} for s in answer.starts)


def test_an_event_without_a_quorum_shows_its_starts_and_who_holds_it_up() -> None:
    base = with_events(ward(minimum=2, owed=0), forum(total=2))
    answer = why_event(warm(base), AskEvent(event="forum"), silent, Stop())
    assert not answer.met
    assert {s.attending for s in answer.starts} == {1}
    assert answer.starts[0].short == "1 of 2 for a quorum"
    assert [o.requirement for o in answer.starts[0].obstacles] == ["ward"]
    assert [w.changes[0].kind for w in answer.ways_out] == ["minimum", "method", "method"]
    lowered = warm(changed_by(base, answer.ways_out[0].changes))
    assert lowered.standing.events[0].quorum_met
