"""`cjmap lint`: what maps miss, where customers get stuck, what disagrees."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct
from msgspec.structs import replace

from cjmap.checker import Checked, Seen
from cjmap.checker.baseline import Baseline
from cjmap.cli import flags
from cjmap.cli.baselines import write_baselines
from cjmap.cli.batches import Batch, LoadedBatch, Question, find_batches, idle_patterns, load_batches, project_key
from cjmap.cli.checking import Asked, check_asked, check_batches, fails, read_date, too_many_warnings
from cjmap.cli.colours import Colour, joined, use_colour
from cjmap.cli.effort import CacheBy, CacheByOption, CacheDirOption, JobsOption, NoCacheOption, read_effort
from cjmap.cli.files import Found, Projects, find_maps
from cjmap.cli.known import rules_across
from cjmap.cli.looking import look_at_maps
from cjmap.cli.output import say, write_out
from cjmap.cli.project import Loading
from cjmap.cli.reporting import ExtraReport, FormatOption, OutputOption, ReportsOption, deliver, say_summary
from cjmap.errors import CjmapError
from cjmap.reports.formats import OutputFormat
from cjmap.reports.report import Report
from cjmap.reports.text import printable
from cjmap.settings import Layer

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def lint(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH", help='Maps, or folders to search for *.cjm.yaml; "-" reads stdin.', show_default="."
        ),
    ] = None,
    preset: flags.PresetFlag = None,
    select: flags.Select = None,
    extend_select: flags.ExtendSelect = None,
    ignore: flags.Ignore = None,
    severity: flags.Severities = None,
    per_file_ignores: flags.PerFileIgnores = None,
    option: flags.Options = None,
    today: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The date to go by, like 2026-11-21.", show_default="the day of the run"),
    ] = None,
    output_format: FormatOption = OutputFormat.FULL,
    output: OutputOption = None,
    report: ReportsOption = None,
    fail_on: flags.FailOn = None,
    max_warnings: flags.MaxWarnings = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")] = False,
    no_fold: Annotated[bool, typer.Option("--no-fold", help="Report like findings one by one.")] = False,
    no_ignores: Annotated[bool, typer.Option("--no-ignores", help="Do not heed `# cjmap: ignore` comments.")] = False,
    baseline: flags.BaselineFile = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write what is found into the baseline, so that it is left out.")
    ] = False,
    prune_baseline: Annotated[
        bool, typer.Option("--prune-baseline", help="Take out of the baseline what is no longer found.")
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Print how many findings each rule has instead of the findings.")
    ] = False,
    show_settings: Annotated[
        bool, typer.Option("--show-settings", help="Print what holds for the maps and where it comes from, and exit.")
    ] = False,
    show_files: Annotated[bool, typer.Option("--show-files", help="Print the maps, one a line, and exit.")] = False,
    stdin_filename: Annotated[
        str | None, typer.Option(metavar="FILE", help="The file that stdin stands for: its name and its project.")
    ] = None,
    color: Annotated[Colour, typer.Option(help="Whether to use colours.")] = Colour.AUTO,
    jobs: JobsOption = None,
    no_cache: NoCacheOption = False,
    cache_dir: CacheDirOption = None,
    cache: CacheByOption = CacheBy.STAT,
) -> None:
    """Check maps against the rules: what is missing, where customers get stuck, what disagrees.

    What `cjmap validate` finds is reported, too. The flags that choose rules stand above the settings of the project.

    Exits with 0 if nothing is found that counts, 1 if something is, 2 if something could not be checked.
    """
    said = Layer(
        preset=preset,
        select=flags.listed_rules("--select", select),
        extend_select=flags.listed_rules("--extend-select", extend_select),
        ignore=flags.listed_rules("--ignore", ignore),
        severity=flags.read_severities(severity),
        per_file_ignores=flags.read_per_file_ignores(per_file_ignores),
        rules=flags.read_options(option),
        fail_on=fail_on,
        max_warnings=max_warnings,
        baseline=None if baseline is None else str(baseline),
    )
    asked = Asked(read_date(today), not no_ignores, not no_fold, write_baseline, prune_baseline)
    wanted = Wanted(output_format, output, tuple(report or ()), statistics, use_colour(color.value))
    _check_wanted(wanted)
    effort = read_effort(jobs, no_cache, cache_dir, cache)
    named, projects = paths or [Path()], Projects(said)
    found = find_maps(named, projects, stdin_filename)
    if show_files:
        write_out("".join(f"{printable(item.path)}\n" for item in found.maps))
        raise typer.Exit(_tell_unread(found))
    batches = find_batches(found, projects, named)
    _check_baselines(wanted, batches)
    if show_settings:
        from cjmap.cli.show_settings import settings_text

        write_out(settings_text(batches))
        raise typer.Exit(_tell_unread(found))
    question = Question("lint", {project_key(batch.settings): batch.choice for batch in batches}, asked.today)
    loading = look_at_maps(found, projects, question, effort)
    check_asked(asked, loading)
    loaded = load_batches(batches, loading)
    checked, baselines = check_batches(loaded, asked, rules_across(question, effort))
    _write(build_report(loading, loaded, checked), wanted, baselines)
    _tell_unreviewed(loading, loaded)
    trouble = _tell_unread(loading)
    raise typer.Exit(trouble if trouble or exit_zero else _weigh(loaded, checked, max_warnings))


def _weigh(loaded: Sequence[LoadedBatch], checked: Sequence[Checked], max_warnings: int | None) -> int:
    """Return the exit code that the findings come to, and say if there are too many warnings."""
    too_many = too_many_warnings(loaded, checked, max_warnings)
    if too_many:
        say(f"cjmap: {too_many}")
    return int(bool(too_many) or any(map(fails, loaded, checked)))


class Wanted(Struct, frozen=True):
    """What is to be written: in which format, where, what else; or the `statistics`."""

    output_format: OutputFormat
    output: Path | None
    extra_reports: tuple[ExtraReport, ...]
    statistics: bool
    colour: bool


def build_report(loading: Loading[Seen], batches: Sequence[LoadedBatch], checked: Sequence[Checked]) -> Report:
    """Return what there is to tell of all projects together."""
    return replace(
        loading.report(),
        findings=tuple(sorted((item for each in checked for item in each.findings), key=lambda item: item.order)),
        suppressed=tuple(
            sorted((item for each in checked for item in each.suppressed), key=lambda item: item.finding.order)
        ),
        ruleless=not any(batch.choice.rules for batch in batches),
    )


def _check_wanted(wanted: Wanted) -> None:
    if wanted.statistics and (wanted.output_format is not OutputFormat.FULL or wanted.output or wanted.extra_reports):
        raise CjmapError("--statistics is printed instead of a report: without --output-format, --output and --report")


def _check_baselines(wanted: Wanted, batches: Sequence[Batch]) -> None:
    """Raise an error if a report would replace a baseline."""
    baselines = {os.path.realpath(batch.settings.baseline) for batch in batches if batch.settings.baseline}
    for file in (*(each.path for each in wanted.extra_reports), wanted.output):
        if file is not None and os.path.realpath(file) in baselines:
            raise CjmapError(f"{file}: this is the baseline, which a report must not replace")


def _write(report: Report, wanted: Wanted, baselines: Mapping[Path, Baseline]) -> None:
    """Deliver a report, then write the baselines: where the report fails they stay as they were."""
    if wanted.statistics:
        from cjmap.reports.statistics import render_statistics

        write_out(joined(render_statistics(report), wanted.colour))
    else:
        deliver(report, wanted.output_format, wanted.output, wanted.extra_reports, wanted.colour)
    write_baselines(baselines)
    say_summary(report, wanted.output_format, with_suppressed=True)


def _tell_unreviewed(loading: Loading[Seen], batches: Sequence[LoadedBatch]) -> None:
    """Say which maps the rules could not look at, and which patterns are for no file: neither may stay unseen."""
    broken = [item.path for item, seen in loading.maps if not seen.look.is_right]
    if broken:
        rest = f" and {len(broken) - 3} more" if len(broken) > 3 else ""
        have = "has" if len(broken) == 1 else "have"
        say(f"cjmap: {', '.join(broken[:3])}{rest} {have} errors, so no rule looked at what is missing there")
    for hint in idle_patterns(batches):
        say(f"cjmap: {hint}")


def _tell_unread(run: Found | Loading[Seen]) -> int:
    """Say what was left out and what could not be read, and return the exit code that comes of it."""
    for message in (*run.left_out, *run.unread):
        say(f"cjmap: {message}")
    return 2 if run.unread else 0
