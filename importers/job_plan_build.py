"""From pages to plans: what belongs to one doctor is put together, over all sheets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from importers.grid import Book
from importers.issues import where_of
from importers.job_plan_issues import issue
from importers.job_plan_owner import Owner, answered, contract_of, contract_text, doctor_for, owner, owner_of_row
from importers.job_plan_page import Page
from importers.setup_times import day_of
from rotaengage.domain.codes import CodeSource, ShiftCode
from rotaengage.domain.duty import Duty
from rotaengage.domain.inspection import CellTally, Layout, SheetRota
from rotaengage.domain.jobplan import Block, JobPlan, OnCall, Total
from rotaengage.domain.refs import CellRef


@dataclass
class _Draft:
    """What was found of one person."""

    owner: Owner
    page: Page
    row: int
    blocks: list[Block] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    on_call: list[OnCall] = field(default_factory=list)
    annualised: bool = False


def plans_of(pages: Sequence[Page], book: Book) -> list[JobPlan]:
    """One plan a doctor; a page without a name belongs to the only name of the workbook, if there is one."""
    drafts: dict[str, _Draft] = {}
    owners = [list(_owners(page)) for page in pages]
    sole = _sole([o for found in owners for o in found])
    for page, known in zip(pages, owners, strict=True):
        alone = _sole(known)
        for found in page.found:
            own = owner(found.person, _place(page, found.person)) if found.person else None
            _draft(drafts, page, own or alone, sole, found.row).blocks.append(found.block)
        for row, total in page.totals:
            _draft(drafts, page, alone, sole, row).totals.append(total)
        for row, duty in page.on_call:
            _draft(drafts, page, alone, sole, row).on_call.append(duty)
        for row in page.annualised:
            _draft(drafts, page, alone, sole, row).annualised = True
    return [_plan(draft, pages, book) for draft in drafts.values() if draft.blocks or draft.totals]


def _place(page: Page, name: str) -> tuple[int, int]:
    return page.listed[name].place if name in page.listed else (1, 1)


def _owners(page: Page) -> Iterator[Owner]:
    yield from (owner(name, place) for _, name, place in page.names)
    yield from (owner(name, told.place) for name, told in page.listed.items())


def _sole(owners: Sequence[Owner]) -> Owner | None:
    """The only person of these; None where there are several."""
    return owners[0] if len({o.key for o in owners}) == 1 else None


def _draft(drafts: dict[str, _Draft], page: Page, own: Owner | None, sole: Owner | None, row: int) -> _Draft:
    found = own or owner_of_row(page, row) or sole
    if found is None:
        said = answered(page.answers, "job-name")
        found = owner(said, (row, 1)) if said else Owner("nobody", "", (row, 1), told=False)
    draft = drafts.get(found.key)
    if draft is None:
        draft = drafts[found.key] = _Draft(found, page, row)
    return draft


def _plan(draft: _Draft, pages: Sequence[Page], book: Book) -> JobPlan:
    page, who = draft.page, draft.owner
    name = who.name or book.stem
    if not who.told:
        page.tell("JP101", [who.place], "job-name")
    text = contract_text(page, who, draft.row)
    contract, sure = contract_of(text, answered(page.answers, f"job-contract:{name}"))
    if not sure:
        page.tell("JP102", [who.place], f"job-contract:{name}", name=name, taken=contract.title)
    cycle = _cycle(draft, pages, name)
    anchor = day_of(answered(page.answers, f"job-anchor:{name}")) or next((p.anchor for p in pages if p.anchor), None)
    if cycle > 1 and anchor is None and any(b.weeks for b in draft.blocks):
        page.tell("JP208", [who.place], f"job-anchor:{name}", count=cycle)
    source = page.grid.ref(*who.place)
    return JobPlan(
        doctor=doctor_for(who._replace(name=name), text, contract, source),
        contract=contract,
        place=page.box,
        cycle_weeks=cycle,
        anchor=anchor if isinstance(anchor, date) else None,
        blocks=tuple(draft.blocks),
        summary=tuple(draft.totals),
        on_call=tuple(draft.on_call),
        annualised=draft.annualised,
        file=book.name,
    )


def _cycle(draft: _Draft, pages: Sequence[Page], name: str) -> int:
    """Weeks of the cycle: as said, else as many as are named; asked where the last ones may be missing."""
    weeks = sorted({w for b in draft.blocks for w in b.weeks})
    said = max((p.cycle_said or 0 for p in pages), default=0)
    if not weeks:
        return 1
    answer = answered(draft.page.answers, f"job-cycle:{name}")
    known = int(answer) if answer.isdigit() and 1 <= int(answer) <= 52 else said
    if known >= weeks[-1]:
        return known
    taken = weeks[-1] if weeks == list(range(1, weeks[-1] + 1)) else weeks[-1] + weeks[-1] % 2
    if taken == 1 or weeks != list(range(1, taken + 1)):
        taken = max(taken, 2)
        page = draft.page
        places = sorted({p for found in page.weeks_named.values() for p in found})
        words = {"weeks": ", ".join(map(str, weeks)), "taken": taken}
        page.issues.append(issue("JP207", where_of(page.grid.name, places), f"job-cycle:{name}", **words))
    return min(taken, 52)


def rota_of(page: Page, sure: float, plans: Sequence[JobPlan]) -> SheetRota:
    """A page as an inspection shows it: people, and duties by week and weekday without dates."""
    own = [(p, [b for b in p.blocks if b.source.sheet == page.grid.name]) for p in plans]
    here = [(p, b) for p, b in own if b or p.place.sheet == page.grid.name]
    duties = [duty for plan, blocks in here for block in blocks for duty in _duties(plan, block)]
    return SheetRota(
        place=page.box,
        layout=Layout.JOB_PLAN,
        confidence=sure,
        first_date=None,
        last_date=None,
        people=tuple(p.doctor for p, _ in here),
        duties=tuple(duties),
        codes=tuple(_codes([b for _, blocks in here for b in blocks])),
        cells=_tally(page),
        cycle_weeks=max((p.cycle_weeks for p, _ in here), default=1),
    )


def _duties(plan: JobPlan, block: Block) -> Iterator[Duty]:
    every = block.every == 1 and not block.weeks and block.weekday is not None
    weeks: Sequence[int | None] = sorted(block.weeks) or (range(1, plan.cycle_weeks + 1) if every else [None])
    for week in weeks:
        yield Duty(
            id=f"{block.source}|{plan.doctor.id}|{week}|{block.weekday}|{block.start}|{block.activity}",
            doctor=plan.doctor.id,
            day=None,
            code=block.text,
            kind=block.kind,
            span=None,
            source=block.source,
            post=block.session.value if block.session else None,
            note=_words(plan, block),
            week=week,
            weekday=block.weekday,
        )


def _words(plan: JobPlan, block: Block) -> str:
    from importers.job_plan_checks import pas

    clock = f" {block.start:%H:%M}-{block.end:%H:%M}" if block.start and block.end else ""
    often = "" if block.every == 1 else f", {block.every.numerator} week in {block.every.denominator}"
    return f"{block.category.value}{clock}{often}, {pas(block.pas(plan.contract, plan.cycle_weeks))} PA a week"


def _codes(blocks: list[Block]) -> Iterator[ShiftCode]:
    by_text: dict[str, list[Block]] = {}
    for block in blocks:
        by_text.setdefault(block.text, []).append(block)
    for text, same in by_text.items():
        times = {(b.start, b.end) for b in same}
        start, end = next(iter(times)) if len(times) == 1 else (None, None)
        cells: set[CellRef] = {b.source for b in same}
        yield ShiftCode(code=text, kind=same[0].kind, start=start, end=end, source=CodeSource.CELL, count=len(cells))


def _tally(page: Page) -> CellTally:
    """Every filled cell is understood, asked about or left out for a reason."""
    because: dict[str, int] = {}
    understood = asked = 0
    for row, column, _ in page.grid.filled():
        place = (row, column)
        if place in page.asked:
            asked += 1
        elif place in page.understood:
            understood += 1
        else:
            reason = page.ignored.get(place, "text that is no part of the job plan")
            because[reason] = because.get(reason, 0) + 1
    return CellTally(understood=understood, ignored=sum(because.values()), questions=asked, ignored_because=because)
