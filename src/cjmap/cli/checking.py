"""Checking the maps of a run, project by project."""

import datetime
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cjmap.checker import Checkable, Checked, Manner, check
from cjmap.checker.baseline import prune_baseline, read_baseline, write_baseline
from cjmap.cli.files import Found, MapFile, Projects
from cjmap.cli.output import say
from cjmap.cli.project import Loading, SharedFiles
from cjmap.errors import CjmapError
from cjmap.finding import Severity
from cjmap.loader import Loaded
from cjmap.settings import RuleChoice, Settings, choose, shown_path


@dataclass(frozen=True, slots=True)
class Batch:
    """The maps of one project in a run, its settings, the rules that run; `whole` if it has no other maps."""

    settings: Settings
    choice: RuleChoice
    maps: tuple[MapFile, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """How a run was asked to check: the date, and what the flags say of comments, folding and the baseline."""

    today: datetime.date
    ignores: bool = True
    fold: bool = True
    write_baseline: bool = False
    prune_baseline: bool = False


def find_batches(found: Found, projects: Projects, paths: Iterable[Path]) -> list[Batch]:
    """Return the projects of the maps that were found below `paths`, in the order of their maps.

    Raises:
        CjmapError: for rules or options in the settings or flags that there are not.
    """
    folders = [Path(os.path.realpath(path)) for path in paths if path.is_dir()]
    by_project: dict[tuple[Path, Path | None], list[MapFile]] = {}
    for item in found.maps:
        settings = projects.settings(item.file.parent)
        by_project.setdefault((settings.root, settings.file), []).append(item)
    batches = []
    for (root, _), maps in by_project.items():
        settings = projects.settings(maps[0].file.parent)
        whole = not found.unread and any(root.is_relative_to(folder) for folder in folders)
        batches.append(Batch(settings, choose(settings), tuple(maps), whole))
    return batches


def check_batches(batches: Sequence[Batch], loading: Loading, asked: Asked) -> list[Checked]:
    """Return what is to be told of each project, and bring the baselines up to date if that is asked for.

    Raises:
        CjmapError: for a baseline that cannot be read or written, or that no file is named for.
    """
    _check_baselines(batches, asked)
    loaded = {item.path: each for item, each in loading.maps}
    return [_check(batch, loaded, loading.shared[batch.settings.file], asked) for batch in batches]


def _check(batch: Batch, loaded: dict[str, Loaded], shared: SharedFiles, asked: Asked) -> Checked:
    maps = [
        Checkable(loaded[item.path], item.file.relative_to(batch.settings.root).as_posix())
        for item in batch.maps
        if item.path in loaded
    ]
    manner = Manner(asked.today, batch.whole and len(maps) == len(batch.maps), asked.ignores, asked.fold)
    file = batch.settings.baseline
    if file is not None and asked.write_baseline:
        known = check(maps, shared.files, batch.choice, manner).unfolded
        write_baseline(file, known)
        say(f"{shown_path(file)}: {len(known)} findings written")
    if file is not None:
        manner = replace(manner, baseline=read_baseline(file))
    checked = check(maps, shared.files, batch.choice, manner)
    if file is not None and manner.baseline is not None and asked.prune_baseline:
        used = [item.finding for item in checked.suppressed if item.by == "baseline"]
        prune_baseline(file, manner.baseline, used)
    findings = sorted((*shared.missing, *checked.findings), key=lambda item: item.order)
    return replace(checked, findings=tuple(findings))


def _check_baselines(batches: Sequence[Batch], asked: Asked) -> None:
    """Raise an error if it is not clear which baseline is meant."""
    if asked.write_baseline and asked.prune_baseline:
        raise CjmapError("--write-baseline and --prune-baseline: either of them, not both")
    files = [batch.settings.baseline for batch in batches]
    if (asked.write_baseline or asked.prune_baseline) and None in files:
        flag = "--write-baseline" if asked.write_baseline else "--prune-baseline"
        raise CjmapError(f"{flag} needs a file: --baseline FILE, or `baseline` in the settings")
    named = [file for file in files if file is not None]
    if len(set(named)) < len(named):
        raise CjmapError(
            f"{shown_path(named[0])}: one baseline for {len(named)} projects; `baseline` in the settings of each gives "
            "them their own"
        )


def fails(batch: Batch, checked: Checked) -> bool:
    """Tell whether a finding of a project is as bad as its settings let no finding be."""
    worst = Severity(batch.settings.fail_on).rank
    return any(item.severity.rank <= worst for item in checked.findings)


def too_many_warnings(batches: Sequence[Batch], checked: Sequence[Checked], most: int | None) -> str:
    """Return what to say if there are more warnings than allowed, nothing if there are not.

    `most` is what the flag allows in all; without it each project has what its settings allow.
    """
    counts = [sum(item.severity is Severity.WARNING for item in each.findings) for each in checked]
    limits = [(sum(counts), most)]
    if most is None:
        limits = [(count, batch.settings.max_warnings) for count, batch in zip(counts, batches, strict=True)]
    over = next(((count, limit) for count, limit in limits if limit is not None and count > limit), None)
    return f"{over[0]} warnings are more than the {over[1]} that are allowed" if over else ""
