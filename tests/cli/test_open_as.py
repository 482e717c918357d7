"""Who may look: a wrong name is a sentence and 2, before any screen is shown."""

from pathlib import Path

import pytest

from rotaengage.cli.main import main
from rotaengage.domain.issue import UserError
from rotaengage.usecases.viewer import REPRESENTATIVE, viewer_of
from tests.store.made import workspace


def test_a_name_that_is_not_on_the_rota_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace(tmp_path).close()
    assert main(["open", str(tmp_path / "ward.rota"), "--as", "Tansy Oakmore 1"]) == 2
    assert "there is no doctor called Tansy Oakmore 1; did you mean Tansy Oakmoor 1?" in capsys.readouterr().err


def test_a_doctor_is_found_by_name_whatever_its_case(tmp_path: Path) -> None:
    workspace(tmp_path).close()
    path = tmp_path / "ward.rota"
    assert viewer_of(path, "TANSY  oakmoor 1") == "d1"
    assert viewer_of(path, REPRESENTATIVE) == REPRESENTATIVE
    with pytest.raises(UserError, match="look at the names"):
        viewer_of(path, "Zed")
