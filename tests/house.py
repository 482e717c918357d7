"""What the checks of the house look at: tracked files, source files, functions, comments."""

import ast
import io
import os
import subprocess
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PRODUCT = ("rotaengage", "solvers", "importers")
HELPERS = ("tests", "samples", "benchmarks")
_NOT_OURS = {".git", ".venv", "build", "dist", "demo", "__pycache__"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Place(NamedTuple):
    """A line of a file, as a person would look it up."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.what}"


def named(path: Path) -> str:
    """A file's name inside the project."""
    return path.relative_to(ROOT).as_posix()


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file that goes out with the project: as git says, or all of them where there is no git."""
    if (ROOT / ".git").exists():
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607 -- git is found on the path, wherever it is installed
        files = [ROOT / name for name in listed.stdout.split("\0") if name]
        return tuple(f for f in files if f.is_file())
    return tuple(_walk())


def _walk() -> Iterator[Path]:
    for folder, names, files in os.walk(ROOT):
        names[:] = [n for n in names if n not in _NOT_OURS and not n.endswith(("_cache", ".egg-info", ".hypothesis"))]
        yield from (Path(folder) / name for name in files)


@cache
def sources(*packages: str) -> tuple[Path, ...]:
    """Every Python file of these top folders, tracked or not yet."""
    found = [p for package in packages for p in sorted((ROOT / package).rglob("*.py"))]
    return tuple(p for p in found if "__pycache__" not in p.parts)


@cache
def tree(path: Path) -> ast.Module:
    """A file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(path: Path) -> Iterator[Function]:
    """Every function of a file, inner ones too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, Function):
            yield node


def lines_of(node: Function) -> int:
    """Lines from def to the end."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def public(body: list[ast.stmt], inside: str = "") -> Iterator[tuple[str, Function | ast.ClassDef]]:
    """Every public class and function of a module, and the public methods of its public classes.

    A property without a body is the declared attribute of a Protocol: its class speaks for it.
    """
    for node in body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_") and not _declares(node):
            yield inside + node.name, node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body, f"{inside}{node.name}.")


def _declares(node: Function | ast.ClassDef) -> bool:
    only = ast.unparse(node.body[-1])
    return only == "..." and len(node.body) == 1 and [ast.unparse(d) for d in node.decorator_list] == ["property"]


def comments(path: Path) -> Iterator[tuple[int, str]]:
    """Every comment with its line; the same words in a string do not count."""
    for token in tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
