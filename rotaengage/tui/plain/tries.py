"""What is tried on the what-if screen and what follows, one fact a line; the desk is asked as the screen asks it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pydantic import ValidationError

from rotaengage.domain.change import CHANGES, Change
from rotaengage.domain.progress import Stop
from rotaengage.tui import verbs_explore as verbs
from rotaengage.tui.plain.facts import WIDTH, Facts, flat
from rotaengage.tui.present.answer import answer_lines
from rotaengage.tui.present.change_kinds import KINDS
from rotaengage.tui.present.words import sentence
from rotaengage.usecases.session import session_of

if TYPE_CHECKING:
    from rotaengage.usecases.desk import Desk


@contextmanager
def desk_of(facts: Facts) -> "Iterator[Desk]":
    """A desk with the plan that holds, for as long as it is asked."""
    desk = verbs.open_desk(facts.opened.department, facts.plan)
    try:
        yield desk
    finally:
        desk.close()


def what_if_view(facts: Facts) -> Iterator[str]:
    """What is tried on the what-if screen, and what follows; where nothing is, what can be tried."""
    changes = _tried(facts)
    if not changes:
        yield "Nothing is tried. What can be:"
        yield from (f"{kind.title}: {kind.told}" for kind in KINDS)
        return
    yield from (f"Tried: {sentence(change.says(facts.scenario))}" for change in changes)
    with desk_of(facts) as desk:
        answer = verbs.what_if(desk, changes, Stop())
    yield from flat(answer_lines(answer, facts.plan, facts.scenario, WIDTH))


def _tried(facts: Facts) -> tuple[Change, ...]:
    kept = session_of(facts.path).get("what_if", {})
    if kept.get("plan") != facts.plan.version:
        return ()
    try:
        return CHANGES.validate_json(str(kept.get("tried", "[]")))
    except ValidationError:
        return ()
