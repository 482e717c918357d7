"""Names inside cells: 'James (AM) William (PM)', 'Patel/Lee', 'James (instead of William)', ' BeCkY '."""

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from importers.people import is_post, is_total, is_vacant, is_words, letters_in
from importers.vocabulary import known_code

_HALVES = re.compile(r"([^()]+?)\s*\(?\b(am|pm)\b\)?[\s,;/&+]*", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:/|&|\+|;|,|\n|\band\b)\s*", re.IGNORECASE)
_HANDED = re.compile(r"\s*(?:-+>|=+>|→|⇒|»)\s*")
_POSTED = re.compile(r"^([^\W\d_][^:=]{0,18}?)\s*[:=]\s*(\S.*)$")
_NOTE = re.compile(r"^([^()\[\]]+?)\s*[(\[]([^()\[\]]*)[)\]]\s*$")
_REMARK = re.compile(
    r"\b(swap\w*|doing|instead|covering|covered|leave|sick|off|for|with|not|until|from)\b", re.IGNORECASE
)


_NAME_WORD = re.compile(r"(?:(?:Mc|Mac|O['’]|D['’])?[^\W\d_a-z][^\W\d_A-Z]+[-'’]?)+\.?$|[A-Z]\.?$|[a-z]{2,3}$")
_ANSWER_WORDS = frozenset({"true", "false", "yes", "no", "y", "n"})


class NamedPart(NamedTuple):
    """One person in a cell: the name as written, a half of the day (am or pm), a note in brackets, a post before it."""

    name: str
    half: str = ""
    note: str = ""
    post: str = ""


def names_in(text: str) -> list[NamedPart]:
    """The people that a cell names, in order; a vacant place gives none, and of 'Okoro -> Shah' the last one works."""
    halves = _HALVES.findall(text)
    if halves and not _HALVES.sub("", text).strip(" ,;/&+-()"):
        return [NamedPart(name.strip(" ,;/&+-"), half.casefold()) for name, half in halves]
    handed = [p for p in _HANDED.split(text) if p.strip()]
    if len(handed) > 1:
        return [p._replace(note=f"instead of {handed[-2].strip()}") for p in names_in(handed[-1])]
    note = _NOTE.match(text)
    if note:
        return [p._replace(note=note[2].strip()) for p in names_in(note[1])]
    parts = [p for p in _SPLIT.split(text) if p] if not re.search(r"\w,\s+\w", text) else [text]
    return [_posted(" ".join(p.split())) for p in parts if not is_vacant(p)]


def _posted(text: str) -> NamedPart:
    """A person, with the post that stands before the name as in 'D: Okoro' or 'SpR = Lim'."""
    match = _POSTED.match(text)
    if match and (known_code(match[1]) or is_post(match[1])) and letters_in(match[2]):
        return NamedPart(match[2], post=match[1])
    return NamedPart(text)


def like_names(texts: Counter[str]) -> float:
    """Share of cells that could be people's names, from 0 to 1."""
    total = sum(texts.values())
    good = sum(count for text, count in texts.items() if _one_name(text))
    return good / total if total else 0.0


@lru_cache(maxsize=4096)
def _one_name(text: str) -> bool:
    if not letters_in(text) or len(text) > 40 or is_remark(text) or text.casefold() in _ANSWER_WORDS:
        return False
    if is_total(text) or is_words(text):
        return False
    return bool(re.search(r"[^\W\d_]{2,}", text)) and len(text.split()) <= 5


@lru_cache(maxsize=4096)
def is_remark(text: str) -> bool:
    """Whether a cell is a remark in words, such as 'swap for Lim', rather than a name."""
    return bool(_REMARK.search(re.sub(r"\([^()]*\)", "", text))) or len(text.split()) > 5


@lru_cache(maxsize=8192)
def plain(name: str) -> str:
    """A name without case and stray white space: the same for ' BeCkY ' and 'Becky'."""
    return " ".join(name.split()).casefold()


def best_spelling(spellings: Counter[str]) -> str:
    """The spelling that reads like a name; of several such the one that most cells have."""
    return max(spellings, key=lambda s: (all(_NAME_WORD.match(w) for w in s.split()), spellings[s], s))


def close_pairs(counts: dict[str, int]) -> list[tuple[str, str]]:
    """Rare spellings and the commoner name that each is close to."""
    from rapidfuzz.distance import OSA

    pairs = []
    for name, count in counts.items():
        near = [
            (OSA.distance(name, other), -other_count, other)
            for other, other_count in counts.items()
            if other != name and other_count > count and count <= 3 and len(name) > 3 and name[0] == other[0]
            and not any(ch.isdigit() for ch in name + other)
        ]  # fmt: skip
        if near and min(near)[0] <= (1 if len(name) < 8 else 2):
            pairs.append((name, min(near)[2]))
    return pairs
