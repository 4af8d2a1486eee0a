"""What every report is made from."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from cjmap.finding import Finding, Severity, Suppressed
from cjmap.source import Lines


class Report(Struct, frozen=True):
    """The findings of one run, in order, with the texts they are about.

    `files` counts the maps that were looked at, `paths` names them as shown; `unshown` counts the findings beyond the
    cap of each file; `texts` are the lines of each file by its path as shown; `unreadable` are the paths of what could
    not be read. `suppressed` are the findings that a comment or the baseline keeps quiet, in order. `ruleless` says
    that rules were asked for and none was chosen.
    """

    findings: tuple[Finding, ...]
    files: int
    unshown: int = 0
    texts: Mapping[str, Lines] = field(default_factory=dict)
    unreadable: tuple[str, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    paths: tuple[str, ...] = ()
    ruleless: bool = False

    def count(self, severity: Severity) -> int:
        """Return how many findings have a severity; those not shown are errors."""
        shown = sum(item.severity is severity for item in self.findings)
        return shown + (self.unshown if severity is Severity.ERROR else 0)

    def count_suppressed(self, by: Literal["ignore", "baseline"]) -> int:
        """Return how many findings a comment or the baseline keeps quiet."""
        return sum(item.by == by for item in self.suppressed)


def summary(report: Report, with_suppressed: bool = False) -> str:
    """Return the line that ends a run: "3 maps: 2 errors, 1 warning; 4 suppressed, 12 in baseline".

    Of no map there is nothing good to say, nor where no rule was run. The second half stands where something is
    suppressed, or where `with_suppressed` asks for it.
    """
    counts = [_counted(report.count(severity), severity.value) for severity in Severity if report.count(severity) > 0]
    unshown = f" ({report.unshown} not shown)" if report.unshown else ""
    clean = _clean(report)
    quiet = ""
    if with_suppressed or report.suppressed:
        quiet = f"; {report.count_suppressed('ignore')} suppressed, {report.count_suppressed('baseline')} in baseline"
    return f"{_counted(report.files, 'map')}: {', '.join(counts) or clean}{unshown}{quiet}"


def _clean(report: Report) -> str:
    """Return what to say of maps without findings."""
    if not report.files:
        return "nothing could be checked"
    if report.ruleless:
        return "no rule was run"
    return "nothing new" if report.suppressed else "nothing to complain about"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
