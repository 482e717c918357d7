"""Memory that a large workspace needed while it was opened, given back to the machine."""

import ctypes
import gc
import sys
from contextlib import suppress

LARGE_DUTIES = 20_000


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
