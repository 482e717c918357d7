"""What a job plan says against what its cells add up to, and against its contract."""

from collections.abc import Iterator
from fractions import Fraction

from importers.job_plan_issues import issue
from rotaengage.domain.issue import Issue
from rotaengage.domain.jobplan import UNPAID, Block, Category, JobPlan

ROW_SLACK = Fraction(1, 16)
"""Half of the least step of a PA (0.125): less than that is rounding."""
TOTAL_SLACK = Fraction(1, 10)


def check_plan(plan: JobPlan) -> Iterator[Issue]:
    """Every disagreement, with its cells."""
    yield from (found for block in plan.blocks for found in _row(plan, block))
    yield from _summary(plan)
    yield from _contract(plan)


def pas(number: Fraction) -> str:
    """A number of PAs as plans write it, to at most three decimals."""
    return f"{float(number):.3f}".rstrip("0").rstrip(".")


def _row(plan: JobPlan, block: Block) -> Iterator[Issue]:
    timed = block.timed(plan.contract)
    if block.stated_pas is None or timed is None or block.category in UNPAID:
        return
    counted = plan.contract.pas(timed) * block.share(plan.cycle_weeks)
    if abs(counted - block.stated_pas) >= ROW_SLACK:
        told = pas(block.stated_pas)
        yield issue("JP303", str(block.source), told=told, counted=pas(counted))


def _cells(blocks: list[Block]) -> str:
    """The cells that a figure was added up from."""
    return ", ".join(dict.fromkeys(str(cell) for cell in sorted(b.source for b in blocks)))


def _summary(plan: JobPlan) -> Iterator[Issue]:
    counted = plan.totals()
    timetable = [b for b in plan.blocks if b.category not in UNPAID]
    if timetable:
        for total in plan.summary:
            if total.category is None or total.category in UNPAID:
                continue
            own = [b for b in timetable if b.category is total.category]
            found = counted.get(total.category, Fraction(0))
            if abs(found - total.pas) >= TOTAL_SLACK:
                where = ", ".join(filter(None, (str(total.source), _cells(own))))
                words = {"category": total.category.value, "told": pas(total.pas), "counted": pas(found)}
                yield issue("JP301", where, **words)
    whole = plan.told(None)
    parts = sum(counted.values(), Fraction(0)) if timetable else _told_parts(plan)
    if whole is not None and parts and abs(whole.pas - parts) >= TOTAL_SLACK:
        sources = _cells(timetable) or ", ".join(str(t.source) for t in plan.summary if t.category is not None)
        yield issue("JP304", f"{whole.source}, {sources}", told=pas(whole.pas), counted=pas(parts))


def _told_parts(plan: JobPlan) -> Fraction:
    return sum((t.pas for t in plan.summary if t.category is not None), Fraction(0))


def _contract(plan: JobPlan) -> Iterator[Issue]:
    contract, name, where = plan.contract, plan.doctor.name, str(plan.place)
    spa = plan.weekly_pas(Category.SPA)
    if spa < contract.least_spa:
        yield issue("JP401", where, name=name, pas=pas(spa), least=pas(contract.least_spa))
    whole = plan.told(None)
    total = sum(plan.totals().values(), Fraction(0)) or (whole.pas if whole else Fraction(0))
    if contract.most_pas is not None and total > contract.most_pas and not plan.annualised:
        yield issue("JP402", where, name=name, pas=pas(total), most=pas(contract.most_pas))
    plain, premium = plan.minutes()
    share = premium / (plain + premium) if plain + premium else Fraction(0)
    if contract.most_premium_share is not None and share > contract.most_premium_share:
        most = round(contract.most_premium_share * 100)
        yield issue("JP403", where, name=name, share=f"{float(share) * 100:.3g}", most=most)
