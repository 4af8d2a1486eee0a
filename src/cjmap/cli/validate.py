"""`cjmap validate`: whether maps are well-formed."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from cjmap.cli.colours import Colour, use_colour
from cjmap.cli.effort import (
    CacheBy,
    CacheByOption,
    CacheDirOption,
    Effort,
    JobsOption,
    NoCacheOption,
    read_effort,
)
from cjmap.cli.files import Found, Projects, find_maps
from cjmap.cli.output import say
from cjmap.cli.project import Loading, load_maps
from cjmap.cli.reporting import FormatOption, OutputOption, ReportsOption, deliver, say_summary
from cjmap.finding import Severity
from cjmap.reports.formats import OutputFormat
from cjmap.reports.report import Report

app = typer.Typer(add_completion=False, rich_markup_mode=None)


class FailOn(StrEnum):
    """From which severity on findings make the run fail."""

    ERROR = "error"
    WARNING = "warning"


@app.command()
def validate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH", help='Maps, or folders to search for *.cjm.yaml; "-" reads stdin.', show_default="."
        ),
    ] = None,
    output_format: FormatOption = OutputFormat.FULL,
    output: OutputOption = None,
    report: ReportsOption = None,
    stdin_filename: Annotated[
        str | None, typer.Option(metavar="FILE", help="The file that stdin stands for: its name and its project.")
    ] = None,
    fail_on: Annotated[FailOn, typer.Option(help="Exit with 1 from this severity on.")] = FailOn.ERROR,
    color: Annotated[Colour, typer.Option(help="Whether to use colours.")] = Colour.AUTO,
    jobs: JobsOption = None,
    no_cache: NoCacheOption = False,
    cache_dir: CacheDirOption = None,
    cache: CacheByOption = CacheBy.STAT,
) -> None:
    """Check whether maps are well-formed: YAML, keys, values, references.

    Exits with 0 if they are, 1 if not, 2 if something could not be checked.
    """
    projects, effort = Projects(), read_effort(jobs, no_cache, cache_dir, cache)
    found = find_maps(paths or [Path()], projects, stdin_filename)
    loading = _load(found, projects, effort)
    findings = loading.report()
    deliver(findings, output_format, output, report or (), use_colour(color.value))
    say_summary(findings, output_format)
    raise typer.Exit(_tell(loading, findings, fail_on))


def _load(found: Found, projects: Projects, effort: Effort) -> Loading[Any]:
    """Load maps. For one there is nothing to share among processes, and what is remembered of the whole run will do."""
    if len(found.maps) == 1:
        return load_maps(found, projects)
    from cjmap.cli.batches import Question
    from cjmap.cli.looking import look_at_maps

    return look_at_maps(found, projects, Question("validate"), effort)


def _tell(loading: Loading[Any], report: Report, fail_on: FailOn) -> int:
    """Say on stderr what was not checked, and return the exit code: trouble wins over findings."""
    for message in (*loading.left_out, *loading.unread):
        say(f"cjmap: {message}")
    if loading.unread:
        return 2
    counted = [Severity.ERROR] if fail_on is FailOn.ERROR else [Severity.ERROR, Severity.WARNING]
    return int(any(report.count(severity) for severity in counted))
