"""The channels view: which touchpoint lives on which channels, and how it feels there."""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from cjmap.model.moments import Touchpoint
from cjmap.model.outline import Spot
from cjmap.model.references import folded
from cjmap.reading.moods import emotions_of, scores
from cjmap.view.around import Frame
from cjmap.view.frame import write_frame
from cjmap.view.items import ItemWriter
from cjmap.view.numbers import write_score
from cjmap.view.options import Options
from cjmap.view.parts import Absence, Item, Who
from cjmap.view.registry import Registry


class ChannelColumn(Struct, frozen=True):
    """A channel: what it is called, its kind and owner, where the page tells more, and who prefers it.

    `count` is the number of touchpoints that live on it. The column of touchpoints without a channel has no name.
    """

    name: str
    kind: str = ""
    owner: str = ""
    anchor: str = ""
    who: Who = ()
    count: int = 0


class Tone(Struct, frozen=True):
    """How good it is for somebody: from -1 to 1, and as a score of the author's scale."""

    unit: float
    score: str

    @property
    def band(self) -> int:
        """Return how good it is in whole steps from -2 (very bad) to 2 (very good)."""
        return Item(role="feeling", unit=self.unit).band or 0


class Mood(Struct, frozen=True):
    """How a place feels to those who feel worst and to those who feel best there.

    `level` tells what it is said of: the touchpoint itself, or else its step or stage.
    """

    lowest: Tone
    highest: Tone
    level: Literal["touchpoint", "step", "stage"]


class ChannelRow(Struct, frozen=True):
    """A touchpoint: the step that it hangs on (empty: the stage), its columns, how it feels, what is handed over."""

    item: Item
    step: str
    columns: tuple[int, ...]
    mood: Mood | None = None
    lost: bool = False


class ChannelGroup(Struct, frozen=True):
    """A stage with its touchpoints; `absence` tells that somebody looked and found none."""

    number: str
    name: str
    anchor: str
    rows: tuple[ChannelRow, ...]
    absence: Absence | None = None


class ChannelsView(Struct, frozen=True):
    """Touchpoints by channels, ready to draw. Without a touchpoint and without a channel there are no columns."""

    frame: Frame
    columns: tuple[ChannelColumn, ...]
    groups: tuple[ChannelGroup, ...]


def build_channels(registry: Registry, options: Options = Options()) -> ChannelsView:  # noqa: B008 (it is frozen)
    """Return the channels of a map, and the touchpoints that are shown.

    Channels stand in the order of the map's table, then others that touchpoints or personas name, then one column for
    touchpoints of which nobody says a channel.
    """
    frame = write_frame(registry)
    matrix = _Matrix(registry)
    groups = tuple(matrix.groups())
    columns = tuple(matrix.columns(frame, groups))
    return ChannelsView(frame, columns, groups)


class _Matrix:
    """Finds the columns and rows of one map."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.items = ItemWriter(registry)
        self.names = tuple(self._names())
        self.places = {folded(name): place for place, name in enumerate(self.names)}

    def _names(self) -> Iterator[str]:
        """Yield what channels are called, each once however it is written."""
        registry = self.registry
        tabled = [entry.name or key for key, entry in registry.listed_channels.items()]
        named = [name for spot in self._touchpoints() for name in registry.channels(_named(spot))]
        preferred = [name for persona in self._shown() for name in registry.channels(registry.people[persona].channels)]
        found: dict[str, str] = {}
        for name in (*tabled, *named, *preferred):
            found.setdefault(folded(name), name)
        yield from found.values()

    def _shown(self) -> tuple[str, ...]:
        registry = self.registry
        return tuple(registry.people) if registry.persona is None else (registry.persona,)

    def _touchpoints(self) -> Iterator[Spot]:
        for stage in self.registry.stages:
            for spot in (stage, *self.registry.steps(stage)):
                yield from self.registry.touchpoints(spot)

    def groups(self) -> Iterator[ChannelGroup]:
        """Yield the stages with their touchpoints."""
        registry = self.registry
        for stage in registry.stages:
            rows = [self._row(spot, "") for spot in registry.touchpoints(stage)]
            rows += (
                self._row(spot, step.name) for step in registry.steps(stage) for spot in registry.touchpoints(step)
            )
            inside = (stage, *registry.steps(stage))
            none = not rows and any(getattr(spot.moment, "touchpoints", None) == () for spot in inside)
            absence = Absence("touchpoints", (), "") if none else None
            yield ChannelGroup(registry.numbers[stage.pointer], stage.name, stage.subject, tuple(rows), absence)

    def _row(self, spot: Spot, step: str) -> ChannelRow:
        item = next(self.registry.only((self.items.touchpoint(spot),)))
        lost = isinstance(spot.moment, Touchpoint) and spot.moment.handover == "lost"
        return ChannelRow(item, step, self._columns_of(spot), self._mood(spot), lost)

    def _columns_of(self, spot: Spot) -> tuple[int, ...]:
        """Return the columns of a touchpoint: what it names, else what its own name means, else the last."""
        named = _named(spot)
        meant = self.registry.channels((spot.name,) if named is None else named)
        found = {self.places[folded(name)] for name in meant if folded(name) in self.places}
        return tuple(sorted(found)) or (len(self.names),)

    def _mood(self, spot: Spot) -> Mood | None:
        """Return how a touchpoint feels; where nobody says so, how its step or its stage does."""
        place: Spot | None = spot
        while place is not None:
            units = self._units(place, spot)
            if units:
                return Mood(self._tone(min(units)), self._tone(max(units)), place.level)
            place = place.parent
        return None

    def _tone(self, unit: float) -> Tone:
        scale = self.registry.journey.scale
        score = (unit + 1) / 2 * (scale.high - scale.low) + scale.low
        return Tone(unit, write_score(score, scale, self.registry.language))

    def _units(self, place: Spot, touchpoint: Spot) -> list[float]:
        """Return the mean score at a place of each persona who is shown and comes to a touchpoint there, if known."""
        outline = self.registry.outline
        coming: list[str | None] = [persona for persona in self._shown() if persona in touchpoint.personas]
        if not self.registry.people:
            coming = [None]
        found = [scores(outline, emotions_of(outline, place, persona)) for persona in coming]
        return [sum(unit for _, unit in scored) / len(scored) for scored in found if scored]

    def columns(self, frame: Frame, groups: Sequence[ChannelGroup]) -> Iterator[ChannelColumn]:
        """Yield the columns; the last one only if a touchpoint stands in it."""
        counts = [0] * (len(self.names) + 1)
        for row in (row for group in groups for row in group.rows):
            for place in row.columns:
                counts[place] += 1
        media = {folded(medium.name): medium for medium in frame.channels}
        for name, count in zip(self.names, counts, strict=False):
            medium = media.get(folded(name))
            who = self._preferring(name)
            if medium is None:
                yield ChannelColumn(name, who=who, count=count)
            else:
                yield ChannelColumn(name, medium.kind, medium.owner, medium.anchor, who, count)
        if counts[-1]:
            yield ChannelColumn("", count=counts[-1])

    def _preferring(self, channel: str) -> Who:
        """Return the places of the personas that prefer a channel, those that are shown."""
        registry = self.registry
        return tuple(
            registry.places[persona]
            for persona in self._shown()
            if folded(channel) in map(folded, registry.channels(registry.people[persona].channels))
        )


def _named(spot: Spot) -> tuple[str, ...] | None:
    """Return the channels that a touchpoint names; None if it says nothing of them."""
    return spot.moment.channels if isinstance(spot.moment, Touchpoint) else None
