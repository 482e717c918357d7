"""Jobs for lanes that a test wants to see fail; they are loaded in other processes."""

import os
from pathlib import Path

from solvers.pool_work import Answer, Order, first

MARK = "ROTAENGAGE_TEST_MARK"


def die_once(order: Order) -> Answer:
    """End the process at once unless that was done already."""
    mark = Path(os.environ[MARK])
    if not mark.exists():
        mark.touch()
        os._exit(9)
    return first(order)


def die_always(order: Order) -> Answer:
    """End the process at once."""
    os._exit(9)
