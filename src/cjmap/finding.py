"""What is told to the author: findings, their severities and their order."""

from enum import Enum
from typing import Literal

from msgspec import Struct

from cjmap.where import Place, Pointer, format_pointer


class Severity(Enum):
    """How bad a finding is. `error`: the map cannot be right; `warning`: a reviewer would ask; `info`: a hint."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Return 0 for an error, 1 for a warning, 2 for an info: lower is worse."""
        return ("error", "warning", "info").index(self.value)


class Related(Struct, frozen=True):
    """Another place that a finding speaks of, with a sentence that says why."""

    message: str
    place: Place
    pointer: Pointer


class Finding(Struct, frozen=True):
    """One thing that is told about one place of one file.

    `rule` is the id ("MAP01") and `name` the readable name ("unknown-key") of what was checked; `message` is one
    sentence in the author's words, `help` says what to do and may be empty. `subject` is the path of stable ids of what
    the finding is about ("stages/use/steps/login"), empty where there is none. `count` is how many subjects it is
    about: more than one if like findings of a file were folded into it, whose places are then among the `related`.
    """

    rule: str
    name: str
    severity: Severity
    message: str
    place: Place
    pointer: Pointer = ()
    help: str = ""
    subject: str = ""
    related: tuple[Related, ...] = ()
    count: int = 1

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Return the sort key of findings: file, line, column, rule, then the message so that no two runs differ."""
        return (self.place.file, self.place.line, self.place.column, self.rule, self.message)

    @property
    def json_pointer(self) -> str:
        """Return the address of the finding's subject in the file's data, as JSON Pointer."""
        return format_pointer(self.pointer)


class Suppressed(Struct, frozen=True):
    """A finding that is not told, and what keeps it quiet: a comment in the map ("ignore") or the "baseline".

    `reason` is what the comment says, `until` the last day (ISO 8601) that it holds; both may be empty.
    """

    finding: Finding
    by: Literal["ignore", "baseline"]
    reason: str = ""
    until: str = ""
