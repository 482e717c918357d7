"""README: whatever it claims is done here."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from rotaengage.cli.main import COMMANDS, commands_told, main
from rotaengage.rules import RULES
from rotaengage.tui.actions import ACTIONS, key_words
from samples.make_pictures import PICTURES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def walk(title: str = "Ten minutes with a sample") -> list[list[str]]:
    """The commands of the ten-minute walk, or of another section, in order."""
    section = README.split(f"## {title}")[1].split("\n## ")[0]
    blocks = section.split("```")[1::2]
    return [shlex.split(line) for block in blocks for line in block.strip().splitlines()]


def test_the_walk_works_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "samples", tmp_path / "samples", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    monkeypatch.chdir(tmp_path)
    codes = {" ".join(words): main(words[1:]) for words in walk()}
    assert {command for command, code in codes.items() if code not in (0, 1)} == set()
    failed_checks = {c for c, code in codes.items() if code and c.split()[1] not in ("inspect", "new", "check")}
    assert failed_checks == set()
    for name in ("my-setup.xlsx", "acute.rota", "acute-with-engagement.xlsx", "acute.ics", "acute.csv"):
        assert (tmp_path / name).stat().st_size > 0


def test_the_answers_that_it_shows_settle_the_sample(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "samples", tmp_path / "samples", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    monkeypatch.chdir(tmp_path)
    assert [main(words[1:]) for words in walk("What it reads")] == [0, 0]
    assert "marks: " in capsys.readouterr().out


def test_every_rule_has_its_row_with_its_code() -> None:
    for rule in RULES:
        assert f"| `{rule.word}` | {rule.code} |" in README


def test_every_file_and_target_it_names_is_there() -> None:
    for name in ("importers/registry.py", "rotaengage/rules/packs", "solvers/variables.py", "samples/rota-screen.svg"):
        assert (ROOT / name).exists()
        assert name in README
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(f"\n{target}:" in makefile for target in ("demo", "run", "test", "check", "bench"))
    assert len(COMMANDS) == len({module.__name__ for module in COMMANDS})


def test_every_command_that_it_names_is_one() -> None:
    named = set(re.findall(r"`rotaengage ([a-z]+)\b", README))
    assert {"ask", "show", "serve", "keys"} <= named
    assert named <= {name for name, _ in commands_told()}


def test_every_action_and_key_that_it_names_for_the_screens_is_one() -> None:
    section = README.split("## The screens")[1].split("\n## ")[0]
    keys = {key_words(key) for action in ACTIONS for key in action.keys.split(",")}
    assert set(re.findall(r"`(F\d+)`", section)) <= keys
    assert {"F6", "F10", "Alt+M", "Ctrl+Z", "Ctrl+P", "F2"} <= keys


def test_every_picture_that_it_shows_is_made_by_the_program() -> None:
    for name in re.findall(r"!\[[^]]*\]\(samples/([\w-]+)\.svg\)", README):
        assert name in PICTURES
        picture = (ROOT / "samples" / f"{name}.svg").read_text(encoding="utf-8")
        assert not re.search(r"(?:href|src|url)\W{1,3}https?:", picture)
