"""Findings for programs: the versioned envelope of the contract."""

import hashlib
import json
import re
from typing import Any

from cjmap.finding import Finding, Related, Severity
from cjmap.reports.report import Report
from cjmap.version import __version__
from cjmap.where import Place, format_pointer


def render_json(report: Report) -> str:
    """Return the report as one JSON document; the end of a place is exclusive, everything counts from 1.

    `##[`, which GitHub's runner obeys wherever it stands, is written in escapes: the data stays what it is.
    """
    seen: dict[str, int] = {}
    document = {
        "format": "cjmap-findings",
        "version": 1,
        "tool": {"name": "cjmap", "version": __version__},
        "findings": [_finding(item, seen) for item in report.findings],
        "summary": {
            "files": report.files,
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "infos": report.count(Severity.INFO),
            "suppressed": 0,
            "baseline": 0,
            "unreadable": list(report.unreadable),
        },
    }
    text = json.dumps(document, ensure_ascii=False, indent=2).replace("##[", r"\u0023\u0023[")
    return text + "\n"


def _finding(item: Finding, seen: dict[str, int]) -> dict[str, Any]:
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
        "count": 1,
        "related": [_related(related) for related in item.related],
        "fingerprint": _fingerprint(item, seen),
        "suppressed": None,
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


def _fingerprint(item: Finding, seen: dict[str, int]) -> str:
    """Return what stays the same when lines move: a hash of file, rule, subject and message, counted where equal."""
    message = re.sub(r"\bline \d+", "line", item.message)
    key = "\0".join((item.place.file, item.rule, item.subject, message))
    seen[key] = seen.get(key, 0) + 1
    return hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
