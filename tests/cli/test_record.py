"""rotaengage record: put on record, listed, and refused in one sentence."""

import json
from pathlib import Path

import pytest

from rotaengage.cli.main import main
from tests.usecases.shelf import workspace


def run(*arguments: str) -> int:
    return main(["record", "made-up.rota", *arguments])


def test_a_challenge_waits_until_it_is_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace(tmp_path)
    assert run("challenge", "--about", "the slot on Monday", "--says", "=1+1 [red]", "--by", "Heron") == 0
    assert capsys.readouterr().out == "on record: challenge 1\n"
    assert run("list") == 1
    told = capsys.readouterr().out
    assert "challenge: " in told
    assert "=1+1 [red]" in told
    assert "waiting for a word: 1" in told
    assert run("answer", "1", "--says", "next time") == 0
    assert run("list", "--json") == 0
    document = json.loads(capsys.readouterr().out.partition("\n")[2])
    assert document["schema"] == "rotaengage.journal/1"
    assert [(e["number"], e["kind"]) for e in document["entries"]] == [(1, "challenge"), (2, "answer")]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("answer", "7", "--says", "x"), "7: there is no challenge of this number"),
        (("reply", "0", "--refused", "--why", "x"), "no proposal of this number"),
        (("outcome", "--activity", "nope", "--on", "2020-01-01", "--said", "x"), "nope: no activity has this id"),
        (("time", "--doctor", "Nobody", "--on", "2020-01-01"), "no doctor of the rota has this name"),
    ],
)
def test_what_cannot_be_put_on_record_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], says: str
) -> None:
    workspace(tmp_path)
    assert run(*words) == 2
    told = capsys.readouterr().err
    assert says in told
    assert len(told.strip().splitlines()) == 1
    assert run("list") == 0


@pytest.mark.parametrize(
    "words", [("challenge", "--about", "", "--says", "x"), ("time", "--doctor", "A", "--on", "soon")]
)
def test_wrong_usage_is_told_before_anything_is_opened(words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(*words)
    assert stopped.value.code == 2
