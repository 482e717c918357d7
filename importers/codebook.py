"""What a text in a cell means: an answer first, then the legend, times in it, usual meanings, else a question."""

from collections.abc import Mapping
from datetime import date, time
from typing import NamedTuple, TypeVar

from importers.cells import half_of, pieces, stripped
from importers.code_answer import suggestion
from importers.grid import ERROR_TEXT, Value
from importers.legend import Entry, Legend
from importers.times import Times, range_in, range_of
from importers.vocabulary import AMBIGUOUS, DEFAULTS, kind_of_times
from rotaengage.domain.codes import TRAITS, CodeSource, DutyKind, ShiftCode
from rotaengage.domain.refs import CellRef

T = TypeVar("T")
CONFIRMABLE = ("IM504", "IM505", "IM506")
"""Questions about a reading that may be right as it is."""


class Part(NamedTuple):
    """One duty that a text stands for; times are those of the wall clock, None where they are not known."""

    kind: DutyKind
    times: Times | None = None
    note: str = ""


class Meaning(NamedTuple):
    """What a text means. asks is the catalogue code of its question, empty where it is settled."""

    code: str
    parts: tuple[Part, ...]
    source: CodeSource
    confidence: float
    asks: str = ""
    words: Mapping[str, object] = {}
    suggestions: tuple[str, ...] = ()
    title: str = ""
    cell: CellRef | None = None
    said: ShiftCode | None = None

    @property
    def settled(self) -> bool:
        """Whether nobody needs to be asked."""
        return not self.asks

    def shift_code(self, count: int) -> ShiftCode:
        """The code as the domain keeps it, with how often it stands in the rota."""
        kinds = {p.kind for p in self.parts}
        times = self.parts[0].times if len(self.parts) == 1 else None
        base = self.said or ShiftCode(code=self.code, kind=kinds.pop() if len(kinds) == 1 else DutyKind.UNKNOWN)
        found = {"code": self.code, "count": count, "source": self.source, "confidence": self.confidence}
        more = {"title": self.title or base.title, "cell": self.cell, "start": times and times.start}
        return base.model_copy(update={**found, **more, "end": times and times.end})


def _part(kind: DutyKind, start: time | None, end: time | None) -> Part:
    known = start is not None and end is not None and TRAITS[kind].works
    return Part(kind, Times(start, end) if known and start is not None and end is not None else None)


def _folded(table: Mapping[str, T]) -> dict[str, T | None]:
    """By casefolded code; None where two spellings differ only in case and mean different things."""
    folded: dict[str, T | None] = {}
    for code, value in table.items():
        key = code.casefold()
        folded[key] = value if key not in folded else None
    return folded


