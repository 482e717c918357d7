"""GOALS: every goal that is a sum; worst_fulfilment has levels of its own (goals/worst_fulfilment.py)."""

from solvers.goals.attendance import Attendance
from solvers.goals.base import Goal
from solvers.goals.delivered import Delivered
from solvers.goals.preferred_cover import PreferredCover
from solvers.goals.timeliness import Timeliness
from solvers.goals.worst_fulfilment import WorstFulfilment

GOALS: tuple[Goal | WorstFulfilment, ...] = (
    Attendance(),
    WorstFulfilment(),
    Delivered(),
    PreferredCover(),
    Timeliness(),
)
