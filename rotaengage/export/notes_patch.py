"""Notes on cells: the comments part grows, or is added with its drawing, and nobody's own note is lost."""

import posixpath
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from rotaengage.export.cell_text import LONGEST_TEXT
from rotaengage.export.namespaces import main_namespace, relation_attribute, relation_base
from rotaengage.export.package import Package
from rotaengage.export.sheet_scan import Place, SheetScan, a1, box_of
from rotaengage.export.vml import VML_TYPE, can_grow, new_drawing, with_boxes
from rotaengage.export.xml_scan import Element, Splice, append_inside, escaped, inside, scan, splice

AUTHOR = "RotaEngage"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_BEFORE_DRAWING = (
    " sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios "
    "autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations "
    "hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches "
    "ignoredErrors smartTags drawing "
)
Notes = dict[Place, tuple[str, ...]]


class NotesDone(NamedTuple):
    """The change that the sheet itself needs, and for each cell without a note the reason."""

    changes: list[Splice]
    refused: dict[Place, str]


def add_notes(package: Package, sheet: str, found: SheetScan, notes: Notes) -> NotesDone:
    """Put a note on each of these cells of a sheet; a cell that has one already gets the lines added to it."""
    threaded = _threaded(package, sheet)
    refused = dict.fromkeys(notes.keys() & threaded, "a discussion (threaded comment) stands there")
    wanted = {place: lines for place, lines in notes.items() if place not in refused}
    legacy = found.top("legacyDrawing")
    drawing = _drawing_part(package, sheet, legacy)
    if legacy is not None and (drawing is None or not can_grow(package.read(drawing))):
        return NotesDone([], refused | dict.fromkeys(wanted, "the sheet's drawing of notes is damaged"))
    if not wanted:
        return NotesDone([], refused)
    fresh = _write_comments(package, sheet, found.root, wanted)
    boxes = {place: len(wanted[place]) for place in fresh}
    if not boxes:
        return NotesDone([], refused)
    if drawing is not None:
        package.replace(drawing, with_boxes(package.read(drawing), boxes))
        return NotesDone([], refused)
    return NotesDone([_new_drawing(package, sheet, found, boxes)], refused)


def _threaded(package: Package, sheet: str) -> set[Place]:
    places: set[Place] = set()
    for relation in package.relations(sheet).all:
        if relation.kind == "threadedComment" and package.find(relation.target):
            for element in scan(package.read(relation.target), relation.target):
                box = box_of(element.attrs.get("ref", "")) if element.local == "threadedComment" else None
                places |= {(box.top, box.left)} if box else set()
    return places


def _drawing_part(package: Package, sheet: str, legacy: Element | None) -> str | None:
    if legacy is None:
        return None
    wanted = next((v for k, v in legacy.attrs.items() if k.endswith(":id") and not k.startswith("xmlns")), "")
    relation = package.relations(sheet).by_id(wanted)
    return package.find(relation.target) if relation and relation.kind == "vmlDrawing" else None


def _new_drawing(package: Package, sheet: str, found: SheetScan, boxes: dict[Place, int]) -> Splice:
    folder = posixpath.join(posixpath.dirname(posixpath.dirname(sheet)), "drawings", "vmlDrawing")
    part = package.add(folder, ".vml", new_drawing(package, boxes), VML_TYPE)
    relation_id = package.relations(sheet).add(f"{relation_base(found.root)}/vmlDrawing", part)
    new = b"<%slegacyDrawing %s/>" % (found.root.prefix, relation_attribute(found.root, relation_id))
    at = max((t.end for t in found.tops[1:] if f" {t.local} " in _BEFORE_DRAWING), default=found.root.open_end)
    return Splice(at, at, new)


def _write_comments(package: Package, sheet: str, root: Element, notes: Notes) -> list[Place]:
    """Write the notes; returns the cells that had none before, which need a box."""
    relation = package.related(sheet, "comments")
    if relation is None:
        part = package.add(
            posixpath.join(posixpath.dirname(posixpath.dirname(sheet)), "comments"),
            ".xml",
            _new_comments(main_namespace(root), notes),
            _COMMENTS_TYPE,
        )
        package.relations(sheet).add(f"{relation_base(root)}/comments", part)
        return list(notes)
    grown, fresh = _grown_comments(package.read(relation.target), relation.target, notes)
    package.replace(relation.target, grown)
    return fresh


