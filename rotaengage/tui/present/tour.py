"""The tour: what is said on each step, and what leads to the next one."""

from typing import NamedTuple

from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.text import wrap


class Step(NamedTuple):
    """A step: its title, what is said, and the screen, or a plan, that is waited for; nothing means F6 alone."""

    title: str
    told: str
    until: str = ""


PLANNED = "a plan"
_TOLD: tuple[tuple[str, str, str], ...] = (
    ("What was read", "rota",
     "This ward's workbook was read cell by cell: each is understood, left alone with a reason, or a question to you. "
     "Nothing is lost, and the file itself is never written to. Press 3 to see the rota."),
    ("The rota", "plan",
     "Doctors down, dates across. Move with the arrows, h j k l or the mouse; the panel tells about the marked cell, "
     "the lines below how many are present against the minimum. Press 4 to plan."),
    ("Planning", PLANNED,
     "Aims stand in order: the first counts most. Cover is no aim: it is never taken below its minimum. "
     "Press p to look for protected time; Esc stops and keeps the best plan so far."),
    ("The proof", "doctors",
     "Each aim has its figure and the limit that no plan can pass. The plan was checked by rules that did not make it. "
     "Press 5 to see what each doctor gets."),
    ("Who is short", "why",
     "The worst-off stands first, with the reason. Press 9 to ask why, day by day, and what it would take."),
    ("Why", "what_if",
     "Every reason names its days and cells; each way out was tried before it is shown. "
     "Press 8 to try a change of your own."),
    ("What if", "issues",
     "Pin, refuse, close a day, add a locum: the plan answers near what it was, and says who gains and who loses. "
     "u takes back whatever you kept. Press 7 for all that needs a person."),
    ("What needs a person", "export",
     "Questions, breaches and gaps in one list; Enter goes to the cell. Press 6 to hand the workbook back."),
    ("Handing back", "",
     "Here stands each cell that would change, before anything is written; w writes a new file. "
     "F10 opens the menu, ? lists and searches every key. That is the tour; now open a rota of your own with 1."),
)  # fmt: skip
STEPS = tuple(Step(title, told, until) for title, until, told in _TOLD)


def next_step(at: int, place: str, *, planned: bool) -> int:
    """The step after what the person just did: one further where that was what the step waits for."""
    until = STEPS[at].until
    done = planned if until == PLANNED else bool(until) and place == until
    return at + 1 if done else at


def step_lines(at: int, keys: tuple[str, str], width: int) -> list[Line]:
    """A step in at most four lines; keys are those that go on and leave."""
    step, (on, leave) = STEPS[at], keys
    last = at == len(STEPS) - 1
    head: Line = (
        Piece(f"Tour {at + 1} of {len(STEPS)}: {step.title}", Look.HEAD),
        Piece(f"   {leave} ends it" if last else f"   {on} skips, {leave} leaves", Look.MUTED),
    )
    return [head, *(line(text) for text in wrap(step.told, width))][:4]
