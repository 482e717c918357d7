"""Reads blocks whose lines are posts and whose cells are names, whichever way the sheet runs."""

from collections import Counter
from dataclasses import dataclass, field, replace

from importers.blocks import Block, Line
from importers.cells import half_of
from importers.doubts import ask_dead, ask_holes, tell_doubts
from importers.durations import spread
from importers.grid import ERROR_TEXT, Place
from importers.names import NamedPart, best_spelling, close_pairs, is_remark, names_in, plain
from importers.people import doctor_of, is_vacant, letters_in, person_of
from importers.reading import Candidate, Desk, Sink
from importers.settling import AS_READ
from importers.spans import span_on
from importers.times import Times, range_in
from importers.vocabulary import DEFAULTS, kind_of_phrase
from rotaengage.domain.codes import TRAITS, DutyKind
from rotaengage.domain.duty import Duty
from rotaengage.domain.grades import grade_of
from rotaengage.domain.refs import column_letters


@dataclass(slots=True)
class _Named:
    """One person of the cells: every spelling, and the first place."""

    first: Place
    spellings: Counter[str] = field(default_factory=Counter)
    places: list[Place] = field(default_factory=list)
    posts: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class _Cell:
    line: int
    position: int
    text: str
    parts: tuple[NamedPart, ...]
    first: Place | None = None

    @property
    def written(self) -> Place:
        """Line and position of the cell in which it is written: the first of a merged one."""
        return self.first or (self.line, self.position)


def read_names(candidate: Candidate, desk: Desk) -> Sink:
    """Everything in a block of names: people, their duties with the post, and remarks beside the days."""
    sink = Sink(candidate.block)
    tell_doubts(sink)
    lines = [n for n, kind in sink.block.lines.items() if kind is Line.PERSON]
    cells = _lasting(sink.block, _cells(sink, desk, lines), lines)
    people = _people(sink, desk, cells)
    doctors = _doctors(sink, desk, people)
    _duties(sink, desk, cells, doctors)
    ask_dead(sink, lines)
    ask_holes(sink, lines)
    _tell_spellings(sink, desk, people)
    _remarks(sink)
    for n in lines:
        if sink.block.name_at is not None and sink.block.label(n):
            sink.understood.add(sink.block.view.place(n, sink.block.name_at))
    return sink


def _cells(sink: Sink, desk: Desk, lines: list[int]) -> list[_Cell]:
    found, vacant = [], []
    view, axis = sink.block.view, sink.block.axis
    dead = set(axis.dead)
    for line in lines:
        for position in sink.block.filled(line):
            text = sink.block.text_at(line, position)
            if position in dead:
                continue
            if line in sink.block.own_days and position not in sink.block.own_days[line]:
                sink.ask("IM208", [view.place(line, position)], text="an empty heading", count=1)
            elif not text:
                sink.understood.add(view.place(line, position))
            elif text == ERROR_TEXT:
                sink.ask("IM105", [view.place(line, position)])
            elif not letters_in(text) and not is_vacant(text):
                sink.ask("IM407", [view.place(line, position)], names=text)
            elif is_remark(_meant(desk, text)):
                sink.ask("IM406", [view.place(line, position)], f"cell:{text}", text=text, names="nobody")
            elif is_vacant(_meant(desk, text)):
                vacant.append(view.place(line, position))
                sink.ignored[vacant[-1]] = "nobody is named"
            else:
                found.append(_Cell(line, position, text, tuple(names_in(_meant(desk, text)))))
    if vacant:
        sink.tell("IM404", vacant, name=sink.block.view.grid.text(*vacant[0]))
    return found


def _lasting(block: Block, cells: list[_Cell], lines: list[int]) -> list[_Cell]:
    """The cells, and those that merged ones stand for on other days and lines."""
    merged = spread(block, lines)
    more = [
        replace(cell, line=line, position=positions[0], first=cell.written)
        for cell in cells
        for (line, _), positions in merged.get(cell.written, {}).items()
        if (line, positions[0]) != cell.written
    ]
    return [*cells, *more]


def _meant(desk: Desk, text: str) -> str:
    """The text of a cell, or what a person said that it means."""
    said = desk.answers.kept.get(f"cell:{text}", AS_READ)
    return text if said == AS_READ else said


def _key(desk: Desk, name: str) -> str:
    return plain(desk.answers.aliases.get(" ".join(name.split()), name))


