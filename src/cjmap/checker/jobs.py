"""Work on several processors: chunks go to processes of our own, and what they return comes back in order.

A process that is killed ends the run with an error, an interrupted run ends its processes, and they end by themselves
when the run is gone, however that happened.
"""

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import Any, TypeVar

from cjmap.errors import CjmapError

Given = TypeVar("Given")
Made = TypeVar("Made")


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_jobs(
    work: Callable[[Given], Made], chunks: Sequence[Given], jobs: int, setup: Callable[..., None], *given: Any
) -> Iterator[Made]:
    """Yield what `work` makes of each chunk, in their order, in so many processes; each begins with `setup(*given)`.

    Raises:
        CjmapError: if a process ended before its work was done, or none could be started.
    """
    pool = ProcessPoolExecutor(jobs, _context(), _begin, (setup, given))
    try:
        with _interruptions_wait():
            running = [pool.submit(work, chunk) for chunk in chunks]
        for each in running:
            yield each.result()
        pool.shutdown()
    except BrokenProcessPool:
        raise CjmapError("a process of this run was ended from outside; `--jobs 1` needs no other one") from None
    except OSError as error:
        raise CjmapError(f"no process can be started ({error.strerror}); `--jobs 1` needs none") from None
    finally:
        _end(pool)


@contextlib.contextmanager
def _interruptions_wait() -> Iterator[None]:
    """Start processes so that an interruption is not for them, not even before they have begun."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _context() -> multiprocessing.context.BaseContext:
    """Return how processes are started: as copies of this one where that is quick and safe, else from the beginning.

    On macOS the system's own libraries do not live through it, and nowhere do threads.
    """
    is_safe = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if is_safe else "spawn")


def _end(pool: ProcessPoolExecutor) -> None:
    """End the processes of a pool that are still there: nobody waits for their work any more."""
    processes = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    for process in processes:
        process.join()


def _begin(setup: Callable[..., None], given: tuple[Any, ...]) -> None:
    """Prepare a process: an interruption is for the run to answer, which then ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_run, daemon=True).start()
    setup(*given)


def _end_with_the_run() -> None:
    run = multiprocessing.parent_process()
    if run is not None:
        wait([run.sentinel])
        os._exit(1)
