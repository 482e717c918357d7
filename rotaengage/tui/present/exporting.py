"""What an export will write, and what it wrote, in words."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from rotaengage.domain.department import Department
from rotaengage.domain.plan import Plan
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.text import clean, wrap
from rotaengage.tui.present.words import count

MARK_WORDS: dict[str, tuple[str, str]] = {
    "note": ("A note and a border", "values stay, so formulas that count still count"),
    "fill": ("A fill", "the cell is coloured in, without a note; values stay"),
    "text": ("Text in the cell", "the time follows the code, so counts may change"),
    "code": ("A code of its own", "LD becomes LD-E, so counts may change"),
    "row": ("A row of its own", "below the rota; the cells above stay as they are"),
}
OTHER_KINDS: dict[str, str] = {
    ".ics": "A calendar with every slot and event, for phones and mail programs.",
    ".csv": "A list with one row a slot, for spreadsheets and scripts.",
    ".json": "The whole plan for other programs (rotaengage.plan/1).",
}


class Written(Protocol):
    """What an export says of itself."""

    @property
    def path(self) -> Path: ...  # noqa: D102 - the class says it
    @property
    def cells(self) -> int: ...  # noqa: D102 - the class says it
    @property
    def parts_changed(self) -> Sequence[str]: ...  # noqa: D102 - the class says it
    @property
    def parts_added(self) -> Sequence[str]: ...  # noqa: D102 - the class says it
    @property
    def notes(self) -> Sequence[str]: ...  # noqa: D102 - the class says it


def mark_words(value: str) -> tuple[str, str]:
    """A mark style's title and what it means."""
    return MARK_WORDS.get(value, (value.replace("_", " ").capitalize(), ""))


def default_name(department: Department, workspace: Path) -> str:
    """The file name offered: the rota's own, with "engagement" after it, in the workspace's folder."""
    sources = department.scenario.rota.sources
    source = Path(clean(sources[0].name)) if sources else Path(f"{workspace.stem}.csv")
    return str(workspace.parent / f"{source.stem} engagement{source.suffix or '.xlsx'}")


def intent_lines(plan: Plan | None, to: str, mark: str, width: int) -> list[Line]:
    """What will be written, before it is."""
    if plan is None:
        return [
            line("There is no plan yet, so there is nothing to export.", Look.WARN),
            line("Press 4 and make one first."),
        ]
    suffix = Path(to).suffix.casefold()
    cells = len({slot.source for slot in plan.slots})
    if suffix in OTHER_KINDS:
        told = [OTHER_KINDS[suffix], f"{count(len(plan.slots), 'slot')}, {count(len(plan.events), 'event')}."]
    elif suffix in (".xlsx", ".xlsm"):
        told = [
            f"Your workbook again, with {count(len(plan.slots), 'slot')} in {count(cells, 'cell')} marked.",
            f"{mark_words(mark)[0]}: {mark_words(mark)[1]}." if mark_words(mark)[1] else mark_words(mark)[0] + ".",
            'One new sheet, "Engagement", lists every slot.',
            "Nothing else in the file changes, and your own file is not touched.",
        ]
    else:
        return [line(text, Look.WARN) for text in wrap("End the name in .xlsx, .xlsm, .ics, .csv or .json.", width)]
    return [line(text) for one in told for text in wrap(one, width)]


def written_lines(done: Written, width: int) -> list[Line]:
    """What an export wrote."""
    lines: list[Line] = [(Piece("Written  ", Look.GOOD), Piece(clean(done.path.name), Look.STRONG))]
    lines += [line(text, Look.MUTED) for text in wrap(f"in {done.path.parent}", width)]
    if done.cells:
        lines.append(line(f"{count(done.cells, 'cell')} marked."))
    if done.parts_changed or done.parts_added:
        changed, added = count(len(done.parts_changed), "part"), len(done.parts_added)
        parts = f"{changed} of the file changed, {added} added, the rest as it was."
        lines += [line(text) for text in wrap(parts, width)]
    return lines + [line(text, Look.MUTED) for note in done.notes for text in wrap(f"- {note}", width)]
