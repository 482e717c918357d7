"""How the processes that plan pools end: never later than the program, and not at a Ctrl-C that is for it."""

import subprocess
import sys


def _run(how: str) -> tuple[str, int]:
    """What the program and its processes say, until the last of them is gone: each holds the pipe open."""
    command = (sys.executable, "-m", "tests.solvers.lane_run", how)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as program:
        told, _ = program.communicate(timeout=60)
    return told, program.returncode


def test_no_process_outlives_a_program_that_is_killed() -> None:
    told, code = _run("kill")
    assert "First plan" in told
    assert code < 0


def test_ctrl_c_at_the_terminal_is_for_the_program_and_kills_no_process() -> None:
    told, code = _run("ctrl-c")
    assert code == 0
    assert "Worker ended" not in told
    assert told.endswith(" slots\n")
