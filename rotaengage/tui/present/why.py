"""Why time is missing, in words: what is owed and found, what stood in the way, and the cheapest ways out."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rotaengage.domain.plan import DoctorOutcome
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.why import EventWhy, Obstacle, Proof, Proved, Reason, StartChoice, Verdict, WayOut, Why
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.text import clean, fit, fit_right, wrap
from rotaengage.tui.present.words import clock, count, hours, sentence


class Row(NamedTuple):
    """A line of the list; key is cell:WHERE or way:NUMBER where Enter does something, more what is told of it below."""

    line: Line
    key: str = ""
    more: tuple[str, ...] = ()


VERDICT_WORDS: dict[Verdict, tuple[str, str, Look]] = {
    Verdict.COVER: ("x", "cover at its minimum", Look.BAD),
    Verdict.COLLEAGUES: ("=", "colleagues have it", Look.WARN),
    Verdict.PLACING: ("-", "a rule of placing", Look.MUTED),
    Verdict.ORDER: (">", "the order of aims", Look.WARN),
    Verdict.USED: ("◆", "used", Look.GOOD),
    Verdict.FREE: ("+", "free", Look.GOOD),
}
PROOF_WORDS: dict[Proved, tuple[str, Look]] = {
    Proved.PROVED: ("= Proved: ", Look.STRONG),
    Proved.REFUTED: ("+ More is possible: ", Look.GOOD),
    Proved.OPEN: ("? No proof: ", Look.WARN),
}


def why_rows(why: Why, outcome: DoctorOutcome | None, scenario: Scenario, width: int) -> list[Row]:
    """Everything about a doctor's missing time; outcome gives reasons in short where the answer has none."""
    rows = [Row(line(clean(scenario.rota.doctor_of[why.doctor].name), Look.HEAD)), Row(_account(why, outcome))]
    short = why.summary or (outcome.short_because if outcome else ())
    rows += [Row(line(text)) for told in short for text in wrap(f"- {sentence(told)}", width)]
    if why.reasons or why.proof.status is not Proved.OPEN:
        rows += _proof(why.proof, width)
    if why.ways_out or (outcome is not None and outcome.fulfilment < 1):
        rows += [Row(line()), *way_rows(why.ways_out, width, settled=why.proof.status is not Proved.OPEN)]
    if why.reasons:
        rows += [Row(line()), Row(line("Day by day", Look.HEAD)), *(_legend(why.reasons, width))]
        rows += [_reason(one, width) for one in why.reasons]
    return rows


def _account(why: Why, outcome: DoctorOutcome | None) -> Line:
    standing = outcome.standing_minutes if outcome and why.activity is None else 0
    missing = why.entitled_minutes - why.planned_minutes - standing
    told = f"missing {hours(missing)}" if missing > 0 else "nothing is missing"
    return (
        Piece(f"Owed {hours(why.entitled_minutes)}, found {hours(why.planned_minutes + standing)}, "),
        Piece(told, Look.WARN if missing > 0 else Look.GOOD),
    )


def _proof(proof: Proof, width: int) -> list[Row]:
    head, look = PROOF_WORDS[proof.status]
    return [Row(line(text, look)) for text in wrap(f"{head}{sentence(proof.says)}", width)]


def way_rows(ways: Sequence[WayOut], width: int, *, settled: bool = True) -> list[Row]:
    """The ways out, the cheapest first: what to do, what it gives, what it costs; settled says that all were tried."""
    if not ways:
        told = "None was found that is safe." if settled else "None was found in the time there was; r looks again."
        return [Row(line("Ways out", Look.HEAD)), Row(line(told, Look.MUTED))]
    rows = [Row((Piece("Ways out, cheapest first", Look.HEAD), Piece("   Enter tries one", Look.MUTED)))]
    return [*rows, *(row for n, way in enumerate(ways) for row in _way(n, way, width))]


