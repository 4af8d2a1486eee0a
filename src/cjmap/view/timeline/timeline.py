"""The timeline view: every stage and step with its times, on an axis that shows minutes and months alike."""

from collections.abc import Iterator, Sequence
from math import log10

from msgspec.structs import replace

from cjmap.model.outline import Spot
from cjmap.view.columns import lay_columns
from cjmap.view.frame import write_frame
from cjmap.view.heads import write_heads
from cjmap.view.options import Options
from cjmap.view.parts import Head
from cjmap.view.registry import Registry
from cjmap.view.spoken import Spoken
from cjmap.view.timeline.lengths import UNITS, unit_seconds
from cjmap.view.timeline.parts import Axis, Longest, Period, Row, Tick, Time, TimelineView
from cjmap.view.timeline.sums import Sums

_WIDE = 5
"""On an axis of more powers of ten than this, week and month stand too close to each other: the week goes."""


def build_timeline(registry: Registry, options: Options = Options()) -> TimelineView:  # noqa: B008 (it is frozen)
    """Return a map seen by how long it takes: as written, and what that comes to as far as it is known."""
    writer = _Writer(registry)
    columns = lay_columns(registry)
    heads = write_heads(registry, columns)
    periods = tuple(writer.period(strip.stage, head) for strip, head in zip(columns, heads, strict=True))
    places = [row for period in periods for row in period.steps or (period.stage,)]
    return TimelineView(
        frame=write_frame(registry),
        periods=periods,
        totals=writer.sums.journey() if any(_seconds(periods)) else (),
        longest=_longest(periods),
        places=len(places),
        silent=sum(not row.times for row in places),
        axis=_axis(list(_seconds(periods))),
    )


class _Writer:
    """Writes the rows of one map."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.spoken = Spoken(registry)
        self.sums = Sums(registry)

    def period(self, stage: Spot, head: Head) -> Period:
        """Return a stage with its steps."""
        steps = zip(self.registry.steps(stage), head.steps, strict=True)
        return Period(
            self._row(stage, head), tuple(self._row(step, below) for step, below in steps), self.sums.steps(stage)
        )

    def _row(self, spot: Spot, head: Head) -> Row:
        return Row(replace(head, times=(), steps=()), tuple(self._times(spot)), self.spoken.feelings(spot))

    def _times(self, spot: Spot) -> Iterator[Time]:
        """Yield the times of a moment, then those of its touchpoints."""
        for voice in self.registry.voices(spot):
            content = voice.content
            who = () if self.registry.persona else self.registry.who_of(voice)
            if content.duration is not None:
                yield Time(
                    "duration", content.duration.text, content.duration.least, content.duration.most, who, voice.at
                )
            if content.wait is not None:
                yield Time("wait", content.wait.text, content.wait.least, content.wait.most, who, voice.at)


def _rows(periods: Sequence[Period]) -> Iterator[Row]:
    for period in periods:
        yield from (period.stage, *period.steps)


def _longest(periods: Sequence[Period]) -> Longest | None:
    """Return the longest wait, the first of several; waits of steps before those of the stage that they are in."""
    rows = [row for period in periods for row in (*period.steps, period.stage)]
    waits = [Longest(time, row.head) for row in rows for time in row.times if time.role == "wait" and time.most]
    return max(waits, key=lambda found: (found.time.most, found.time.least), default=None)


def _seconds(periods: Sequence[Period]) -> Iterator[float]:
    """Yield all lengths that are drawn, those of nothing left out."""
    for row in _rows(periods):
        yield from (seconds for time in row.times for seconds in (time.least, time.most) if seconds)
    for period in periods:
        amounts = (total.takes for total in period.together if total.takes)
        yield from (seconds for amount in amounts for seconds in (amount.least, amount.most) if seconds)


def _axis(seconds: Sequence[float]) -> Axis | None:
    """Return an axis from the unit below the shortest time to the unit that the longest one fits into."""
    if not seconds:
        return None
    sizes = {unit: float(unit_seconds(unit)) for unit in UNITS}
    low = max((size for size in sizes.values() if size < min(seconds)), default=min(seconds) / 10)
    high = min((size for size in sizes.values() if size >= max(seconds)), default=max(seconds))
    units = [unit for unit in UNITS if low <= sizes[unit] <= high]
    if log10(high / low) > _WIDE and "week" in units:
        units.remove("week")
    return Axis(low, high, tuple(Tick(f"time.{unit}", sizes[unit]) for unit in units))
