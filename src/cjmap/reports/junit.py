"""Findings as JUnit's XML, in the form that Jenkins' xunit plugin has a schema of.

A file is a test suite. An error or a warning is a test that failed, an info one that passed and printed something: a
hint with a red mark would be switched off. What is suppressed is skipped. A clean file has one test that passed.
"""

import re
from collections import Counter
from itertools import chain
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from cjmap.finding import Finding, Severity, Suppressed
from cjmap.reports.beside import where
from cjmap.reports.report import Report
from cjmap.reports.text import printable


def render_junit(report: Report) -> str:
    """Return the report as one XML document."""
    root = Element("testsuites", name="cjmap")
    told, quiet = _by_file(report)
    for path in dict.fromkeys(chain(report.paths, told, quiet, report.unreadable)):
        suite = SubElement(root, "testsuite", name=_text(path))
        if path in report.unreadable:
            _say(_case(suite, path, "can be read"), "error", "it cannot be read")
        else:
            _fill(suite, path, told.get(path, []), quiet.get(path, []))
        _count(suite)
    _count(root)
    del root.attrib["skipped"]  # the schema has it for suites only
    ElementTree.indent(root)
    written = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_unobeyed(written)}\n'


def _by_file(report: Report) -> tuple[dict[str, list[Finding]], dict[str, list[Suppressed]]]:
    told: dict[str, list[Finding]] = {}
    for item in report.findings:
        told.setdefault(item.place.file, []).append(item)
    quiet: dict[str, list[Suppressed]] = {}
    for each in report.suppressed:
        quiet.setdefault(each.finding.place.file, []).append(each)
    return told, quiet


def _fill(suite: Element, path: str, told: list[Finding], quiet: list[Suppressed]) -> None:
    """Add the tests of a file; equal names are numbered, as GitLab keeps one test of a name only."""
    seen: Counter[str] = Counter()
    for item in told:
        case = _case(suite, path, _numbered(item, seen))
        if item.severity is Severity.INFO:
            SubElement(case, "system-out").text = _text(_body(item))
        else:
            _say(case, "failure", item.message, f"{item.severity.value} {item.rule}", _body(item))
    for each in quiet:
        case = _case(suite, path, _numbered(each.finding, seen))
        reason = "in the baseline" if each.by == "baseline" else f"ignored: {each.reason or 'without a reason'}"
        _say(case, "skipped", reason)
    if not told:
        _case(suite, path, "nothing to complain about")


def _case(suite: Element, path: str, name: str) -> Element:
    return SubElement(suite, "testcase", classname=_text(path), name=_text(name))


def _numbered(item: Finding, seen: Counter[str]) -> str:
    """Return the name of a test, the same in every run as long as its subject is: Jenkins tells its history by it."""
    name = f"{item.rule} {item.name}" + (f" ({item.subject})" if item.subject else "")
    seen[name] += 1
    return name if seen[name] == 1 else f"{name} #{seen[name]}"


def _say(case: Element, kind: str, message: str, type_: str = "", body: str = "") -> None:
    """Add what became of a test that did not just pass."""
    attributes = {"type": type_} if type_ else {}
    SubElement(case, kind, attributes, message=_text(message)).text = _text(body) or None


def _body(item: Finding) -> str:
    """Return a finding in full, a line each for where and what, what to do, and the other places."""
    place = item.place
    beside = (f"{where(related)}: {related.message}" for related in item.related)
    return "\n".join(filter(None, (f"{place.file}:{place.line}:{place.column}: {item.message}", item.help, *beside)))


_COUNTED = (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped"))


def _count(element: Element) -> None:
    """Write into an element how many tests there are below it, and what became of them."""
    for attribute, kind in _COUNTED:
        element.set(attribute, str(sum(1 for _ in element.iter(kind))))


def _text(text: str) -> str:
    """Return a text without what XML cannot hold, made visible; its lines stay."""
    lines = (printable(line).replace("\ufffe", r"\ufffe").replace("\uffff", r"\uffff") for line in text.split("\n"))
    return "\n".join(lines)


def _unobeyed(written: str) -> str:
    """Return XML in which neither GitHub's runner nor another one finds a command; the data stays what it is."""
    return re.sub(r"##(?=\w*\[)", "#&#35;", written, flags=re.ASCII).replace("::", ":&#58;")
