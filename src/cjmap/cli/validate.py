"""`cjmap validate`: whether maps are well-formed."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cjmap.cli.colours import joined, use_colour
from cjmap.cli.files import Projects, find_maps
from cjmap.cli.output import say, write_out
from cjmap.cli.project import Loading, load_maps
from cjmap.finding import Severity
from cjmap.reports.report import Report, summary

app = typer.Typer(add_completion=False, rich_markup_mode=None)


class OutputFormat(StrEnum):
    """How findings are written."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"


class FailOn(StrEnum):
    """From which severity on findings make the run fail."""

    ERROR = "error"
    WARNING = "warning"


class Colour(StrEnum):
    """Whether the output is coloured."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@app.command()
def validate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH", help='Maps, or folders to search for *.cjm.yaml; "-" reads stdin.', show_default="."
        ),
    ] = None,
    output_format: Annotated[
        OutputFormat, typer.Option("--output-format", "-f", help="How findings are written.")
    ] = OutputFormat.FULL,
    stdin_filename: Annotated[
        str | None, typer.Option(metavar="FILE", help="The file that stdin stands for: its name and its project.")
    ] = None,
    fail_on: Annotated[FailOn, typer.Option(help="Exit with 1 from this severity on.")] = FailOn.ERROR,
    color: Annotated[Colour, typer.Option(help="Whether to use colours.")] = Colour.AUTO,
) -> None:
    """Check whether maps are well-formed: YAML, keys, values, references.

    Exits with 0 if they are, 1 if not, 2 if something could not be checked.
    """
    projects = Projects()
    found = find_maps(paths or [Path()], projects, stdin_filename)
    loading = load_maps(found, projects)
    report = loading.report()
    commands_allowed = output_format in (OutputFormat.JSON, OutputFormat.GITHUB)
    write_out(_written(report, output_format, use_colour(color.value)), commands_allowed)
    raise typer.Exit(_tell(loading, report, fail_on))


def _written(report: Report, output_format: OutputFormat, colour: bool) -> str:
    if output_format is OutputFormat.JSON:
        from cjmap.reports.json import render_json

        return render_json(report)
    if output_format is OutputFormat.GITHUB:
        from cjmap.reports.github import render_github

        return render_github(report)
    if output_format is OutputFormat.CONCISE:
        from cjmap.reports.concise import render_concise

        return joined(render_concise(report), colour)
    from cjmap.reports.full import render_full

    return joined(render_full(report), colour)


def _tell(loading: Loading, report: Report, fail_on: FailOn) -> int:
    """Say on stderr what the run came to, and return its exit code: trouble wins over findings."""
    say(summary(report))
    for message in (*loading.left_out, *loading.unread):
        say(f"cjmap: {message}")
    if loading.unread:
        return 2
    counted = [Severity.ERROR] if fail_on is FailOn.ERROR else [Severity.ERROR, Severity.WARNING]
    return int(any(report.count(severity) for severity in counted))
