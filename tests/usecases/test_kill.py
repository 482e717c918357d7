"""A kill at any moment of an export leaves the old file or the whole new one."""

import subprocess
import sys
from pathlib import Path

from tests.house import ROOT
from tests.usecases.planned import workspace

TIMES = 200


def test_a_kill_leaves_the_old_file_or_the_whole_new_one(tmp_path: Path) -> None:
    path, target = workspace(tmp_path), tmp_path / "out.xlsx"
    command = [sys.executable, "-m", "tests.usecases.killed", str(path), str(target), str(TIMES)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=240)
    *held, ended = done.stdout.split()
    assert len(held) == TIMES
    assert set(held) == {"old", "new"}
    assert int(ended) < TIMES // 4
