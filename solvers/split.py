"""Groups over several cover pools: what each is to have in each pool, so that the worst group over all has most.

Each pool tells points that its relaxation can meet, and is asked for more of them at the prices of the best mixture of
all, until no plan can be better by more than NEAR (Dantzig and Wolfe's decomposition). The groups that can have no more
are left there and the others go on rising. Of all mixtures as good, the one nearest to the pools' own choices is taken.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from solvers.arrays import Floats, Mask
from solvers.shape import Minutes, Prices, Shape
from solvers.small_lp import maximise

NEAR = 1e-3
EASE = 1e-6
TIGHT = 1e-7
DEAREST = 10_000
"""The highest price: the finer they are, the nearer a bound can be."""


class Owed(NamedTuple):
    """Minutes that a group is owed over all pools, and those of them that stand already."""

    entitled: int
    standing: int


class _Level(NamedTuple):
    """How far the open groups rise together, the worth of a minute of each group, and the share of each point."""

    reached: float
    worth: Floats
    mixture: Floats


class Split:
    """The mixture of the pools' points; owed names every group. spare: the share of its level that a group may lose
    where that leaves all groups nearer to the pools' own choices.
    """

    def __init__(self, owed: Mapping[str, Owed], shapes: Sequence[Shape], spare: float = 0.0) -> None:
        self._names, self._shapes, self._spare = sorted(owed), shapes, spare
        self._entitled = np.array([owed[n].entitled for n in self._names], dtype=np.float64)
        self._standing = np.array([owed[n].standing for n in self._names], dtype=np.float64)
        points = [(pool, point) for pool, shape in enumerate(shapes) for point in shape.points]
        self._pool = np.array([pool for pool, _ in points])
        self._minutes = np.array([[p.get(n, 0.0) for n in self._names] for _, p in points]).T
        self._last: Floats = np.diff(self._pool, prepend=-1).astype(np.float64)  # each pool's own choice comes first

    def ask(self) -> Prices | None:
        """The prices at which every pool is to be asked next; None where the mixture is near enough."""
        if not any(s.asked for s in self._shapes):
            return self._whole(self._rates())
        return self._levels()[1]

    def floors(self) -> list[dict[str, float]]:
        """The minutes of each group in each pool."""
        levels, _ = self._levels()
        mixture = self._near(levels * (1 - self._spare) - EASE)
        parts = [(self._minutes * mixture * (self._pool == n)).sum(axis=1) for n in range(len(self._shapes))]
        return [dict(zip(self._names, part.tolist(), strict=True)) for part in parts]

    def _levels(self) -> tuple[Floats, Prices | None]:
        """How far each group rises, as far as the points go, and the prices to ask at first where they do not."""
        count = len(self._names)
        level, open_still = np.zeros(count), np.ones(count, dtype=np.bool_)
        costs, prices = np.zeros(1 + len(self._pool)), None
        costs[0] = 1.0
        while open_still.any():
            found = self._mixed(costs, level, open_still)
            if found is None:
                break
            self._last = found.mixture
            wanted = self._whole(found.worth)
            if prices is None and not self._proved(found.reached, level, open_still) and not self._known(wanted):
                prices = wanted
            stuck = open_still & (found.worth * self._entitled > TIGHT)
            done = open_still if found.reached >= 1 - EASE or not stuck.any() else stuck
            level[done] = found.reached * (1 - EASE)
            open_still = open_still & ~done
        return level, prices

    def _mixed(
        self, costs: Floats, level: Floats, open_still: Mask, more: Floats | None = None, at: float = 0.0
    ) -> _Level | None:
        """The best mixture in which groups that are no longer open keep their levels, and more rows have what is at."""
        count, pools = len(self._names), len(self._shapes)
        rows = np.zeros((count + pools, 1 + len(self._pool)))
        rows[:count, 0] = -1.0 * open_still
        rows[:count, 1:] = self._minutes / self._entitled[:, None]
        rows[count + self._pool, 1 + np.arange(len(self._pool))] = 1.0
        low = np.concatenate([np.where(open_still, 0.0, level) - self._standing / self._entitled, np.ones(pools)])
        high = np.concatenate([np.full(count, np.inf), np.ones(pools)])
        if more is not None:
            rows, low = np.vstack([rows, more]), np.append(low, np.full(len(more), at))
            high = np.append(high, np.full(len(more), np.inf))
        found = maximise(costs, rows, low, high, np.ones(rows.shape[1]))
        if found is None:
            return None
        return _Level(float(found.x[0]), np.abs(found.prices[:count]) / self._entitled, found.x[1:])

    def _near(self, levels: Floats) -> Floats:
        """The mixture with these levels in which what a group has of a pool's own choice is most where it is least."""
        none = np.zeros(len(levels), dtype=np.bool_)
        own = np.flatnonzero(np.diff(self._pool, prepend=-1))
        cells = np.array([self._minutes * (self._pool == n) for n in range(len(own))]).reshape(-1, len(self._pool))
        chosen = self._minutes[:, own].T.reshape(-1)
        costs = np.zeros(1 + len(self._pool))
        costs[0] = 1.0
        least = np.hstack([-chosen[:, None], cells])[chosen > 0] / chosen[chosen > 0, None]
        found = self._mixed(costs, levels, none, least)
        if found is None:
            return self._last
        least[:, 0], at = 0.0, found.reached * (1 - EASE)
        costs[0], costs[1 + own] = 0.0, 1.0
        again = self._mixed(costs, levels, none, least, at)
        return found.mixture if again is None else again.mixture

    def _rates(self) -> Floats:
        """What a minute is worth where each pool has chosen for itself."""
        return np.array([sum(s.rates.get(n, 0.0) for s in self._shapes) for n in self._names])

    def _whole(self, worth: Floats) -> dict[str, int]:
        """Whole prices, of which none is nothing: what a group may have at no cost to others it is to have."""
        top = float(worth.max(initial=0.0)) or 1.0
        return {n: max(1, round(DEAREST * float(w) / top)) for n, w in zip(self._names, worth, strict=True)}

    def _known(self, prices: Prices) -> bool:
        return all(s.most_at(prices, always=False) is not None for s in self._shapes)

    def _proved(self, reached: float, level: Floats, open_still: Mask) -> bool:
        """Whether faces show that the open groups cannot rise much further, those that are not open kept."""
        fixed = np.where(open_still, 0.0, level * self._entitled)
        for face in self._shapes[0].faces:
            most = [s.most_at(face.prices, always=False) for s in self._shapes]
            prices = np.array([face.prices.get(n, 0) for n in self._names], dtype=np.float64)
            rising = float(prices @ np.where(open_still, self._entitled, 0.0))
            if rising and None not in most:
                bound = (sum(m or 0.0 for m in most) + float(prices @ (self._standing - fixed))) / rising
                if bound <= reached * (1 + NEAR):
                    return True
        return False


def least_bound(owed: Mapping[str, Owed], left: Sequence[Minutes], shapes: Sequence[Shape | None]) -> float:
    """No plan gives the worst group a larger share; left: the minutes that are owed to each group in each pool yet."""
    asked = [f.prices for s in shapes if s is not None for f in s.faces if f.always]
    distinct = {tuple(sorted(p.items())): p for p in [*asked, *({n: 1} for n in owed)]}
    found = [_bound_at(prices, owed, left, shapes) for prices in distinct.values()]
    return min([1.0, *found])


def _bound_at(
    prices: Prices, owed: Mapping[str, Owed], left: Sequence[Minutes], shapes: Sequence[Shape | None]
) -> float:
    """The bound of these prices: a pool that was not asked at them may have all that is owed there."""
    total = float(sum(price * owed[name].standing for name, price in prices.items()))
    for minutes, shape in zip(left, shapes, strict=True):
        proved = None if shape is None else shape.most_at(prices, always=True)
        every = sum(price * minutes.get(name, 0.0) for name, price in prices.items())
        total += every if proved is None else min(every, proved)
    return total / sum(price * owed[name].entitled for name, price in prices.items())
