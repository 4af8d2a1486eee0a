"""Findings as a code quality report of GitLab (a subset of Code Climate's format)."""

from typing import Any

from cjmap.finding import Finding
from cjmap.reports.fingerprint import fingerprints
from cjmap.reports.json_text import json_text
from cjmap.reports.markdown_text import markdown_text
from cjmap.reports.report import Report
from cjmap.reports.text import printable
from cjmap.where import Place

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}
"""GitLab also has blocker and critical: no map stops a shop from selling."""


def render_gitlab(report: Report) -> str:
    """Return the list of the findings; suppressed ones have no place in this format."""
    told, _ = fingerprints(report)
    return json_text([_issue(item, known_by) for item, known_by in zip(report.findings, told, strict=True)])


def _issue(item: Finding, fingerprint: str) -> dict[str, Any]:
    issue = {
        "type": "issue",
        "check_name": f"{item.rule} {item.name}",
        "description": printable(item.message),
        "categories": ["Clarity"],
        "severity": _SEVERITIES[item.severity.value],
        "fingerprint": fingerprint,
        "location": _location(item.place),
        "other_locations": [_location(related.place) for related in item.related],
    }
    return {**issue, "content": {"body": markdown_text(item.help)}} if item.help else issue


def _location(place: Place) -> dict[str, Any]:
    last = place.end_line if place.end_column > 1 else max(place.line, place.end_line - 1)
    return {"path": place.file, "lines": {"begin": place.line, "end": last}}
