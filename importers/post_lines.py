"""Lines of names within a block of codes: who is on call, who holds the bleep, day by day."""

from collections import Counter

from importers.blocks import Block, Line
from importers.grid import Place
from importers.names import like_names, plain
from importers.people import doctor_of, is_post, person_of
from importers.reading import Desk, Sink
from importers.spans import span_on
from importers.strangers import ask_strangers
from importers.times import range_in
from importers.vocabulary import kind_of_phrase, known_code
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.duty import Duty
from rotaengage.domain.people import Doctor
from rotaengage.domain.refs import column_letters

ENOUGH = 0.5


def name_keys(names: list[str]) -> dict[str, str | None]:
    """Whole names and single parts of names to the whole name; None where a part belongs to several people."""
    keys: dict[str, str | None] = {}
    for name in names:
        for key in {plain(name), *(p for p in plain(name).replace(",", " ").split() if len(p) > 1)}:
            keys[key] = None if key in keys and keys[key] != name else name
    for name in names:
        keys[plain(name)] = name
    return keys


def mark_post_lines(block: Block) -> set[int]:
    """Lines whose cells are mostly names of the people on other lines; they are taken out of the people."""
    names = [block.label(n) for n, kind in block.lines.items() if kind is Line.PERSON]
    keys = name_keys(names)
    found: set[int] = set()
    for line, kind in list(block.lines.items()):
        if kind not in (Line.PERSON, Line.ABOVE, Line.NAMELESS, Line.KEY, Line.OTHER):
            continue
        texts: Counter[str] = Counter()
        for text, count in block.facts(line).texts.items():
            texts[plain(text)] += count
        hits = sum(count for text, count in texts.items() if text in keys and len(text) > 1)
        known = hits >= ENOUGH * sum(texts.values()) and not _codes(block, texts)
        strange = not hits and is_post(block.label(line)) and _outsiders(block, line, texts)
        if texts and (known or strange):
            found.add(line)
    block.lines.update(dict.fromkeys(found, Line.ABOVE))
    return found


def _outsiders(block: Block, line: int, texts: Counter[str]) -> bool:
    """Whether a line of a post names people who have no line of their own, such as the consultant on call."""
    own = block.facts(line).texts
    elsewhere = {plain(x) for x, lines in block.texts.items() if lines > 1}
    words = all(len(t) > 3 and not known_code(t) for t in own) and like_names(own) == 1
    return words and not texts.keys() & elsewhere and len(texts) < sum(texts.values())


def _codes(block: Block, texts: Counter[str]) -> bool:
    """Whether the texts stand mostly in other lines as codes: then they are codes, whatever the names."""
    common = len(texts.keys() & {plain(x) for x, lines in block.texts.items() if lines > 3})
    return common * 2 > len(texts)


def read_post_lines(sink: Sink, desk: Desk) -> None:
    """Duties of the people whom these lines name; a name that fits nobody, or two people, is asked about."""
    block = sink.block
    doctors: dict[str, list[Doctor]] = {}
    for doctor in sink.people:
        doctors.setdefault(doctor.name, []).append(doctor)
    keys = name_keys(list(doctors))
    unknown: dict[str, list[Place]] = {}
    for line in sorted(block.posts):
        _admit_outsiders(sink, desk, line, keys, doctors)
        for position in block.filled(line):
            text = block.view.text(line, position)
            name = keys.get(plain(desk.answers.aliases.get(text, text)))
            place = block.view.place(line, position)
            if name is None or len(doctors[name]) > 1 or position in block.axis.dead:
                unknown.setdefault(text, []).append(place)
            else:
                sink.duties.append(_duty(sink, doctors[name][0], line, position))
                sink.understood.add(place)
        if block.name_at is not None and block.label(line):
            sink.understood.add(block.view.place(line, block.name_at))
    ask_strangers(sink, desk, unknown, list(doctors))


def _admit_outsiders(
    sink: Sink, desk: Desk, line: int, keys: dict[str, str | None], doctors: dict[str, list[Doctor]]
) -> None:
    """Take up the people of a line of which nobody has a line of duties: they are known by this post alone."""
    block = sink.block
    names = {text: desk.answers.aliases.get(text, text) for text in block.facts(line).texts}
    if any(plain(name) in keys for name in names.values()):
        return
    for position in block.filled(line):
        name = names[block.view.text(line, position)]
        if plain(name) not in keys:
            ref = block.view.grid.ref(*block.view.place(line, position))
            doctor = doctor_of(desk.register.new(name), person_of(name), "", "", "", ref)
            sink.people.append(doctor)
            doctors[doctor.name] = [doctor]
            keys[plain(name)] = doctor.name


def _duty(sink: Sink, doctor: Doctor, line: int, position: int) -> Duty:
    block = sink.block
    row, column = block.view.place(line, position)
    label, day = block.label(line), block.axis.days[position]
    times = range_in(label)
    kind = kind_of_phrase(label) or DutyKind.OTHER_WORK
    span = span_on(day, times[0]) if times and day else None
    identity = f"{sink.sheet}!{column_letters(column)}{row}"
    return Duty(identity, doctor.id, day, None, kind, span, block.view.grid.ref(row, column), label or None)