def _new_comments(namespace: str, notes: Notes) -> bytes:
    items = _comments(b"", sorted(notes.items()), 0)
    head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="{namespace}"><authors><author>'
    return head.encode() + AUTHOR.encode() + b"</author></authors><commentList>" + items + b"</commentList></comments>"


def _grown_comments(xml: bytes, part: str, notes: Notes) -> tuple[bytes, list[Place]]:
    elements = scan(xml, part)
    root, there = elements[0], _there(elements)
    fresh = [place for place in sorted(notes) if place not in there]
    changes = [_more(there[place], notes[place]) for place in notes if place in there]
    if fresh:
        author, added = _author(xml, elements)
        p, items = root.prefix, _comments(root.prefix, [(place, notes[place]) for place in fresh], author)
        holder = next((e for e in elements if e.depth == 1 and e.local == "commentList"), None)
        held = items if holder else b"<%scommentList>%s</%scommentList>" % (p, items, p)
        changes += [*added, append_inside(xml, holder or root, held)]
    return splice(xml, changes), fresh


def _there(elements: list[Element]) -> dict[Place, list[Element]]:
    """The notes of the sheet by cell, each with all that lies in it."""
    found: dict[Place, list[Element]] = {}
    within: list[Element] = []
    for element in elements:
        if element.depth == 2 and element.local == "comment":
            box, within = box_of(element.attrs.get("ref", "")), [element]
            if box is not None:
                found[box.top, box.left] = within
        elif element.depth > 2:
            within.append(element)
    return found


def _author(xml: bytes, elements: list[Element]) -> tuple[int, list[Splice]]:
    """The number of this program among the authors, and the change that adds it where it is missing."""
    root = elements[0]
    p, holder = root.prefix, next((e for e in elements if e.depth == 1 and e.local == "authors"), None)
    if holder is None:
        new = b"<%sauthors><%sauthor>%s</%sauthor></%sauthors>" % (p, p, AUTHOR.encode(), p, p)
        return 0, [Splice(root.open_end, root.open_end, new)]
    names = [xml[e.open_end : e.close] for e in inside(elements, holder, "author")]
    if AUTHOR.encode() in names:
        return names.index(AUTHOR.encode()), []
    new = b"<%sauthor>%s</%sauthor>" % (p, AUTHOR.encode(), p)
    return len(names), [append_inside(xml, holder, new)]


def _comments(prefix: bytes, notes: Iterable[tuple[Place, tuple[str, ...]]], author: int) -> bytes:
    p = prefix
    head = b'" authorId="%d"><%stext><%st xml:space="preserve">' % (author, p, p)
    tail, opening = b"</%st></%stext></%scomment>" % (p, p, p), b'<%scomment ref="' % p
    items = [(opening, a1(place).encode(), head, _note_text("\n".join(lines)), tail) for place, lines in notes]
    return b"".join(chain.from_iterable(items))


def _more(within: list[Element], lines: tuple[str, ...]) -> Splice:
    """Add lines to somebody's note, as a run after what it says."""
    comment = within[0]
    p, words = comment.prefix, _note_text("\n" + "\n".join(lines))
    run = b'<%sr><%st xml:space="preserve">%s</%st></%sr>' % (p, p, words, p, p)
    text = next((e for e in within if e.depth == comment.depth + 1 and e.local == "text"), None)
    if text is None or text.self_closing:
        tag = b"<%stext>" % p
        at = (text.start, text.end) if text else (comment.open_end, comment.open_end)
        return Splice(*at, tag + run + b"</%stext>" % p)
    said = [e.end for e in within if e.depth == text.depth + 1 and e.local in {"r", "t"} and text.holds(e)]
    at_end = max(said, default=text.open_end)
    return Splice(at_end, at_end, run)


def _note_text(text: str) -> bytes:
    return escaped(text if len(text) <= LONGEST_TEXT // 2 else text[: LONGEST_TEXT // 2] + "…")
