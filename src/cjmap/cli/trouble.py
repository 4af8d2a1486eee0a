"""Telling on stderr what is wrong with maps that were to be shown."""

from cjmap.cli.colours import joined
from cjmap.cli.output import say
from cjmap.cli.project import Loading
from cjmap.finding import Severity
from cjmap.loader import Loaded
from cjmap.reports.concise import headline
from cjmap.reports.report import summary


def tell_trouble(loading: Loading[Loaded]) -> int:
    """Say what is wrong with maps, and which could not be read; return the exit code that comes of it."""
    report = loading.report()
    for item in report.findings:
        say(joined(headline(item), colour=False))
    if report.findings:
        say(summary(report))
    for message in (*loading.left_out, *loading.unread):
        say(f"cjmap: {message}")
    return 2 if loading.unread else int(report.count(Severity.ERROR) > 0)
