"""Holds a reading against the truth of a made rota: right, asked about, silently wrong, silently lost."""

import re
from dataclasses import dataclass, field

from rotaengage.domain.duty import Duty
from rotaengage.domain.inspection import Inspection
from rotaengage.domain.issue import Severity
from rotaengage.domain.refs import column_number
from tests.importers.made_paper import Paper, Truth

Place = tuple[int, int]
_RANGE = re.compile(r"([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?")


@dataclass
class Score:
    """Counts of cells; wrong and lost name the places."""

    right: int = 0
    asked: int = 0
    wrong: list[Place] = field(default_factory=list)
    lost: list[Place] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Cells right or asked about, of all."""
        good = self.right + self.asked
        return good / (good + len(self.wrong) + len(self.lost))


def pointed_at(found: Inspection) -> set[Place]:
    """The cells that questions name on the sheet Rota."""
    places: set[Place] = set()
    for issue in found.issues:
        if issue.severity is Severity.QUESTION and issue.where.startswith("'Rota'!"):
            for left, top, right, bottom in _RANGE.findall(issue.where[7:]):
                a, z = column_number(left), column_number(right or left)
                rows = range(int(top), int(bottom or top) + 1)
                places.update((r, c) for r in rows for c in range(a, z + 1))
    return places


def _same(duty: Duty, truth: Truth, names: dict[str, str]) -> bool:
    name = " ".join(names[duty.doctor].split())
    code = None if duty.code is None else " ".join(duty.code.split())
    who = (name, duty.day, code) == (truth.person, truth.day, truth.code)
    when = truth.week is None or (duty.week, duty.weekday) == (truth.week, truth.weekday)
    return who and when and (truth.post is None or duty.post == truth.post)


def score(paper: Paper, found: Inspection) -> Score:
    """Every cell of the truth, and every duty that is none."""
    result, asked = Score(), pointed_at(found)
    names = {p.id: p.name for r in found.rotas for p in r.people}
    read: dict[Place, Duty] = {}
    for duty in (d for r in found.rotas for d in r.duties):
        if duty.source.sheet == "Rota":
            read.setdefault((duty.source.row, duty.source.column), duty)
    for place, truth in paper.truth.items():
        if place in read and _same(read[place], truth, names):
            result.right += 1
        elif place in asked:
            result.asked += 1
        else:
            (result.wrong if place in read else result.lost).append(place)
    result.wrong += [p for p in read if p not in paper.truth and p not in asked]
    return result
