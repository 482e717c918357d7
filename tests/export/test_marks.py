"""What a plan says in the cells: who where it is not plain, what, when and how."""

from rotaengage.domain.marks import Mark
from rotaengage.export.marks import marks_of
from tests.build import slot
from tests.export.plans import DUTIES, plan, problem


def test_a_note_says_activity_times_and_method() -> None:
    first = marks_of(plan(), problem(), Mark.NOTE)[1]
    assert first.cell == DUTIES[0].source
    assert first.note == ("Protected engagement time", "Self-development time, 14:00-16:00 (individual)")
    assert first.text == ""


def test_text_is_a_short_tag_in_brackets() -> None:
    assert [m.text for m in marks_of(plan(), problem(), Mark.TEXT)] == [
        " [RDF 13:00-14:00]",
        " [SDT 14:00-16:00]",
        " [RDF 13:00-14:00]",
    ]


def test_a_fill_says_nothing() -> None:
    assert {(m.note, m.text) for m in marks_of(plan(), problem(), Mark.FILL)} == {((), "")}


def test_two_slots_of_one_cell_are_one_mark_by_time() -> None:
    both = (slot(DUTIES[0], "15:00", "16:00", activity="rdf"), slot(DUTIES[0], "10:00", "11:00"))
    found = marks_of(plan(slots=both), problem(), Mark.TEXT)
    assert [m.text for m in found] == [" [SDT 10:00-11:00] [RDF 15:00-16:00]"]


def test_doctors_who_share_a_cell_are_named() -> None:
    mine = slot(DUTIES[0], "14:00", "16:00")
    yours = slot(DUTIES[5], "14:00", "16:00").model_copy(update={"source": mine.source})
    (found,) = marks_of(plan(slots=(mine, yours)), problem(), Mark.NOTE)
    assert found.note[1:] == (
        "Ann Okoro: Self-development time, 14:00-16:00 (individual)",
        "Ben =Cmd: Self-development time, 14:00-16:00 (individual)",
    )


def test_a_cell_that_holds_names_says_who_is_meant() -> None:
    named = tuple(d._replace(code=None) for d in DUTIES)
    of = problem()
    of = of.model_copy(update={"rota": of.rota.model_copy(update={"duties": named})})
    assert marks_of(plan(), of, Mark.TEXT)[1].text == " [Ann Okoro SDT 14:00-16:00]"
