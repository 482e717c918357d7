"""A fault of the program: kept in a log file, without the names in other people's files."""

import traceback
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_log_path


def keep_crash(error: BaseException) -> Path:
    """Append where it happened (files and lines, no values) to the log; returns the log's path."""
    folder = user_log_path("rotaengage", appauthor=False, ensure_exists=True)
    log = folder / "faults.log"
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
    with log.open("a", encoding="utf-8") as out:
        stamp = datetime.now(UTC).isoformat(timespec="seconds")
        out.write("\n".join([f"{stamp} {type(error).__name__}", *lines, ""]))
    return log