def _people(sink: Sink, desk: Desk, cells: list[_Cell]) -> dict[str, _Named]:
    people: dict[str, _Named] = {}
    for cell in cells:
        place = sink.block.view.place(*cell.written)
        for part in cell.parts:
            named = people.setdefault(_key(desk, part.name), _Named(place))
            name = " ".join(part.name.split())
            named.spellings[desk.answers.aliases.get(name, name)] += 1
            named.places.append(place)
            named.posts[part.post or sink.block.label_at(cell.line, cell.position)] += 1
    return people


def _doctors(sink: Sink, desk: Desk, people: dict[str, _Named]) -> dict[str, str]:
    """Ids by key. A post that is a grade, such as SpR, is the person's grade where it is the only one."""
    ids: dict[str, str] = {}
    for key, named in people.items():
        name = best_spelling(named.spellings)
        grades = {p for p in named.posts if grade_of(p) is not None}
        grade = next(iter(grades)) if len(grades) == 1 and len(named.posts) == 1 else ""
        ids[key] = desk.register.new(name)
        person = person_of(name)
        sink.people.append(doctor_of(ids[key], person, grade, "", "", sink.block.view.grid.ref(*named.first)))
    return ids


def _post_times(post: str) -> tuple[DutyKind, Times | None]:
    inside = range_in(post)
    usual = DEFAULTS.get(post.casefold())
    kind = usual.kind if usual else kind_of_phrase(post) or DutyKind.OTHER_WORK
    if inside is not None:
        return kind, inside[0]
    return kind, None


def _duties(sink: Sink, desk: Desk, cells: list[_Cell], ids: dict[str, str]) -> None:
    view = sink.block.view
    labels = {(c.line, c.position): sink.block.label_at(c.line, c.position) for c in cells}
    posts = {label: _post_times(label) for label in set(labels.values())}
    alone = {_key(desk, c.parts[0].name) for c in cells if len(c.parts) == 1 and not c.parts[0].note}
    for cell in cells:
        row, column = place = view.place(*cell.written)
        label = labels[cell.line, cell.position]
        day, (kind, times) = sink.block.day_at(cell.line, cell.position), posts[label]
        identity = f"{sink.sheet}!{column_letters(column)}{row}"
        identity += f"@{view.grid.ref(*view.place(cell.line, cell.position)).a1}" if cell.first else ""
        for number, part in enumerate(cell.parts, 1):
            halved = half_of(times, part.half) if TRAITS[kind].works else None
            span = span_on(day, halved) if day is not None and halved is not None else None
            name = identity if number == 1 else f"{identity}#{number}"
            note = " ".join(x for x in (part.half, part.note) if x)
            doctor, post = ids[_key(desk, part.name)], part.post or label or None
            sink.duties.append(Duty(name, doctor, day, None, kind, span, view.grid.ref(row, column), post, note))
        shared = len(cell.parts) != 1 and not all(
            p.post or (not p.half and _key(desk, p.name) in alone) for p in cell.parts
        )
        doubtful = cell.first is None and (shared or not cell.parts or any(p.note for p in cell.parts))
        if doubtful and cell.text not in desk.answers.aliases and f"cell:{cell.text}" not in desk.answers.kept:
            names = " and ".join(f"{p.name} {p.half}".strip() for p in cell.parts) or "nobody"
            sink.ask("IM406", [place], f"cell:{cell.text}", text=cell.text, names=names)
        else:
            sink.understood.add(place)


def _tell_spellings(sink: Sink, desk: Desk, people: dict[str, _Named]) -> None:
    counts = {key: sum(named.spellings.values()) for key, named in people.items()}
    for key, other in close_pairs(counts):
        name, like = best_spelling(people[key].spellings), best_spelling(people[other].spellings)
        if name not in desk.answers.aliases:
            places = [*people[key].places, people[other].first]
            sink.tell("IM403", places, f"alias:{name}", name=name, other=like)
            sink.issues[-1] = sink.issues[-1].model_copy(update={"suggestions": (like,)})


def _remarks(sink: Sink) -> None:
    """Remarks beside the days, such as swaps: asked about, since they may change who works."""
    block = sink.block
    places = [
        block.view.place(line, position)
        for line, kind in block.lines.items()
        if kind is Line.NAMELESS
        for position in block.filled(line)
    ]
    if places:
        texts = [block.view.grid.text(*p) for p in places]
        sample = next((t for t in texts if is_remark(t)), texts[0])
        sink.ask("IM602", places, text=sample)
