"""Answers as a file: what is written is read back, and each mistake is one sentence."""

from datetime import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.answers_file import read_answers, write_answers
from rotaengage.domain.answers import Answers
from rotaengage.domain.codes import CodeSource, DutyKind, ShiftCode
from rotaengage.domain.issue import UserError

WORDS = st.text(min_size=1, max_size=12)
CODES = st.builds(
    ShiftCode,
    code=WORDS,
    kind=st.sampled_from(DutyKind),
    start=st.just(time(8)),
    end=st.times().map(lambda t: t.replace(second=0, microsecond=0, fold=0)),
    source=st.just(CodeSource.ANSWER),
    title=st.text(max_size=9),
    covers=st.none() | st.booleans(),
)
ANSWERS = st.builds(
    Answers,
    year=st.none() | st.integers(1990, 2099),
    codes=st.lists(CODES, max_size=3, unique_by=lambda c: c.code).map(tuple),
    layouts=st.dictionaries(WORDS, st.sampled_from(["doctor_grid", "none"]), max_size=2),
    aliases=st.dictionaries(WORDS, WORDS, max_size=2),
    kept=st.dictionaries(WORDS, WORDS, max_size=2),
)


@settings(max_examples=60, deadline=None)
@given(ANSWERS)
def test_answers_come_back_as_they_were_written(tmp_path_factory: pytest.TempPathFactory, answers: Answers) -> None:
    path = tmp_path_factory.mktemp("answers") / "ward.toml"
    path.write_text(write_answers(answers), encoding="utf-8", newline="\n")
    assert read_answers(path) == answers


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("year = ", "answers.toml", "cannot be read"),
        ('year = "26"', "year", "no year"),
        ("years = 2026", "years", "nothing is asked"),
        ("codes = 3", "codes", "must be a table"),
        ("[codes.LD]", "codes.LD", "no kind"),
        ('[codes.LD]\nkind = "longday"', "codes.LD", "no kind of duty"),
        ('[codes.LD]\nkind = "long_day"\nstart = "8:99"', "codes.LD.start", "no time"),
        ('[codes.LD]\nkind = "long_day"\nstart = "08:00"', "codes.LD", "only one of"),
        ('[codes.LD]\nkind = "long_day"\ncover = true', "codes.LD.cover", "no such field"),
        ('[codes.LD]\nkind = "long_day"\ncovers = "yes"', "codes.LD.covers", "true or false"),
        ('[layouts]\n"Aug" = "grid"', "layouts.Aug", "no layout"),
        ("[aliases]\nWiliam = 3", "aliases.Wiliam", "must be text"),
    ],
)
def test_each_mistake_is_one_sentence_with_place_and_cure(tmp_path: Path, text: str, place: str, says: str) -> None:
    path = tmp_path / "answers.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        read_answers(path)
    assert place in caught.value.where
    assert says in caught.value.says
    assert caught.value.cure


def test_toml_times_are_read_too(tmp_path: Path) -> None:
    path = tmp_path / "answers.toml"
    path.write_text('[codes.LD]\nkind = "long_day"\nstart = 08:00:00\nend = "2030"\n', encoding="utf-8")
    (code,) = read_answers(path).codes
    assert (code.start, code.end) == (time(8), time(20, 30))
