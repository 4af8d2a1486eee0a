"""Folders that are there for a moment, and gone however the moment ends."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""What ends a process without telling Python: its folders and the programs that it started would stay."""


class _EndedError(BaseException):
    """A signal came that ends the process."""

    def __init__(self, number: int) -> None:
        self.number = number


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Yield a new folder, which nobody else can look into; it is deleted when this is left, if only by a signal."""
    from tempfile import TemporaryDirectory

    before = {number: signal.signal(number, _end) for number in _SIGNALS if _is_ours(number)}
    try:
        with TemporaryDirectory(prefix="cjmap-", ignore_cleanup_errors=True) as folder:
            yield Path(folder)
    except _EndedError as ended:
        signal.signal(ended.number, signal.SIG_DFL)
        os.kill(os.getpid(), ended.number)
        raise  # where the signal waits
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _is_ours(number: int) -> bool:
    """Tell whether a signal would end the process, and we may do otherwise: only the main thread may."""
    return threading.current_thread() is threading.main_thread() and signal.getsignal(number) is signal.SIG_DFL


def _end(number: int, frame: FrameType | None) -> None:
    raise _EndedError(number)
