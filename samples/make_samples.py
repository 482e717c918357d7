"""Writes the sample workbooks: `python -m samples.make_samples [folder]`. The same bytes each run."""

import sys
from pathlib import Path

from samples.acute_book import acute_rota_bytes
from samples.acute_setup import acute_setup_bytes
from samples.layout_books import LAYOUT_BOOKS
from samples.ward_book import ward_rota_bytes
from samples.ward_setup import ward_setup_bytes

BOOKS = {
    "ward.xlsx": ward_rota_bytes,
    "ward-setup.xlsx": ward_setup_bytes,
    "acute-medicine.xlsx": acute_rota_bytes,
    "acute-medicine-setup.xlsx": acute_setup_bytes,
    **LAYOUT_BOOKS,
}


def make(folder: Path) -> list[Path]:
    """Write every sample into a folder and say where."""
    made = []
    for name, content in BOOKS.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content())
        made.append(path)
    return made


if __name__ == "__main__":
    for written in make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent):
        print(written.name, written.stat().st_size)
