"""What a plain view is given, and how its lines are flattened."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from rotaengage.domain.issue import UserError
from rotaengage.domain.people import Doctor
from rotaengage.domain.plan import Plan
from rotaengage.domain.scenario import Scenario
from rotaengage.tui.present.look import Line
from rotaengage.tui.present.rows import matches
from rotaengage.usecases.opened import Opened

WIDTH = 400
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_BAR = re.compile(r"[━─]+")


class Facts(NamedTuple):
    """An open workspace and what of it is wanted: doctors with these words in name or grade, one day."""

    opened: Opened
    doctor: str = ""
    day: date | None = None

    @property
    def path(self) -> Path:
        """The workspace."""
        return self.opened.path

    @property
    def scenario(self) -> Scenario:
        """Its rota and what is asked of it."""
        return self.opened.department.scenario

    @property
    def plan(self) -> Plan:
        """Its latest plan. UserError where there is none."""
        if self.opened.plan is None:
            raise UserError("there is no plan yet", str(self.path), "make one with rotaengage plan")
        return self.opened.plan

    @property
    def doctors(self) -> list[Doctor]:
        """The doctors wanted. UserError where nobody has these words."""
        found = [one for one in self.scenario.rota.doctors if matches(one, self.doctor)]
        if not found:
            raise UserError(f'nobody has "{self.doctor}" in name or grade', str(self.path), "look at the spelling")
        return found

    @property
    def one_doctor(self) -> Doctor:
        """The doctor who is named. UserError where none is, or nobody is called so."""
        from rotaengage.usecases.names import find_doctor

        if not self.doctor.strip():
            raise UserError("this is one doctor's own", cure="say whose with --doctor NAME")
        return find_doctor(self.scenario.rota.doctors, self.doctor)


def flat(lines: Iterable[Line]) -> list[str]:
    """Lines without looks, bars and columns: parts that stood in columns have a comma between."""
    return [flat_line("".join(piece.text for piece in one)) for one in lines]


def flat_line(text: str) -> str:
    """One line; what stood in columns has a comma between."""
    bare = _BAR.sub("  ", text).strip()
    return _GAP.sub(lambda gap: " " if bare[: gap.start()].endswith((",", ":", ".", ";")) else ", ", bare)
