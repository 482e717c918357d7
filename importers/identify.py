"""Evidence for each way to read a sheet: blocks of days, what their labels are, what their cells hold."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from importers.blocks import Block, Facts, Line, classify
from importers.calendar_words import MONTHS, WEEKDAYS
from importers.changed_heads import find_changed_heads
from importers.grid import Grid, Place, Value
from importers.headers import Axis, AxisFinder
from importers.labels import find_labels
from importers.legend import table_places
from importers.lines import is_line_label
from importers.list_columns import HEADINGS
from importers.names import is_remark, like_names, plain
from importers.people import NAME_HEADINGS, is_no_person, is_post, is_total, is_words, letters_in, may_be_name
from importers.post_lines import mark_post_lines
from importers.reading import Candidate
from importers.sessions import mark_sessions
from importers.start_and_end import END_WORDS, join_times, mark_ends
from importers.view import View, views_of
from importers.vocabulary import known_code
from importers.week_axes import find_week_axes, is_weekday
from importers.week_dates import Years
from rotaengage.domain.inspection import Layout

LEAST_CONFIDENCE = 0.35
_ANSWERS = frozenset(["true", "false", "yes", "no", "y", "n/a"])
MANY_NAMES, WIDE_SPREAD, CROWDED, NUMBERED = 25, 0.45, 0.9, 0.9
LEAST_ALIKE, RARE = 7, 0.3
_RECORD = frozenset(
    ["year", "month", "weekday", "dow", "quarter",
     "approved", "status", "reason", "phone", "telephone", "mobile", "email", "contact", "title", "category", "amount",
     "total", "score", "result", "schichtzeit", "uhrzeit", "bemerkung", "description", "details", "task", "activity"]
)  # fmt: skip
"""Headings of columns of records, beside those of a list of duties."""
_LEDGER = frozenset(
    ["invoice", "customer", "client", "patient", "supplier", "product", "price", "quantity", "qty", "cost", "balance",
     "paid", "vat", "hospital number", "nhs number", "mrn", "dob", "date of birth", "diagnosis", "order", "sku"]
)  # fmt: skip
"""Headings of books about something else: whatever has such a column lists no duties."""


@dataclass
class Sheet:
    """A sheet with its views, looked at once for all importers."""

    grid: Grid
    finder: AxisFinder
    facts: dict[tuple[bool, bool, int], dict[int, Facts]] = field(default_factory=dict)

    @cached_property
    def views(self) -> tuple[View, View]:
        """As it lies, and flipped."""
        return views_of(self.grid)

    @property
    def values(self) -> frozenset[Value]:
        """The distinct values of the sheet."""
        return self.grid.values

    @cached_property
    def weekdays(self) -> frozenset[Value]:
        """The values that name a weekday and no more."""
        return frozenset(v for v in self.values if is_weekday(v, self.finder.memory))

    @cached_property
    def axes(self) -> tuple[list[Axis], list[Axis]]:
        """Date axes of both views."""
        straight, flipped = self.views
        return self.finder.find(straight, self.values), self.finder.find(flipped, self.values)

    @cached_property
    def week_axes(self) -> tuple[list[Axis], list[Axis]]:
        """Lines of weekdays without dates of their own, of both views."""
        years = Years(self.finder.memory, self.finder.year_hint, self.finder.year, self.finder.order)
        memory, values = self.finder.memory, self.weekdays
        straight, flipped = zip(self.views, self.axes, strict=True)
        return find_week_axes(*straight, values, memory, years), find_week_axes(*flipped, values, memory, years)

    @property
    def has_weekdays(self) -> bool:
        """Whether a line names at least five weekdays, as a pattern without dates does."""
        return any(
            sum(mark is not None and bool(mark.weekdays) for mark in map(self.finder.memory, line)) >= 5
            for view in self.views
            for line in view.lines[:200]
        )

    @cached_property
    def key_places(self) -> set[Place]:
        """Cells of legend tables on this sheet."""
        return table_places(self.grid)

    def blocks(self, flipped: bool, weekly: bool = False) -> list[Block]:
        """Fresh blocks of one view: each from its axis (of dates, or of weekdays) to the next."""
        view, axes = self.views[flipped], (self.week_axes if weekly else self.axes)[flipped]
        for axis in axes:
            mark_sessions(view, axis)
            mark_ends(view, axis)
        tops = [min({axis.line, *axis.spare}) for axis in axes]
        ends = [*tops[1:], len(view.lines)]
        known: list[dict[int, Facts]] = [self.facts.setdefault((flipped, weekly, axis.line), {}) for axis in axes]
        return [
            Block(view, axis, 0 if n == 0 else tops[n], ends[n], known=known[n])
            for n, axis in enumerate(axes)
            if ends[n] > tops[n]
        ]


def coded_blocks(sheet: Sheet, flipped: bool, layout: Layout, weekly: bool = False) -> tuple[Candidate, ...]:
    """Blocks read as people's lines of codes."""
    found = []
    for block in sheet.blocks(flipped, weekly):
        join_times(block)
        find_labels(block)
        if block.name_at is None:
            continue
        if flipped and _is_list(block):
            continue
        classify(block, sheet.key_places)
        find_changed_heads(block)
        block.posts = mark_post_lines(block)
        confidence, evidence = _code_evidence(block)
        if confidence >= LEAST_CONFIDENCE:
            found.append(Candidate(layout, block, confidence, evidence))
    return tuple(found)


