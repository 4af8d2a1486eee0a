"""A word to whoever waits at a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_PATIENCE = 1.0
"""Seconds after which people want to know that something is being done: the limit for uninterrupted thought
(Nielsen, Usability Engineering, 1993)."""


@contextmanager
def told_if_slow(text: str) -> Iterator[None]:
    """Say a line on a terminal's stderr if what is done meanwhile takes long; it is no part of what a run tells."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    from threading import Timer

    timer = Timer(_PATIENCE, _tell, (text,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _tell(text: str) -> None:
    from cjmap.reports.text import printable

    try:
        sys.stderr.write(f"{printable(text)}\n")
        sys.stderr.flush()
    except (OSError, ValueError):  # a closed terminal waits for nothing
        return
