"""Python's search for cycles put off while a first plan is made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Search for no cycles meanwhile: many values are made that all stay, and a search looks at every one there is.

    Also a decorator. For short work only: what hangs together in cycles stays in memory until the end.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
