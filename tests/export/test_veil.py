"""What a shared file may tell: no name, no role, no reason for absence, no cell; and the counts stay right."""

import pytest

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.plan import Plan
from rotaengage.domain.privacy import Privacy
from rotaengage.domain.scenario import Scenario
from rotaengage.export.labels import labels
from rotaengage.export.sensitive import PROTECTED, is_sensitive, sensitive_activities
from rotaengage.export.veil import SOMEBODY, veil_of, veiled_plan, veiled_scenario
from rotaengage.rules import Placed
from rotaengage.rules.measures import shares
from rotaengage.rules.presence import Presence
from tests.export.people import SECRET_WORDS, made, people, problem


def veiled(privacy: Privacy = Privacy.PSEUDONYMS) -> tuple[Plan, Scenario]:
    veil = veil_of(problem(), labels(people(), privacy, b"s"))
    return veiled_plan(made(), problem(), veil), veiled_scenario(problem(), veil)


@pytest.mark.parametrize("text", ["LNC time", "union duties", "Rep time", "Representatives’ time", "off sick",
                                  "maternity leave", "Trade-union work", "JLNC"])  # fmt: skip
def test_words_that_tell_a_role_or_a_reason_are_known(text: str) -> None:
    assert is_sensitive(text)


@pytest.mark.parametrize("text", ["Resident doctors forum", "Reported cover", "Unionville clinic", "skill", "report"])
def test_other_words_are_let_be(text: str) -> None:
    assert not is_sensitive(text)


def test_time_that_only_a_role_gives_is_hidden_whatever_it_is_called() -> None:
    renamed = [a if a.id == "sdt" else a.changed(title="Other") for a in problem().activities]
    assert sensitive_activities(problem(activities=tuple(renamed))) == {"lnc-time"}


def test_hidden_time_has_one_plain_name_and_says_nothing_else() -> None:
    plan, scenario = veiled()
    hidden = scenario.activity_of["protected"]
    assert (hidden.title, hidden.purpose, hidden.place) == (PROTECTED, "", "")
    assert sum(s.activity == "protected" for s in plan.slots) == 1
    assert scenario.activity_of["rdf"].purpose == "Say how the rota works"


def test_no_name_id_cell_note_or_pin_is_left() -> None:
    plan, scenario = veiled()
    rest = scenario.changed(rota=scenario.rota.changed(doctors=()), entitlements=())
    written = (plan.model_dump_json() + rest.model_dump_json()).casefold()
    for word in ("okoro", "chidi", "núñez", "ben", "'rota'", *(w.casefold() for w in SECRET_WORDS if w != "sick")):
        assert word not in written, word
    assert not any(s.pinned or s.source.sheet for s in plan.slots)
    assert plan.note == ""


def test_absence_has_no_reason() -> None:
    _, scenario = veiled()
    away = [d for d in scenario.rota.duties if d.span is None]
    assert [(d.kind, d.code) for d in away] == [(DutyKind.UNAVAILABLE, None)]
    assert scenario.assumptions == ("cover inferred from the rota",)


def test_reasons_name_no_colleague_and_no_sickness() -> None:
    plan, _ = veiled()
    assert {d.short_because for d in plan.doctors} == {(f"{SOMEBODY} has the cover that could be spared",)}


def test_everything_that_is_counted_stays_the_same() -> None:
    plan, scenario = veiled()
    before, after = problem(), scenario
    assert sorted(shares(Placed(before, made().slots, made().events)).values()) == sorted(
        shares(Placed(after, plan.slots, plan.events)).values()
    )
    one, two = (list(Presence(s, p.slots).steps(s.cover[0])) for s, p in ((before, made()), (after, plan)))
    assert one == two


def test_a_doctor_whom_the_rota_does_not_know_is_left_out() -> None:
    stranger = made().slots[0].changed(doctor="somebody-else")
    veil = veil_of(problem(), labels(people(), Privacy.PSEUDONYMS, b"s"))
    assert veiled_plan(made((stranger,)), problem(), veil).slots == ()