def _way(number: int, way: WayOut, width: int) -> list[Row]:
    gives = f"+{hours(way.gained_minutes)}" if way.gained_minutes else ""
    head = (
        Piece(f" {number + 1} ", Look.KEY),
        Piece(fit(sentence(way.says), max(10, width - 14))),
        Piece(fit_right(gives, 10), Look.GOOD),
    )
    told = f"Price: {way.price or 'nothing that is measured'}"
    return [
        Row(head, f"way:{number}", (sentence(way.says), sentence(told))),
        *(Row(line(f"   {text}", Look.MUTED)) for text in wrap(told, width - 3)),
    ]


def _legend(reasons: Sequence[Reason], width: int) -> list[Row]:
    counts = Counter(one.verdict for one in reasons)
    told = ", ".join(f"{VERDICT_WORDS[v][0]} {VERDICT_WORDS[v][1]} {n}" for v, n in counts.most_common())
    return [Row(line(text, Look.MUTED)) for text in wrap(told, width)]


def _reason(one: Reason, width: int) -> Row:
    sign, words, look = VERDICT_WORDS[one.verdict]
    day = f"{one.day:%a} {one.day.day} {one.day:%b}"
    place = clock(one.place) if one.place else ""
    told = one.says or "; ".join(o.says for o in one.obstacles) or words
    left = (Piece(f" {sign} ", look), Piece(fit(day, 11), Look.STRONG), Piece(fit(place, 12)))
    room = max(8, width - 3 - 11 - 12 - 7)
    obstacles = tuple(_obstacle(o) for o in one.obstacles)
    more = obstacles if any(o.says == told for o in one.obstacles) else (sentence(told), *obstacles)
    return Row((*left, Piece(fit(told, room), Look.MUTED), Piece(fit_right(one.cell.a1, 7), Look.KEY)),
               f"cell:{one.cell}", more)  # fmt: skip


def _obstacle(one: Obstacle) -> str:
    parts = [one.says]
    if one.half_hours:
        parts.append(f"blocks {count(one.half_hours, 'half hour')}")
    if one.missing_doctors:
        parts.append(f"{count(one.missing_doctors, 'doctor')} more would be needed")
    if one.cells:
        cells = ", ".join(str(c) for c in one.cells[:4])
        parts.append(f"from {cells}{' and more' if len(one.cells) > 4 else ''}")
    return sentence("; ".join(parts))


def event_rows(why: EventWhy, title: str, width: int) -> list[Row]:
    """Why an event has no time, or the time it has."""
    told = why.says or ("Its quorum is met." if why.met else "No start reaches its quorum.")
    rows = [Row(line(clean(title), Look.HEAD))]
    rows += [Row(line(text, Look.GOOD if why.met else Look.BAD)) for text in wrap(sentence(told), width)]
    rows += [Row(line()), *way_rows(why.ways_out, width)]
    if why.starts:
        rows += [Row(line()), Row(line("Its starts, the best first", Look.HEAD))]
        rows += [_start(one, width) for one in why.starts]
    return rows


def _start(one: StartChoice, width: int) -> Row:
    at = f"{one.start:%a} {one.start.day} {one.start:%b %H:%M}"
    sign, look = ("+", Look.GOOD) if not one.short else ("x", Look.BAD)
    told = one.short or "quorum met"
    groups = ", ".join(f"{name} {number}" for name, number in one.by_group.items())
    more = (f"{count(one.attending, 'doctor')} could come{f' ({groups})' if groups else ''}; {told}.",
            *(_obstacle(o) for o in one.obstacles))  # fmt: skip
    cell = next((c for o in one.obstacles for c in o.cells), None)
    return Row((Piece(f" {sign} ", look), Piece(fit(at, 18), Look.STRONG), Piece(fit_right(str(one.attending), 4)),
                Piece(" could come  "), Piece(fit(told, max(8, width - 38)), Look.MUTED)),
               f"cell:{cell}" if cell else f"start:{at}", more)  # fmt: skip
