"""A program that exports again and again, each time in a child that kills itself at a random moment.

Run as: python -m tests.usecases.killed WORKSPACE TARGET TIMES. It prints what the target held after each kill.
"""

import os
import random
import signal
import sys
from pathlib import Path
from typing import Any

from rotaengage.usecases.export import export_plan

OLD = b"the file that was there before"


class Fuse:
    """Counts what the interpreter does (calls and returns, those into C too) and kills the process at one of them."""

    def __init__(self, moment: int) -> None:
        self.seen = 0
        self.moment = moment

    def __call__(self, _frame: Any, _event: str, _arg: Any) -> None:
        self.seen += 1
        if self.seen == self.moment:
            os.kill(os.getpid(), signal.SIGKILL)


def moments(workspace: Path, target: Path, times: int) -> list[int]:
    """Half of the moments anywhere in an export, half of them while the file is being written, each call as often."""
    writing: dict[str, list[int]] = {}
    fuse = Fuse(-1)

    def noting(frame: Any, event: str, arg: Any) -> None:
        fuse(frame, event, arg)
        of_text = isinstance(getattr(arg, "__self__", None), str | bytes | bytearray)
        name = getattr(arg, "__name__", "") if event == "c_call" and not of_text else ""
        if name in {"mkstemp", "open", "write", "fsync", "flush", "replace", "unlink", "close"}:
            writing.setdefault(name, []).append(fuse.seen)

    sys.setprofile(noting)
    export_plan(workspace, target, force=True)
    sys.setprofile(None)
    draw = random.Random(5)  # noqa: S311 - moments, not secrets
    anywhere = [draw.randrange(1, fuse.seen + 1) for _ in range(times // 2)]
    calls = [writing[name] for name in sorted(writing)]
    near = [max(1, draw.choice(draw.choice(calls)) + draw.randrange(-2, 3)) for _ in range(times - times // 2)]
    return anywhere + near


def main(workspace: Path, target: Path, times: int) -> None:
    """Print old, new or broken for each time, then how many exports ran to their end."""
    export_plan(workspace, target, force=True)
    new, ended = target.read_bytes(), 0
    for moment in moments(workspace, target, times):
        target.write_bytes(OLD)
        child = os.fork()
        if child == 0:
            sys.setprofile(Fuse(moment))
            export_plan(workspace, target, force=True)
            os._exit(0)
        ended += os.waitpid(child, 0)[1] == 0
        held = target.read_bytes()
        sys.stdout.write({OLD: "old\n", new: "new\n"}.get(held, "broken\n"))
        sys.stdout.flush()
    sys.stdout.write(f"{ended}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
