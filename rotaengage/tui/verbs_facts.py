"""The use cases of what a plan is made for, each imported when it is first called."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rotaengage.domain.department import Department
    from rotaengage.domain.fact import FactKind, Field
    from rotaengage.domain.scenario import Scenario
    from rotaengage.usecases.opened import Opened


def fact_form(scenario: "Scenario", kind: "FactKind", name: str = "") -> "tuple[Field, ...]":
    """The form of one, or an empty one."""
    from rotaengage.usecases.fact_forms import fact_form as verb

    return verb(scenario, kind, name)


def check_fact(scenario: "Scenario", kind: "FactKind", name: str, told: "Mapping[str, str]") -> None:
    """UserError where the words of a form cannot be understood."""
    from rotaengage.usecases.fact_forms import read_fact as verb

    verb(scenario, kind, name, told)


def keep_fact(path: Path, department: "Department", kind: "FactKind", name: str, told: "Mapping[str, str]") -> "Opened":
    """Keep what a form says."""
    from rotaengage.usecases.edit_facts import keep_fact as verb

    return verb(path, department, kind, name, told)


def drop_fact(path: Path, department: "Department", kind: "FactKind", name: str) -> "Opened":
    """Take one out."""
    from rotaengage.usecases.edit_facts import drop_fact as verb

    return verb(path, department, kind, name)
