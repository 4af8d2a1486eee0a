"""`cjmap score`: how complete maps are."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cjmap.checker import Seen
from cjmap.cli.batches import Question
from cjmap.cli.colours import Colour, joined, use_colour
from cjmap.cli.effort import CacheBy, CacheByOption, CacheDirOption, JobsOption, NoCacheOption, read_effort
from cjmap.cli.files import Projects, find_maps
from cjmap.cli.flags import whole_number
from cjmap.cli.looking import look_at_maps
from cjmap.cli.output import say, write_out
from cjmap.cli.project import Loading
from cjmap.cli.writing import is_source, write_file
from cjmap.errors import CjmapError
from cjmap.finding import Severity
from cjmap.reports.concise import headline
from cjmap.score import Score

app = typer.Typer(add_completion=False, rich_markup_mode=None)


class Format(StrEnum):
    """How scores are written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    BADGE = "badge"


@app.command(name="score")
def command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="MAP", help='Maps, or folders to search for *.cjm.yaml; "-" reads stdin.', show_default="."
        ),
    ] = None,
    form: Annotated[
        Format,
        typer.Option(
            *("--output-format", "--format", "-f"),
            help="How the score is written; a badge is an SVG picture of one map.",
        ),
    ] = Format.TEXT,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to a file instead of stdout.")
    ] = None,
    least: Annotated[
        int,
        typer.Option("--min", parser=whole_number(0, 100), metavar="SCORE", help="Exit with 1 if a map scores less."),
    ] = 0,
    stdin_filename: Annotated[
        str | None, typer.Option(metavar="FILE", help="The file that stdin stands for: its name and its project.")
    ] = None,
    color: Annotated[Colour, typer.Option(help="Whether to use colours.")] = Colour.AUTO,
    jobs: JobsOption = None,
    no_cache: NoCacheOption = False,
    cache_dir: CacheDirOption = None,
    cache: CacheByOption = CacheBy.STAT,
) -> None:
    """Tell how complete maps are: the questions that a journey map answers, and those that are still open.

    A map with errors has no score; its findings go to stderr and the exit code is 1.
    """
    projects, effort = Projects(), read_effort(jobs, no_cache, cache_dir, cache)
    found = find_maps(paths or [Path()], projects, stdin_filename)
    loading = look_at_maps(found, projects, Question("score", scored=True), effort)
    scores = [(item.path, seen.look.score) for item, seen in loading.maps if seen.look.score is not None]
    if form is Format.BADGE and len(loading.maps) != 1:
        raise CjmapError(f"a badge is of one map, and {len(loading.maps)} were found; name one")
    _write(scores, form, output, color)
    raise typer.Exit(_tell(loading, scores, least))


def _write(scores: list[tuple[str, Score]], form: Format, output: Path | None, color: Colour) -> None:
    """Write the scores to stdout or a file; of no map there is no badge."""
    if form is Format.BADGE and not scores:
        return
    if output is None or str(output) == "-":
        write_out(_rendered(scores, form, use_colour(color.value)), commands_allowed=form is Format.JSON)
    elif is_source(output):
        raise CjmapError(f"{output}: this is a file that people write, which a score must not replace")
    else:
        write_file(output, _rendered(scores, form, colour=False))


def _rendered(scores: list[tuple[str, Score]], form: Format, colour: bool) -> str:
    if form is Format.JSON:
        from cjmap.reports.score_json import render_score_json

        return render_score_json(scores)
    if form is Format.MARKDOWN:
        from cjmap.reports.score_markdown import render_score_markdown

        return render_score_markdown(scores)
    if form is Format.BADGE:
        from cjmap.reports.score_badge import render_score_badge

        return render_score_badge(scores[0][1])
    from cjmap.reports.score_text import render_score_text

    return joined(render_score_text(scores), colour)


def _tell(loading: Loading[Seen], scores: list[tuple[str, Score]], least: int) -> int:
    """Say on stderr what has no score and what scores too little; return the exit code: trouble wins over scores."""
    for finding in loading.findings:
        if finding.severity is Severity.ERROR:
            say("".join(text for text, _ in headline(finding)))
    for message in (*loading.left_out, *loading.unread):
        say(f"cjmap: {message}")
    below = [(file, each.value) for file, each in scores if each.value < least]
    for file, value in below:
        say(f"{file}: the score is {value}, and at least {least} is asked for")
    if loading.unread:
        return 2
    return int(bool(below) or len(scores) < len(loading.maps))
