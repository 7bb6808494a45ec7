"""Signs of life: after a while, on terminals, and gone at the end."""

from __future__ import annotations

import io
import threading

import pytest

from fragmint.cli import progress as module
from fragmint.cli.progress import progress


class Terminal(io.StringIO):
    """A terminal that tells when it is first written to."""

    def __init__(self) -> None:
        super().__init__()
        self.written = threading.Event()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.written.set()
        return super().write(text)


@pytest.fixture(autouse=True)
def _capable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")


def test_a_short_run_shows_nothing() -> None:
    terminal = Terminal()
    with progress("generating", terminal):
        pass
    assert terminal.getvalue() == ""


def test_a_long_run_shows_what_it_does_and_clears_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.001)
    monkeypatch.setattr(module, "_TICK", 0.001)
    terminal = Terminal()
    with progress("generating", terminal):
        assert terminal.written.wait(10)
    assert "fragmint: generating … 0 s" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_in_a_pause_there_is_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.001)
    monkeypatch.setattr(module, "_TICK", 0.001)
    before, terminal = threading.active_count(), Terminal()
    with progress("generating", terminal) as paused:
        with paused():
            assert threading.active_count() == before
            terminal.written.clear()
        assert terminal.written.wait(10)


def test_where_there_is_no_terminal_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.0)
    before = threading.active_count()
    stream = io.StringIO()
    with progress("generating", stream):
        assert threading.active_count() == before
    assert stream.getvalue() == ""


def test_an_error_ends_it_too() -> None:
    before = threading.active_count()
    with pytest.raises(ValueError, match="out of luck"), progress("generating", Terminal()):
        raise ValueError("out of luck")
    assert threading.active_count() == before
