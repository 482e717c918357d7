"""The last look at a finished file: is anybody's name, initials or staff number in it?"""

import html
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rotaengage.domain.people import Doctor
from rotaengage.export.labels import initials, name_parts

_COMMON = """
all and apr april aug august autumn band bank banks bell best bird black blue book branch bridge brook brown
burn bush case chance church close cook cross day dean dec december duke early english feb february field fish
ford forest fox french fri friday frost garden gates glass good grant gray green grey hall hand hands hart
hill holiday hope hunt into jan january jul july jun june king lake lamb lane large law lee light little long
love low main major mar march mark marsh marshal may mead mills mon monday moon moor more new noble north not
nov novel november oct october old page park parks part peace pike place plant pool poole poor pope post price
rain read reader rest rich ring rose round rule sage sale sat saturday save sea self sep september share sharp
shaw shift short small south spring start stone street strong summer sun sunday swift the thu thursday time
times town tree tue tuesday urban wade wall walls ward warden waters way wed wednesday wells west white will
wills winter wise wood woods word young
"""
COMMON = frozenset(_COMMON.split())
"""Names that are also plain words of our files: told only beside a title or the rest of the name."""
_CAPITALS = """
AM PM ID BST GMT UTC SD LD ED ICU AMU SAU GP HR IT NHS BMA SPA SDT QI MM RDF JDF GOV WTE LTFT SHO SPR SAS LED
IMT GPST HST CONS ACAD CORE DNA CT ST FY OK UK EN NO PET TZ URL PDF CSV XML ICS
"""
_OWN_CAPITALS = frozenset(_CAPITALS.split())
_TITLED = r"(?:dr|doctor|mr|mrs|ms|miss|prof|professor)\W+"
_TAG, _VALUE = re.compile(r"<[^>]*>"), re.compile(r"=\s*(?:\"([^\"]*)\"|'([^']*)')")
_STYLE = re.compile(r"<style\b.*?</style>", re.DOTALL | re.IGNORECASE)
_NUMBER, _WORD = re.compile(r"\d{5,}"), re.compile(r"[^\W\d_]{3,}")
_MOST_DEPTH = 3


class Needles(NamedTuple):
    """What must not be found: words of names whatever the case, initials as they are written, numbers."""

    names: re.Pattern[str] | None
    initials: re.Pattern[str] | None
    numbers: re.Pattern[str] | None


def needles(
    doctors: Iterable[Doctor], allowed: Iterable[str] = (), *, with_initials: bool, common: frozenset[str] = frozenset()
) -> Needles:
    """What to look for.

    allowed are texts whose capitals mean something else in this department: codes, cover, activities. common are words
    (in small letters) that such a file holds whoever works there.
    """
    people, plain_words = tuple(doctors), COMMON | common
    parts = [pattern for d in people for pattern in _patterns(d, plain_words)]
    known = _OWN_CAPITALS | {w for text in allowed for w in re.findall(r"[A-Z]{2,}", plain(text))}
    capitals = {initials(plain(d.name)) for d in people} if with_initials else set[str]()
    told = [c for c in capitals if len(c) > 1 and c.isalpha() and c not in known]
    shorts = [r"\.?".join(c) + r"\.?" for c in told]
    numbers = [number for d in people for number in _numbers(d)]
    return Needles(
        _any_of(parts, r"(?<![^\W\d_])", r"(?![^\W\d_])"),
        _any_of(shorts, r"(?<![\w&#])", r"(?!\w)"),
        _any_of(numbers, r"(?<!\d)", r"(?!\d)"),
    )


def _any_of(patterns: Iterable[str], before: str, after: str) -> re.Pattern[str] | None:
    longest_first = sorted(set(patterns), key=lambda p: (-len(p), p))
    return re.compile(f"{before}(?:{'|'.join(longest_first)}){after}") if longest_first else None


def _patterns(doctor: Doctor, common: frozenset[str]) -> Iterator[str]:
    """Long words of a name by themselves; short and common ones only beside a title or another word of the name."""
    words = [plain(w).casefold() for w in name_parts(doctor.name)]
    yield from ((_TITLED if w in common else "") + re.escape(w) for w in words if len(w) > 2)
    if len(words) > 1:
        for ordered in (words, words[::-1], [words[-1], *words[:-1]]):
            yield r"\W+".join(map(re.escape, ordered))


def _numbers(doctor: Doctor) -> Iterator[str]:
    """Staff and register numbers: five digits or more anywhere in what is known of a doctor."""
    texts = (doctor.id, doctor.name, doctor.line, doctor.contract, *doctor.roles, *doctor.skills)
    return (number for text in texts for number in _NUMBER.findall(text))


def plain(text: str) -> str:
    """Without accents and in one form of Unicode, so that José is found as Jose."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if not unicodedata.combining(c))


def found_names(name: str, data: bytes, wanted: Needles) -> tuple[str, ...]:
    """Where a file holds what it must not: 'Okoro in xl/worksheets/sheet1.xml'; empty is good."""
    return tuple(dict.fromkeys(hit for piece in _pieces(name, data, 0) for hit in _hits(piece, wanted)))


def words_in(name: str, data: bytes) -> frozenset[str]:
    """Every word of a file, without accents and in small letters."""
    return frozenset(w for piece in _pieces(name, data, 0) for w in _WORD.findall(plain(piece.text).casefold()))


class _Piece(NamedTuple):
    """A text in a file and where it is; written leaves out the attributes of markup."""

    where: str
    text: str
    written: str


def _pieces(name: str, data: bytes, depth: int) -> Iterator[_Piece]:
    yield _Piece(f"the name of {name}", name, name)
    if data.startswith(b"PK\x03\x04") and depth < _MOST_DEPTH:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield _Piece(name, archive.comment.decode("utf-8", "replace"), "")
            for member in archive.infolist():
                yield from _pieces(member.filename, archive.read(member), depth + 1)
        return
    text = data.decode("utf-8-sig", "replace")
    if name.casefold().endswith(".ics"):
        text = re.sub(r"\r?\n[ \t]", "", text).replace("\\n", "\n").replace("\\N", "\n").replace("\\,", ",")
    if re.search(r"<(?:!doctype|\?xml|html|[a-z]+:?[a-z]* )", text[:400], re.IGNORECASE):
        bare = _STYLE.sub(" ", text)
        words = html.unescape(_TAG.sub("\n", bare))
        values = html.unescape("\n".join(a or b for tag in _TAG.findall(bare) for a, b in _VALUE.findall(tag)))
        yield _Piece(name, f"{words}\n{values}", words)
    else:
        yield _Piece(name, text, text)


def _hits(piece: _Piece, wanted: Needles) -> Iterator[str]:
    bare = plain(piece.text)
    pairs = ((wanted.names, bare.casefold()), (wanted.initials, plain(piece.written)), (wanted.numbers, bare))
    for pattern, searched in pairs:
        if pattern is not None:
            yield from (f"{m.group()} in {piece.where}" for m in pattern.finditer(searched))
