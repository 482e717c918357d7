"""Every screen has a plain twin that says the same in lines of words."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from rotaengage.cli.main import main
from rotaengage.cli.show import VIEWS, lines_of
from rotaengage.domain.issue import UserError
from rotaengage.tui.actions import ACTIONS
from rotaengage.tui.pages import PAGES
from rotaengage.tui.plain.facts import Facts, flat_line
from rotaengage.usecases import check
from rotaengage.usecases.check import Checked
from tests.cli.books import tidy
from tests.tui import values

COMMANDS = ("open", "inspect", "plan", "export", "whatif")
"""Commands that are the twin of a screen themselves."""
ASKED = {"what-if", "why", "trade-offs"}
"""Views for which the planner is asked."""


@pytest.fixture
def facts(monkeypatch: pytest.MonkeyPatch) -> Facts:
    """The made-up ward with its plan."""
    board = tuple(values.plan().cover)
    checked = Checked((), board, board, (), values.plan(), "a pack", pack_verified=True)
    monkeypatch.setattr(check, "check", lambda path: checked)
    return Facts(values.opened(the_plan=values.plan()))


def words(view: str, facts: Facts) -> str:
    """A view as text."""
    return "\n".join(lines_of(view, facts))


def test_every_screen_has_a_twin() -> None:
    for name in set(PAGES) - {"day"}:
        _, kind, *rest = next(a.typed for a in ACTIONS if a.id == f"app.go_{name}").split()
        assert (kind == "show" and rest[0] in VIEWS) or kind in COMMANDS, name


@pytest.mark.parametrize("view", sorted(set(VIEWS) - {"history", "export"} - ASKED))
def test_a_view_is_lines_of_words_without_colours_columns_or_bars(view: str, facts: Facts) -> None:
    lines = list(lines_of(view, facts._replace(doctor="Amara Okoro" if view == "my-time" else "")))
    assert lines
    assert not any("\x1b" in one or "━" in one or "─" in one or "   " in one.strip() for one in lines)
    assert not any("…" in one for one in lines)


def test_a_rota_line_stands_for_itself(facts: Facts) -> None:
    line = next(one for one in lines_of("rota", facts) if "Tue 4 Aug" in one and "Amara" in one)
    assert line.strip() == (
        "Amara Okoro: Tue 4 Aug 2026: SD standard day 08:00-16:30; protected 14:00-16:00 Self-development time"
    )


def test_doctor_and_day_narrow_every_list(facts: Facts) -> None:
    narrowed = facts._replace(doctor="okoro", day=values.span(1, 9, 10).start.date())
    assert len(list(lines_of("rota", narrowed))) == 2
    assert words("slots", narrowed) == "Tue 4 Aug 2026: Amara Okoro: 14:00-16:00 Self-development time"
    assert "Amara" in words("day", narrowed)
    assert "Ben" not in words("doctors", narrowed)
    with pytest.raises(UserError, match='nobody has "nobody"'):
        words("rota", facts._replace(doctor="nobody"))
    outside = facts._replace(day=values.FIRST.replace(year=2000))
    assert "outside this rota" in words("day", outside)


def test_what_screens_show_by_shape_is_said_in_words(facts: Facts) -> None:
    assert "Ward SHO, day: needs 2" in words("cover", facts)
    assert "with the plan: at the minimum at the tightest half hour; nothing made worse" in words("cover", facts)
    assert "question IM201 'Aug rota'!AD4" in words("issues", facts)
    assert "no time found" in words("events", facts)
    assert "Eira Prosser: gets 0% of 8 h" in words("doctors", facts)
    assert "Nothing lost: 340 = 335 + 4 + 1" in words("reading", facts)


def test_without_a_plan_it_says_how_to_make_one(facts: Facts) -> None:
    bare = facts._replace(opened=values.opened())
    for view in ("plan", "slots", "events"):
        with pytest.raises(UserError, match="make one with rotaengage plan"):
            words(view, bare)
    assert "no plan yet" in words("doctors", bare)


def test_a_doctors_and_a_representatives_view_tell_of_nobody_else(facts: Facts) -> None:
    own = words("my-time", facts._replace(doctor="Amara Okoro", day=values.FIRST))
    groups = words("groups", facts)
    others = [name for name, *_ in values.NAMES if name != "Amara Okoro"]
    assert not [name for name in others if name in own]
    assert not [name for name, *_ in values.NAMES if name in groups]
    assert "less than full time" in groups


def test_columns_become_commas() -> None:
    assert flat_line("  SD      standard day   12 ━━──  x") == "SD, standard day, 12, x"
    assert flat_line("Title:   12") == "Title: 12"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Path]:
    """A small workspace on disk."""
    path = tmp_path / "small.rota"
    assert main(["new", str(path), "--rota", str(tidy(tmp_path / "small.xlsx"))]) in (0, 1)
    yield path


def test_the_command_prints_and_takes_the_last_workspace(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["show", "rota", str(workspace), "--plain", "--doctor", "amelia"]) == 0
    named = capsys.readouterr().out
    assert "Amelia Thornbury: Mon 4 Jan 2027: AL Annual leave" in named
    assert main(["show", "rota", "--doctor", "amelia", str(workspace)]) == 0
    assert capsys.readouterr().out == named
    assert main(["show", "history", str(workspace)]) == 0
    assert "workspace made" in capsys.readouterr().out
    assert main(["show", "open"]) == 0
    opened = capsys.readouterr().out
    assert str(workspace) in opened
    assert "acute" in opened
    assert main(["show", "export", str(workspace)]) == 2
    assert "there is no plan yet" in capsys.readouterr().err
    assert main(["show", "slots", str(workspace)]) == 2
    assert "there is no plan yet" in capsys.readouterr().err
    assert main(["show", "rota", "--doctor", "amelia"]) == 0
    assert capsys.readouterr().out == named
    workspace.unlink()
    assert main(["show", "rota"]) == 2
    assert "no workspace was opened yet" in capsys.readouterr().err


def test_help_needs_no_workspace_and_names_every_action(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "help"]) == 0
    told = capsys.readouterr().out
    assert all(action.typed.removeprefix("rotaengage ") in told for action in ACTIONS)


def test_keys_are_listed_and_a_file_for_them_is_written_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert main(["keys"]) == 0
    assert "rota.next_slot" in capsys.readouterr().out
    assert main(["keys", "--write"]) == 0
    assert main(["keys", "--write"]) == 2
    assert "already" in capsys.readouterr().err
    path = next(tmp_path.rglob("keys.toml"))
    path.write_text('[keys]\n"rota.order" = "q"\n', encoding="utf-8")
    assert main(["keys"]) == 2
    assert json.dumps(str(path))[1:-1] in capsys.readouterr().err


def test_a_view_of_one_doctor_asks_whose(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "tidy.rota"
    assert main(["new", str(path), "--rota", str(tidy(tmp_path / "tidy.xlsx"))]) == 0
    for view in ("my-time", "why"):
        assert main(["show", view, str(path)]) == 2
        assert "say whose with --doctor NAME" in capsys.readouterr().err
