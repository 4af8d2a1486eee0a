"""What every report is made from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from cjmap.finding import Finding, Severity
from cjmap.source import Lines

Style = Literal["", "path", "error", "warning", "info", "bold", "dim", "help"]
Span = tuple[str, Style]
"""A piece of text and the style it has on a terminal."""


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of one run, in order, with the texts they are about.

    `files` counts the files that were looked at; `unshown` the findings beyond the cap of each file; `texts` are the
    lines of each file by its path as shown.
    """

    findings: tuple[Finding, ...]
    files: int
    unshown: int = 0
    texts: Mapping[str, Lines] = field(default_factory=dict)

    def count(self, severity: Severity) -> int:
        """Return how many findings have a severity; those not shown are errors."""
        shown = sum(item.severity is severity for item in self.findings)
        return shown + (self.unshown if severity is Severity.ERROR else 0)


def summary(report: Report) -> str:
    """Return the line that ends a run: "3 maps: 2 errors, 1 warning; 0 suppressed, 0 in baseline"."""
    counts = [_counted(report.count(severity), severity.value) for severity in Severity if report.count(severity) > 0]
    unshown = f" ({report.unshown} not shown)" if report.unshown else ""
    return f"{_counted(report.files, 'map')}: {', '.join(counts) or 'nothing to complain about'}{unshown}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def printable(text: str) -> str:
    r"""Return text with its control and bidi characters visible (`\x1b`, `\u202e`): it must not act on a terminal."""
    return "".join(_visible(char) for char in text) if any(_acts(char) for char in text) else text


def _acts(char: str) -> bool:
    code = ord(char)
    return code < 0x20 or 0x7F <= code < 0xA0 or code in _BIDI or 0xD800 <= code < 0xE000


def _visible(char: str) -> str:
    if not _acts(char):
        return char
    return f"\\x{ord(char):02x}" if ord(char) < 0x100 else f"\\u{ord(char):04x}"


_BIDI: Iterable[int] = frozenset(
    (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029, 0xFEFF)
)
