"""The form of an entitlement, an event or cover."""

from collections.abc import Mapping

from rotaengage.domain.fact import FactKind, Field
from rotaengage.domain.issue import UserError
from rotaengage.tui import verbs_facts
from rotaengage.tui.present.form import form_title, kind_field
from rotaengage.tui.present.look import Line
from rotaengage.tui.screens.form import FormScreen


class FactForm(FormScreen):
    """name is empty for something new, called is what a person calls it."""

    def __init__(self, kind: FactKind, name: str = "", called: str = "") -> None:
        super().__init__(kind)
        self.fact, self.name_of_fact, self.called = kind, name, called

    def about(self) -> list[Line]:
        """What is changed, or that something is new."""
        return [form_title(self.fact, self.called)]

    def read(self) -> tuple[Field, ...]:
        """The fields of it, or of something new."""
        opened = self.bench.state.opened
        return verbs_facts.fact_form(opened.department.scenario, self.fact, self.name_of_fact) if opened else ()

    def first(self) -> Field | None:
        """Something new can be any of the three."""
        return None if self.name_of_fact else kind_field(self.fact)

    def turn_kind(self, value: str) -> None:
        """Another of the three."""
        self.kind = self.fact = FactKind(value)

    def keep(self, told: Mapping[str, str]) -> None:
        """Keep it, if it can be understood; else say what cannot, and stay."""
        opened = self.bench.state.opened
        if opened is None or (self.name_of_fact and not told):
            self.action_back()
            return
        try:
            verbs_facts.check_fact(opened.department.scenario, self.fact, self.name_of_fact, told)
        except UserError as error:
            self.bench.busy(error.sentence)
            return
        self.told = dict(told)
        self.dismiss("keep")
