"""The alternatives found so far, while a search for them runs and after it."""

from typing import NamedTuple

from rotaengage.domain.frontier import LESS_IS_BETTER, Alternative, Axis, Frontier, Limit, dominates
from rotaengage.tui.present.trade_offs import DEFAULT_AXES, LEAST_AXES, MOST_AXES

NONE = Frontier(axes=DEFAULT_AXES, whole=False)


class Search(NamedTuple):
    """axes and held are what is asked next; frontier is what was found; at is the number of the marked alternative."""

    axes: tuple[Axis, ...] = DEFAULT_AXES
    held: tuple[Limit, ...] = ()
    frontier: Frontier = NONE
    looking: bool = False
    at: int = 0

    def fresh(self) -> "Search":
        """For another plan: the same measures, nothing held."""
        return Search(axes=self.axes)

    def begun(self) -> "Search":
        """A search has begun with these measures."""
        return self._replace(frontier=Frontier(axes=self.axes, held=self.held, whole=False), looking=True, at=0)

    def found_one(self, one: Alternative) -> "Search":
        """One more; those that it beats go, and one that is beaten is left."""
        if not self.looking or len(one.values) != len(self.frontier.axes):
            return self
        axes, known = self.frontier.axes, self.frontier.alternatives
        if any(dominates(axes, other.values, one.values) or other.values == one.values for other in known):
            return self
        kept = [other for other in known if not dominates(axes, one.values, other.values)]
        kept.append(one)
        kept.sort(key=lambda a: a.values[0], reverse=axes[0] in LESS_IS_BETTER)
        return self._replace(frontier=self.frontier.changed(alternatives=tuple(kept)))

    def ended(self, axes: tuple[Axis, ...], held: tuple[Limit, ...], frontier: Frontier | None) -> "Search":
        """The end of the search that was begun last; without a frontier, what was told so far stays."""
        if not self.looking or (axes, held) != (self.frontier.axes, self.frontier.held):
            return self
        if frontier is None:
            return self._replace(looking=False)
        return self._replace(frontier=frontier, looking=False, at=min(self.at, max(0, len(frontier.alternatives) - 1)))

    def toggled(self, axis: Axis) -> "Search":
        """Another choice of measures: two or three, the first of those taken leaves for a fourth."""
        if axis in self.axes:
            rest = tuple(a for a in self.axes if a is not axis)
            return self._replace(axes=rest) if len(rest) >= LEAST_AXES else self
        taken = (*self.axes, axis)
        held = tuple(limit for limit in self.held if limit.axis in taken)
        return self._replace(axes=tuple(a for a in Axis if a in taken[-MOST_AXES:]), held=held)

    def holding(self, axis: Axis, value: float) -> "Search":
        """No plan may be worse than this in the measure."""
        others = tuple(limit for limit in self.held if limit.axis is not axis)
        return self._replace(held=(*others, Limit(axis=axis, value=value)))
