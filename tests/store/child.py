"""Another window, as a process of its own: started by the tests, spoken to by lines.

hold: open the workspace, say so, and keep it until standard input ends.
save: store one plan after another and say the version of each, until killed.
half: begin a large save, get pages of it onto the disk, say so, and wait to be killed.
full: try to make or change a workspace where no file may grow beyond the given bytes; say the error.
"""

import os
import sys
from pathlib import Path

from rotaengage.domain.issue import UserError
from rotaengage.store.workspace import Workspace
from tests.store.made import clock, department, plan


def say(text: object) -> None:
    print(text, flush=True)  # noqa: T201 -- the test reads it


def hold(path: Path) -> None:
    with Workspace.open(path) as opened:
        say("read only" if opened.read_only else "open")
        sys.stdin.read()


def save(path: Path) -> None:
    with Workspace.open(path, clock=clock()) as opened:
        while True:
            say(opened.save_plan(plan("again", slots=40), "Child").version)


def half(path: Path) -> None:
    with Workspace.open(path) as opened:
        opened._db.run("PRAGMA cache_size = 1")  # pages go to the disk before the commit
        with opened._saving():
            for _ in range(50):
                data = os.urandom(20_000)
                opened._db.run("INSERT INTO content VALUES (hex(randomblob(32)), ?)", data)
            say("half")
            sys.stdin.read()


def full(path: Path, most_bytes: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
    try:
        if path.exists():
            with Workspace.open(path) as opened:
                opened.save_department(department(30, 200), "Child", "grown")
        else:
            Workspace.create(path, department(30, 200), (), "Child").close()
    except UserError as error:
        say(error.sentence)


if __name__ == "__main__":
    verb, where = sys.argv[1], Path(sys.argv[2])
    if verb == "full":
        full(where, int(sys.argv[3]))
    else:
        {"hold": hold, "save": save, "half": half}[verb](where)
