"""Ways out by hours of backfill and by another method: within the offers, priced, and tried as a what-if."""

from datetime import time
from typing import Any

import pytest

from rotaengage.domain.activity import ActivityForm, Method
from rotaengage.domain.backfill import BackfillOffer, minutes_bought
from rotaengage.domain.change import AddLocum, ChangeMethod
from rotaengage.domain.changing import changed_by
from rotaengage.domain.grades import Tier
from rotaengage.domain.issue import UserError
from rotaengage.domain.people import Who
from rotaengage.domain.plan import EventOutcome, PlanStatus, Slot
from rotaengage.domain.progress import Stop, silent
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.what_if import WhatIf, swapped
from rotaengage.domain.why import WayOut
from rotaengage.rules import Placed, breaches
from solvers.desk.event import why_event
from solvers.desk.orders import AskEvent, AskWhatIf, AskWhy, Standing
from solvers.desk.warm import Warm
from solvers.desk.ways_bought import to_buy
from solvers.desk.what_if import what_if
from solvers.desk.why import why
from solvers.search import solve
from tests.solvers.departments import EXACT, Shift, forum, open_window, scenario, span, with_events
from tests.solvers.desk.plans import minutes, warm


def ward(**more: Any) -> Scenario:
    """Three doctors from 09:00 to 11:00, two of whom must stay, each owed an hour; nothing is bought by itself."""
    shifts = [Shift(n, 0, start=time(9), end=time(11)) for n in range(3)]
    base = scenario(*shifts, doctors=3, days=1, minimum=2, owed=more.pop("owed", 60))
    sho = tuple(r.changed(who=Who(tiers=frozenset({Tier.SHO}))) for r in base.cover)
    return base.changed(cover=sho, **more)


def bank(**more: Any) -> BackfillOffer:
    fields: dict[str, Any] = {"id": "bank", "title": "Bank", "tier": Tier.SHO, "start": time(8), "end": time(12),
                              "least_minutes": 120, "price": 3}  # fmt: skip
    return BackfillOffer(**fields | more)


def on_desk(problem: Scenario) -> Warm:
    """The best plan that buys nothing."""
    stands = problem.changed(backfill_minutes=0)
    draft = solve(stands, EXACT)
    return Warm(Standing(scenario=stands, slots=draft.slots, events=draft.events, settings=EXACT))


def locums(desk: Warm) -> list[WayOut]:
    """The ways out of whoever has nothing that buy hours."""
    short = next(d.id for d in desk.scenario.rota.doctors if not minutes(desk.standing.slots, d.id))
    found = why(desk, AskWhy(doctor=short), silent, Stop()).ways_out
    return [w for w in found if isinstance(w.changes[0], AddLocum)]


def tried(desk: Warm, way: WayOut) -> WhatIf:
    return what_if(desk, AskWhatIf(changes=way.changes), silent, Stop())


def after(desk: Warm, answer: WhatIf) -> tuple[Slot, ...]:
    return answer.slots or swapped(desk.standing.slots, answer.swaps)


def held(desk: Warm, way: WayOut, answer: WhatIf) -> tuple[EventOutcome, ...]:
    """The events after an answer, which breaks no rule."""
    changed = changed_by(desk.scenario, way.changes, desk.standing.events)
    meant = [e for e in answer.events or desk.standing.events if changed.activity_of[e.activity].form == "event"]
    slots = after(desk, answer)
    events = desk.attended(slots, tuple(meant)) if meant else ()
    assert breaches(Placed(changed, slots, events)) == []
    return events


def test_the_shortest_shift_on_offer_is_the_way_out_at_its_price() -> None:
    desk = on_desk(ward(backfill=(bank(), bank(id="dear", price=4))))
    (way,) = locums(desk)
    shift = way.changes[0]
    assert isinstance(shift, AddLocum)
    assert (shift.source, shift.start, shift.end) == ("bank", time(9), time(11))
    assert (way.price, way.backfill_minutes, way.lost_minutes) == ("2 h of backfill at 3 an hour", 120, 0)
    assert "a locum (SHO) from Bank on Mon 3 Aug 09:00-11:00" in way.says
    answer = tried(desk, way)
    assert answer.delivered_minutes == 180 == minutes(after(desk, answer))
    assert minutes_bought(changed_by(desk.scenario, way.changes).bought) == 120


