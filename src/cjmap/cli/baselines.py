"""The baselines of a run: read before, brought up to date and, when all else is delivered, written."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from cjmap.cache.looks import look_at
from cjmap.checker import Checked
from cjmap.checker.baseline import Baseline, baseline_of, baseline_text, pruned, read_baseline, used_entries
from cjmap.cli.batches import LoadedBatch
from cjmap.cli.output import say
from cjmap.cli.writing import is_source, write_file
from cjmap.errors import CjmapError
from cjmap.rules import find_rule
from cjmap.settings import shown_path


def baseline_file(batch: LoadedBatch) -> Path | None:
    """Return the file of a project's baseline as people see it, None if it has none."""
    file = batch.settings.baseline
    return None if file is None else Path(shown_path(file))


def read_baselines(batches: Iterable[LoadedBatch]) -> dict[Path, Baseline]:
    """Return the baselines of projects by their files, as `baseline_file` has them.

    Raises:
        CjmapError: for one that cannot be read.
    """
    files = {file for batch in batches if (file := baseline_file(batch)) is not None}
    look_at(*files)
    return {file: read_baseline(file) for file in sorted(files)}


def renew_baselines(batches: Sequence[LoadedBatch], checked: Sequence[Checked]) -> dict[Path, Baseline]:
    """Return baselines with what was found without one, instead of what they know of these maps and rules.

    Raises:
        CjmapError: for a project without baseline, and for one that cannot be read.
    """
    renewed: dict[Path, Baseline] = {}
    for batch, found in zip(batches, checked, strict=True):
        file = _file(batch, "--write-baseline")
        old = renewed.get(file) or (read_baseline(file) if os.path.exists(file) else Baseline(file.parent, {}))
        kept = pruned(old, {}, _files(batch), _rules(batch)).entries
        new = baseline_of(found.unfolded, file.parent).entries
        renewed[file] = Baseline(file.parent, {**kept, **new})
    return renewed


def prune_baselines(
    batches: Sequence[LoadedBatch], checked: Sequence[Checked], baselines: dict[Path, Baseline]
) -> dict[Path, Baseline]:
    """Return baselines without what they know of these maps and was not found.

    Raises:
        CjmapError: for a project without baseline.
    """
    left = dict(baselines)
    for batch, found in zip(batches, checked, strict=True):
        file = _file(batch, "--prune-baseline")
        used = used_entries(found.suppressed, baselines[file])
        left[file] = pruned(left[file], used, _files(batch), _rules(batch))
    return left


def write_baselines(baselines: Mapping[Path, Baseline]) -> None:
    """Write baselines, and say how much is in them.

    This comes last: a run that fails before leaves them as they were.

    Raises:
        CjmapError: for one that cannot be written.
    """
    for file, baseline in baselines.items():
        write_file(file, baseline_text(baseline))
        count = sum(baseline.entries.values())
        say(f"{file.as_posix()}: {count} {'finding' if count == 1 else 'findings'} in the baseline")


def _file(batch: LoadedBatch, flag: str) -> Path:
    file = baseline_file(batch)
    if file is None:
        raise CjmapError(f"{flag} needs a file: --baseline FILE, or `baseline` in the settings")
    if is_source(file):
        raise CjmapError(f"{file}: this is a file that people write, which a baseline must not replace")
    return file


def _files(batch: LoadedBatch) -> list[str]:
    """Return the files that the rules looked at: not the maps that are wrong."""
    maps = [item.file for item in batch.maps if item.look.is_right]
    return maps + [item.source.path for item in batch.shared.files]


def _rules(batch: LoadedBatch) -> frozenset[str]:
    """Return the rules that could find all there is: over a project only where all of its maps were looked at."""
    whole = batch.whole and all(item.look.is_right for item in batch.maps)
    return frozenset(id_ for id_ in batch.choice.rules if whole or find_rule(id_).rule.check_project is None)
