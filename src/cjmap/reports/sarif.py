"""Findings as SARIF 2.1.0 (OASIS), in the subset that GitHub's code scanning and editors show."""

import re
from itertools import chain
from typing import Any
from urllib.parse import quote

from cjmap.finding import Finding, Related, Suppressed
from cjmap.reports.beside import MOST, where
from cjmap.reports.fingerprint import fingerprints
from cjmap.reports.json_text import json_text
from cjmap.reports.report import Report
from cjmap.reports.sarif_rules import LEVELS, describe_rule
from cjmap.reports.text import printable
from cjmap.version import __version__
from cjmap.where import Place

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
"""Stands for the folder that paths are relative to: the one that cjmap runs in. The reader knows where it is."""


def render_sarif(report: Report) -> str:
    """Return a log of one run. Suppressed findings are in it, marked as such: its readers count them by themselves."""
    quiet = [item.finding for item in report.suppressed]
    ids = sorted({item.rule for item in chain(report.findings, quiet)})
    told_prints, quiet_prints = fingerprints(report)
    told = [_result(item, ids, known_by) for item, known_by in zip(report.findings, told_prints, strict=True)]
    hushed = [
        _result(item.finding, ids, known_by, item)
        for item, known_by in zip(report.suppressed, quiet_prints, strict=True)
    ]
    run = {
        "tool": {"driver": {"name": "cjmap", "version": __version__, "rules": [describe_rule(id_) for id_ in ids]}},
        "invocations": [_invocation(report)],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder that cjmap ran in."}}},
        "columnKind": "unicodeCodePoints",
        "results": [*told, *hushed],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _result(item: Finding, ids: list[str], fingerprint: str, quiet: Suppressed | None = None) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": _physical(item.place)}
    if item.subject:
        location["logicalLocations"] = [{"fullyQualifiedName": printable(item.subject)}]
    return {
        "ruleId": item.rule,
        "ruleIndex": ids.index(item.rule),
        "level": LEVELS[item.severity],
        "message": {"text": _message(item)},
        "locations": [location],
        "relatedLocations": [_related(number, related) for number, related in enumerate(item.related, 1)],
        "partialFingerprints": {"cjmap/v1": fingerprint},
        "suppressions": [_suppression(quiet)] if quiet else [],
    }


def _message(item: Finding) -> str:
    """Return message and help, with links to the related places: code scanning shows only those that are linked."""
    links = [f"[{_label(where(related))}]({number})" for number, related in enumerate(item.related[:MOST], 1)]
    rest = len(item.related) - MOST
    more = f" and {rest} more" if rest > 0 else ""
    beside = f"See also {', '.join(links)}{more}." if links else ""
    texts = (_unlinked(printable(text)) for text in (item.message, item.help))
    return "\n".join(text for text in (*texts, beside) if text)


def _unlinked(text: str) -> str:
    """Return a text in which nothing is a link of SARIF, `[text](target)`: a space breaks it up."""
    return re.sub(r"\](?=\()", "] ", text)


def _label(text: str) -> str:
    """Return a text as the text of a link."""
    return re.sub(r"[\[\]\\]", r"\\\g<0>", text)


def _related(number: int, related: Related) -> dict[str, Any]:
    message = _unlinked(printable(related.message))
    return {"id": number, "physicalLocation": _physical(related.place), "message": {"text": message}}


def _physical(place: Place) -> dict[str, Any]:
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {"artifactLocation": _artifact(place.file), "region": region}


def _artifact(path: str) -> dict[str, str]:
    """Return the address of a file: relative to the root, or a whole one where the user named it by such."""
    address = quote(path, errors="replace")
    if re.match(r"/|[A-Za-z]%3A/", address):
        return {"uri": f"file:///{address.lstrip('/')}"}
    return {"uri": address, "uriBaseId": _ROOT}


def _suppression(quiet: Suppressed) -> dict[str, str]:
    if quiet.by == "baseline":
        return {"kind": "external", "justification": "It is in the baseline."}
    until = f"(until {quiet.until})" if quiet.until else ""
    said = printable(" ".join(filter(None, (quiet.reason, until))))
    return {"kind": "inSource", "justification": said} if said else {"kind": "inSource"}


def _invocation(report: Report) -> dict[str, Any]:
    """Return whether all could be checked, and what could not."""
    notes: list[dict[str, Any]] = [
        {
            "level": "error",
            "message": {"text": "This file could not be read."},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(path)}}],
        }
        for path in report.unreadable
    ]
    if report.unshown:
        text = f"{report.unshown} more errors are not shown: files with so many are probably no maps."
        notes.append({"level": "warning", "message": {"text": text}})
    return {"executionSuccessful": not report.unreadable, "toolExecutionNotifications": notes}
