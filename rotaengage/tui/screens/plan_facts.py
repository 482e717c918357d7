"""The part of the plan screen that adds, changes and takes out entitlements, events and cover."""

from rotaengage.domain.fact import FactKind
from rotaengage.tui.present.asked import ADD, KIND_OF_LINE, called_of
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.line_list import LineList


class PlanFacts(Page):
    """Opens a form for the marked line, or for something new."""

    @property
    def marked(self) -> tuple[FactKind | None, str]:
        """What the marked line is about, and its id; no kind where it is neither of the three."""
        line, _, name = self.query_one("#aims", LineList).key.partition(":")
        return (FactKind(name), "") if line == ADD else (KIND_OF_LINE.get(line), name)

    def action_add(self) -> None:
        """A form for something new, of the kind that is marked."""
        self._form(self.marked[0] or FactKind.ENTITLEMENT, "")

    def action_change(self) -> None:
        """The form of what is marked."""
        kind, name = self.marked
        if kind is not None and name:
            self._form(kind, name)
        else:
            self.bench.busy("Mark an entitlement, an event or cover first")

    def _form(self, kind: FactKind, name: str) -> None:
        from rotaengage.tui.screens.fact_form import FactForm

        opened = self.bench.state.opened
        if opened is not None and self.bench.may_keep() is not None:
            called = called_of(opened.department.scenario, kind, name) if name else ""
            form = FactForm(kind, name, called)

            def answered(answer: str | None) -> None:
                if answer:
                    self.bench.keep_fact(form.fact, name, form.told)

            self.app.push_screen(form, answered)

    def action_remove(self) -> None:
        """Take out what is marked."""
        kind, name = self.marked
        if kind is not None and name:
            self.bench.drop_fact(kind, name)
        else:
            self.bench.busy("Mark an entitlement, an event or cover first")
