"""What is asked of the maps of a project, and loading one as its project has it; to validate a map takes no more."""

import datetime
from pathlib import Path

from msgspec import Struct

from cjmap.loader import Loaded, LoadedShared, load
from cjmap.settings import RuleChoice
from cjmap.source import MAX_SIZE


class Task(Struct, frozen=True):
    """What is asked of each map of one project, besides whether it is well-formed.

    `root` is the project's folder, `max_size` the size cap, `shared` are the shared files, `incomplete` if one is
    missing. With a `choice` the rules look at the maps as on the day `today`; with `scored` each gets its score.
    """

    root: Path | None = None
    max_size: int = MAX_SIZE
    shared: tuple[LoadedShared, ...] = ()
    incomplete: bool = False
    choice: RuleChoice | None = None
    today: datetime.date = datetime.date.min
    scored: bool = False


def load_map(data: bytes, path: str, file: Path, task: Task) -> Loaded:
    """Return a map, loaded as its project has it; `path` is shown to people, `file` is the map itself."""
    tables = [each.tables for each in task.shared]
    return load(data, path, tables, file, task.root, task.max_size, task.incomplete)
