"""Findings for people: where and what, the line it is about, what to do."""

import re
import textwrap
import unicodedata
from collections.abc import Iterator

from cjmap.finding import Finding
from cjmap.reports.beside import MOST, where
from cjmap.reports.concise import headline
from cjmap.reports.report import Report
from cjmap.reports.text import Span, Style, printable
from cjmap.where import Place

_WIDEST = 160
"""Columns of a line that are shown; a longer one is cut around the place."""

_WRAPPED_AT = 100
"""Columns that help is wrapped at: the same everywhere, so that the same input gives the same bytes."""

_FRAMED = 3
"""So many other places of one finding are shown with their lines."""


def render_full(report: Report) -> Iterator[Span]:
    """Yield the findings with their code frames, the other places that they speak of, and what to do.

    What to do is told once a file where it is the same for several findings of a rule.
    """
    told: set[tuple[str, str, str]] = set()
    for item in report.findings:
        yield from headline(item)
        yield "\n", ""
        yield from _frame(item.place, report, item.severity.value)
        yield from _beside(item, report)
        advice = (item.place.file, item.rule, item.help)
        if item.help and advice not in told:
            told.add(advice)
            yield "  = ", "dim"
            yield _wrapped(item.help, "    ") + "\n", "help"
        yield "\n", ""


def _wrapped(text: str, margin: str) -> str:
    """Return a text in lines of a deterministic width, all but the first one indented; code stays on one line."""
    whole = re.sub(r"`[^`]+`", lambda match: match[0].replace(" ", "\0"), printable(text))
    width = _WRAPPED_AT - len(margin)
    lines = textwrap.wrap(whole, width, break_long_words=False, break_on_hyphens=False)
    return f"\n{margin}".join(lines).replace("\0", " ")


def _beside(item: Finding, report: Report) -> Iterator[Span]:
    """Yield the other places: with their lines where these are the point, in short those that were folded."""
    framed = item.related[:_FRAMED] if item.count == 1 else ()
    for related in framed:
        place = related.place
        yield "  : ", "dim"
        yield f"{printable(related.message)} ({where(related)}:{place.column})\n", ""
        yield from _frame(place, report, "dim")
    short = item.related[len(framed) :]
    for related in short[:MOST]:
        yield "  : ", "dim"
        yield f"{where(related)} ", "path"
        yield f"{printable(related.message)}\n", ""
    if len(short) > MOST:
        yield f"  : … and {len(short) - MOST} more\n", "dim"


def _frame(place: Place, report: Report, style: Style) -> Iterator[Span]:
    """Yield the first line of a place with its characters marked below, nothing if its text is not there."""
    lines = report.texts.get(place.file)
    if lines is None:
        return
    number = str(place.line)
    pad = " " * len(number)
    text = lines.line(place.line)
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(text)
    before, marked, after = _cut(text, start, max(end, start + 1))
    yield f"  {pad} |\n", "dim"
    yield f"  {number} | ", "dim"
    yield f"{before}{marked}{after}\n", ""
    yield f"  {pad} | ", "dim"
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
