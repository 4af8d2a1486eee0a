"""Through which channels customers meet us."""

from functools import cached_property

from cjmap.model.moments import Touchpoint
from cjmap.model.outline import Spot
from cjmap.model.references import Entries, folded
from cjmap.model.tables import Tables
from cjmap.model.told import Told


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

    @cached_property
    def entries(self) -> Entries:
        """Return the table of channels, to be looked up."""
        return channel_entries(self.told.tables)

    def channel(self, reference: str) -> str:
        """Return the channel that a reference means."""
        return next(iter(self.entries.find(reference)), folded(reference))

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
            return tuple(dict.fromkeys(self.channel(reference) for reference in moment.channels))
        meant = self.entries.find(touchpoint.name)[:1]
        if not meant and self.told.tables.channels is None and folded(touchpoint.name) in self._written:
            meant = (folded(touchpoint.name),)
        return meant or None

    @cached_property
    def _written(self) -> dict[str, str]:
        """Return how channels without a table are written, the first way of each."""
        found: dict[str, str] = {}
        for spot in self.told.spots:
            for reference in getattr(spot.moment, "channels", None) or ():
                found.setdefault(self.channel(reference), reference)
        for persona in (self.told.tables.personas or {}).values():
            for reference in persona.channels or ():
                found.setdefault(self.channel(reference), reference)
        return found
