"""Write a folder of files."""

import shutil
import tempfile
from pathlib import Path

from rotaengage.domain.issue import UserError
from rotaengage.usecases.files import refuse_existing, write_whole


def write_folder(to: Path, files: dict[str, bytes], *, force: bool = False) -> None:
    """A new folder comes whole or not at all. In one that holds files, only with force, each file is replaced.

    UserError where something is in the way. Names may hold one / for a folder within.
    """
    if to.is_dir() and (force or not any(to.iterdir())):
        _fill(to, files)
        return
    refuse_existing(to, force=False)
    try:
        temporary = Path(tempfile.mkdtemp(prefix=f".{to.name}.", dir=to.parent))
    except OSError as error:
        says = f"the folder cannot be made ({error.strerror or type(error).__name__})"
        raise UserError(says, str(to), "choose another place") from error
    try:
        _fill(temporary, files)
        temporary.replace(to)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _fill(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        write_whole(path, data, force=True)
