"""The formats of reports. Whoever adds one writes the file of its name and adds its line here."""

from collections.abc import Iterable
from enum import StrEnum
from importlib import import_module

from cjmap.reports.report import Report
from cjmap.reports.text import Span


class OutputFormat(StrEnum):
    """How findings are written. The format `x` is made by the function `render_x` in the file `x.py`."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"
    MARKDOWN = "markdown"


def render(report: Report, output_format: OutputFormat) -> Iterable[Span]:
    """Return a report in a format; only the file of that format is loaded. What no terminal colours is one span."""
    module = import_module(f"cjmap.reports.{output_format}")
    rendered: str | Iterable[Span] = getattr(module, f"render_{output_format}")(report)
    return [(rendered, "")] if isinstance(rendered, str) else rendered
