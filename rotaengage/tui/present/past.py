"""Versions of the plan, what was done and the trail, in words."""

from collections.abc import Sequence
from datetime import datetime

from rotaengage.domain.department import TrailEntry
from rotaengage.domain.history import Command, Standing
from rotaengage.domain.scenario import Scenario
from rotaengage.tui.present.aims import STATUS_SHORT, amount, goal_title, slots_words
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.record import record_lines
from rotaengage.tui.present.text import clean, fit, fit_right, wrap
from rotaengage.tui.present.words import share
from rotaengage.usecases.history import History, Version
from rotaengage.usecases.opened import Opened

HOLDS = "▶"
HEADS = {"versions": "Plan versions", "deeds": "What was done", "record": "On record", "trail": "The trail"}
STANDING = {
    Standing.DONE: (" ", Look.PLAIN, ""),
    Standing.UNDONE: ("<", Look.MUTED, "taken back"),
    Standing.DROPPED: ("x", Look.MUTED, "taken back, then something else was done"),
}


def moment(stamp: str) -> str:
    """A stored time on this computer's clock: Mon 3 Aug 14:02."""
    try:
        local = datetime.fromisoformat(stamp).astimezone()
    except ValueError:
        return clean(stamp)
    return f"{local:%a} {local.day} {local:%b} {local:%H:%M}"


def version_title(version: Version) -> str:
    """A version's name, or its number: plan 3, Forum plan."""
    number = f"plan {version.plan.version}"
    return f"{number}, {clean(version.name)}" if version.name else number


def worst_share(version: Version) -> str:
    """What the worst-off gets."""
    owed = [d.fulfilment for d in version.plan.doctors if d.entitled_minutes]
    return share(min(owed)) if owed else "-"


def version_heads(width: int) -> Line:
    """The column heads of the versions."""
    return line(f"    {fit('Plan', _room(width))}{fit('Made', 18)}{fit_right('Worst-off', 10)}{fit_right('Given', 9)}"
                f"  How good", Look.MUTED)  # fmt: skip


def _room(width: int) -> int:
    return max(14, min(40, width - 68))


def version_line(version: Version, width: int) -> Line:
    """One version: whether it holds, number and name, when, the worst-off, hours, how good it is."""
    plan = version.plan
    minutes = sum(s.span.minutes for s in plan.slots if s.event is None)
    return (
        Piece(f" {HOLDS if version.current else ' '} ", Look.KEY),
        Piece(fit(version_title(version).capitalize(), _room(width)), Look.STRONG if version.current else Look.PLAIN),
        Piece(f" {fit(moment(plan.made_at), 18)}", Look.MUTED),
        Piece(fit_right(worst_share(version), 10)),
        Piece(fit_right(amount(minutes, "minutes"), 9)),
        Piece(f"  {STATUS_SHORT[plan.status]}", Look.MUTED),
    )


def version_detail(version: Version, scenario: Scenario, width: int) -> list[Line]:
    """One version in full: its note, figures, and what it rests on."""
    del scenario
    plan = version.plan
    head = f"{version_title(version).capitalize()}{', holds now' if version.current else ''}"
    lines = [line(head, Look.HEAD)]
    lines += [line(text) for text in wrap(version.note, width)] if version.note else [line("No note.", Look.MUTED)]
    lines.append(line(f"{slots_words(plan)}.", Look.MUTED))
    for one in plan.objectives:
        lines.append((Piece(fit(goal_title(one.name), 26), Look.MUTED),
                      Piece(fit_right(amount(one.value, one.unit), 16))))  # fmt: skip
    return [*lines, line(f"Fingerprint {plan.plan_hash}, seed {plan.seed}", Look.MUTED)]


def deed_line(deed: Command, width: int) -> Line:
    """One deed: when, who, what, and whether it was taken back."""
    sign, look, told = STANDING[deed.standing]
    tail = f"  ({told})" if told else ""
    return (
        Piece(f" {sign} ", Look.WARN),
        Piece(f"{fit(moment(deed.when), 17)} {fit(deed.who, 10)} ", Look.MUTED),
        Piece(fit(f"{clean(deed.what)}{tail}", max(20, width - 33)).rstrip(), look),
    )


def deed_detail(deed: Command, width: int) -> list[Line]:
    """One deed in full."""
    told = STANDING[deed.standing][2]
    lines = [line(text, Look.HEAD) for text in wrap(deed.what, width)]
    lines.append(line(f"{moment(deed.when)}, {clean(deed.who)}", Look.MUTED))
    lines += [line(text) for text in wrap(f"Why: {deed.why}", width)] if deed.why else []
    return [*lines, *([line(f"{told.capitalize()}.", Look.WARN)] if told else [])]


def trail_line(entry: TrailEntry, width: int) -> Line:
    """One line of the trail."""
    return (
        Piece(fit_right(str(entry.number), 4) + " ", Look.MUTED),
        Piece(f"{fit(moment(entry.when), 17)} {fit(entry.who, 10)} ", Look.MUTED),
        Piece(fit(entry.what, max(20, width - 35)).rstrip()),
    )


def trail_detail(entry: TrailEntry, width: int, *, whole: bool) -> list[Line]:
    """One line of the trail in full, and whether the chain of lines holds."""
    lines = [line(text, Look.HEAD) for text in wrap(entry.what, width)]
    lines.append(line(f"{moment(entry.when)}, {clean(entry.who)}", Look.MUTED))
    lines += [line(text) for text in wrap(f"Why: {entry.why}", width)] if entry.why else []
    lines.append(line(f"Seal {entry.hash[:16]}", Look.MUTED))
    return [*lines, whole_line(whole=whole)]


def whole_line(*, whole: bool) -> Line:
    """Whether nothing that the trail reports was changed."""
    if whole:
        return line("+ Nothing that the trail reports was changed since.", Look.GOOD)
    return line("x Something in this file was changed from outside: the seals do not fit.", Look.BAD)


def history_lines(past: History, opened: Opened, width: int) -> list[Line]:
    """The whole history as plain lines, newest first, and what is on record."""
    versions = [version_line(v, width) for v in reversed(past.versions)] or [line("No plan yet.", Look.MUTED)]
    deeds = [deed_line(d, width) for d in reversed(past.deeds)] or [line("Nothing was done yet.", Look.MUTED)]
    return [
        line(HEADS["versions"], Look.HEAD), version_heads(width), *versions, line(),
        line(HEADS["deeds"], Look.HEAD), *deeds, line(),
        line(HEADS["record"], Look.HEAD), *record_lines(opened.journal, opened.department.scenario, width), line(),
        line(HEADS["trail"], Look.HEAD), *_trail(past.trail, width), whole_line(whole=past.whole),
    ]  # fmt: skip


def _trail(entries: Sequence[TrailEntry], width: int) -> list[Line]:
    return [trail_line(entry, width) for entry in reversed(entries)]
