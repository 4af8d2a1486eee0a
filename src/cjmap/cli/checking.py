"""Checking the maps of a run, and whether it fails."""

import datetime
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from cjmap.checker import Across, Checked, Manner, Seen, judge
from cjmap.checker.baseline import Baseline
from cjmap.cli.baselines import baseline_file, prune_baselines, read_baselines, renew_baselines
from cjmap.cli.batches import LoadedBatch
from cjmap.cli.project import Loading
from cjmap.errors import CjmapError
from cjmap.finding import Severity


class Asked(Struct, frozen=True):
    """How a run was asked to check: the date, and what the flags say of comments, folding and the baseline."""

    today: datetime.date
    ignores: bool = True
    fold: bool = True
    write_baseline: bool = False
    prune_baseline: bool = False


def read_date(text: str | None) -> datetime.date:
    """Return a date that is written like 2026-11-21, the date of today if there is none.

    Raises:
        CjmapError: for anything else.
    """
    if text is None:
        return datetime.date.today()
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    raise CjmapError(f"`--today` is a date like 2026-11-21, not `{text}`")


def check_batches(
    batches: Sequence[LoadedBatch], asked: Asked, across: Callable[[LoadedBatch], Across] | None = None
) -> tuple[list[Checked], dict[Path, Baseline]]:
    """Return what is to be told of each project, and the baselines that are to be written, by their files.

    `across` returns what runs the rules over a project.

    Raises:
        CjmapError: for a baseline that cannot be read, or that no file is named for.
    """
    changed: dict[Path, Baseline] = {}
    if asked.write_baseline:
        changed = renew_baselines(batches, [_check(batch, asked, None, across) for batch in batches])
    baselines = changed or read_baselines(batches)
    files = [baseline_file(batch) for batch in batches]
    checked = [
        _check(batch, asked, None if file is None else baselines[file], across)
        for batch, file in zip(batches, files, strict=True)
    ]
    if asked.prune_baseline:
        changed = prune_baselines(batches, checked, baselines)
    return checked, changed


def _check(
    batch: LoadedBatch,
    asked: Asked,
    baseline: Baseline | None,
    across: Callable[[LoadedBatch], Across] | None,
) -> Checked:
    manner = Manner(asked.today, batch.whole, asked.ignores, asked.fold, baseline, batch.settings.root)
    run = None if across is None else across(batch)
    checked = judge(batch.maps, batch.shared.files, batch.choice, manner, run)
    findings = sorted((*batch.shared.missing, *checked.findings), key=lambda item: item.order)
    return replace(checked, findings=tuple(findings))


def check_asked(asked: Asked, loading: Loading[Seen]) -> None:
    """Check that what a run is asked for can be done.

    Raises:
        CjmapError: if a baseline is to be written and pruned, or does not see all maps.
    """
    if asked.write_baseline and asked.prune_baseline:
        raise CjmapError("--write-baseline and --prune-baseline: one of them, not both")
    if loading.unread and (asked.write_baseline or asked.prune_baseline):
        raise CjmapError(f"{loading.unread[0]}; the baseline stays as it is")


def fails(batch: LoadedBatch, checked: Checked) -> bool:
    """Tell whether a finding of a project is as bad as its settings let no finding be."""
    worst = Severity(batch.settings.fail_on).rank
    return any(item.severity.rank <= worst for item in checked.findings)


def too_many_warnings(batches: Sequence[LoadedBatch], checked: Sequence[Checked], most: int | None) -> str:
    """Return what to say if there are more warnings than allowed, nothing if there are not.

    `most` is what the flag allows in all; without it each project has what its settings allow.
    """
    counts = [sum(item.severity is Severity.WARNING for item in each.findings) for each in checked]
    limits = [(sum(counts), most)]
    if most is None:
        limits = [(count, batch.settings.max_warnings) for count, batch in zip(counts, batches, strict=True)]
    over = next(((count, limit) for count, limit in limits if limit is not None and count > limit), None)
    return f"too many warnings: {over[0]}, where at most {over[1]} are allowed" if over else ""
