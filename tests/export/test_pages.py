"""HTML pages: nothing asked of the network, nothing run, every text shown as it is, a page a doctor."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rotaengage.domain.privacy import Privacy
from rotaengage.export.doctor_sheet import group_sheet
from rotaengage.export.html_page import cell, name, page, table, text
from rotaengage.export.poster_html import poster
from rotaengage.export.report_html import report_html
from rotaengage.export.sheets import SHEETS
from rotaengage.export.timetable_html import timetables
from tests.build import SDT
from tests.export.people import FORUM, LNC, facts, made, own_slots, people, problem

VOID = {"meta", "col", "br"}


class Reader(HTMLParser):
    """Tags in order, texts, and whether every tag that was opened is closed."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(data.decode())
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def all_pages(title: str = "Self-development time") -> list[bytes]:
    scenario = problem(activities=(SDT.changed(title=title, place=title), FORUM.changed(purpose=title), LNC))
    of = facts(scenario=scenario)
    sheets = [make(of) for make in SHEETS.values()]
    return [timetables(made(), scenario), poster(made(), scenario), report_html(sheets)]


@pytest.mark.parametrize("number", range(3))
def test_a_page_asks_nothing_of_the_network_and_runs_nothing(number: int) -> None:
    data = all_pages()[number]
    found = Reader(data)
    assert not {"script", "link", "img", "iframe", "object", "base", "form"} & {tag for tag, _ in found.tags}
    assert not any(key in {"src", "href"} or key.startswith("on") for _, attrs in found.tags for key in attrs)
    assert b"http" not in data.replace(b"http-equiv", b"")
    assert b"@import" not in data
    assert b"url(" not in data
    policies = [attrs["content"] for tag, attrs in found.tags if attrs.get("http-equiv") == "Content-Security-Policy"]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"]


@pytest.mark.parametrize("title", ["<script>alert(1)</script>", "</style><b>", '"><i x="', "&lt;", "שלום\u202e"])
def test_every_text_is_shown_as_it_is(title: str) -> None:
    for data in all_pages(title):
        assert title in "".join(Reader(data).texts)


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_no_text_is_ever_a_tag(words: str) -> None:
    found = Reader(page(words, [name(words), table(["x"], [(words,)])]))
    assert "script" not in {tag for tag, _ in found.tags}
    assert found.tags.count(("bdi", {})) == 2


def test_control_characters_are_gone() -> None:
    assert text("a\x00b\x1bc\x9fd\ud800e") == "a b c d e"


def test_every_doctor_has_a_page_by_name_and_prints_on_a4() -> None:
    data = timetables(made(), problem())
    found = Reader(data)
    assert [tag for tag, _ in found.tags].count("section") == len(people())
    names = re.findall(r"<h1><bdi>(.*?)</bdi></h1>", data.decode())
    assert names == sorted(names, key=str.casefold)
    assert b"@page { size: A4 portrait;" in data


def test_one_doctors_page_holds_their_own_time_alone() -> None:
    words = " ".join(Reader(timetables(made(), problem(), [people()[0].id])).texts)
    assert "Dr Ann Okoro" in words
    assert "Mon 4 Jan" in words
    assert "14:00-16:00" in words
    assert "Ben" not in words
    assert "Rota forum" not in words


def test_a_page_says_what_becomes_of_what_is_said() -> None:
    words = "".join(Reader(timetables(made(), problem(), [people()[1].id])).texts)
    assert "How to contribute: Come or write." in words
    assert "Decided Sun 24 Jan 2027. You hear by Wed 3 Feb 2027." in words.replace("..", ".")


def test_a_doctor_without_a_slot_is_told_so() -> None:
    assert b"No protected time is planned in this period." in timetables(made(), problem(), [people()[9].id])


def test_a_doctor_who_is_short_is_told_why_without_a_colleagues_name_or_absence() -> None:
    words = " ".join(Reader(timetables(made(), problem(), [people()[9].id])).texts)
    assert "Why it is not more" in words
    assert "a colleague has the cover that could be spared" in words
    assert "Raman" not in words
    assert "sick" not in words
    assert "hand over your bleep" not in words


