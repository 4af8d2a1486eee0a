"""Findings for programs: the versioned envelope of the contract, described by `cjmap-findings-1.schema.json`."""

from typing import Any

from cjmap.finding import Finding, Related, Severity, Suppressed
from cjmap.reports.fingerprint import fingerprints
from cjmap.reports.json_text import json_text
from cjmap.reports.report import Report
from cjmap.version import __version__
from cjmap.where import Place, format_pointer


def render_json(report: Report) -> str:
    """Return the report as one JSON document; the end of a place is exclusive, everything counts from 1."""
    told, quiet = fingerprints(report)
    document = {
        "format": "cjmap-findings",
        "version": 1,
        "tool": {"name": "cjmap", "version": __version__},
        "findings": [_finding(item, known_by) for item, known_by in zip(report.findings, told, strict=True)],
        "suppressed": [
            _finding(item.finding, known_by, item) for item, known_by in zip(report.suppressed, quiet, strict=True)
        ],
        "summary": {
            "files": report.files,
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "infos": report.count(Severity.INFO),
            "suppressed": report.count_suppressed("ignore"),
            "baseline": report.count_suppressed("baseline"),
            "unreadable": list(report.unreadable),
        },
    }
    return json_text(document)


def _finding(item: Finding, fingerprint: str, quiet: Suppressed | None = None) -> dict[str, Any]:
    return {
        "rule": item.rule,
        "name": item.name,
        "severity": item.severity.value,
        "message": item.message,
        "help": item.help,
        "url": "",
        **_place(item.place),
        "pointer": item.json_pointer,
        "subject": item.subject,
        "count": item.count,
        "related": [_related(related) for related in item.related],
        "fingerprint": fingerprint,
        "suppressed": quiet and {"by": quiet.by, "reason": quiet.reason, "until": quiet.until},
    }


def _related(related: Related) -> dict[str, Any]:
    return {"message": related.message, **_place(related.place), "pointer": format_pointer(related.pointer)}


def _place(place: Place) -> dict[str, Any]:
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
