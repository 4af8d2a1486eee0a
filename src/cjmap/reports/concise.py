"""One line a finding: `path:line:col: severity[ID] message`."""

from collections.abc import Iterator

from cjmap.finding import Finding
from cjmap.reports.report import Report
from cjmap.reports.text import Span, printable


def render_concise(report: Report) -> Iterator[Span]:
    """Yield the lines of a report, one for each finding."""
    for item in report.findings:
        yield from headline(item)
        yield "\n", ""


def headline(item: Finding) -> Iterator[Span]:
    """Yield the line that says where and what, without its line break."""
    place = item.place
    yield printable(place.file), "path"
    yield f":{place.line}:{place.column}: ", "dim"
    yield f"{item.severity.value}[{item.rule}]", item.severity.value
    yield f" {printable(item.message)}", ""
