"""Formats whose extent cannot be seen beforehand are read in a child process with limits.

calamine ends its whole process where a sheet asks for more memory than there is; in a child, that is a sentence here.
"""

import multiprocessing
import os
import sys
from multiprocessing.connection import Connection

from importers.grid import Grid
from importers.values import UnreadableError, read_values

MOST_MEMORY_BYTES = 900 * 2**20
MOST_SECONDS = 9.0
_MEMORY = "this file was not opened, since it needs far more memory than a rota"
_FAR = "delete the stray cells far from the rota, or save it again as .xlsx"


def in_child(data: bytes) -> tuple[Grid, ...]:
    """The sheets of an .xls, .xlsb or .ods file. UnreadableError where it is damaged or too large."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=_serve, args=(theirs,), daemon=True)
    child.start()
    theirs.close()
    try:
        ours.send_bytes(data)
        found = ours.recv() if ours.poll(MOST_SECONDS) else None
    except (EOFError, OSError) as error:
        raise UnreadableError(_MEMORY, _FAR) from error
    finally:
        ours.close()
        child.kill()
        child.join()
    if found is None:
        raise UnreadableError("this file was not opened, since reading it takes too long", _FAR)
    if isinstance(found, UnreadableError):
        raise found
    sheets: tuple[Grid, ...] = found
    return sheets


def _serve(theirs: Connection) -> None:
    """The child: read one workbook and send its sheets, or the sentence why not."""
    _be_modest()
    data = theirs.recv_bytes()
    try:
        found: object = read_values(data)
    except UnreadableError as error:
        found = UnreadableError(error.says, error.cure)
    except MemoryError:
        found = UnreadableError(_MEMORY, _FAR)
    theirs.send(found)
    theirs.close()


def _be_modest() -> None:
    """Bound the memory, leave no core file, and keep what the reader shouts when it dies off the screen."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
