"""The plan as CSV and as JSON: safe in a spreadsheet, and exactly the contract's shape."""

import csv
import io
import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rotaengage.domain.activity import Quorum
from rotaengage.domain.plan import PoolOutcome
from rotaengage.export.csv_long import csv_long, safe
from rotaengage.export.plan_json import plan_document
from tests.build import SDT
from tests.export.plans import FORUM, plan, problem
from tests.house import ROOT


def test_the_table_has_one_row_a_slot_by_time() -> None:
    data = csv_long(plan(), problem())
    assert data.startswith(b"\xef\xbb\xbfDate,Start,End")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [(r["Date"], r["Start"], r["Doctor"], r["Pinned"]) for r in rows] == [
        ("2027-01-04", "14:00", "Ann Okoro", "yes"),
        ("2027-01-05", "13:00", "Ann Okoro", ""),
        ("2027-01-05", "13:00", "Ben =Cmd", ""),
    ]
    assert rows[1]["Cell"] == str(plan().slots[2].source)


@pytest.mark.parametrize("title", ["=1+1", "+A1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_no_text_of_the_table_is_a_formula(title: str) -> None:
    of = problem().model_copy(update={"activities": (SDT.model_copy(update={"title": title}), FORUM)})
    rows = list(csv.reader(io.StringIO(csv_long(plan(), of).decode("utf-8-sig"), newline="")))
    assert rows[1][6] == f"'{title}"


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_a_safe_text_says_the_same(text: str) -> None:
    assert (
        safe(text).removeprefix("'") == text.removeprefix("'")
        if text.startswith("'")
        else safe(text)[-len(text) :] == text
    )
    assert not safe(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_the_document_is_the_contracts() -> None:
    document = plan_document(plan(), problem())
    assert json.loads(json.dumps(document)) == document
    assert document["schema"] == "rotaengage.plan/1"
    assert {k: document[k] for k in ("plan_id", "rota_sha256", "status", "seconds", "seed", "verified")} == {
        "plan_id": "p-7", "rota_sha256": "ab12", "status": "certified", "seconds": 3.1, "seed": 1, "verified": True,
    }  # fmt: skip
    assert document["gap"] == pytest.approx(0.2)
    assert document["plan_hash"] == plan().plan_hash
    assert document["assumptions"] == list(plan().assumptions)
    apart = plan(pools=(PoolOutcome(doctors=("ann okoro",), gap=0.01, goal="delivered"),))
    told = plan_document(apart, problem())["pools"]
    assert told == [{"doctors": ["Ann Okoro"], "gap": 0.01, "goal": "delivered"}]


def test_slots_and_outcomes_have_the_contracts_keys() -> None:
    document = json.loads(json.dumps(plan_document(plan(), problem())))
    assert {
        "doctor": "Ann Okoro", "activity": "sdt", "event": None, "start": "2027-01-04T14:00", "end": "2027-01-04T16:00",
        "method": "individual", "pinned": True, "cell": str(plan().slots[1].source),
    }.items() <= document["slots"][1].items()  # fmt: skip
    assert {
        "doctor": "Ann Okoro", "grade": "F2", "wte": 1.0, "entitled_minutes": 960, "planned_minutes": 120,
        "fulfilment": 0.125, "short_because": ["x"],
    }.items() <= document["doctors"][0].items()  # fmt: skip
    assert {
        "event": "rdf-jan", "start": "2027-01-05T13:00", "end": "2027-01-05T14:00", "invited": 2, "attending": 1,
        "quorum_met": True,
    }.items() <= document["events"][0].items()  # fmt: skip
    assert {
        "requirement": "ward", "tightest_margin": 0, "tight_minutes": 480, "existing_gap_minutes": 60,
        "made_worse_minutes": 0,
    }.items() <= document["cover"][0].items()  # fmt: skip
    assert {"name": "worst_fulfilment", "value": 0.8, "bound": 1.0, "unit": "ratio"}.items() <= document["objectives"][
        0
    ].items()


def test_an_event_tells_its_quorum_and_how_many_of_each_group_come() -> None:
    held = plan().events[0].changed(attending=("ann okoro", "ben =cmd"))
    wanted = problem().activities[1].changed(quorum=Quorum(total=2, by_group={"LTFT": 1, "full time": 2}))
    document = plan_document(plan(events=(held,)), problem().changed(activities=(problem().activities[0], wanted)))
    (event,) = json.loads(json.dumps(document))["events"]
    assert event["quorum"] == 2
    assert event["quorum_groups"] == [
        {"group": "LTFT", "quorum": 1, "attending": 1}, {"group": "full time", "quorum": 2, "attending": 1},
    ]  # fmt: skip


def test_an_event_that_found_no_time_has_none() -> None:
    lost = plan().events[0].model_copy(update={"span": None})
    document = json.loads(json.dumps(plan_document(plan(events=(lost,)), problem())))
    assert (document["events"][0]["start"], document["events"][0]["end"]) == (None, None)


def test_json_needs_no_library_of_workbooks_or_calendars() -> None:
    program = "import json, sys, rotaengage.export.plan_json; print(json.dumps(list(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in json.loads(done.stdout)}
    assert "rotaengage" in loaded
    assert not {"openpyxl", "xlsxwriter", "icalendar", "python_calamine", "ortools", "rapidfuzz"} & loaded
