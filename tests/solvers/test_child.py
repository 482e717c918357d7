"""The child process: plans as here, obeys a stop, and a crash is one sentence."""

import os
import subprocess
import sys
from threading import Timer

import pytest

from benchmarks.instances import Size, department
from rotaengage.domain.issue import UserError
from rotaengage.domain.plan import PlanStatus
from rotaengage.domain.progress import Progress, Stop, silent
from rotaengage.domain.scenario import PlanSettings
from solvers.child import solve_in_child
from solvers.search import solve
from solvers.worker import NICE
from tests.house import ROOT
from tests.solvers.departments import EXACT, Shift, new_breaches, scenario

SMALL = scenario(Shift(0, 0), Shift(1, 0), doctors=2, minimum=1)
BIG = department(Size(42, 8, 0.9, 0))


def test_a_child_plans_the_same_and_tells_how_it_goes() -> None:
    told: list[Progress] = []
    draft = solve_in_child(SMALL, EXACT, told.append)
    assert draft.slots == solve(SMALL, EXACT).slots
    assert "Reading the rota" in [p.stage for p in told]


def test_a_stop_brings_the_best_plan_home() -> None:
    stop = Stop()

    def listen(progress: Progress) -> None:
        if progress.stage == "Fairness":
            Timer(0.1, stop.request).start()

    draft = solve_in_child(BIG, PlanSettings(seconds=None), listen, stop)
    assert draft.stopped
    assert draft.status is PlanStatus.FEASIBLE
    assert draft.slots
    assert new_breaches(BIG, draft) == []


@pytest.mark.parametrize(
    ("program", "says"),
    [
        ("import os; os._exit(9)", "exit code 9"),
        ("print('no json')", "ended unexpectedly"),
        ("""print('{"error": "The planner failed."}')""", "The planner failed."),
    ],
)
def test_a_crash_is_one_sentence(program: str, says: str) -> None:
    with pytest.raises(UserError, match=says):
        solve_in_child(SMALL, EXACT, silent, None, (sys.executable, "-c", program))


def test_a_child_that_does_not_answer_a_stop_is_ended() -> None:
    stop = Stop()
    stop.request()
    with pytest.raises(UserError, match="stopped before there was a first plan"):
        solve_in_child(SMALL, EXACT, silent, stop, (sys.executable, "-c", "import time; time.sleep(60)"))


def test_a_worker_ends_when_its_parent_is_gone() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "solvers.worker"], input="{}\n", capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode != 0


def test_the_parent_never_loads_ortools() -> None:
    code = "import sys, solvers.child; sys.exit(any(m.startswith('ortools') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], timeout=30, check=False).returncode == 0


@pytest.mark.parametrize("asked", [True, False])
def test_the_planner_steps_back_for_the_screens(asked: bool) -> None:
    program = f"import os; from solvers import worker; {'worker.step_back(); ' if asked else ''}print(os.nice(0))"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert int(told.stdout) - os.nice(0) == (NICE if asked else 0)
