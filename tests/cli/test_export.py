"""rotaengage export says beforehand what it would touch, and which of several files is meant."""

import json
from pathlib import Path

import pytest

from rotaengage.cli.main import main
from tests.cli import books
from tests.usecases.planned import workspace


@pytest.fixture
def planned(tmp_path: Path) -> Path:
    """A planned workspace."""
    return workspace(tmp_path)


def test_a_dry_run_lists_cells_parts_and_features_and_writes_nothing(
    planned: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(planned), "--to", str(tmp_path / "out.xlsx"), "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert "nothing was written" in told
    assert "'Rota'!" in told
    assert "parts changed: [Content_Types].xml" in told
    assert "stays as it is: " in told
    assert not (tmp_path / "out.xlsx").exists()


def test_a_dry_run_is_one_document_with_json(planned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(planned), "--to", "out.xlsx", "--dry-run", "--json", "--mark", "code"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["schema"], told["mark"], told["of"]) == ("rotaengage.export-preview/1", "code", "tidy.xlsx")
    assert {"cell", "gets"} == set(told["cells"][0])
    assert told["new_workbook_because"] is None


def test_a_dry_run_refuses_what_the_export_would_refuse(planned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("out.xlsx").write_bytes(b"")
    assert main(["export", str(planned), "--to", "out.xlsx", "--dry-run"]) == 2
    assert "there already" in capsys.readouterr().err
    assert main(["export", str(planned), "--to", "new.xlsx", "--of", "no.xlsx"]) == 2
    assert "choose one of: tidy.xlsx" in capsys.readouterr().err


@pytest.mark.parametrize("mark", ["note", "fill", "text", "code", "row"])
def test_every_mark_is_written_and_taken_up_again(planned: Path, mark: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(planned), "--to", "out.xlsx", "--mark", mark]) == 0
    assert main(["new", "again.rota", "--rota", "out.xlsx"]) == 0
    assert "Plan taken up from the exported workbook" in capsys.readouterr().out


def test_the_cells_that_changed_are_as_many_as_were_announced(
    planned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(planned), "--to", "out.xlsx", "--dry-run"]) == 0
    (announced,) = (words for words in capsys.readouterr().out.splitlines() if "cells would change" in words)
    assert main(["export", str(planned), "--to", "out.xlsx"]) == 0
    assert f"{announced.split()[0]} cells changed" in capsys.readouterr().out


def test_of_a_new_workbook_no_part_is_said_to_have_come_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rota = tmp_path / "rota.csv"
    rota.write_text("\n".join(",".join(str(v) for v in row) for row in books.grid()), encoding="utf-8")
    planned = workspace(tmp_path, rota)
    capsys.readouterr()
    for arguments in (["--dry-run"], []):
        assert main(["export", str(planned), "--to", str(tmp_path / "out.xlsx"), *arguments]) == 0
        told = capsys.readouterr().out
        assert "new workbook" in told
        assert not any(words in told for words in ("parts changed", "stays as it is", "came in"))
