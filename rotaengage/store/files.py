"""Files that are there whole or not at all."""

import os
import struct
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rotaengage.domain.issue import UserError
from rotaengage.store.schema import APPLICATION_ID
from rotaengage.store.words import in_plain_words, not_a_workspace

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


def is_workspace(path: Path) -> bool:
    """Whether the file's first bytes are those of a workspace; SQLite itself is not let near anything else."""
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        return False
    return bool(struct.unpack_from(">I", header, 68)[0] == APPLICATION_ID)


def check_workspace(path: Path) -> None:
    """UserError where there is no file, or one of another kind."""
    with in_plain_words(path):
        if not path.exists():
            raise UserError("there is no such workspace", str(path), "check the name, or make one with rotaengage new")
        if not path.is_file() or not is_workspace(path):
            raise not_a_workspace(path)


@contextmanager
def whole(path: Path, *, force: bool) -> Iterator[Path]:
    """A temporary file beside path (mode 0600) that takes path's place when the block ends well, and is gone if not.

    UserError where path is taken (force replaces it), its folder is missing, or the disk does not play along.
    """
    _check_free(path, force=force)
    with in_plain_words(path):
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        os.close(handle)
        temporary = Path(name)
        try:
            yield temporary
            _sync(temporary)
            _put(temporary, path, force=force)
        finally:
            for leftover in (temporary, *_companions(temporary)):
                with suppress(OSError):
                    leftover.unlink(missing_ok=True)
        _sync_folder(path.parent)


def _check_free(path: Path, *, force: bool) -> None:
    if not path.parent.is_dir():
        raise UserError("there is no such folder", str(path.parent), "make it first, or choose another")
    if path.exists() and not force:
        raise _taken(path)


def _taken(path: Path) -> UserError:
    return UserError("there is a file of this name already", str(path), "choose another name, or say --force")


def _companions(path: Path) -> list[Path]:
    return [path.with_name(path.name + ending) for ending in ("-journal", "-wal", "-shm")]


def _put(temporary: Path, path: Path, *, force: bool) -> None:
    # A journal left by a killed program would be played back into the new file: it goes first.
    for leftover in _companions(path):
        leftover.unlink(missing_ok=True)
    if not force:
        try:
            os.link(temporary, path)  # unlike replace, it never takes the place of a file that came meanwhile
        except FileExistsError:
            raise _taken(path) from None
        except OSError:
            _check_free(path, force=False)  # no links on this drive: look again and accept the small gap
        else:
            return
    temporary.replace(path)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # Windows has no handle for a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
