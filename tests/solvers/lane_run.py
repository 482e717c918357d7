"""A program that plans three pools on two processes: `python -m tests.solvers.lane_run`.

It says each stage on a line of its own. Once there is a first plan it is killed (`kill`), or sends its whole process
group what a terminal does at Ctrl-C (`ctrl-c`), and goes on.
"""

import os
import signal
import sys

from benchmarks.trust import trust
from rotaengage.domain.progress import Progress
from rotaengage.domain.scenario import PlanSettings
from solvers.search import solve


def act(how: str) -> None:
    """What happens to the program."""
    if how == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    else:
        os.killpg(0, signal.SIGINT)


def main() -> None:
    """Plan, and say how it went."""
    signal.signal(signal.SIGINT, lambda *_: None)

    def listen(progress: Progress) -> None:
        sys.stdout.write(progress.stage + "\n")
        sys.stdout.flush()
        if progress.stage == "First plan":
            act(sys.argv[1])

    draft = solve(trust(0.9, seed=1, pools=3, doctors=24, weeks=2), PlanSettings(seconds=60.0, workers=2), listen)
    sys.stdout.write(f"{len(draft.slots)} slots\n")


if __name__ == "__main__":
    main()
