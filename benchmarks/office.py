"""LibreOffice as one more reader of workbooks, where it is installed."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

_PROGRAM = shutil.which("libreoffice") or shutil.which("soffice")
_AT_ONCE = 25
_SECONDS_EACH = 20


def has_office() -> bool:
    """Whether LibreOffice is installed."""
    return _PROGRAM is not None


def converted(files: Sequence[Path], kind: str, to: Path) -> list[Path]:
    """The files that LibreOffice wrote of these in another format; those that it cannot open are missing."""
    if _PROGRAM is None:
        return []
    kept = os.environ.get("LIBREOFFICE_PROFILE", "")
    with tempfile.TemporaryDirectory(prefix="office-") as own:
        profile = Path(kept or own).absolute().as_uri()
        command = [_PROGRAM, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", kind]
        for first in range(0, len(files), _AT_ONCE):
            some = [str(f) for f in files[first : first + _AT_ONCE]]
            try:
                subprocess.run(
                    [*command, "--outdir", str(to), *some],
                    check=False, capture_output=True, timeout=_SECONDS_EACH * len(some),
                )  # fmt: skip
            except subprocess.TimeoutExpired:
                continue
    ending = kind.partition(":")[0]
    return [w for f in files if (w := to / f"{f.stem}.{ending}").is_file()]


def opened_by_office(files: Sequence[Path | None], folder: Path) -> set[Path]:
    """Those of the files that LibreOffice can open: each is written as a table of its first sheet."""
    wanted = [f for f in files if f is not None]
    with tempfile.TemporaryDirectory(dir=folder) as name:
        stems = {w.stem for w in converted(wanted, "csv", Path(name))}
    return {f for f in wanted if f.stem in stems}
