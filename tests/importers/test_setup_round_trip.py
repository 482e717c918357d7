"""What is written into a setup workbook is what is read from it."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings

from importers.setup_book import read_setup
from rotaengage.domain.activity import Activity, ActivityForm, Quorum
from rotaengage.domain.issue import Severity
from rotaengage.domain.people import Doctor
from rotaengage.domain.setup import Setup, SetupReading
from rotaengage.export.setup_template import setup_bytes
from tests.importers.setup_draws import setups


def read_back(setup: Setup) -> SetupReading:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "setup.xlsx"
        path.write_bytes(setup_bytes(setup))
        return read_setup(path)


def without_places(setup: Setup) -> Setup:
    bare = {
        field: tuple(
            n.model_copy(update={"cell" if field == "codes" else "source": None}) for n in getattr(setup, field)
        )
        for field in Setup.model_fields
    }
    return Setup(**bare)


def of_site(name: str) -> Activity:
    """A forum that asks for people of a site."""
    quorum = Quorum(total=2, by_group={f"site {name}": 2, "SAS": 0})
    return Activity(id=f"forum at {name}", title=name, form=ActivityForm.EVENT, quorum=quorum)


@given(setups())
@example(Setup(doctors=(Doctor(id="=1+1", name="=1+1", roles=frozenset({"Quill, Ada"}), contract="[bold]x[/]"),)))
@example(Setup(activities=tuple(of_site(name) for name in (":Quay", "= 5", "Quay:", "East : Quay", "5"))))
@settings(max_examples=40, deadline=None)
def test_a_setup_survives_being_written_and_read(setup: Setup) -> None:
    reading = read_back(setup)
    assert without_places(reading.setup) == setup
    assert [i for i in reading.issues if i.severity is Severity.ERROR] == []


@given(setups())
@settings(max_examples=20, deadline=None)
def test_every_noun_says_the_row_that_it_came_from(setup: Setup) -> None:
    read = read_back(setup).setup
    rows = [d.source.row for d in read.doctors if d.source] + [c.source.row for c in read.cover if c.source]
    assert rows == [*range(2, 2 + len(setup.doctors)), *range(2, 2 + len(setup.cover))]
