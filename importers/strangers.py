"""Names in cells that fit nobody on the rota, or more than one person: one question a name, with the nearest people."""

from collections.abc import Mapping, Sequence

from importers.grid import Place
from importers.names import plain
from importers.reading import Desk, Sink
from importers.settling import SOMEONE_ELSE

NEAR = 60
MOST_CHOICES = 4
OUTSIDE = "a name that is nobody on this rota"


def nearest_people(text: str, names: Sequence[str]) -> tuple[str, ...]:
    """The people whom a text may mean: those who have the name as a part of theirs, else the most alike."""
    from rapidfuzz import fuzz, process

    inside = [n for n in names if plain(text) in plain(n).replace(",", " ").split()]
    if inside:
        return tuple(inside[:MOST_CHOICES])
    parts = {f"{n}\n{part}": part for n in names for part in (plain(n), *plain(n).replace(",", " ").split())}
    near = process.extract(plain(text), parts, scorer=fuzz.ratio, limit=2 * MOST_CHOICES, score_cutoff=NEAR)
    return tuple(dict.fromkeys(key.partition("\n")[0] for _, _, key in near))[:MOST_CHOICES]


def ask_strangers(sink: Sink, desk: Desk, unknown: Mapping[str, list[Place]], names: Sequence[str]) -> None:
    """Ask who each name is; one that a person has called someone else is left out, as nobody on this rota."""
    for text, places in unknown.items():
        if desk.answers.aliases.get(text) == text:
            sink.ignored.update(dict.fromkeys(places, OUTSIDE))
            continue
        sink.ask("IM407", places, f"alias:{text}", names=text)
        choices = (*nearest_people(text, names), SOMEONE_ELSE)
        sink.issues[-1] = sink.issues[-1].model_copy(update={"suggestions": choices})