def test_nobody_who_has_everything_is_told_why_not_more() -> None:
    whole = made(doctors=tuple(d.changed(short_because=()) for d in made().doctors))
    assert b"Why it is not more" not in timetables(whole, problem())


@pytest.mark.parametrize("place", ["", "Library"])
def test_a_column_of_places_stands_where_there_is_a_place(place: str) -> None:
    scenario = problem(activities=(SDT.changed(place=place), FORUM, LNC.changed(place="")))
    texts = Reader(timetables(made(), scenario, [people()[0].id])).texts
    assert ("Where" in texts) is bool(place)
    assert texts.count("Library") == bool(place)


@pytest.mark.parametrize("number", range(3))
def test_a_printed_page_does_not_bear_the_path_of_its_file(number: int) -> None:
    """Browsers print theirs in the margins that a page leaves to them."""
    (frame,) = re.findall(r"@page \{(.*)\}", all_pages()[number].decode())
    assert '@top-left { content: ""; }' in frame
    assert "@bottom-right" in frame
    assert ("counter(pages)" in frame) is (number == 2)


@pytest.mark.parametrize("whole", ["2027-01-31", "12:00-13:30", "Mon 4 Jan", "Wed 13 Jan 2027"])
def test_a_line_never_ends_inside_a_date_or_a_time(whole: str) -> None:
    assert f'<span class="fixed">{whole}</span>' in cell(f"by {whole}, or so")


def test_a_word_that_no_column_holds_is_broken_and_no_other() -> None:
    assert cell(f"a {'x' * 29} b") == f'<bdi>a <span class="long">{"x" * 29}</span> b</bdi>'
    assert cell(f"a {'x' * 28} b") == f"<bdi>a {'x' * 28} b</bdi>"


def test_on_a_telephone_a_slot_is_two_lines_instead_of_a_table_row() -> None:
    words = timetables(made(), problem()).decode()
    phone = words[words.index("@media screen and (max-width") : words.index("</style>")]
    assert '<table class="slots">' in words and "table.slots tr { display: flex" in phone
    assert '<td class="what">' in words and "table.slots td.what { flex: 1 0 100%" in phone


def test_a_full_page_is_set_tighter() -> None:
    many = made(tuple(s.changed(span=s.span) for s in own_slots()[:1] * 23))
    assert b'class="sheet dense"' in timetables(many, problem(), [people()[0].id])
    assert b'class="sheet dense"' not in timetables(made(), problem(), [people()[0].id])


def test_the_poster_tells_the_event_and_nobodys_name() -> None:
    words = " ".join(Reader(poster(made(), problem())).texts)
    coming = "Time is protected for 6 of the 12 invited"
    for said in ("Rota forum", "Tuesday", "5", "January", "13:00-14:00", "Library", coming):
        assert said in words, said
    assert not any(part in words for part in ("Okoro", "Ben", "Raman"))


def test_a_poster_in_totals_tells_no_number_under_five() -> None:
    (forum,) = made().events
    few = made(events=(forum.changed(attending=forum.attending[:4]),))
    assert "Time is protected for" not in " ".join(Reader(poster(few, problem(), Privacy.TOTALS)).texts)


def test_a_period_without_events_has_an_honest_poster() -> None:
    data = poster(made(events=()), problem())
    assert b"No events are planned." in data
    assert b"Whoever has one of these" not in data
    assert b"Whoever has one of these" in poster(made(), problem())


def test_a_department_without_a_plan_for_anybody_has_a_page() -> None:
    assert b"Nobody has protected time." in timetables(made((), doctors=()), problem())


def test_the_report_draws_shares_of_grades_as_bars() -> None:
    data = report_html([group_sheet(made(), problem())])
    assert b'<u style="width:12.0%"></u>' in data
    assert Reader(data).tags.count(("div", {"class": "bar"})) == 2
