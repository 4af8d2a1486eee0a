"""What a rule is, and what it finds."""

from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any

from msgspec import Struct

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.reading.summary import Project
from cjmap.rules.option import Option, Options
from cjmap.where import Pointer


class Preset(Enum):
    """A choice of rules; each holds the ones before it."""

    MINIMAL = "minimal"
    RECOMMENDED = "recommended"
    STRICT = "strict"

    @property
    def rank(self) -> int:
        """Return 0 for the smallest preset, 2 for the largest."""
        return ("minimal", "recommended", "strict").index(self.value)


class Beside(Struct, frozen=True):
    """Another place that a hit speaks of: what is there, its pointer, its file if that is another one."""

    message: str
    pointer: Pointer
    file: str = ""


class Hit(Struct, frozen=True):
    """One thing that a rule found.

    `message` is one sentence in the author's own names. `pointer` is what it is about; `at` is what the author would
    change, where that is something else (the `name` of a stage). `fix` says how to mend it, where the rule's page does
    not say it well enough. `name` is how a fold lists it, `of` how many things were asked ("9 of 11"). A hit that is
    not `foldable` always stands alone. `covers` are further moments that it speaks for (a stretch of the journey).
    `subject` is only given where the path of ids of `pointer` does not tell two hits of the rule apart, or where
    another date is another hit: a baseline must not hide the next one. `file` is the map's path, in rules over a
    project.
    """

    message: str
    pointer: Pointer
    at: Pointer | None = None
    fix: str = ""
    name: str = ""
    of: int = 0
    related: tuple[Beside, ...] = ()
    foldable: bool = True
    covers: tuple[Pointer, ...] = ()
    subject: str = ""
    file: str = ""


MapCheck = Callable[[Reading, Options], Iterator[Hit]]
ProjectCheck = Callable[[Project, Options], Iterator[Hit]]


class Rule(Struct, frozen=True):
    """One rule: how bad its findings are, from which preset on it runs, and its check.

    `check` looks at one map, `check_project` at the summaries of all maps of a project; a rule has one of them, or none
    if the checker itself reports it (IGN). `started` names what somebody must have begun in the map, or the rule does
    not speak (`Reading.started`). `fold` is the message of a fold, such as "{count} of {of} touchpoints have no
    channel: {names}"; empty if every finding stands alone.
    """

    severity: Severity
    preset: Preset
    check: MapCheck | None = None
    check_project: ProjectCheck | None = None
    started: str = ""
    fold: str = ""
    options: tuple[Option[Any], ...] = ()
