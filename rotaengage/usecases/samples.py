"""The made-up departments that come with the program."""

from pathlib import Path
from typing import NamedTuple

from rotaengage.domain.issue import UserError


class Sample(NamedTuple):
    """A bundled rota with its setup workbook."""

    name: str
    title: str
    rota: Path
    setup: Path | None


_TITLES = {
    "acute-medicine": "42 doctors over 8 weeks, messy as real ones are",
    "ward": "A ward of 14 doctors over 4 weeks, tidy",
}


def samples() -> tuple[Sample, ...]:
    """Every sample there is; the first is the demo's."""
    folder = _folder()
    found = [
        Sample(name, title, folder / f"{name}.xlsx", folder / f"{name}-setup.xlsx") for name, title in _TITLES.items()
    ]
    return tuple(
        s._replace(setup=s.setup if s.setup and s.setup.is_file() else None) for s in found if s.rota.is_file()
    )


def sample(name: str = "") -> Sample:
    """The sample of that name, or the demo's. UserError where the program was installed without samples."""
    for found in samples():
        if not name or found.name == name:
            return found
    raise UserError(f"there is no sample {name or 'at all'}", cure="install the program again")


def _folder() -> Path:
    """Beside the packages in a checkout, inside the package when installed from a wheel."""
    inside = Path(__file__).parents[1] / "bundled"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "samples"
