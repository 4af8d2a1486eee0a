"""What the timeline view is made of: times as written, what they add up to, and the axis that they are drawn on."""

from math import log10
from typing import Literal

from msgspec import Struct

from cjmap.view.around import Frame
from cjmap.view.parts import Head, Item, Who


class Time(Struct, frozen=True):
    """How long something takes, or how long customers wait: as written, and the least and most seconds.

    `at` names the touchpoint that it is said of, if not the row's own moment.
    """

    role: Literal["duration", "wait"]
    text: str
    least: float
    most: float
    who: Who = ()
    at: str = ""


class Amount(Struct, frozen=True):
    """What times add up to: in words, and the least and most seconds; no most (None) if some of them are unknown."""

    text: str
    least: float
    most: float | None


class Total(Struct, frozen=True):
    """How long it takes and how much of that is waiting, for some personas or all; None where nothing is known."""

    who: Who
    takes: Amount | None
    waits: Amount | None


class Row(Struct, frozen=True):
    """A stage or step with its times and feelings; without times, nobody wrote any."""

    head: Head
    times: tuple[Time, ...]
    feelings: tuple[Item, ...]


class Period(Struct, frozen=True):
    """A stage and its steps. `together` is what the steps come to where the stage does not say how long it takes."""

    stage: Row
    steps: tuple[Row, ...]
    together: tuple[Total, ...] = ()


class Longest(Struct, frozen=True):
    """The longest wait, and where it is."""

    time: Time
    head: Head


class Tick(Struct, frozen=True):
    """A mark of the axis: the key of its label, and its seconds."""

    label: str
    seconds: float


class Axis(Struct, frozen=True):
    """A logarithmic axis of time from `low` to `high` seconds."""

    low: float
    high: float
    ticks: tuple[Tick, ...]

    def part(self, seconds: float) -> float:
        """Return where a time stands on the axis, from 0 (at its low end, and for all below) to 1."""
        if seconds <= self.low:
            return 0.0
        return min(1.0, log10(seconds / self.low) / log10(self.high / self.low))


class TimelineView(Struct, frozen=True):
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

    @property
    def part(self) -> str:
        """Return what most rows are: "step", or "stage" where no stage has steps."""
        return "step" if any(period.steps for period in self.periods) else "stage"

    @property
    def silent_label(self) -> str:
        """Return the key of the label that counts what says no time."""
        return "timeline.silent-of" if self.part == "step" else "timeline.silent-stages"
