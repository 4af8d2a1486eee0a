"""Findings as annotations of GitHub Actions: one workflow command a finding.

The runner obeys `::command` at the start of a line and `##[command]` anywhere in one, so no text of an author may form
either (actions/runner, `ActionCommand.cs`).
"""

import re

from cjmap.finding import Finding
from cjmap.reports.beside import see_also
from cjmap.reports.report import Report
from cjmap.reports.text import printable

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def render_github(report: Report) -> str:
    """Return one `::error …::message` (or warning, notice) line for each finding, the worst first.

    GitHub shows ten errors, ten warnings and ten notices of a step.
    """
    ranked = sorted(report.findings, key=lambda item: item.severity.rank)
    return "".join(_annotation(item) for item in ranked)


def _annotation(item: Finding) -> str:
    place = item.place
    properties = {
        "file": place.file,
        "line": str(place.line),
        "col": str(place.column),
        "endLine": str(place.end_line),
        "endColumn": str(max(place.end_column - 1, place.column if place.end_line == place.line else 1)),
        "title": f"{item.rule} {item.name}",
    }
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    message = item.message + see_also(item.related) + (f"\n{item.help}" if item.help else "")
    return f"::{_LEVELS[item.severity.value]} {written}::{_data(message)}\n"


def _data(text: str) -> str:
    """Return a text as the data of a command.

    A space breaks `##[` up, and its likes of other runners: no escape of `#` is read back.
    """
    escaped = printable_lines(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return re.sub(r"##(?=\w*\[)", "# #", escaped, flags=re.ASCII)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def printable_lines(text: str) -> str:
    """Return text with control characters visible, line breaks kept."""
    return "\n".join(printable(line) for line in text.splitlines()) if text else text
