"""The answer to a what-if in words: is it possible, who gains and loses what, and which slots differ."""

from rotaengage.domain.plan import Plan
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.what_if import Found, WhatIf
from rotaengage.tui.present.compare import figures_lines, gain_lines, swap_lines
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.text import wrap
from rotaengage.tui.present.words import count, hours, sentence, when
from rotaengage.usecases.floor_words import floor_words

FOUND_WORDS: dict[Found, str] = {
    Found.NEARBY: "as near to the plan that stands as can be",
    Found.FILLED: "the plan that stands, with free places filled up",
    Found.REPLANNED: "planned from the beginning",
}
NOT_ASKED = (
    "Choose a change on the left. The plan answers at once and says who gains and who loses. Nothing is kept until you "
    "say so."
)


def not_asked_lines(width: int) -> list[Line]:
    """Nothing is tried: what can be done here."""
    return [line("Nothing tried yet", Look.HEAD), *(line(text) for text in wrap(NOT_ASKED, min(width, 76)))]


def answer_lines(answer: WhatIf, plan: Plan | None, scenario: Scenario, width: int) -> list[Line]:
    """The whole answer."""
    if not answer.possible:
        return _impossible(answer, width)
    lines = [*_headline(answer, width), line(), *_events(answer, plan, scenario, width)]
    lines += [line("Who gains and who loses", Look.HEAD), *gain_lines(answer.gains, scenario.rota, width)]
    if plan is not None and answer.objectives:
        names = ("now", "then")
        figures = figures_lines(plan.objectives, answer.objectives, names, width)
        lines += [line(), line("Aims", Look.HEAD), *figures]
    head: Line = (Piece("Slots that differ", Look.HEAD), Piece("  + in  - out  > moved", Look.MUTED))
    lines += [line(), head, *swap_lines(answer.swaps, scenario, width)]
    if answer.notes:
        lines += [line(), line("To know", Look.HEAD)]
        lines += [line(text, Look.MUTED) for note in answer.notes for text in wrap(f"- {sentence(note)}", width)]
    return lines


def _events(answer: WhatIf, plan: Plan | None, scenario: Scenario, width: int) -> list[Line]:
    """The events whose time is another now; one that has lost its time stands out."""
    before = {e.event: e for e in plan.events} if plan else {}
    moved = [(before[e.event], e) for e in answer.events if e.event in before and before[e.event].span != e.span]
    lines: list[Line] = [line("Events", Look.HEAD)] if moved else []
    for old, new in moved:
        activity = scenario.activity_of.get(new.activity)
        then = when(new.span) if new.span else f"no time ({new.why_not or 'none that all rules allow'})"
        told = f"{activity.title if activity else new.event}: {when(old.span) if old.span else 'no time'}, then {then}"
        sign, look = (">", Look.PLAIN) if new.span else ("!", Look.WARN)
        lines += [line(text, look) for text in wrap(f"{sign} {told}", width)]
    return [*lines, line()] if lines else []


def _headline(answer: WhatIf, width: int) -> list[Line]:
    step = sum(g.minutes for g in answer.gains)
    total = (
        "as much time in all as before" if not step else f"{hours(abs(step))} {'more' if step > 0 else 'less'} in all"
    )
    kept = len(answer.slots) - sum(s.after is not None for s in answer.swaps)
    told = f"Possible: {total}; {count(kept, 'slot')} stay, {count(len(answer.swaps), 'slot')} differ."
    how = f"{FOUND_WORDS[answer.found].capitalize()}, {answer.seconds:.2f} s; {_gap(answer)}."
    checked = "+ Checked by rules that did not make it: no new breach." if answer.judged else "x Not checked."
    look, below = Look.GOOD if answer.judged else Look.BAD, floor_words(answer, hours)
    return [
        *(line(text, Look.STRONG) for text in wrap(told, width)),
        *(line(text, Look.WARN) for text in wrap(f"! {sentence(below)}", width) if below),
        *(line(text, Look.MUTED) for text in wrap(how, width)),
        line(checked, look),
    ]


def _gap(answer: WhatIf) -> str:
    if answer.bound_minutes <= 0:
        return "how much more would be possible is not known"
    alike = " and as many at events" if answer.events else ""
    if answer.gap <= 0:
        return f"no plan with these changes{alike} gives more time"
    most, own = hours(answer.bound_minutes), hours(answer.delivered_minutes)
    return f"no plan with these changes{alike} gives more than {most}, this one {own}"


def _impossible(answer: WhatIf, width: int) -> list[Line]:
    lines = [line("Not possible", Look.BAD), line("No safe plan keeps all of these changes together.")]
    lines += [line(), line("They meet", Look.HEAD)] if answer.why_not else []
    lines += [line(text) for told in answer.why_not for text in wrap(f"- {sentence(told)}", width)]
    return [
        *lines,
        line(),
        (Piece("u", Look.KEY), Piece(" takes the last change back; the plan that stands is as it was.")),
    ]
