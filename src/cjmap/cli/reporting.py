"""Delivering reports: to stdout, into files, and to the summary of a job of GitHub Actions."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from cjmap.cache.looks import act
from cjmap.cli.colours import joined
from cjmap.cli.output import say, write_out
from cjmap.cli.writing import is_source, place_of, write_file
from cjmap.errors import CjmapError
from cjmap.loader.spelling import closest, listed
from cjmap.reports.formats import OutputFormat, render
from cjmap.reports.report import Report, summary

STDOUT = "-"

_OBEYED = (OutputFormat.JSON, OutputFormat.SARIF, OutputFormat.GITHUB, OutputFormat.GITLAB, OutputFormat.JUNIT)
"""Formats that keep authors from commanding GitHub's runner themselves: a space more would change what they say."""


class ExtraReport(Struct, frozen=True):
    """A report to be written besides the one that was asked for: its format and its file."""

    output_format: OutputFormat
    path: Path


def parse_extra(text: str) -> ExtraReport:
    """Return what `FORMAT=PATH` says.

    Raises:
        typer.BadParameter: there is no `=`, no path, or no such format.
    """
    name, equals, path = text.partition("=")
    formats = [str(each) for each in OutputFormat]
    if name not in formats:
        meant = closest(name, formats)
        hint = f"did you mean `{meant}`?" if meant else f"there is {listed(formats, 'and')}"
        raise typer.BadParameter(f"`{name}` is no format; {hint}")
    if not equals or path in ("", STDOUT):
        raise typer.BadParameter(f"`{text}` names no file; write `{name}=PATH`")
    return ExtraReport(OutputFormat(name), Path(path))


FormatOption = Annotated[
    OutputFormat, typer.Option("--output-format", "--format", "-f", help="How findings are written.")
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help='Write them to a file instead of stdout, which is "-".'),
]
ReportsOption = Annotated[
    list[ExtraReport] | None,
    typer.Option(
        "--report",
        metavar="FORMAT=PATH",
        parser=parse_extra,
        help="Write them to a file in another format too; may be repeated.",
        show_default=False,
    ),
]


def deliver(
    report: Report,
    output_format: OutputFormat,
    output: Path | None = None,
    extra_reports: Sequence[ExtraReport] = (),
    colour: bool = False,
) -> None:
    """Write a report to stdout or to `output`, and the extra ones to their files; files first, and never coloured.

    Under GitHub Actions the annotations of a step are few: with the format `github` the whole report goes to the
    summary of the job too.

    Raises:
        CjmapError: a file that is given twice, or is one that people write; then none is written. One that cannot be
            written; then all the others are.
    """
    if output is not None and str(output) == STDOUT:
        output = None
    files = [*extra_reports, *([ExtraReport(output_format, output)] if output else [])]
    _check(files, report)
    failed = [error for each in files if (error := _failure(report, each)) is not None]
    if OutputFormat.GITHUB in (output_format, *(each.output_format for each in extra_reports)):
        _append_summary(report)
    if output is None:
        write_report(report, output_format, None, colour)
    if failed:
        others = [str(each.path) for each in files if not any(each.path == path for path, _ in failed)]
        rest = f"; written: {', '.join(others)}" if others else ""
        raise CjmapError("; ".join(str(error) for _, error in failed) + rest)


def _failure(report: Report, wanted: ExtraReport) -> tuple[Path, CjmapError] | None:
    """Write a report to its file; return the file and why it could not be written, None if it was."""
    try:
        write_report(report, wanted.output_format, wanted.path)
    except CjmapError as error:
        return wanted.path, error
    return None


def write_report(report: Report, output_format: OutputFormat, path: Path | None, colour: bool = False) -> None:
    """Write a report to a file, whole or not at all, or to stdout if there is none.

    Raises:
        CjmapError: if it cannot be written.
    """
    text = joined(render(report, output_format), colour)
    if path is None:
        write_out(text, commands_allowed=output_format in _OBEYED)
    else:
        write_file(path, text)


def say_summary(report: Report, output_format: OutputFormat, with_suppressed: bool = False) -> None:
    """Say on stderr what the run came to, and for people where to read more about a rule.

    `with_suppressed` tells how many findings are suppressed even if none is.
    """
    say(summary(report, with_suppressed))
    if output_format is OutputFormat.FULL:
        from cjmap.loader.codes import NAMES

        worst_first = sorted(report.findings, key=lambda item: item.severity.rank)
        rules = (item.rule for item in worst_first if item.rule not in NAMES)
        if (rule := next(rules, None)) is not None:
            say(f"More about a rule: cjmap rule {rule}")


def _check(files: Sequence[ExtraReport], report: Report) -> None:
    """Raise an error if a report would replace a map, another file that people write, or another report."""
    sources = {place_of(path) for path in (*report.paths, *report.texts)} if files else set()
    taken: set[str] = set()
    for path in (each.path for each in files):
        place = place_of(path)
        if place in sources or is_source(path):
            raise CjmapError(f"{path}: this is a file that people write, which a report must not replace")
        if place in taken:
            raise CjmapError(f"{path}: two reports would be written there")
        taken.add(place)


def _append_summary(report: Report) -> None:
    """Append the report to the summary of the job, if there is one; the job does not fail for it."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if not file:
        return
    act()
    text = joined(render(report, OutputFormat.MARKDOWN), colour=False)
    try:
        with open(file, "a", encoding="utf-8", newline="\n") as stream:
            stream.write(f"\n{text}")
    except OSError as error:
        say(f"cjmap: {file}: the job's summary cannot be written ({error.strerror})")
