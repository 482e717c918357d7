"""What-if: choose a change, see at once what follows, keep it or take it back."""

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from pydantic import ValidationError
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message

from rotaengage.domain.change import CHANGES, Change, window_words
from rotaengage.domain.issue import UserError
from rotaengage.tui.bindings import own_keys_of
from rotaengage.tui.messages import DraftChanged, NoAnswer, WhatIfAnswered
from rotaengage.tui.present.answer import answer_lines, not_asked_lines
from rotaengage.tui.present.change_kinds import KIND_OF, KINDS, Ask, ChangeKind, Facts, asked_here
from rotaengage.tui.present.choices import NOTHING_TO_CHOOSE, choices
from rotaengage.tui.present.empty import key_of
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.text import wrap
from rotaengage.tui.present.words import sentence
from rotaengage.tui.screens.page import Page
from rotaengage.tui.widgets.line_list import Item, LineList
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.pane import Pane
from rotaengage.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rotaengage.usecases.session import Value


class Column(Vertical):
    """A column that says when it has another size."""

    class Resized(Message):
        """It has."""

    def on_resize(self) -> None:
        """Say so."""
        self.post_message(self.Resized())


class WhatIfScreen(Page):
    """Left the changes, or what the next one asks; right the answer."""

    place = "what_if"
    CSS_PATH = "what_if.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.kind: ChangeKind | None = None
        self.given: tuple[str, ...] = ()
        self.needle = ""
        self.unanswered: tuple[Change, ...] = ()

    def body(self) -> ComposeResult:
        """Two columns."""
        with Horizontal():
            with Column(id="left"):
                yield Lines("surface", id="asked")
                yield LineList(id="choices", ground="surface")
                yield Lines("surface", id="told")
            yield Pane(id="answer")
        yield Prompt()

    def on_mount(self) -> None:
        """Keys go to the list."""
        self.query_one(LineList).focus()

    def refill(self) -> None:
        """Another rota or plan."""
        self.kind, self.given, self.needle = None, (), ""
        self.bench.warm_up()
        self._fill()

    def memory(self) -> "dict[str, Value]":
        """What is tried, and on which plan."""
        opened = self.bench.state.opened
        version = opened.plan.version if opened and opened.plan else 0
        return {"tried": CHANGES.dump_json(self.bench.draft).decode(), "plan": version} if self.bench.draft else {}

    def recall(self, kept: "Mapping[str, Value]") -> None:
        """Try it again, where the same plan holds."""
        opened, tried = self.bench.state.opened, self.words_in(kept, "tried")
        version = opened.plan.version if opened and opened.plan else 0
        if tried and kept.get("plan") == version and not self.bench.draft:
            with suppress(ValidationError):
                self.bench.try_changes(*CHANGES.validate_json(tried))

    def hear(self, message: Message) -> None:
        """Something else is tried, or the answer has come."""
        if isinstance(message, DraftChanged):
            self.unanswered = ()
            self._fill()
        elif isinstance(message, WhatIfAnswered):
            self._answer()
        elif isinstance(message, NoAnswer) and message.asked == "what_if" and self.bench.answer is None:
            self.unanswered = self.bench.draft
            self._answer()

    def on_column_resized(self) -> None:
        """Break the words anew: the window or the column has another width."""
        self._fill()

    @property
    def facts(self) -> Facts | None:
        """What the changes refer to."""
        opened, sheet = self.bench.state.opened, self.bench.state.sheet
        if opened is None or sheet is None:
            return None
        column = self.bench.rota_column
        here = sheet.day(column) if 0 <= column < sheet.columns else sheet.first
        return Facts(opened.department.scenario, opened.plan, sheet, here)

    @property
    def ask(self) -> Ask | None:
        """The question that is asked now."""
        return None if self.kind is None else self.kind.asks[len(self.given)]

    def _fill(self) -> None:
        width, facts = max(20, self.query_one("#left").size.width - 3), self.facts
        self.set_class(self.kind is not None, "-asking")
        self.set_class(facts is None or facts.plan is None, "-none")
        if facts is None:
            return
        self.query_one("#asked", Lines).show(self._asked(facts, width))
        self.query_one(LineList).fill(self._items(facts, width))
        self._answer()

    def _asked(self, facts: Facts, width: int) -> list[Line]:
        if self.kind is None or self.ask is None:
            return [line("What is tried", Look.HEAD)] if facts.plan is not None else []
        told = f"{asked_here(self.ask, facts)}{f', with {self.needle}' if self.needle else ''}?"
        return [line(self.kind.title, Look.HEAD), *(line(text) for text in wrap(told, width))]

    def _items(self, facts: Facts, width: int) -> list[Item]:
        if self.ask is not None and self.ask.what != "typed":
            found = choices(self.ask.what, facts, self.given, self.needle)
            return [Item(one, key) for key, one in found] or [Item(one) for one in self._no_choice(self.ask, width)]
        items = [Item(one) for n, change in enumerate(self.bench.draft, 1)
                 for one in _numbered(n, change.says(facts.scenario), width)]  # fmt: skip
        if facts.plan is None:
            return []
        if self.kind is not None:
            return [Item(line(text, Look.MUTED)) for text in wrap(self.kind.told, width)]
        items = items or [Item(line("Nothing yet.", Look.MUTED))]
        items += [Item(line()), Item(line("Try a change", Look.HEAD))]
        return [*items, *(Item(line(f"   {kind.title}"), kind.key) for kind in KINDS)]

    def _no_choice(self, ask: Ask, width: int) -> list[Line]:
        if self.needle:
            return self.found_nothing(self.needle, width)
        back: Line = (Piece(key_of("what_if.back", own_keys_of(self)), Look.KEY), Piece(" goes back", Look.MUTED))
        return [*(line(text) for text in wrap(NOTHING_TO_CHOOSE[ask.what], width)), back]

    def _answer(self) -> None:
        pane, opened, bench = self.query_one(Pane), self.bench.state.opened, self.bench
        if opened is None:
            return
        width = max(30, pane.size.width - 3)
        if opened.plan is None:
            pane.show(self.empty("what_if", max(30, self.size.width - 8)))
        elif not bench.draft:
            pane.show(not_asked_lines(width))
        elif bench.answer is None and self.unanswered == bench.draft:
            pane.show([line("No answer came. u takes the last change back, U tries it again.", Look.WARN)])
        elif bench.answer is None:
            pane.show([line("Asking what follows.", Look.MUTED)])
        else:
            pane.show(answer_lines(bench.answer, opened.plan, opened.department.scenario, width))
        self.refresh_bindings()

    def on_line_list_marked(self, event: LineList.Marked) -> None:
        """Say what the kind of change does."""
        kind = KIND_OF.get(event.key) if self.kind is None else None
        width = max(20, self.query_one("#left").size.width - 3)
        told = [line(text, Look.MUTED) for text in wrap(kind.told, width)] if kind else []
        self.query_one("#told", Lines).show(told)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """A kind of change, or the answer to its question."""
        if self.kind is None:
            self.kind, self.given = KIND_OF[event.key], ()
        else:
            self.given = (*self.given, event.key)
        self._go_on()

    def _go_on(self) -> None:
        """Ask the next question; after the last, try the change."""
        self.needle = ""
        if self.kind is not None and len(self.given) < len(self.kind.asks):
            self._fill()
            if self.ask is not None and self.ask.what == "typed":
                self.query_one(Prompt).ask("typed", self._typed_label(self.ask), self._suggested())
            return
        self._try()

    def _typed_label(self, ask: Ask) -> str:
        return asked_here(ask, self.facts) if self.facts else ask.says

    def _suggested(self) -> str:
        facts = self.facts
        if facts is None or self.kind is None or self.kind.key == "minimum":
            return ""
        if self.kind.key == "window":
            window = facts.scenario.activity_of[self.given[0]].window
            return window_words(window.changed(first_day=None, last_day=None))
        return _day(facts.here)

    def _try(self) -> None:
        kind, facts = self.kind, self.facts
        if kind is None or facts is None:
            return
        try:
            change = kind.make(facts, self.given)
        except UserError as error:
            self.bench.busy(error.sentence)
            self.given = self.given[:-1]
            self._go_on()
            return
        self.kind, self.given = None, ()
        self.query_one(LineList).focus()
        self.bench.try_changes(change)

    def on_prompt_typed(self, event: Prompt.Typed) -> None:
        """Filter while it is typed."""
        if event.kind == "filter":
            self.needle = event.text
            self._fill()

    def on_prompt_done(self, event: Prompt.Done) -> None:
        """What was typed."""
        self.query_one(LineList).focus()
        if event.kind == "typed":
            self.given = (*self.given, event.text)
            self._go_on()
        elif event.kind == "why":
            self.bench.keep_draft(event.text.strip())

    def on_prompt_left(self, event: Prompt.Left) -> None:
        """Back to the list; a question that was asked goes back to the one before."""
        self.query_one(LineList).focus()
        if event.kind == "filter":
            self.needle = ""
            self._fill()
        elif event.kind == "typed":
            self.action_back()

    def action_back(self) -> None:
        """The question before, or what is tried."""
        if self.given:
            self.given = self.given[:-1]
        else:
            self.kind = None
        self.needle = ""
        self._fill()

    def action_filter(self) -> None:
        """Ask for part of a name or a date."""
        if self.ask is not None:
            self.query_one(Prompt).ask("filter", "Filter", self.needle)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep what is possible; leave what is tried."""
        if action == "keep":
            return self.bench.answer is not None and self.bench.answer.possible
        if action == "leave_it":
            return bool(self.bench.draft)
        if action in ("filter", "back"):
            return self.kind is not None
        return True

    def action_keep(self) -> None:
        """Ask why, then keep what is tried."""
        if self.bench.may_keep() is not None:
            self.query_one(Prompt).ask("why", "Why (may stay empty)")

    def action_leave_it(self) -> None:
        """Try nothing any more."""
        self.bench.clear_draft()

    def action_read(self, step: int) -> None:
        """Scroll the answer."""
        self.query_one(Pane).read(step)


def _numbered(number: int, says: str, width: int) -> list[Line]:
    first, *rest = wrap(sentence(says), width - 4)
    return [(Piece(f"{number:>2} ", Look.KEY), Piece(first)), *(line(f"   {text}") for text in rest)]


def _day(day: date) -> str:
    return f"{day.day} {day:%b} "
