"""Findings for people: where and what, the line it is about, what to do."""

import unicodedata
from collections.abc import Iterator

from cjmap.finding import Finding, Related
from cjmap.reports.concise import headline
from cjmap.reports.report import Report
from cjmap.reports.text import Span, Style, printable
from cjmap.source import Lines
from cjmap.where import Place

_WIDEST = 160
"""Columns of a line that are shown; a longer one is cut around the place."""


def render_full(report: Report) -> Iterator[Span]:
    """Yield the findings with their code frames."""
    for item in report.findings:
        yield from headline(item)
        yield "\n", ""
        lines = report.texts.get(item.place.file)
        if lines is not None:
            yield from _frame(item.place, lines, "", item)
        for related in item.related:
            yield from _related(related, report)
        if item.help:
            yield "  = ", "dim"
            yield f"{printable(item.help)}\n", "help"
        yield "\n", ""


def _related(related: Related, report: Report) -> Iterator[Span]:
    place = related.place
    yield "  : ", "dim"
    yield f"{printable(related.message)} ({printable(place.file)}:{place.line}:{place.column})\n", ""
    lines = report.texts.get(place.file)
    if lines is not None:
        yield from _frame(place, lines, "", None)


def _frame(place: Place, lines: Lines, margin: str, item: Finding | None) -> Iterator[Span]:
    """Yield the first line of a place with its characters marked below."""
    number = str(place.line)
    pad = " " * len(number)
    text = lines.line(place.line)
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(text)
    before, marked, after = _cut(text, start, max(end, start + 1))
    style: Style = item.severity.value if item is not None else "dim"
    yield f"{margin}  {pad} |\n", "dim"
    yield f"{margin}  {number} | ", "dim"
    yield f"{before}{marked}{after}\n", ""
    yield f"{margin}  {pad} | ", "dim"
    yield " " * _width(before), ""
    yield "^" * max(1, _width(marked)) + "\n", style


def _cut(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return what stands before, in and behind the marked stretch, cut to what fits on a screen."""
    first = max(0, start - _WIDEST // 2) if end > _WIDEST else 0
    last = min(len(text), first + _WIDEST)
    end = min(end, last)
    before = ("…" if first else "") + _shown(text[first:start])
    return before, _shown(text[start:end]), _shown(text[end:last]) + ("…" if last < len(text) else "")


def _shown(text: str) -> str:
    return printable(text.replace("\t", "    "))


def _width(text: str) -> int:
    """Return how many terminal columns a text takes: wide characters (East Asian Width) two, combining ones none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
