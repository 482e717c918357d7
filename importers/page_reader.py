"""Reads pages on which each line has its own dates: names in the cells, or codes of whom a line or title names."""

from importers.blocks import Line
from importers.calendar_words import ENGLISH
from importers.doubts import tell_doubts
from importers.grid import Place
from importers.loose_codes import At, CodeCells
from importers.name_reader import read_names
from importers.people import doctor_of, is_vacant, may_be_name, person_of
from importers.reading import Candidate, Desk, Sink
from rotaengage.domain.people import Doctor


def read_page(candidate: Candidate, desk: Desk) -> Sink:
    """Everything on a page: people, duties with the dates of their lines, and the headings of the days."""
    sink = read_names(candidate, desk) if candidate.names else _codes(candidate, desk)
    block = sink.block
    sink.dates = [d for line in block.own_days.values() for d in line.values() if d is not None]
    if block.misfits:
        _, _, day, written = block.misfits[0]
        words = {"date": f"{day:%d %B %Y}", "right": ENGLISH[day.weekday()], "written": ENGLISH[written]}
        sink.tell("IM203", [block.view.place(n, p) for n, p, _, _ in block.misfits], **words)
    for line in block.own_days:
        if block.lines.get(line) is Line.REPEAT:
            sink.understood.update(block.view.place(line, p) for p in block.filled(line))
    return sink


def _codes(candidate: Candidate, desk: Desk) -> Sink:
    sink = Sink(candidate.block)
    tell_doubts(sink)
    block, cells = sink.block, CodeCells(sink, desk)
    doctors: dict[str, Doctor] = {}
    for line in (n for n, kind in block.lines.items() if kind is Line.PERSON):
        doctor = _holder(sink, desk, line, doctors)
        for position in block.filled(line):
            place = block.view.place(line, position)
            text = block.text_at(line, position)
            if not text:
                sink.understood.add(place)
            elif position not in block.own_days[line]:
                sink.ask("IM208", [place], text="an empty heading", count=1)
            else:
                cells.add(text, doctor.id, At(place, block.own_days[line][position]))
    cells.close()
    return sink


def _holder(sink: Sink, desk: Desk, line: int, doctors: dict[str, Doctor]) -> Doctor:
    """The person whose line this is: by the label, else by the title of the page."""
    block = sink.block
    name, place = block.label(line), block.view.place(line, block.name_at or 0)
    if name:
        sink.understood.add(place)
    else:
        name, place = _titled(sink, desk)
    name = desk.answers.aliases.get(name, name)
    if name.casefold() not in doctors:
        person = person_of(name)
        ref = block.view.grid.ref(*place)
        doctor = doctor_of(desk.register.new(person.name), person, "", "", "", ref)
        doctors[name.casefold()] = doctor
        sink.people.append(doctor)
        if is_vacant(name):
            sink.tell("IM404", [place], name=name)
    return doctors[name.casefold()]


def _titled(sink: Sink, desk: Desk) -> tuple[str, Place]:
    """The person of a calendar whose lines have no names: as answered, as its title says, else nobody that is known."""
    block, key = sink.block, f"holder:{sink.sheet}"
    place = block.view.place(block.axis.line, block.axis.hits[0])
    said = desk.answers.kept.get(key)
    if said:
        return said, place
    if not any(i.key == key for i in sink.issues):
        sink.tell("IM411", [place], key)
    return (sink.sheet if may_be_name(sink.sheet) else "Nobody named"), place
