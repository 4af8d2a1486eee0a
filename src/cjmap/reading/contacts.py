"""Through which channels customers meet us."""

from functools import cached_property

from cjmap.model.moments import Touchpoint
from cjmap.model.outline import Spot
from cjmap.model.references import Entries, folded
from cjmap.model.tables import Tables
from cjmap.reading.told import Told


def channel_entries(tables: Tables) -> Entries:
    """Return the channels of a table, to be looked up by id, name or alias."""
    table = tables.channels or {}
    return Entries((key, (entry.name, *(entry.aliases or ()))) for key, entry in table.items())


class Contacts:
    """The channels of the touchpoints of one map.

    A channel is its id in the table; where there is no table, the folded text that was written.
    """

    def __init__(self, told: Told) -> None:
        """Take what the map says."""
        self.told = told
        self._known: dict[Spot, tuple[str, ...] | None] = {}
        self._meant: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._ours: dict[Spot, tuple[Spot, ...]] = {}

    @cached_property
    def entries(self) -> Entries:
        """Return the table of channels, to be looked up."""
        return channel_entries(self.told.tables)

    def channel(self, reference: str) -> str:
        """Return the channel that a reference means."""
        return (self.entries.find(reference) or (folded(reference),))[0]

    def name(self, channel: str) -> str:
        """Return what a channel is called."""
        entry = (self.told.tables.channels or {}).get(channel)
        return entry.name or channel if entry is not None else self._written.get(channel, channel)

    def at(self, touchpoint: Spot) -> tuple[str, ...] | None:
        """Return the channels of a touchpoint: those it names, else the one that its name means; None if unknown."""
        if touchpoint not in self._known:
            self._known[touchpoint] = self._channels(touchpoint)
        return self._known[touchpoint]

    def _channels(self, touchpoint: Spot) -> tuple[str, ...] | None:
        moment = touchpoint.moment
        if isinstance(moment, Touchpoint) and moment.channels is not None:
            return self._all_meant(moment.channels)
        meant = self.entries.find(touchpoint.name)[:1]
        if not meant and self.told.tables.channels is None and folded(touchpoint.name) in self._written:
            meant = (folded(touchpoint.name),)
        return meant or None

    def _all_meant(self, references: tuple[str, ...]) -> tuple[str, ...]:
        """Return the channels that references mean; many touchpoints name the same ones."""
        known = self._meant.get(references)
        if known is None:
            known = self._meant[references] = tuple(dict.fromkeys(map(self.channel, references)))
        return known

    def ours(self, node: Spot) -> tuple[Spot, ...]:
        """Return the touchpoints in a stage or step that are ours: not begun by a third party."""
        if node not in self._ours:
            self._ours[node] = tuple(
                spot
                for spot in self.told.touchpoints(node)
                if isinstance(spot.moment, Touchpoint) and spot.moment.initiator != "other"
            )
        return self._ours[node]

    @cached_property
    def _written(self) -> dict[str, str]:
        """Return how channels without a table are written, the first way of each."""
        found: dict[str, str] = {}
        for spot in self.told.spots:
            for reference in spot.moment.__dict__.get("channels") or ():
                found.setdefault(self.channel(reference), reference)
        for persona in (self.told.tables.personas or {}).values():
            for reference in persona.channels or ():
                found.setdefault(self.channel(reference), reference)
        return found
