"""What a person says that a code means, on one line: long_day 08:00-20:30, or clinic 09:00-13:00 no cover."""

import re

from importers.times import range_in
from importers.vocabulary import usual_times
from rotaengage.domain.codes import TRAITS, CodeSource, DutyKind, ShiftCode
from rotaengage.domain.issue import UserError

_FLAGS = {
    "covers": ("covers", True),
    "no cover": ("covers", False),
    "may be released": ("releasable", True),
    "never released": ("releasable", False),
}
_KINDS = {kind.value: kind for kind in DutyKind}


def kind_answer(text: str, where: str) -> DutyKind:
    """The kind of duty that words name, with blanks or underscores; UserError with the nearest kind otherwise."""
    plain = re.sub(r"[\s_-]+", "_", text.strip().casefold())
    if plain in _KINDS:
        return _KINDS[plain]
    from rapidfuzz import process

    hit = process.extractOne(plain, list(_KINDS), score_cutoff=60)
    cure = f"perhaps {hit[0]}" if hit else f"use one of {', '.join(_KINDS)}"
    raise UserError(f"{text.strip() or 'nothing'} is no kind of duty", where, cure)


def code_answer(code: str, text: str) -> ShiftCode:
    """A code from an answer. UserError in one sentence where a word of it is not understood."""
    where, rest = f"code:{code}", " ".join(text.split())
    flags: dict[str, bool] = {}
    for words, (name, value) in _FLAGS.items():
        cut = re.sub(rf"[\s,]*\b{words}\s*$|[\s,]*\b{words}\b", "", rest, flags=re.IGNORECASE)
        if cut != rest:
            rest, flags[name] = cut, value
    inside = range_in(rest)
    times, rest = (inside[0], inside[1]) if inside else (None, rest)
    kind = kind_answer(rest.strip(" ,"), where)
    if times is not None and not TRAITS[kind].works:
        raise UserError(f"{kind.value} is no work and has no times", where, f"say only {kind.value}")
    return ShiftCode(
        code=code,
        kind=kind,
        start=times and times.start,
        end=times and times.end,
        source=CodeSource.ANSWER,
        covers=flags.get("covers"),
        releasable=flags.get("releasable"),
    )


def suggestion(kind: DutyKind) -> str:
    """A kind as an answer that can be given as it is, with the times that such a duty usually has."""
    times = usual_times(kind)
    return kind.value if times is None else f"{kind.value} {times.start:%H:%M}-{times.end:%H:%M}"
