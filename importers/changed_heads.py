"""Headings that are written again between the days with other people in them: from there on the lines are theirs."""

from collections.abc import Iterator

from importers.blocks import Block, Line
from importers.grid import text_of
from importers.line_people import Seat
from importers.people import doctor_of, may_be_name, person_of
from importers.reading import Desk, Sink
from importers.vocabulary import known_code


def find_changed_heads(block: Block) -> None:
    """Note the positions between the days at which the labels of the lines are written again, but not the same."""
    if block.name_at is None:
        return
    lines = [n for n in block.body_below if block.filled(n)]
    known = {block.label(n).casefold() for n in lines} - {""}
    corner = block.view.text(block.axis.line, block.name_at).casefold()
    for position in range(min(block.axis.hits), max(block.axis.days)):
        if position in block.axis.days:
            continue
        texts = {n: text_of(v) for n in lines if isinstance(v := block.view.lines[n][position], str) and v.strip()}
        again = sum(t.casefold() in known for t in texts.values())
        headed = corner != "" and block.view.text(block.axis.line, position).casefold() == corner
        enough = again * 2 > len(texts) if not headed else all(may_be_name(t) for t in texts.values())
        if texts and (enough or _others(block, lines, texts)):
            block.heads.append((position, {n: texts.get(n, "") for n in lines}))
    if all(labels.get(n) == block.label(n) for _, labels in block.heads for n in lines):
        block.heads.clear()


def _others(block: Block, lines: list[int], texts: dict[int, str]) -> bool:
    """Whether a column without a heading names other people: each on one line, none of them a code of the days."""
    used = set[str]().union(*(block.facts(n).texts for n in lines)) if lines else set[str]()
    told = list(texts.values())
    alone = len(told) >= 2 and len(set(told)) == len(told) and 2 * len(told) > len(lines)
    return alone and all(len(t) > 3 and may_be_name(t) and t not in used and not known_code(t) for t in told)


def turns_of(sink: Sink, desk: Desk, seats: list[Seat]) -> Iterator[tuple[int, str, range]]:
    """Each line with the person (id) who has it, over ranges of positions. Nobody's cells become a question."""
    block = sink.block
    ends = [*(at for at, _ in block.heads), block.view.width]
    ids = {seat.doctor.name.casefold(): seat.doctor.id for seat in seats}
    for seat in seats:
        for line in seat.lines:
            yield line, seat.doctor.id, range(ends[0])
    for n, (at, labels) in enumerate(block.heads):
        mine = range(at + 1, ends[n + 1])
        for line in [n for n, kind in block.lines.items() if kind in (Line.PERSON, Line.MORE)]:
            name = labels.get(line) or labels.get(block.owner.get(line, line), "")
            if name:
                yield line, _holder(sink, desk, ids, name, (line, at)), mine
                sink.understood.add(block.view.place(line, at))
            else:
                places = [block.view.place(line, p) for p in block.filled(line) if p in mine]
                if places:
                    sink.ask("IM402", places)


def _holder(sink: Sink, desk: Desk, ids: dict[str, str], label: str, at: tuple[int, int]) -> str:
    person = person_of(desk.answers.aliases.get(label, label))
    key = person.name.casefold()
    if key not in ids:
        ref = sink.block.view.grid.ref(*sink.block.view.place(*at))
        doctor = doctor_of(desk.register.new(person.name), person, "", "", "", ref)
        sink.people.append(doctor)
        ids[key] = doctor.id
    return ids[key]
