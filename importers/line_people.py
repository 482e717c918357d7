"""Who sits on which lines of a block: one doctor a line, two lines to a doctor, one name that stands twice."""

from dataclasses import dataclass

from importers.blocks import Block, Line
from importers.people import PersonText, doctor_of, is_vacant, person_of, slug
from importers.reading import Desk, Sink
from rotaengage.domain.grades import grade_of
from rotaengage.domain.people import Doctor


@dataclass(frozen=True, slots=True)
class Seat:
    """A doctor and the lines that hold the doctor's duties."""

    doctor: Doctor
    lines: tuple[int, ...]


def seats_of(sink: Sink, desk: Desk) -> list[Seat]:
    """The people of a block in order, with their lines; doubts about names become issues."""
    block = sink.block
    groups = _by_name(block, desk)
    seats: list[Seat] = []
    for person, lines in groups.values():
        several = _several(sink, desk, person, lines)
        for mine in [[line] for line in lines] if several else [lines]:
            seats.append(_seat(sink, desk, person, mine))
    seats.sort(key=lambda seat: seat.lines[0])
    _tell_grades(sink, seats)
    sink.people.extend(seat.doctor for seat in seats)
    return seats


def _by_name(block: Block, desk: Desk) -> dict[str, tuple[PersonText, list[int]]]:
    groups: dict[str, tuple[PersonText, list[int]]] = {}
    for line, kind in block.lines.items():
        if kind is Line.PERSON:
            person = person_of(block.label(line))
            person = person._replace(name=desk.answers.aliases.get(person.name, person.name))
            groups.setdefault(person.name.casefold(), (person, []))[1].append(line)
    return groups


def _several(sink: Sink, desk: Desk, person: PersonText, lines: list[int]) -> bool:
    """Whether a name that stands on several lines is several people: it is, if two of its lines share a day."""
    if len(lines) < 2:
        return False
    if is_vacant(person.name):
        return True
    block = sink.block
    said = desk.answers.kept.get(f"twins:{slug(person.name)}")
    filled = [set(block.filled(n)) for n in lines]
    share = sum(map(len, filled)) > len(set[int]().union(*filled))
    several = said == "two" if said else share
    if not said and block.name_at is not None:
        places = [block.view.place(n, block.name_at) for n in lines]
        taken = "two people" if several else "one person"
        sink.ask("IM401", places, f"twins:{slug(person.name)}", name=person.name, taken=taken)
    return several


def _seat(sink: Sink, desk: Desk, person: PersonText, lines: list[int]) -> Seat:
    block, first = sink.block, lines[0]
    view = block.view
    more = [n for n, owner in block.owner.items() if owner in lines]
    grade = view.lines[first][block.grade_at] if block.grade_at is not None else ""
    share = view.lines[first][block.wte_at] if block.wte_at is not None else ""
    column = block.name_at or 0
    place = view.place(first, column)
    for line in [*lines, *more]:
        cells = {
            p
            for p in (block.name_at, block.forename_at, block.grade_at, block.wte_at)
            if p is not None and view.text(line, p)
        }
        sink.understood.update(view.place(line, p) for p in cells)
    identity = desk.register.new(person.name)
    doctor = doctor_of(identity, person, grade, share, block.group.get(first, ""), view.grid.ref(*place))
    if "vacant" in doctor.roles:
        sink.tell("IM404", [place], name=doctor.name)
    return Seat(doctor, tuple(sorted([*lines, *more])))


def _tell_grades(sink: Sink, seats: list[Seat]) -> None:
    """One remark for each grade that is often another tier than it seems."""
    told: set[str] = set()
    for seat in seats:
        doctor = seat.doctor
        reading = grade_of(doctor.grade_text)
        if reading is not None and not reading.sure and doctor.grade_text not in told and doctor.source is not None:
            told.add(doctor.grade_text)
            place = (doctor.source.row, doctor.source.column)
            sink.tell("IM405", [place], text=doctor.grade_text, grade=doctor.grade.value)
