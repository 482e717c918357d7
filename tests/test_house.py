"""The house keeps to its own rules: small files and functions, said purposes, nothing of a machine or a registry."""

import ast
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.house import (
    HELPERS,
    PRODUCT,
    ROOT,
    Place,
    comments,
    functions,
    lines_of,
    named,
    public,
    sources,
    tracked_files,
    tree,
)

MOST_LINES_OF_A_FILE = 300
MOST_LINES_OF_A_FUNCTION = 40

# Written in parts, so that this file passes its own check.
REGISTRIES = ["py" + "pi.org", "python" + "hosted.org", "ana" + "conda.org", "conda-" + "forge", "npm" + "js."]
MACHINE_PATHS = [r"/wo" + r"rk/\w", r"/ho" + r"me/\w", r"/ro" + r"ot/", r"/Us" + r"ers/\w", r"[A-Z]:\\Us" + r"ers"]
FOREIGN = re.compile("|".join([*map(re.escape, REGISTRIES), *MACHINE_PATHS]).encode(), re.IGNORECASE)

BARE = re.compile(
    r"type:\s*ignore(?!\[[a-z])|noqa(?!:\s*[A-Z])|pyright:\s*ignore(?!\[[a-zA-Z])"
    r"|(ruff|flake8):\s*noqa|mypy:\s*(ignore|disable)|pyright:\s*(basic|strict|standard)"
)
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")


def none_of(places: Iterable[Place]) -> None:
    found = [str(p) for p in places]
    assert not found, "\n" + "\n".join(found)


def test_there_is_something_to_check() -> None:
    for package in (*PRODUCT, "tests", "samples"):
        assert sources(package), package
    assert ROOT / "pyproject.toml" in tracked_files()


def test_no_file_is_too_long() -> None:
    lengths = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in sources(*PRODUCT, *HELPERS)}
    none_of(Place(named(p), n, "lines") for p, n in lengths.items() if n > MOST_LINES_OF_A_FILE)


def test_no_function_is_too_long() -> None:
    none_of(
        Place(named(path), node.lineno, f"{node.name} has {lines_of(node)} lines")
        for path in sources(*PRODUCT, *HELPERS)
        for node in functions(path)
        if lines_of(node) > MOST_LINES_OF_A_FUNCTION
    )


def test_every_folder_of_tests_is_a_package() -> None:
    """Without it tests/solvers would hide the real solvers."""
    folders = {parent for p in sources("tests") for parent in p.parents if parent.is_relative_to(ROOT / "tests")}
    none_of(Place(named(f), 0, "has no __init__.py") for f in sorted(folders) if not (f / "__init__.py").exists())


def test_no_file_names_a_registry_or_a_place_on_a_machine() -> None:
    none_of(
        Place(named(path), data.count(b"\n", 0, found.start()) + 1, found.group().decode())
        for path in tracked_files()
        for data in [path.read_bytes()]
        for found in FOREIGN.finditer(data)
    )


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_file_is_hashed_and_names_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|-e|--index-url|--extra-index-url|--find-links)\b", text, re.MULTILINE)
    wanted = [" ".join(entry.split()) for entry in re.split(r"\n(?=\w)", text)]
    assert len(wanted) > 10
    for entry in wanted:
        assert re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", entry), entry[:80]


def test_the_locks_hold_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name, wanted in (
        ("requirements.lock", project["dependencies"]),
        ("requirements-dev.lock", project["dependencies"] + project["optional-dependencies"]["dev"]),
    ):
        locked = re.findall(r"^([\w.-]+)==", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
        asked = {re.split(r"[<>=\[;]", w)[0].strip() for w in wanted}
        assert asked <= set(locked), name


def test_what_is_public_says_its_purpose() -> None:
    none_of(
        Place(named(path), node.lineno, f"{name} has no docstring")
        for path in sources(*PRODUCT)
        for name, node in public(tree(path).body)
        if not ast.get_docstring(node)
    )


def test_no_check_is_silenced_without_naming_it() -> None:
    none_of(
        Place(named(path), line, text)
        for path in sources(*PRODUCT, *HELPERS)
        for line, text in comments(path)
        if BARE.search(text)
    )


def test_nothing_is_left_for_later_in_a_comment() -> None:
    none_of(
        Place(named(path), line, text)
        for path in sources(*PRODUCT, *HELPERS)
        for line, text in comments(path)
        if UNFINISHED.search(text)
    )


def test_no_test_is_skipped_or_sleeps() -> None:
    forbidden = {"pytest.skip", "pytest.importorskip", "pytest.xfail", "time.sleep"}
    marks = {"pytest.mark.skip", "pytest.mark.skipif", "pytest.mark.xfail"}
    none_of(
        Place(named(path), node.lineno, ast.unparse(node))
        for path in sources("tests")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and ast.unparse(node) in forbidden | marks
    )


def test_there_is_one_licence_and_it_is_mit() -> None:
    licences = [p for p in tracked_files() if re.match(r"(licen[cs]e|copying|notice)", p.name, re.IGNORECASE)]
    assert [named(p) for p in licences] == ["LICENSE"]
    assert licences[0].read_text(encoding="utf-8").startswith("MIT License\n")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "MIT"


@pytest.mark.parametrize(
    ("comment", "bare"),
    [
        ("# type: ignore", True),
        ("# type: ignore[arg-type]", False),
        ("# noqa", True),
        ("# noqa: S608", False),
        ("# pyright: ignore", True),
        ("# ruff: noqa: D", True),
    ],
)
def test_a_bare_silence_is_known_from_a_named_one(comment: str, bare: bool) -> None:
    assert bool(BARE.search(comment)) is bare


def test_foreign_words_are_known() -> None:
    for text in (b"https://" + REGISTRIES[0].encode() + b"/simple", b"/ho" + b"me/ana/x", b"C:\\Us" + b"ers\\ana"):
        assert FOREIGN.search(text), text
    assert not FOREIGN.search(b"homework/page, the root/branch")


def test_the_longest_function_is_measured_whole(tmp_path: Path) -> None:
    path = tmp_path / "long.py"
    path.write_text("def f():\n" + "    x = 1\n" * MOST_LINES_OF_A_FUNCTION, encoding="utf-8")
    assert [lines_of(node) for node in functions(path)] == [MOST_LINES_OF_A_FUNCTION + 1]


def test_a_property_that_does_something_must_say_what(tmp_path: Path) -> None:
    path = tmp_path / "some.py"
    path.write_text("class A:\n    @property\n    def a(self): ...\n    @property\n    def b(self): return 1\n")
    assert [name for name, _ in public(tree(path).body)] == ["A", "A.b"]
