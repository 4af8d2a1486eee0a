"""What a run may use of what earlier runs found: under which key it is remembered."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from pathlib import Path

import pydantic
import yaml
from msgspec import Struct
from msgspec.structs import asdict

from cjmap.cache.findings import KnownMaps
from cjmap.cache.folder import Folder
from cjmap.cache.identity import identity
from cjmap.checker import Across, Found, Manner, Seen, Task, look_across
from cjmap.checker.packing import ShapeError, pack, unpack
from cjmap.cli.batches import LoadedBatch, Question
from cjmap.cli.effort import Effort
from cjmap.loader import LoadedShared
from cjmap.settings import RuleChoice
from cjmap.version import __version__

PACKAGE = Path(__file__).parents[1]


def known_maps(task: Task, command: str, effort: Effort) -> KnownMaps | None:
    """Return what is remembered of the maps of a project, None if nothing is."""
    if effort.folder is None:
        return None
    name = _digest(command, str(task.root), os.getcwd())
    return KnownMaps(effort.folder, name[:12], _task_key(task), effort.began_ns, effort.by_content)


def rules_across(question: Question, effort: Effort) -> Callable[[LoadedBatch], Across] | None:
    """Return what runs the rules over each project; None for running them as always."""
    folder = effort.folder
    if folder is None:
        return None
    return lambda batch: KnownAcross(folder, question.task(batch.settings, batch.shared))


class _Across(Struct, frozen=True):
    """What rules over a project found, by file, and all that decided it."""

    key: str
    found: dict[str, tuple[Found, ...]]


class KnownAcross(Struct, frozen=True):
    """Runs the rules over a project if they would see something else than last time."""

    folder: Folder
    task: Task

    def __call__(
        self, maps: Sequence[Seen], shared: Sequence[LoadedShared], choice: RuleChoice, manner: Manner
    ) -> Mapping[str, Sequence[Found]]:
        """Return what the rules find over all maps of a project, as `look_across` does."""
        if any(each.wide is not None and not each.digest for each in maps):
            return look_across(maps, shared, choice, manner)
        entry = f"across-{_digest(str(self.task.root), os.getcwd())[:12]}"
        key = _digest(_task_key(self.task), str(manner.whole), *(f"{each.file}\0{each.digest}" for each in maps))
        try:
            known = unpack(_Across, self.folder.read(entry) or b"")
            if known.key == key and _is_sound(known, maps, shared, choice):
                return known.found
        except ShapeError:  # nothing is remembered, or nothing that could be read
            pass
        found = look_across(maps, shared, choice, manner)
        self._remember(entry, key, found)
        return found

    def _remember(self, entry: str, key: str, found: Mapping[str, Sequence[Found]]) -> None:
        try:
            data = pack(_Across(key, {file: tuple(items) for file, items in found.items()}))
        except ShapeError:  # a file's name that is no text
            return
        self.folder.write(entry, data)


def _is_sound(known: _Across, maps: Sequence[Seen], shared: Sequence[LoadedShared], choice: RuleChoice) -> bool:
    """Tell whether what is remembered speaks of files and rules that there are."""
    files = {*(each.file for each in maps), *(each.source.path for each in shared)}
    rules = {item.rule for found in known.found.values() for item in found}
    return known.found.keys() <= files and rules <= set(choice.rules)


def _task_key(task: Task) -> str:
    """Return what stands for all that decides what is found in a map, but for the files that are looked at."""
    choice = task.choice and {**asdict(task.choice), "quiet": sorted(task.choice.quiet), "per_file": _patterns(task)}
    shared = (f"{each.source.path}\0{each.source.text}" for each in task.shared)
    said = (task.root, task.max_size, task.incomplete, choice, task.today, task.scored, *_program())
    return _digest(*map(repr, said), *shared)


def _patterns(task: Task) -> list[tuple[str, list[str]]]:
    return [(pattern, sorted(ids)) for pattern, ids in task.choice.per_file] if task.choice else []


@cache
def _program() -> tuple[object, ...]:
    """Return what this program is: its version, those of what reads for it, and when its files were last changed."""
    files = [os.path.join(folder, name) for folder, _, names in os.walk(PACKAGE) for name in names]
    changed = (identity(file)[:2] for file in sorted(files) if not file.endswith(".pyc"))
    return __version__, sys.version, pydantic.VERSION, yaml.__version__, *changed


def _digest(*texts: str) -> str:
    whole = "\0".join(texts).encode("utf-8", "surrogatepass")
    return blake2b(whole, digest_size=16).hexdigest()
