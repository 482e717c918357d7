"""How a process that plans pools ends: with its parent, and not at the terminal's Ctrl-C, which is for the parent."""

import os
import signal
import threading
from multiprocessing import parent_process

GONE = 3


def end_with_parent() -> None:
    """Leave Ctrl-C to the parent, and end as soon as it does, however that was: an executor's process would wait on."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, name="parent-watch", daemon=True).start()


def _watch() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(GONE)
