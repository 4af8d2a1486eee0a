"""What the timeline view is made of: times as written, what they add up to, and the axis that they are drawn on."""

from dataclasses import dataclass
from math import log10
from typing import Literal

from cjmap.view.parts import Frame, Head, Item, Who


@dataclass(frozen=True, slots=True)
class Time:
    """How long something takes, or how long customers wait: as written, and the least and most seconds.

    `at` names the touchpoint that it is said of, if not the row's own moment.
    """

    role: Literal["duration", "wait"]
    text: str
    least: float
    most: float
    who: Who = ()
    at: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """What times add up to: in words, and the least and most seconds; no most (None) if some of them are unknown."""

    text: str
    least: float
    most: float | None


@dataclass(frozen=True, slots=True)
class Total:
    """How long it takes and how much of that is waiting, for some personas or all; None where nothing is known."""

    who: Who
    takes: Amount | None
    waits: Amount | None


@dataclass(frozen=True, slots=True)
class Row:
    """A stage or step with its times and feelings; without times, nobody wrote any."""

    head: Head
    times: tuple[Time, ...]
    feelings: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """A stage and its steps. `together` is what the steps come to where the stage does not say how long it takes."""

    stage: Row
    steps: tuple[Row, ...]
    together: tuple[Total, ...] = ()


@dataclass(frozen=True, slots=True)
class Longest:
    """The longest wait, and where it is."""

    time: Time
    head: Head


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the axis: the key of its label, and its seconds."""

    label: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Axis:
    """A logarithmic axis of time from `low` to `high` seconds."""

    low: float
    high: float
    ticks: tuple[Tick, ...]

    def part(self, seconds: float) -> float:
        """Return where a time stands on the axis, from 0 (at its low end, and for all below) to 1."""
        if seconds <= self.low:
            return 0.0
        return min(1.0, log10(seconds / self.low) / log10(self.high / self.low))


@dataclass(frozen=True, slots=True)
class TimelineView:
    """A map seen by how long it takes, ready to draw; without an axis where nobody wrote any time.

    `places` counts the steps and the stages without steps, `silent` those of them that say no time.
    """

    frame: Frame
    periods: tuple[Period, ...]
    totals: tuple[Total, ...]
    longest: Longest | None
    places: int
    silent: int
    axis: Axis | None