def _is_list(block: Block) -> bool:
    """Whether a column beside the dates is headed as the one of names: then each row is a record, and no day."""
    lines = [n for n in range(len(block.view.lines)) if n != block.axis.line and n not in block.axis.spare]
    heads = {n: block.label(n).casefold().rstrip(":") for n in lines}
    most = 0.6 * len(block.axis.hits)
    named = any(head in NAME_HEADINGS and len(_words_in(block, n)) >= most for n, head in heads.items())
    return named or not _LEDGER.isdisjoint(heads.values())


def _words_in(block: Block, line: int) -> list[str]:
    row = block.view.lines[line]
    return [v for p in block.axis.hits if isinstance(v := row[p], str) and letters_in(v)]


def _people_lines(block: Block) -> list[int]:
    return [n for n, kind in block.lines.items() if kind is Line.PERSON and block.filled(n)]


def _cell_texts(block: Block, lines: list[int]) -> Counter[str]:
    texts: Counter[str] = Counter()
    for n in lines:
        texts.update(block.facts(n).texts)
    return texts


def code_like(text: str) -> bool:
    """Whether a text is short as codes are, or one of the usual codes."""
    return known_code(text) or (len(text) <= 8 and not (text.istitle() and len(text) > 4 and text.isalpha()))


def _code_evidence(block: Block) -> tuple[float, str]:
    lines = _people_lines(block)
    texts = _cell_texts(block, lines)
    total = sum(texts.values())
    labels = [block.label(n) for n in lines]
    useful = {t for t in texts if known_code(t) or (letters_in(t) and t.casefold() not in _ANSWERS and not is_total(t))}
    if not total or not labels or not useful:
        return 0.0, "nothing is filled in"
    codes = sum(count for text, count in texts.items() if code_like(text)) / total
    recur = sum(count for count in texts.values() if count > 1) / total
    headed = block.first_line > block.axis.line + 1 or _name_heading(block)
    people = sum(block.numbered or _person_like(t, headed) for t in labels) / len(labels)
    if people < 0.5:
        return 0.0, "the labels are no names"
    if len(lines) == 1 and total > 3 and not recur and not any(map(known_code, texts)):
        return 0.0, "one line of texts that are all different"
    if is_crowd(block, lines):
        return 0.0, "the cells hold many names"
    confidence = block.axis.confidence * (0.25 + 0.45 * codes + 0.1 * recur + 0.2 * people)
    confidence *= NUMBERED if block.numbered else 1
    return min(confidence, 0.99), f"{len(labels)} names, {total} cells, {len(texts)} codes"


def is_crowd(block: Block, lines: list[int]) -> bool:
    """Whether the texts of the lines are people rather than codes, in whatever script: very many of them, each on a few
    lines only. The same few codes come on nearly every line.
    """
    texts, places = _cell_texts(block, lines), Counter[str]()
    if len(texts) < MANY_NAMES:
        return False
    for n in lines:
        places.update(block.facts(n).texts.keys())
    strange = [t for t in texts if not known_code(t) and letters_in(t)]
    total = sum(texts[t] for t in strange)
    if len(strange) < MANY_NAMES or len(strange) < 0.08 * total or total < 0.8 * sum(texts.values()):
        return False
    return sum(texts[t] * places[t] for t in strange) < WIDE_SPREAD * total * len(lines)


def _person_like(text: str, headed: bool) -> bool:
    """Whether a label could be a person's: under a heading any name, else no post and no word for a group or a day."""
    plain_text = text.casefold().rstrip(":")
    if plain_text in WEEKDAYS or is_line_label(text) or plain_text in HEADINGS or plain_text in _RECORD:
        return False
    return may_be_name(text) and (headed or not (is_post(text) or is_words(text)))


