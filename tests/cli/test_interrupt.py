"""Ctrl-C: once keeps the best plan so far, and the handler is put back; elsewhere it ends with 130."""

import signal

import pytest

from rotaengage.cli.main import main
from rotaengage.cli.plan import stop_on_interrupt
from rotaengage.domain.progress import Stop


def test_the_first_interrupt_asks_and_the_second_ends() -> None:
    before, stop = signal.getsignal(signal.SIGINT), Stop()
    with stop_on_interrupt(stop):
        signal.raise_signal(signal.SIGINT)
        assert stop.requested
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_an_interrupted_command_says_so_and_ends_with_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("rotaengage.usecases.verify.verify", interrupted)
    assert main(["verify", "any.rota"]) == 130
    assert "nothing half written" in capsys.readouterr().err


def test_a_fault_of_the_program_is_a_sentence_and_its_log_holds_no_names(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("Amelia Thornbury")

    monkeypatch.setattr("rotaengage.usecases.verify.verify", broken)
    assert main(["verify", "any.rota"]) == 2
    told = capsys.readouterr().err
    assert "a fault of the program (RuntimeError)" in told
    assert "Amelia" not in told
    assert "Traceback" not in told
