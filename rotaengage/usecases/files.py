"""Write a file whole or not at all."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from rotaengage.domain.issue import UserError


def refuse_existing(path: Path, *, force: bool) -> None:
    """UserError where a file would be overwritten unasked, or the folder is not there."""
    if path.exists() and not force:
        raise UserError("this file is there already", str(path), "choose another name, or say --force")
    if not path.parent.is_dir():
        raise UserError("this folder is not there", str(path.parent), "make it first, or choose another")


def write_whole(path: Path, data: bytes, *, force: bool = False, check: Callable[[bytes], None] | None = None) -> None:
    """Write beside it, sync, rename: a kill at any moment leaves the old file or the whole new one.

    check is given the bytes as they are read back before the file gets its name; where it raises, nothing is left.
    """
    refuse_existing(path, force=force)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            if check is not None:
                check(temporary.read_bytes())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        says = f"the file cannot be written ({error.strerror or type(error).__name__})"
        raise UserError(says, str(path), "choose another folder, or close the program that has it open") from error
