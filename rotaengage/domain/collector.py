"""Python's search for cycles, put off while a great many values are made that all stay."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest(*, kept: bool = False) -> Iterator[None]:
    """Nothing made inside is looked through for cycles until it is over; also a decorator.

    The search would walk every value there is again and again. For work without garbage: what hangs together in cycles
    stays in memory until the end. kept: what was made stays for long, so that the next search need not begin with it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if kept:
                gc.freeze()
                gc.unfreeze()  # together they put all values among the old ones, without looking through them
            gc.enable()
