"""Principle 5 counts the alternatives that a plan was chosen from, as the workspace keeps them."""

from pathlib import Path

import pytest

from rotaengage.domain.frontier import Alternative, Axis, Frontier
from rotaengage.domain.privacy import Privacy
from rotaengage.store import Workspace
from rotaengage.usecases.choose import looked_at, offered
from rotaengage.usecases.handout import gather
from rotaengage.usecases.scorecard import Records, scorecard
from tests.export.people import made, own_slots, problem
from tests.usecases.shelf import workspace


def alternatives(number: int) -> Frontier:
    """As many, without a slot."""
    ones = tuple(Alternative(name=f"n{n}", values=(float(n),), bounds=(float(n),)) for n in range(number))
    return Frontier(axes=(Axis.DELIVERED,), alternatives=ones)


@pytest.mark.parametrize(("versions", "choices", "figure", "flag"), [
    (1, (), "none chosen out of several", "no alternative was looked at"),
    (1, (0,), "0 beside those chosen, choices: 1", "no alternative was looked at"),
    (1, (1,), "1 beside those chosen, choices: 1", ""),
    (2, (), "none chosen out of several", ""),
    (3, (4, 2), "6 beside those chosen, choices: 2", ""),
])  # fmt: skip
def test_alternatives_that_were_looked_at_count_as_other_plans_do(
    versions: int, choices: tuple[int, ...], figure: str, flag: str
) -> None:
    lines = scorecard(Records(made(), problem(), {}, versions=versions, choices=choices))
    told = {s.measure: s for s in lines if s.principle == 5}
    assert told["Alternatives looked at before a plan was chosen"].figure == figure
    assert told["Plans looked at before this one"].flag == flag


@pytest.mark.parametrize("privacy", Privacy)
def test_the_report_counts_the_choices_up_to_its_plan(tmp_path: Path, privacy: Privacy) -> None:
    path = workspace(tmp_path)
    with Workspace.open(path) as opened:
        opened.choose_plan(made(own_slots()[:3]), offered(alternatives(4), 2), "Ana", "fairest")
        opened.choose_plan(made(), offered(alternatives(3), 0), "Ana", "fairer")
        opened.take_plan(3, "Ana", "after all")
    assert gather(path, privacy).choices == (3,)
    with Workspace.open(path) as opened:
        opened.take_plan(2, "Ana", "the old one")
    assert gather(path, privacy).choices == ()


def test_a_choice_that_tells_no_alternatives_counts_none() -> None:
    for told in (b'{"alternatives": 3}', b'{"alternatives": []}', b"[1, 2]", b"{}"):
        assert looked_at(told) == 0
    assert [looked_at(offered(alternatives(n), 0)) for n in (1, 2, 5)] == [0, 1, 4]
