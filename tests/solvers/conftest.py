"""Every plan that the planner makes in these tests is judged by the plain rules, whatever a test looks at."""

from collections.abc import Callable
from typing import Any

import pytest

from rotaengage.domain.plan import Draft
from solvers import search
from solvers.facts import Facts
from tests.solvers.departments import new_breaches


def judged(plan: Callable[..., Draft]) -> Callable[..., Draft]:
    """A part of the planner whose drafts are judged before anybody sees them."""

    def plan_and_judge(facts: Facts, *given: Any) -> Draft:
        draft = plan(facts, *given)
        assert new_breaches(facts.scenario.changed(bought=draft.backfill), draft) == []
        return draft

    return plan_and_judge


@pytest.fixture(autouse=True)
def _judged_plans(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_in_one", "_in_pools"):
        monkeypatch.setattr(search, name, judged(getattr(search, name)))
