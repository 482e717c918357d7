"""How much memory a piece of work takes at most, in the largest of this process and its children."""

import re
import resource
from pathlib import Path

KIBIBYTES = 1024
OWN = Path("/proc/self")


class Peak:
    """Begun before the work, asked after it. Where the system cannot begin anew, earlier work counts too."""

    def __init__(self) -> None:
        try:
            (OWN / "clear_refs").write_text("5", encoding="ascii")
        except OSError:
            return

    @property
    def mebibytes(self) -> float:
        """The most that any one process held."""
        children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        return max(children, self._own()) / KIBIBYTES

    @staticmethod
    def _own() -> int:
        try:
            found = re.search(r"VmHWM:\s+(\d+) kB", (OWN / "status").read_text(encoding="ascii"))
        except OSError:
            found = None
        return int(found[1]) if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
