"""Numbers for names: arrays hold doctors, activities and duties as whole numbers."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from solvers.facts import Facts


class Names:
    """Doctors, activities and duties by number, in their stable order."""

    def __init__(self, facts: "Facts") -> None:
        self.doctors = [d.id for d in facts.doctors]
        self.activities = sorted(a.id for a in facts.scenario.activities)
        self.duties = [w.duty.id for d in self.doctors for w in facts.works[d]]
        self.doctor_number = {name: n for n, name in enumerate(self.doctors)}
        self.activity_number = {name: n for n, name in enumerate(self.activities)}
        self.duty_number = {name: n for n, name in enumerate(self.duties)}

    def doctor(self, name: str) -> int:
        """A doctor's number."""
        return self.doctor_number[name]

    def activity(self, name: str) -> int:
        """An activity's number."""
        return self.activity_number[name]

    def duty(self, name: str) -> int:
        """A duty's number."""
        return self.duty_number[name]
