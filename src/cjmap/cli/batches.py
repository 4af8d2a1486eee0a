"""The maps of a run, project by project: each is checked with its own settings."""

import datetime
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from cjmap.checker import Seen, Task
from cjmap.cli.files import Found, MapFile, Projects
from cjmap.cli.project import Loading, SharedFiles, task_of
from cjmap.settings import RuleChoice, Settings, choose, covers, project_path

ProjectKey = tuple[Path, Path | None]
"""What tells projects apart: the folder, and the settings file, if there is one."""


def project_key(settings: Settings) -> ProjectKey:
    """Return what tells a project from the others of a run."""
    return settings.root, settings.file


class Batch(Struct, frozen=True):
    """The maps of one project in a run, its settings, the rules that run; `whole` if it has no other maps."""

    settings: Settings
    choice: RuleChoice
    files: tuple[MapFile, ...]
    whole: bool


class LoadedBatch(Struct, frozen=True):
    """A batch whose maps were looked at, with the shared files; `whole` if nothing of the project is missing."""

    settings: Settings
    choice: RuleChoice
    maps: tuple[Seen, ...]
    shared: SharedFiles
    whole: bool


class Question(Struct, frozen=True):
    """What a command asks of each map, besides whether it is well-formed.

    `choices` are the rules that look at the maps of each project, as on the day `today`; `scored` asks for the score.
    """

    command: str
    choices: Mapping[ProjectKey, RuleChoice] = field(default_factory=dict)
    today: datetime.date = datetime.date.min
    scored: bool = False

    def task(self, settings: Settings, shared: SharedFiles) -> Task:
        """Return what is asked of each map of a project."""
        choice = self.choices.get(project_key(settings))
        return replace(task_of(settings, shared), choice=choice, today=self.today, scored=self.scored)


def find_batches(found: Found, projects: Projects, paths: Iterable[Path]) -> list[Batch]:
    """Return the projects of the maps that were found below `paths`, in the order of their first maps.

    Raises:
        CjmapError: for rules and options that there are not, in settings or flags.
    """
    folders = [Path(os.path.realpath(path)) for path in paths if os.path.isdir(path)]
    by_project: dict[ProjectKey, list[MapFile]] = {}
    for item in found.maps:
        settings = projects.settings(item.file.parent)
        by_project.setdefault(project_key(settings), []).append(item)
    batches = []
    for (root, _), files in by_project.items():
        settings = projects.settings(files[0].file.parent)
        whole = any(root.is_relative_to(folder) for folder in folders)
        batches.append(Batch(settings, choose(settings), tuple(files), whole))
    return batches


def load_batches(batches: Iterable[Batch], loading: Loading[Seen]) -> list[LoadedBatch]:
    """Return batches with what was kept of their maps."""
    seen = {item.path: each for item, each in loading.maps}
    found = []
    for batch in batches:
        shared = loading.shared[batch.settings.file]
        maps = tuple(seen[item.path] for item in batch.files if item.path in seen)
        whole = batch.whole and not loading.unread and not shared.incomplete
        found.append(LoadedBatch(batch.settings, batch.choice, maps, shared, whole))
    return found


def idle_patterns(batches: Sequence[LoadedBatch]) -> list[str]:
    """Return what to say of each pattern of `per-file-ignores` that covers no file though all of a project was seen.

    It may be wrong, or of use no more: what it is to keep quiet is reported. Flags, and a file that several projects
    extend, are written for all of them.
    """
    idle: dict[str, bool] = {}
    for batch in batches:
        root = batch.settings.root
        paths = [item.path for item in batch.maps]
        paths += [project_path(item.source.path, root) for item in batch.shared.files]
        for pattern, _ in batch.choice.per_file:
            layers = batch.settings.layers
            layer = next(each for each in reversed(layers) if pattern in (each.per_file_ignores or {}))
            hint = f"{layer.where('per-file-ignores')}: `{pattern}` covers no file"
            used = not batch.whole or any(covers((pattern,), path) for path in paths)
            idle[hint] = idle.get(hint, True) and not used
    return [hint for hint, nowhere in idle.items() if nowhere]
