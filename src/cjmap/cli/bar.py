"""A bar for many maps, on a terminal only."""

import sys
import time
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")

PATIENCE = 1.0
"""So many seconds a run works before it shows how far it is (Nielsen 1993: the limit of uninterrupted thought)."""

_PAUSE = 0.1


def with_bar(items: Sequence[Item]) -> Iterator[Item]:
    """Yield items, and show on stderr how far that is if it takes long and stderr is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield from items
        return
    bar, due = None, time.monotonic() + PATIENCE
    try:
        for number, item in enumerate(items):
            yield item
            if time.monotonic() > due:
                bar = bar or _started(len(items))
                bar.update(bar.task_ids[0], completed=number + 1, refresh=True)
                due = time.monotonic() + _PAUSE
    finally:
        if bar is not None:
            bar.stop()


def _started(total: int) -> Any:
    """Return a bar that goes away when it is stopped; it is drawn here, never by a thread."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("maps"), BarColumn(), MofNCompleteColumn())
    bar = Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
    bar.add_task("", total=total)
    bar.start()
    return bar
