"""Findings as Markdown: for a comment on a pull request, or the summary of a job."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from cjmap.finding import Finding
from cjmap.reports.beside import where
from cjmap.reports.markdown_text import markdown_text
from cjmap.reports.report import Report, summary

_LONGEST = 60_000
"""Characters of the tables: GitHub takes comments of 65,536."""

_MOST_BESIDE = 50
"""So many other places of a finding are listed, folded away, before the rest is counted; so many unread files."""

_HEAD = "| | line | rule | finding |\n|---|--:|---|---|\n"


def render_markdown(report: Report) -> str:
    """Return a heading with the counts and a table for each file; what would not fit into a comment is counted."""
    shown = _fitting(report.findings)
    parts = [f"### cjmap · {summary(report)}\n"]
    for file, rows in groupby(shown, key=lambda row: row[0].place.file):
        parts.append(f"{_opening(file)}{''.join(row for _, row in rows)}")
    left_out = len(report.findings) - len(shown)
    if left_out:
        parts.append(f"\n… and {left_out} more, for which there is no room here; the worst are shown.\n")
    if report.unreadable:
        parts.append(f"\nCould not be read: {markdown_text(', '.join(report.unreadable[:_MOST_BESIDE]))}\n")
    return "".join(parts)


def _opening(file: str) -> str:
    return f"\n**{markdown_text(file)}**\n\n{_HEAD}"


def _fitting(findings: Iterable[Finding]) -> list[tuple[Finding, str]]:
    """Return the findings with their rows, in order; if there are too many, the worst ones."""
    rows = [(item, _row(item)) for item in findings]
    room = _LONGEST
    files: set[str] = set()
    taken: set[int] = set()
    for index in sorted(range(len(rows)), key=lambda index: rows[index][0].severity.rank):
        item, row = rows[index]
        room -= len(row) + (0 if item.place.file in files else len(_opening(item.place.file)))
        if room < 0:
            break
        files.add(item.place.file)
        taken.add(index)
    return [row for index, row in enumerate(rows) if index in taken]


def _row(item: Finding) -> str:
    told = f"{markdown_text(item.message)}{_details(item)}"
    return f"| {item.severity.value} | {item.place.line} | {item.rule}<br>{item.name} | {told} |\n"


def _details(item: Finding) -> str:
    """Return what is folded away: what to do, and the other places."""
    heads = ["how to fix it"] if item.help else []
    if item.related:
        heads.append("the other place" if len(item.related) == 1 else f"{len(item.related)} other places")
    lines = "<br>".join(_lines(item))
    return f"<details><summary>{', '.join(heads)}</summary>{lines}</details>" if heads else ""


def _lines(item: Finding) -> Iterator[str]:
    if item.help:
        yield markdown_text(item.help)
    for related in item.related[:_MOST_BESIDE]:
        yield markdown_text(f"{where(related)} {related.message}")
    if len(item.related) > _MOST_BESIDE:
        yield f"… and {len(item.related) - _MOST_BESIDE} more"
