"""A word to whoever waits at a terminal."""

import io
import sys
import threading

import pytest

from cjmap.cli import progress
from cjmap.cli.progress import told_if_slow


class Terminal(io.StringIO):
    """What is written to a terminal, and a note of when something was."""

    def __init__(self) -> None:
        super().__init__()
        self.told = threading.Event()

    def isatty(self) -> bool:
        return True

    def flush(self) -> None:
        self.told.set()


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put a terminal in the place of stderr; not in a fixture, after which pytest puts its own there."""
    made = Terminal()
    monkeypatch.setattr(sys, "stderr", made)
    return made


def test_whoever_waits_long_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = terminal(monkeypatch)
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    with told_if_slow("drawing a\x1b[2J.cjm.yaml ..."):
        assert stderr.told.wait(30)
    text = stderr.getvalue()
    assert (text.startswith("drawing a"), text.endswith(".cjm.yaml ...\n"), "\x1b" in text) == (True, True, False)
    assert text.count("\n") == 1


def test_what_is_done_soon_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = terminal(monkeypatch)
    monkeypatch.setattr(progress, "_PATIENCE", 3600.0)
    with told_if_slow("drawing"):
        pass
    assert stderr.getvalue() == ""
    assert not [
        thread
        for thread in threading.enumerate()
        if isinstance(thread, threading.Timer) and not thread.finished.is_set()
    ]


def test_a_file_is_never_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    file = io.StringIO()
    monkeypatch.setattr(sys, "stderr", file)
    before = threading.active_count()
    with told_if_slow("drawing"):
        assert threading.active_count() == before
    assert file.getvalue() == ""


def test_a_terminal_that_is_gone_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal(monkeypatch).close()
    progress._tell("drawing")


def test_an_error_in_what_is_done_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = terminal(monkeypatch)
    with pytest.raises(KeyError), told_if_slow("drawing"):
        raise KeyError
    assert stderr.getvalue() == ""
