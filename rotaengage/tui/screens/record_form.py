"""The form of what came of a plan: time delivered or missed, outcomes, challenges and answers, proposals, replies."""

from collections.abc import Mapping
from datetime import date

from rotaengage.domain.fact import Field
from rotaengage.domain.issue import UserError
from rotaengage.domain.record import RecordKind
from rotaengage.tui import verbs_record
from rotaengage.tui.present.look import Line
from rotaengage.tui.present.record import FOREVER, form_head, kind_of_record
from rotaengage.tui.screens.dialog import Dialog
from rotaengage.tui.screens.form import FormScreen
from rotaengage.tui.widgets.line_list import LineList

FOLLOW = {"doctor": ("day", "delivered"), "day": ("delivered",), "activity": ("held",)}
"""Fields whose choices follow another field: they are offered anew where that one changes."""


class RecordForm(FormScreen):
    """Asks once more before it answers "keep": what is on record is never changed. told may hold fields said before."""

    def __init__(self, kind: RecordKind, told: Mapping[str, str]) -> None:
        super().__init__(kind)
        self.record = kind
        self.said = dict(told)
        self.today = date.today()

    def about(self) -> list[Line]:
        """What is put on record."""
        return form_head(self.record)

    def read(self) -> tuple[Field, ...]:
        """The fields, with what can be put on record now."""
        opened = self.bench.state.opened
        return verbs_record.record_form(opened, self.record, self.said, self.today) if opened else ()

    def first(self) -> Field | None:
        """The kind can be turned."""
        return kind_of_record(self.record)

    def begin(self) -> None:
        """With what is needed and not said yet."""
        shown = self.query_one(LineList).items
        asked = [field.key for field in self.fields if field.needed and not self.value(field)]
        self.query_one(LineList).mark(next((n for n, item in enumerate(shown) if item.key in asked[:1]), 0))

    def turn_kind(self, value: str) -> None:
        """Another kind of entry; what was said of the first goes with it."""
        self.kind = self.record = RecordKind(value)
        self.said = {}

    def say(self, key: str, value: str) -> None:
        """Take it; what follows it is offered anew."""
        for other in FOLLOW.get(key, ()):
            self.said.pop(other, None)
        self.said[key] = value
        self.reread()

    def keep(self, told: Mapping[str, str]) -> None:
        """Ask once more, where it can be put on record; else say what is in the way, and stay."""
        opened = self.bench.state.opened
        if opened is None:
            self.action_back()
            return
        try:
            verbs_record.check_record(opened, self.record, told, self.today)
        except UserError as error:
            self.bench.busy(error.sentence)
            return
        self.told = dict(told)
        self.app.push_screen(Dialog("Put this on record?", [FOREVER], yes="Put on record", no="Back"), self._sure)

    def _sure(self, sure: bool | None) -> None:
        if sure:
            self.dismiss("keep")
