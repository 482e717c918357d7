"""Who looks: a doctor or a representative, for whom a workspace shows only what they may see."""

from pathlib import Path

from rotaengage.usecases.names import find_doctor
from rotaengage.usecases.open_workspace import look_at

REPRESENTATIVE = "representative"
"""The viewer who sees the figures of groups."""


def viewer_of(path: Path, who: str) -> str:
    """The viewer by a doctor's name, or REPRESENTATIVE. UserError where there is no such doctor."""
    if who == REPRESENTATIVE:
        return who
    return find_doctor(look_at(path).department.scenario.rota.doctors, who).id
