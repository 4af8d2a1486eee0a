"""Fingerprints: by which a finding of today is known to be the finding of yesterday, though lines moved."""

import hashlib
import re
from collections import Counter

from cjmap.finding import Finding
from cjmap.loader.codes import NAMES
from cjmap.reports.report import Report


def fingerprints(report: Report) -> tuple[list[str], list[str]]:
    """Return the fingerprints of the findings and of the suppressed findings, each in its order; no two are equal.

    What would be equal is counted in the order of the file, whether told or suppressed: a finding keeps its fingerprint
    when another one is suppressed.
    """
    every = [*report.findings, *(item.finding for item in report.suppressed)]
    found = [""] * len(every)
    seen: Counter[str] = Counter()
    for index in sorted(range(len(every)), key=lambda index: every[index].order):
        key = _key(every[index])
        seen[key] += 1
        found[index] = hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
    told = len(report.findings)
    return found[:told], found[told:]


def _key(item: Finding) -> str:
    """Return what makes a finding what it is: file, rule and subject.

    A fold is the only one of its rule in its file. What the loader tells has its message too: two unknown keys of one
    stage have one subject.
    """
    if item.count > 1:
        return "\0".join((item.place.file, item.rule, "", "fold"))
    if item.rule in NAMES:
        return "\0".join((item.place.file, item.rule, item.subject, re.sub(r"\bline \d+", "line", item.message)))
    return "\0".join((item.place.file, item.rule, item.subject))
