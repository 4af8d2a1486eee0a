"""Signals for programs that tests start."""

import signal
from collections.abc import Callable


def heeding(number: int) -> Callable[[], None]:
    """Return what lets a child heed a signal: a shell that runs the tests in the background has them ignore some."""

    def heed() -> None:
        if number != signal.SIGKILL:  # which everybody heeds
            signal.signal(number, signal.SIG_DFL)

    return heed
