"""Departments with what a plain one lacks: rooms, competing meetings, sittings, debts, a published plan, backfill.

The same for the same size, like the departments that they are made of.
"""

import random
from datetime import time, timedelta

from benchmarks.instances import MONDAY, Size, department
from rotaengage.domain.activity import Activity, ActivityForm, Window
from rotaengage.domain.backfill import BackfillOffer
from rotaengage.domain.change import Change, ChangeMinimum, TakeLeave
from rotaengage.domain.changing import changed_by
from rotaengage.domain.entitlement import Debt
from rotaengage.domain.grades import Tier
from rotaengage.domain.grouping import Grouping
from rotaengage.domain.plan import Draft
from rotaengage.domain.preferred import Preferred
from rotaengage.domain.rooms import MeetingRoom
from rotaengage.domain.scenario import Goal, Scenario

LUNCH = Window(last_day=MONDAY + timedelta(days=13), weekdays=frozenset({1, 2}), earliest=time(12), latest=time(14))
"""Four dates of two hours: few times for many meetings."""
DEBTORS, MOST_OWING_MINUTES = 0.3, 480
LIVE_DAYS, FREE_DAYS = 14, 28
LOCUM_MINUTES, LOCUM_MINUTES_A_WEEK = 40 * 60, 8 * 60
EVERY_GOAL = (
    Goal.ATTENDANCE, Goal.WORST_FULFILMENT, Goal.DELIVERED, Goal.PREFERRED_COVER, Goal.GAPS, Goal.TIMELINESS,
    Goal.PREFERENCE, Goal.FRAGMENTATION, Goal.CHANGE, Goal.BACKFILL, Goal.ROBUSTNESS,
)  # fmt: skip


def competing(size: Size) -> Scenario:
    """Every meeting wants the same few hours; half of them one small room that closes on Wednesdays at one, the others
    a larger one; all invite the same people.
    """
    base = department(size)
    rooms = (
        MeetingRoom(name="Library", seats=8, weekdays=frozenset({1, 2}), earliest=time(12), latest=time(13, 30)),
        MeetingRoom(name="Lecture hall", seats=20),
    )
    held = [a.changed(window=LUNCH, place=rooms[n % 2].name) for n, a in enumerate(_events(base))]
    return base.changed(activities=(*_own(base), *held), rooms=rooms)


def sittings(size: Size, times: int = 2) -> Scenario:
    """Every meeting is held so many times, each time for others."""
    base = department(size)
    held = [
        a.changed(id=f"{a.id}-{n}", series=a.id, round=1, sitting=n)
        for a in _events(base) for n in range(1, times + 1)
    ]  # fmt: skip
    return base.changed(activities=(*_own(base), *held))


def owing(size: Size) -> Scenario:
    """Some doctors are owed hours of an earlier period besides."""
    base, draw, debts = department(size), random.Random(size.seed + 7), list[Debt]()
    for doctor in base.rota.doctors:
        if draw.random() < DEBTORS:
            minutes = 30 * draw.randint(1, MOST_OWING_MINUTES // 30)
            debts.append(Debt(doctor=doctor.id, activity="sdt", minutes=minutes, basis="the period before"))
    more = {d.doctor: d.minutes for d in debts}
    dues = tuple(d.changed(entitled_minutes=d.entitled_minutes + more.get(d.doctor, 0)) for d in base.dues)
    return base.changed(debts=tuple(debts), dues=dues)


def published(problem: Scenario, draft: Draft, seed: int = 1) -> Scenario:
    """The same problem after its plan was handed out a week before it begins: two doctors have gone on leave for a week
    since, and each requirement asks for one more on one day.
    """
    draw, rota = random.Random(seed), problem.rota
    weeks = ((rota.last_day - rota.first_day).days + 1) // 7
    changes: list[Change] = []
    for doctor in draw.sample(sorted(d.id for d in rota.doctors), 2):
        first = rota.first_day + timedelta(weeks=draw.randrange(weeks))
        changes.append(TakeLeave(doctor=doctor, first=first, last=first + timedelta(days=4)))
    for need in problem.cover:
        day = rota.first_day + timedelta(weeks=draw.randrange(weeks), days=draw.randrange(5))
        changes.append(ChangeMinimum(requirement=need.id, minimum=need.minimum + 1, dates=frozenset({day})))
    limits = problem.limits.changed(live_days=LIVE_DAYS, free_days=FREE_DAYS)
    told = problem.changed(published=draft.slots, as_of=rota.first_day - timedelta(days=7), limits=limits)
    return changed_by(told, changes, draft.events)


def bought(size: Size) -> Scenario:
    """Where cover is short: a bank doctor for each of two tiers, at most so many hours a week and in all."""
    base = department(size)
    offers = tuple(
        BackfillOffer(
            id=f"bank-{tier.value}", title="Bank", tier=tier, weekdays=frozenset(range(5)), start=time(8),
            end=time(18), most_minutes=LOCUM_MINUTES, most_a_week_minutes=LOCUM_MINUTES_A_WEEK, price=price,
        )
        for tier, price in ((Tier.SHO, 60.0), (Tier.REGISTRAR, 80.0))
    )  # fmt: skip
    return base.changed(backfill=offers)


def wishing(size: Size) -> Scenario:
    """Something for every goal: meetings in rooms, gaps and times that are wished for, hours that can be bought."""
    base = competing(size)
    own = [
        a.changed(least_days_apart=3, longest_gap_days=14,
                  preferred=Preferred(weekdays=frozenset({1, 2, 3}), earliest=time(9), latest=time(16)))
        for a in _own(base)
    ]  # fmt: skip
    problem = base.changed(activities=(*own, *_events(base)), backfill=bought(size).backfill)
    return problem.fair_between(Grouping.GRADE)


def _events(problem: Scenario) -> list[Activity]:
    return [a for a in problem.activities if a.form is ActivityForm.EVENT]


def _own(problem: Scenario) -> list[Activity]:
    return [a for a in problem.activities if a.form is not ActivityForm.EVENT]
