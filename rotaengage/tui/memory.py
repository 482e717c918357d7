"""When memory is looked through, and given back to the machine."""

import ctypes
import gc
import sys
from contextlib import suppress

GLIBC = {-8: 1, -3: 1 << 18, -1: 1 << 17}
"""M_ARENA_MAX, M_MMAP_THRESHOLD and M_TRIM_THRESHOLD in bytes (mallopt(3), malloc.h)."""
LARGE_DUTIES = 20_000
NEVER = 1 << 30
FEW = 3
"""Small collections after which a whole one is worth its while."""


def collect_at_rest() -> None:
    """Look through everything for rubbish only when asked to: it takes longer than a frame may."""
    small, middle, _ = gc.get_threshold()
    gc.set_threshold(small, middle, NEVER)


def stay_small() -> None:
    """Let glibc give back at once what is large, and keep one heap for all threads: each would keep its own rest."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            for option, value in GLIBC.items():
                ctypes.CDLL(None).mallopt(option, value)


def tidy_up() -> None:
    """Look for rubbish, if there may be any, in a moment in which nobody waits.

    What is left is not looked through the next time: with a long plan a key that comes just then would wait for it.
    """
    if gc.get_count()[2] >= FEW:
        gc.collect()
        gc.freeze()


def give_back(duties: int) -> None:
    """After opening a workspace of so many duties; does nothing for small ones, and on systems that do it themselves.

    glibc keeps what was freed for later: after a trust's year that is more than the year itself takes. What is left
    is not looked through again for rubbish: that would stop the screens for a tenth of a second, again and again.
    """
    if duties < LARGE_DUTIES:
        return
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