class Codebook:
    """Resolves the texts of one workbook; each distinct text once."""

    def __init__(self, answers: tuple[ShiftCode, ...], legend: Legend, confirmed: frozenset[str] = frozenset()) -> None:
        self._confirmed = confirmed
        self._answers = {c.code: c for c in answers}
        self._answers_folded = _folded(self._answers)
        self._legend = legend.entries
        self._legend_folded = _folded(self._legend)
        self._known: dict[tuple[str, bool], Meaning] = {}

    def meaning(self, text: str, value: Value = "") -> Meaning:
        """The meaning of a cell's text; value tells a date typed by accident from a code."""
        dated = isinstance(value, date)
        key = (text, dated)
        if key not in self._known:
            self._known[key] = self._confirm(self._resolve(text, dated))
        return self._known[key]

    def _confirm(self, found: Meaning) -> Meaning:
        """Ask no more about a reading that a person has confirmed as it is."""
        right = found.code in self._confirmed and found.asks in CONFIRMABLE
        return found._replace(asks="", source=CodeSource.ANSWER, confidence=1.0) if right else found

    def _resolve(self, text: str, dated: bool) -> Meaning:
        plain = self._said(text)
        if plain is not None:
            return plain
        if dated or text == ERROR_TEXT:
            return _question(text, "IM507" if dated else "IM105")
        return (
            self._only_times(text)
            or self._with_times(text)
            or _usual(text)
            or self._several(text)
            or self._marked(text)
            or _question(text, "IM501", suggestions=tuple(map(suggestion, (DutyKind.STANDARD_DAY, DutyKind.OFF))))
        )

    def _said(self, text: str) -> Meaning | None:
        said = self._answers.get(text) or self._answers_folded.get(text.casefold())
        if said is not None:
            parts = (_part(said.kind, said.start, said.end),)
            return Meaning(text, parts, CodeSource.ANSWER, 1.0, title=said.title, said=said)
        entry = self._legend.get(text) or self._legend_folded.get(text.casefold())
        return _from_legend(text, entry) if entry is not None else None

    def _only_times(self, text: str) -> Meaning | None:
        times = range_of(text)
        if times is None:
            return None
        found = Meaning(text, (Part(kind_of_times(times), times),), CodeSource.CELL, 0.9)
        if times.bare and 0 < times.start.hour < 6:
            return found._replace(asks="IM506", words={"parts": f"{times.start:%H:%M}-{times.end:%H:%M}"})
        return _checked(found)

    def _with_times(self, text: str) -> Meaning | None:
        inside = range_in(text)
        if inside is None or not inside[1]:
            return None
        times, rest = inside
        base = self._said(rest) or _usual(rest)
        if base is None:
            return _question(text, "IM501")._replace(parts=(Part(DutyKind.UNKNOWN, times),))
        kind = base.parts[0].kind
        if base.asks == "IM502":
            choices = AMBIGUOUS[rest.casefold()]
            fits = [k for k in choices if k is kind_of_times(times)] or [k for k in choices if TRAITS[k].works]
            if len(fits) != 1:
                return _question(text, "IM501")._replace(parts=(Part(DutyKind.UNKNOWN, times),))
            kind = fits[0]
        return _checked(Meaning(text, (Part(kind, times),), CodeSource.CELL, 0.9, title=base.title))

    def _marked(self, text: str) -> Meaning | None:
        bare = stripped(text)
        base = (self._said(bare) or self._only_times(bare) or _usual(bare)) if bare else None
        if base is None or base.asks not in ("", "IM502"):
            return None
        if base.asks:
            return base._replace(code=text, asks="IM502", words={**base.words})
        return base._replace(code=text, source=CodeSource.QUESTION, asks="IM505", words={"base": bare}, said=None)

    def _several(self, text: str) -> Meaning | None:
        found = pieces(text)
        bases = [self._said(p.code) or self._only_times(p.code) or _usual(p.code) for p in found]
        if not found or any(b is None or b.asks for b in bases):
            return None
        parts = tuple(
            Part(b.parts[0].kind, half_of(b.parts[0].times, p.half), f"{p.code} {p.half}".strip())
            for p, b in zip(found, bases, strict=True)
            if b is not None
        )
        if len(parts) > 1 and not any(p.half for p in found):
            parts = tuple(part._replace(times=None) for part in parts)
        words = {"parts": " and ".join(part.note for part in parts)}
        return Meaning(text, parts, CodeSource.QUESTION, 0.6, "IM506", words)


def _from_legend(text: str, entry: Entry) -> Meaning:
    if entry.kind is None:
        found = _question(text, "IM509", suggestions=("other_work", "standard_day", "off"))
        return found._replace(words={"title": entry.title}, title=entry.title, cell=entry.cell)
    parts = (_part(entry.kind, entry.start, entry.end),)
    return _checked(Meaning(text, parts, CodeSource.LEGEND, 0.95, title=entry.title, cell=entry.cell))


def _usual(text: str) -> Meaning | None:
    plain = text.casefold()
    if plain in AMBIGUOUS:
        choices = tuple(kind.value for kind in AMBIGUOUS[plain])
        words = {"choices": ", ".join(c.replace("_", " ") for c in choices)}
        answers = tuple(suggestion(kind) for kind in AMBIGUOUS[plain])
        return _question(text, "IM502", answers)._replace(words=words)
    usual = DEFAULTS.get(plain)
    if usual is None:
        return None
    return Meaning(text, (_part(usual.kind, usual.start, usual.end),), CodeSource.DEFAULT, usual.confidence)


def _question(text: str, code: str, suggestions: tuple[str, ...] = ()) -> Meaning:
    return Meaning(text, (Part(DutyKind.UNKNOWN),), CodeSource.QUESTION, 0.0, code, suggestions=suggestions)


def _checked(meaning: Meaning) -> Meaning:
    """Ask about times that no duty has: more than 16 hours and not a whole day."""
    times = meaning.parts[0].times
    if times is None or times.plausible or not TRAITS[meaning.parts[0].kind].works:
        return meaning
    words = {"hours": round(times.minutes / 60, 1), "start": f"{times.start:%H:%M}", "end": f"{times.end:%H:%M}"}
    return meaning._replace(asks="IM504", words=words, confidence=0.3)
