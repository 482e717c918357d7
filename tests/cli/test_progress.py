"""Progress is one line that is rewritten on a terminal, and few lines in a pipe."""

import io

from rotaengage.cli.progress import ProgressLine, words
from rotaengage.domain.progress import Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def steps(stage: str, start: float, number: int) -> list[Progress]:
    """Steps of a stage, a tenth of a second apart."""
    return [Progress(stage, "", float(n), 600.0, "minutes", start + n / 10) for n in range(number)]


def test_in_a_pipe_a_stage_is_told_once_and_then_every_five_seconds() -> None:
    out = io.StringIO()
    with ProgressLine(out, 80) as show:
        for step in [*steps("Fairness", 0, 50), *steps("Protected time", 5, 1), *steps("Protected time", 5, 52)]:
            show(step)
    assert [line.split()[0] for line in out.getvalue().splitlines()] == ["0.0", "5.0", "10.0"]
    assert "\x1b" not in out.getvalue()


def test_on_a_terminal_one_line_is_rewritten_and_taken_away() -> None:
    out = Terminal()
    with ProgressLine(out, 30) as show:
        for step in steps("Protected time of everybody", 0, 3):
            show(step)
    assert "\n" not in out.getvalue()
    drawn = out.getvalue().split("\r\x1b[2K")
    assert len(drawn) == 5
    assert drawn[-1] == ""
    assert all(len(one) < 30 for one in drawn)


def test_steps_come_in_a_persons_words_and_steer_no_terminal() -> None:
    assert (
        words(Progress("Fairness", "least", 0.5625, 0.8, "ratio", 3.25)) == "   3.2 s  Fairness: least 56%, at best 80%"
    )
    assert words(Progress("A\x1b[2J", "30 blocks", seconds=1)).endswith("A [2J: 30 blocks")
    assert words(Progress("Reading")) == "   0.0 s  Reading"
    assert words(Progress("Timely", "", 2.5, None, "days")).endswith("Timely: 2.5 days")


def test_nothing_is_written_where_nothing_was_told() -> None:
    out = Terminal()
    with ProgressLine(out):
        pass
    assert out.getvalue() == ""
