"""Processes of readers that are started while screens are shown."""

import sys
from multiprocessing import resource_tracker


def ready_for_children() -> None:
    """Start what multiprocessing needs beside every child, with the real standard error.

    It hands that stream's number on, and the stream that Textual puts in its place has none: every start would fail.
    """
    shown, sys.stderr = sys.stderr, sys.__stderr__
    try:
        resource_tracker.ensure_running()
    finally:
        sys.stderr = shown
