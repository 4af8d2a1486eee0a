"""The maps of a run, project by project: each is checked with its own settings."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cjmap.checker import Checkable
from cjmap.cli.files import Found, MapFile, Projects
from cjmap.cli.project import Loading, SharedFiles
from cjmap.settings import RuleChoice, Settings, choose, covers, project_path


@dataclass(frozen=True, slots=True)
class Batch:
    """The maps of one project in a run, its settings, the rules that run; `whole` if it has no other maps."""

    settings: Settings
    choice: RuleChoice
    files: tuple[MapFile, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class LoadedBatch:
    """A batch whose maps were loaded, with the shared files; `whole` if nothing of the project is missing."""

    settings: Settings
    choice: RuleChoice
    maps: tuple[Checkable, ...]
    shared: SharedFiles
    whole: bool


def find_batches(found: Found, projects: Projects, paths: Iterable[Path]) -> list[Batch]:
    """Return the projects of the maps that were found below `paths`, in the order of their first maps.

    Raises:
        CjmapError: for rules and options that there are not, in settings or flags.
    """
    folders = [Path(os.path.realpath(path)) for path in paths if os.path.isdir(path)]
    by_project: dict[tuple[Path, Path | None], list[MapFile]] = {}
    for item in found.maps:
        settings = projects.settings(item.file.parent)
        by_project.setdefault((settings.root, settings.file), []).append(item)
    batches = []
    for (root, _), files in by_project.items():
        settings = projects.settings(files[0].file.parent)
        whole = any(root.is_relative_to(folder) for folder in folders)
        batches.append(Batch(settings, choose(settings), tuple(files), whole))
    return batches


def load_batches(batches: Iterable[Batch], loading: Loading) -> list[LoadedBatch]:
    """Return batches with what was loaded of them."""
    loaded = {item.path: each for item, each in loading.maps}
    found = []
    for batch in batches:
        root, shared = batch.settings.root, loading.shared[batch.settings.file]
        maps = tuple(
            Checkable(loaded[item.path], item.file.relative_to(root).as_posix())
            for item in batch.files
            if item.path in loaded
        )
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
