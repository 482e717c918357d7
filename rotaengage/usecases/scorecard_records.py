"""The lines of the scorecard that come from the journal: proposals, challenges, outcomes, time delivered."""

from collections.abc import Iterator
from datetime import date
from statistics import median

from rotaengage.domain.journal import Answer, Challenge, Journal, Numbered
from rotaengage.domain.plan import Plan
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.scorecard import NOT_RECORDED, ScoreLine

LEAST_DELIVERED = 0.8
"""Below this share of what was planned the time that was delivered is flagged; a choice, no rule of any contract."""


def proposal_lines(journal: Journal) -> Iterator[ScoreLine]:
    """Principle 5: what was proposed, and what became of it."""
    found = journal.proposals
    taken = sum(reply is not None and reply.taken_up for _, reply in found)
    waiting = sum(reply is None for _, reply in found)
    figure = f"{len(found)} made, {taken} taken up, {len(found) - taken - waiting} refused with a reason"
    yield ScoreLine(principle=5, measure="Proposals and what became of them", figure=figure if found else NOT_RECORDED,
                    flag=f"{waiting} without a reply" if waiting else "",
                    source=numbers(n.number for n, _ in found))  # fmt: skip


def challenge_lines(journal: Journal, scenario: Scenario, today: date) -> Iterator[ScoreLine]:
    """Principle 7: an answer is due by the feedback date of what was challenged."""
    found = journal.challenges
    waits = [days_to_answer(c, a) for c, a in found if a is not None]
    late = [c for c, a in found if _is_late(c, a, scenario, today)]
    half = f", median {median(waits):g} days" if waits else ""
    figure = f"{len(found) - len(waits)} open, {len(waits)} answered{half}"
    yield ScoreLine(principle=7, measure="Challenges open and answered", figure=figure if found else NOT_RECORDED,
                    flag=f"{len(late)} not answered by the feedback date" if late else "",
                    source=numbers(c.number for c in late) or numbers(c.number for c, _ in found))  # fmt: skip


def days_to_answer(challenge: Numbered[Challenge], answer: Answer) -> int:
    """Days from a challenge to its answer."""
    return max(0, (answer.given - challenge.entry.made).days)


def _is_late(challenge: Numbered[Challenge], answer: Answer | None, scenario: Scenario, today: date) -> bool:
    activity = scenario.activity_of.get(challenge.entry.activity)
    due = activity.feedback_date if activity else None
    return due is not None and (answer.given if answer else today) > due


def outcome_lines(journal: Journal, plan: Plan, today: date) -> Iterator[ScoreLine]:
    """Principle 9: activities of this plan that have been held, and those with an outcome."""
    told = {o.activity for o in journal.outcomes}
    held = {e.activity for e in plan.events if e.span is not None and e.span.end.date() < today} | told
    if not held:
        yield ScoreLine(principle=9, measure="Held activities with an outcome", figure="none held yet",
                        source="events of the plan")  # fmt: skip
        return
    without = len(held - told)
    numbered = (n for n, e in journal.entries if e.kind == "outcome")
    yield ScoreLine(principle=9, measure="Held activities with an outcome", figure=f"{len(told)} of {len(held)}",
                    flag=f"{without} held without an outcome" if without else "", source=numbers(numbered))  # fmt: skip


def time_lines(journal: Journal, version: str) -> Iterator[ScoreLine]:
    """Principle 10: what was delivered of what was planned, as far as it is on record."""
    times = journal.times
    planned, delivered = sum(t.planned_minutes for t in times), sum(t.delivered_minutes for t in times)
    exceptions = sum(t.exception for t in times)
    if not times:
        yield ScoreLine(principle=10, measure="Planned time that was delivered", figure=NOT_RECORDED, source=version)
        return
    share = delivered / planned
    figure = f"{delivered / 60:g} of {planned / 60:g} h on record ({int(share * 100 + 1e-9)}%)"
    yield ScoreLine(principle=10, measure="Planned time that was delivered", figure=figure, source="sheet Delivered",
                    flag="delivered far below planned" if share < LEAST_DELIVERED else "")  # fmt: skip
    yield ScoreLine(principle=10, measure="Missed time that was exception-reported", figure=str(exceptions),
                    source="sheet Delivered")  # fmt: skip


def numbers(found: "Iterator[int]") -> str:
    """The entries of the journal that a figure comes from."""
    listed = [str(n) for n in found]
    return f"journal {', '.join(listed)}" if listed else ""
