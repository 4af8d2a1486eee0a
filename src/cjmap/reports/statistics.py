"""How often each rule speaks: a table for people."""

from collections import Counter
from collections.abc import Iterator

from cjmap.reports.report import Report
from cjmap.reports.text import Span, Style


def render_statistics(report: Report) -> Iterator[Span]:
    """Yield a line for each rule that found something: how often, how bad, id and name, the most frequent first.

    A finding that several were folded into counts as often as it speaks for.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for item in report.findings:
        counts[item.rule, item.name] += item.count
    severities: dict[str, Style] = {item.rule: item.severity.value for item in report.findings}
    width = len(str(max(counts.values(), default=0)))
    for (rule, name), count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])):
        severity = severities[rule]
        yield f"{count:>{width}}  ", ""
        yield f"{severity:<7}", severity
        yield f"  {rule:<6}  {name}\n", ""