@pytest.mark.parametrize(
    "offer",
    [bank(tier=Tier.REGISTRAR), bank(start=time(13), end=time(17)), bank(most_minutes=60), bank(most_a_week_minutes=60),
     bank(least_minutes=300), bank(dates=frozenset({scenario().rota.first_day.replace(day=9)}))],
)  # fmt: skip
def test_nothing_is_offered_that_the_setup_does_not_allow(offer: BackfillOffer) -> None:
    assert locums(on_desk(ward(backfill=(offer,)))) == []


def test_limits_count_what_the_plan_buys_already() -> None:
    had, place = bank().shift(span(0, time(8), time(10))), span(0, time(9), time(10))
    problem = ward(backfill=(bank(), bank(id="other", most_minutes=120)))
    assert [w.source for w in to_buy(on_desk(problem), place, {"ward"})] == ["bank", "other"]
    assert [w.source for w in to_buy(on_desk(problem.changed(bought=(had,))), place, {"ward"})] == ["other"]
    desk = on_desk(problem)
    desk.standing = desk.standing.changed(settings=EXACT.changed(backfill_minutes=60))
    assert to_buy(desk, place, {"ward"}) == []


def meeting(total: int = 2) -> Scenario:
    event = forum(total).changed(window=open_window(earliest=time(9), latest=time(11)))
    return with_events(ward(owed=0, backfill=(bank(least_minutes=60),)), event)


def test_every_way_out_of_a_missed_quorum_holds_the_event_when_it_is_tried() -> None:
    desk = on_desk(meeting())
    answer = why_event(desk, AskEvent(event="forum"), silent, Stop())
    assert [w.changes[0].kind for w in answer.ways_out] == ["minimum", "locum", "method", "method"]
    assert [w.price for w in answer.ways_out] == [
        "2 half hours of a doctor below the minimum", "1 h of backfill at 3 an hour",
        "who takes part stays within reach of the ward and counts to cover", "2 h of 2 doctors' own time",
    ]  # fmt: skip
    for way in answer.ways_out[:3]:
        (event,) = held(desk, way, tried(desk, way))
        assert (event.quorum_met, len(event.attending) >= 2, event.why_not) == (True, True, "")
    own = tried(desk, answer.ways_out[3])
    assert held(desk, answer.ways_out[3], own) == ()
    assert minutes(after(desk, own)) == 120


def test_as_many_are_bought_as_a_quorum_needs_and_no_more_than_are_on_offer() -> None:
    one = on_desk(meeting(total=3))
    kinds = [[c.kind for c in w.changes] for w in why_event(one, AskEvent(event="forum"), silent, Stop()).ways_out]
    assert ["locum"] not in kinds
    two = on_desk(meeting(total=3).changed(backfill=(bank(least_minutes=60), bank(id="second", least_minutes=60))))
    ways = why_event(two, AskEvent(event="forum"), silent, Stop()).ways_out
    assert ["locum", "locum"] in [[c.kind for c in w.changes] for w in ways]


def test_an_event_that_is_held_gives_its_time_up_where_it_needs_no_common_start() -> None:
    desk = warm(with_events(ward(owed=0), forum(1)))
    assert desk.standing.events[0].quorum_met
    change = ChangeMethod(activity="forum", method=Method.ASYNCHRONOUS)
    way = WayOut(changes=(change,), says="", price="")
    answer = tried(desk, way)
    assert held(desk, way, answer) == ()
    given = [s for s in after(desk, answer) if s.activity == "forum"]
    assert {s.event for s in given} == {None}
    assert len(given) == len({s.doctor for s in given}) == 2


def test_another_method_changes_what_a_plan_is_made_for() -> None:
    base = meeting()
    virtual = changed_by(base, (ChangeMethod(activity="forum", method=Method.VIRTUAL),)).activity_of["forum"]
    assert (virtual.method, virtual.counts_to_cover) == (Method.VIRTUAL, True)
    own = changed_by(base, (ChangeMethod(activity="forum", method=Method.ASYNCHRONOUS),))
    assert own.activity_of["forum"].form is ActivityForm.INDIVIDUAL
    assert [(d.doctor, d.entitled_minutes) for d in own.dues] == [("d0", 60), ("d1", 60), ("d2", 60)]
    assert [e.id for e in own.entitlements] == ["forum-own-time"]
    draft = solve(own.changed(backfill=()), EXACT)
    assert (draft.status, draft.events, len(draft.slots)) == (PlanStatus.OPTIMAL, (), 2)
    with pytest.raises(UserError, match="no event sdt"):
        changed_by(base, (ChangeMethod(activity="sdt", method=Method.VIRTUAL),))
