"""Protected time that is expected to stand under drawn sickness, each block by itself."""

from datetime import timedelta

import numpy as np

from rotaengage.domain.robustness import Sickness
from rotaengage.domain.scenario import Goal as Word
from rotaengage.domain.sick_days import sick_days
from solvers.arrays import Ints, Mask, ints
from solvers.board import Board
from solvers.facts import Facts
from solvers.goals.base import Scale
from solvers.model import Term
from solvers.service import Demand

SICKNESS = Sickness()


class Robustness:
    """Minutes times the draws in which the block stands: its doctor is well, and enough colleagues are."""

    word = Word.ROBUSTNESS

    def term(self, board: Board) -> Term:
        """Each block by what is expected of it to stand."""
        stands = SICKNESS.draws - _fallen(board)
        return Term(np.arange(len(board.blocks)), board.blocks.minutes * stands)

    def scale(self, facts: Facts) -> Scale:
        """Minutes."""
        return Scale("minutes", SICKNESS.draws)


def _fallen(board: Board) -> Ints:
    """In how many draws each block falls."""
    blocks, facts = board.blocks, board.facts
    sick = [_sick(facts, d.id) for d in facts.doctors]
    rows = _rows(facts)
    crises = [(need, *_crises(facts, need, sick, rows)) for need in facts.demands]
    beside = ints([n for n, name in enumerate(blocks.names.activities) if name in facts.beside])
    found = np.zeros(len(blocks), dtype=np.int64)
    for number, doctor in enumerate(facts.doctors):
        own = board.of_number[number]
        falls = sick[number][rows[blocks.duty[own]]]
        covers = facts.covering_flags[blocks.duty[own]] & ~np.isin(blocks.activity[own], beside)
        for need, edges, short in crises:
            if doctor.id in need.members and len(edges):
                first = np.searchsorted(edges, blocks.start[own], side="right") - 1
                last = np.searchsorted(edges, blocks.end[own], side="left")
                falls |= covers[:, None] & (short[last] > short[np.maximum(0, first)])
        found[own] = falls.sum(axis=1)
    return found


def _sick(facts: Facts, doctor: str) -> Mask:
    """Whether a doctor is sick, by date of the rota (the last row is any other date) and draw."""
    first = facts.rota.first_day
    days = [first + timedelta(days=n) for n in range((facts.rota.last_day - first).days + 1)]
    out = np.zeros((len(days) + 1, SICKNESS.draws), dtype=np.bool_)
    for draw, dates in enumerate(sick_days(doctor, days, SICKNESS)):
        out[[(day - first).days for day in dates], draw] = True
    return out


def _rows(facts: Facts) -> Ints:
    """The row of each duty's date."""
    first, last = facts.rota.first_day, (facts.rota.last_day - facts.rota.first_day).days
    days = [facts.work_of[name].duty.day for name in facts.names.duties]
    return ints([(d - first).days if d is not None and 0 <= (d - first).days <= last else last + 1 for d in days])


def _crises(facts: Facts, need: Demand, sick: list[Mask], rows: Ints) -> tuple[Ints, Ints]:
    """The requirement's time cut into pieces, and how many pieces before each have nobody to spare, by draw."""
    works = [(facts.names.doctor(w), x) for w in need.members for x in facts.works[w] if x.covers]
    marks = [m for _, x in works for m in (x.start, x.end)] + [m for v in need.levels for m in (v.start, v.end)]
    edges = np.unique(ints(marks))
    well = np.zeros((len(edges), SICKNESS.draws), dtype=np.int16)
    for member in {n for n, _ in works}:
        there = np.zeros(well.shape, dtype=np.bool_)
        for work in (x for n, x in works if n == member):
            row = sick[member][rows[facts.names.duty(work.duty.id)]]
            there[np.searchsorted(edges, work.start) : np.searchsorted(edges, work.end)] |= ~row
        well += there
    inside = np.zeros(len(edges), dtype=np.bool_)
    for level in need.levels:
        inside[np.searchsorted(edges, level.start) : np.searchsorted(edges, level.end)] = True
    short = inside[:, None] & (well <= need.requirement.minimum)
    before: Ints = np.vstack([np.zeros((1, SICKNESS.draws), dtype=np.int64), np.cumsum(short, axis=0, dtype=np.int64)])
    return edges, before