def _name_heading(block: Block) -> bool:
    if block.name_at is None:
        return False
    column = [block.view.text(n, block.name_at).casefold() for n in range(block.start, block.axis.line + 1)]
    return any(text in NAME_HEADINGS for text in column)


def named_blocks(sheet: Sheet, flipped: bool, layout: Layout, weekly: bool = False) -> tuple[Candidate, ...]:
    """Blocks read as posts' lines of names."""
    found = []
    for block in sheet.blocks(flipped, weekly):
        find_labels(block)
        if flipped and not _LEDGER.isdisjoint(block.label(n).casefold() for n in range(len(block.view.lines))):
            continue
        block.first_line = block.axis.line + 1
        find_changed_heads(block)
        confidence, evidence = _sort_post_lines(block)
        if confidence >= LEAST_CONFIDENCE:
            found.append(Candidate(layout, block, confidence, evidence, names=True))
    return tuple(found)


def _sort_post_lines(block: Block) -> tuple[float, str]:
    """Say which lines are posts full of names, which hold remarks, and how sure that is."""
    days = len(block.axis.days)
    shares: list[tuple[float, int]] = []
    labels: list[str] = []
    for n in range(block.start, block.stop):
        block.lines[n] = Line.REPEAT if n <= block.axis.line or n in block.axis.spare else Line.OTHER
        texts = block.facts(n).texts if block.lines[n] is Line.OTHER else Counter[str]()
        filled = sum(texts.values())
        if not filled:
            continue
        names = 0.0 if _of_the_calendar(texts) else like_names(texts)
        if any(is_remark(t) for t in texts) and names < 0.6:
            block.lines[n] = Line.NAMELESS
        elif names >= 0.6 and filled >= 0.3 * days and not _heads_records(block.label(n)):
            block.lines[n] = Line.PERSON
            shares.append((_name_share(texts), filled))
            labels.append(block.label(n))
    total = sum(filled for _, filled in shares)
    if not total:
        return 0.0, "no names in the cells"
    share = sum(s * f for s, f in shares) / total
    posts = sum(not t or is_post(t) for t in labels) / len(labels)
    crowd = is_crowd(block, [n for n, kind in block.lines.items() if kind is Line.PERSON])
    posts = max(posts, CROWDED) if crowd else posts
    recur = _recurrence(block)
    if _no_people(block, recur, posted=bool(posts)):
        return 0.0, "the texts do not come round as people do"
    confidence = block.axis.confidence * share * (0.35 + 0.35 * posts + 0.3 * recur)
    return min(confidence, 0.99), f"{len(labels)} posts, {total} names"


def _of_the_calendar(texts: Counter[str]) -> bool:
    """Whether texts that could be names are months, weekdays, or headings such as Start and End."""
    words = [t.casefold().rstrip(".:") for t in texts]
    days = sum(w in MONTHS or w in WEEKDAYS for w in words)
    return (len(words) > 2 and days >= 0.8 * len(words)) or all(w in END_WORDS for w in words)


def _no_people(block: Block, recur: float, *, posted: bool) -> bool:
    """Whether the texts are nearly all different by bare numbers, as in a list of pupils; or, where nothing names a
    post, one and the same or all different on one line.
    """
    lines = [n for n, kind in block.lines.items() if kind is Line.PERSON]
    bare = block.axis.dating.month_missing and not any(m.weekdays for m in block.axis.marks)
    alike = len(_cell_texts(block, lines)) == 1 and len(block.axis.days) > LEAST_ALIKE
    return (bare and recur < RARE) or (not posted and (alike or (not recur and len(lines) == 1)))


def _heads_records(label: str) -> bool:
    """Whether a label heads shifts, times or notes in a list: no post."""
    plain_text = label.casefold().rstrip(":").strip()
    return is_no_person(label) or plain_text in _RECORD or HEADINGS.get(plain_text) in ("code", "start", "end", "times")


def _name_share(texts: Counter[str]) -> float:
    total = sum(texts.values())
    return sum(count for text, count in texts.items() if not known_code(text) and letters_in(text)) / total


def _recurrence(block: Block) -> float:
    """Share of names that stand in more than one cell: the same people come round again."""
    lines = [n for n, kind in block.lines.items() if kind is Line.PERSON]
    texts: Counter[str] = Counter()
    for text, count in _cell_texts(block, lines).items():
        texts[plain(text)] += count
    return sum(count for count in texts.values() if count > 1) / max(sum(texts.values()), 1)
