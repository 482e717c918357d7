"""The course of a search while it runs: stage, best so far, bound and gap, in words."""

from collections.abc import Sequence
from typing import NamedTuple

from rotaengage.domain.plan import Objective
from rotaengage.domain.progress import Progress
from rotaengage.tui.present.aims import amount, gap_words, goal_title
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.text import clean, fit, fit_right, wrap
from rotaengage.tui.present.trace import BOTH, FOUND, LABEL, LIMIT, trace_lines

FULL, EMPTY = "━", "─"


class Course(NamedTuple):
    """A search under way: the steps told so far, the limit in seconds (None: none), whether it was asked to stop."""

    steps: tuple[Progress, ...] = ()
    limit: float | None = None
    stopping: bool = False


def bar(part: float, width: int) -> tuple[str, str]:
    """A bar of this many cells in two pieces: what is done and what is not; full only when all is done."""
    done = int(min(max(part, 0.0), 1.0) * width + 1e-9)
    return FULL * done, EMPTY * (width - done)


def measure(step: Progress) -> Objective | None:
    """The step's value and bound as an objective; None if it has no value."""
    if step.value is None:
        return None
    bound = step.value if step.bound is None else step.bound
    return Objective(name=step.stage, value=step.value, bound=bound, unit=step.unit, less_is_better=step.value > bound)


def course_lines(course: Course, elapsed: float, width: int) -> list[Line]:
    """The head of the running search: time with its bar, the stage in hand, value, bound and gap."""
    time = f"{elapsed:.0f} s" if course.limit is None else f"{elapsed:.0f} of {course.limit:.0f} s"
    title = "Stopping, keeping the best" if course.stopping else "Planning"
    lines: list[Line] = [(Piece(fit(title, width - len(time)), Look.HEAD), Piece(time, Look.MUTED))]
    if course.limit:
        done, left = bar(elapsed / course.limit, width)
        lines.append((Piece(done, Look.GOOD), Piece(left, Look.MUTED)))
    if not course.steps:
        return [*lines, line("Setting up.", Look.MUTED)]
    lines += _hand_lines(course.steps[-1], width)
    drawn = trace_lines(course.steps, width)
    key = f"{FOUND} found  {LIMIT} limit  {BOTH} both: proved"
    if drawn:
        lines += [
            line(),
            *drawn,
            line(f"{key:>{max(len(key), min(width, LABEL + 2 + len(key)))}}", Look.MUTED),
        ]
    return [*lines, line(), line("What it found", Look.HEAD), *history(course.steps, width)]


def _hand_lines(step: Progress, width: int) -> list[Line]:
    objective = measure(step)
    lines = [line(), line(goal_title(clean(step.stage)), Look.STRONG)]
    if objective is not None:
        lines.append(line(f"Best so far {amount(objective.value, step.unit)}"))
        if step.bound is not None:
            lines.append(line(f"Limit {amount(objective.bound, step.unit)}, {gap_words(objective)}"))
    return lines + [line(text, Look.MUTED) for text in wrap(step.says, width)]


def history(steps: Sequence[Progress], width: int, most: int = 40) -> list[Line]:
    """The steps with a value, the last first."""
    told: list[tuple[Line, Progress]] = []
    for step in (step for step in steps if step.value is not None):
        one = _step_line(step, width)
        if not told or told[-1][0][1:] != one[1:]:  # what reads the same as before was found when it was first found
            told.append((one, step))
    return [one for one, _ in reversed(told[-most:])]


def _step_line(step: Progress, width: int) -> Line:
    objective = measure(step)
    value = "" if objective is None else amount(objective.value, step.unit)
    gap = "" if objective is None or step.bound is None else gap_words(objective)
    room = max(6, width - 8 - 11 - 14)
    return (
        Piece(fit_right(f"{step.seconds:.1f} s", 7) + " ", Look.MUTED),
        Piece(fit(goal_title(step.stage), room)),
        Piece(fit_right(value, 11), Look.STRONG),
        Piece(fit_right(gap, 14), Look.MUTED),
    )
