"""The wheel: our three packages and nobody else's names, the samples inside, rule packs and styles with them."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_wheel_holds_what_the_program_needs_and_no_other_package(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    tops = {n.split("/")[0] for n in names}
    assert {t for t in tops if not t.endswith(".dist-info")} == {"rotaengage", "solvers", "importers"}
    for needed in ("rotaengage/bundled/acute-medicine.xlsx", "rotaengage/rules/packs/england-2016-v13.toml"):
        assert needed in names
    assert any(n.endswith(".tcss") for n in names)
    assert not any("/test" in n or n.endswith(".rota") for n in names)


def test_the_two_plain_names_are_ours() -> None:
    import importers
    import solvers

    assert all(Path(m.__file__ or "").parents[1] == ROOT for m in (importers, solvers))
