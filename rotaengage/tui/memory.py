"""Memory that a large workspace needed while it was opened, given back to the machine."""

import ctypes
import gc
import sys
from contextlib import suppress

LARGE_DUTIES = 20_000


def give_back(duties: int) -> None:
    """After opening a workspace of so many duties; does nothing for small ones, and on systems that do it themselves.

    glibc keeps what was freed for later: after a trust's year that is more than the year itself takes.
    """
    if duties >= LARGE_DUTIES and sys.platform == "linux":
        gc.collect()
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
