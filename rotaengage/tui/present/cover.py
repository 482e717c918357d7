"""Cover before and after, in words: what stays on the ward when a doctor is released."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import Span, at_minute, minute_of
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.text import clean, fit, wrap

HALF_HOUR = 30
MOST_SHOWN = 3


class Reading(Protocol):
    """A cover reading of the use cases: the lowest number present within a time, without and with the plan."""

    @property
    def requirement(self) -> CoverRequirement: ...  # noqa: D102 - the class says it
    @property
    def before(self) -> int: ...  # noqa: D102 - the class says it
    @property
    def after(self) -> int: ...  # noqa: D102 - the class says it


class Finding(Protocol):
    """Why protected time is or is not possible in a duty."""

    @property
    def possible(self) -> bool: ...  # noqa: D102 - the class says it
    @property
    def says(self) -> str: ...  # noqa: D102 - the class says it


class CoverStory(NamedTuple):
    """Cover that counts on a doctor: over a whole time, and in each half hour the tightest (None: nothing is asked).

    here says why time is possible on the day or not.
    """

    whole: tuple[Reading, ...]
    halves: tuple[tuple[Span, Reading | None], ...] = ()
    here: tuple[Finding, ...] = ()


def half_hours(span: Span) -> list[Span]:
    """The clock's half hours that a time touches, cut to that time."""
    first, last = minute_of(span.start), minute_of(span.end)
    cuts = [first, *range((first // HALF_HOUR + 1) * HALF_HOUR, last, HALF_HOUR), last]
    zone = span.start.tzinfo
    if not isinstance(zone, ZoneInfo):
        return [span]
    return [Span(at_minute(a, zone), at_minute(b, zone)) for a, b in pairwise(cuts)]


def standing(reading: Reading) -> tuple[str, Look]:
    """Where the cover stands against its minimum: a word and a look."""
    margin = reading.after - reading.requirement.minimum
    if margin < 0:
        gap = "gap in the rota itself" if reading.before == reading.after else "below minimum"
        return gap, Look.BAD
    if margin == 0:
        return "at minimum", Look.WARN
    below = reading.after < reading.requirement.wanted
    return ("below preferred", Look.WARN) if below else ("above minimum", Look.GOOD)


_INFERRED = re.compile(r"(.+) ([MTWFS-]{7}) (\d\d):(\d\d)-(\d\d):(\d\d)")
"""The title of inferred cover: whose, the weekdays, and the hours."""


def short_title(need: CoverRequirement, room: int) -> str:
    """The title where it fits; of inferred cover the days and hours, which tell one from another, then whose it is."""
    title = clean(need.title or need.id)
    found = _INFERRED.fullmatch(title)
    if len(title) <= room or found is None:
        return fit(title, room).rstrip()
    whose, days, *clock = found.groups()
    brief = f"{clock[0]}-{clock[2]}" if clock[1] == clock[3] == "00" else f"{clock[0]}:{clock[1]}-{clock[2]}:{clock[3]}"
    tier = "" if "unknown" in whose else f"{whose.removesuffix(' tier')} "
    forms = (f"{tier}{days} {clock[0]}:{clock[1]}-{clock[2]}:{clock[3]}", f"{tier}{days} {brief}", f"{days} {brief}")
    return next((form for form in forms if len(form) <= room), fit(forms[-1], room))


def reading_lines(reading: Reading, width: int) -> list[Line]:
    """One requirement: its title, then how many there are before and after, and what is needed."""
    need = reading.requirement
    word, look = standing(reading)
    sign = {Look.BAD: "x", Look.WARN: "=", Look.GOOD: "+"}[look]
    title = clean(need.title or need.id) + (" (assumed)" if need.assumed else "")
    counts = f"{reading.before} before, {reading.after} after, needs {need.minimum}"
    return [
        *(line(text) for text in wrap(title, width)),
        (Piece(f"{sign} ", look), Piece(counts)),
        (Piece(f"  {word}", look),),
    ]


def here_lines(story: CoverStory | None, width: int) -> list[Line]:
    """Why protected time is possible here or not; a sign before each, so that colour says nothing alone."""
    lines: list[Line] = [line("More time here?", Look.HEAD)]
    if story is None:
        return [*lines, line("Looking.", Look.MUTED)]
    for finding in story.here:
        look = Look.GOOD if finding.possible else Look.MUTED
        first, *rest = wrap(finding.says, width - 2) or [""]
        lines += [(Piece("+ " if finding.possible else "- ", look), Piece(first, look))]
        lines += [line(f"  {text}", look) for text in rest]
    return lines


def here_brief(story: CoverStory | None) -> Line:
    """Whether more time is possible here, in a few words."""
    if story is None:
        return line("More time: looking", Look.MUTED)
    best = next((one for one in story.here if one.possible), None) or next(iter(story.here), None)
    if best is None:
        return line()
    return (Piece("+ " if best.possible else "- "), Piece(clean(best.says), Look.GOOD if best.possible else Look.MUTED))


def cover_lines(story: CoverStory | None, width: int) -> list[Line]:
    """The cover part of the side panel; without a story it is still being counted."""
    lines: list[Line] = [line("Cover in this time", Look.HEAD)]
    if story is None:
        return [*lines, line("Counting.", Look.MUTED)]
    if not story.whole:
        return [*lines, line("No cover counts on this doctor here.", Look.MUTED)]
    for reading in story.whole[:MOST_SHOWN]:
        lines += reading_lines(reading, width)
    if len(story.whole) > MOST_SHOWN:
        lines.append(line(f"and {len(story.whole) - MOST_SHOWN} more, none tighter", Look.MUTED))
    if story.halves:
        lines += [line(), line("Tightest in each half hour", Look.HEAD)]
        lines += [_half_line(span, reading, width) for span, reading in _runs(story.halves)]
    return lines


def _runs(halves: Sequence[tuple[Span, Reading | None]]) -> list[tuple[Span, Reading | None]]:
    """Half hours that read the same, one after another, as one."""
    runs: list[tuple[Span, Reading | None]] = []
    for span, reading in halves:
        if runs and _same(runs[-1][1], reading):
            runs[-1] = (Span(runs[-1][0].start, span.end), reading)
        else:
            runs.append((span, reading))
    return runs


def _same(one: Reading | None, other: Reading | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.requirement.id, one.before, one.after) == (other.requirement.id, other.before, other.after)


def _half_line(span: Span, reading: Reading | None, width: int) -> Line:
    time = Piece(f"{span.start:%H:%M}-{span.end:%H:%M} ", Look.MUTED)
    if reading is None:
        return (time, Piece("nothing asked", Look.MUTED))
    _, look = standing(reading)
    need = reading.requirement
    counts = f"{reading.before} to {reading.after}, needs {need.minimum}"
    room = max(0, width - len(time.text) - len(counts) - 1)
    return (time, Piece(f"{counts} ", look), Piece(short_title(need, room), Look.MUTED))


def cover_brief(story: CoverStory | None) -> Line:
    """The cover in one line, for small terminals."""
    if story is None:
        return line("Cover: working it out", Look.MUTED)
    if not story.whole:
        return line("Cover: none counts on this doctor here", Look.MUTED)
    reading = story.whole[0]
    word, look = standing(reading)
    title = clean(reading.requirement.title or reading.requirement.id)
    counts = f"Cover {reading.before} before, {reading.after} after, needs {reading.requirement.minimum}: "
    return (Piece(counts), Piece(word, look), Piece(f"  {title}", Look.MUTED))
