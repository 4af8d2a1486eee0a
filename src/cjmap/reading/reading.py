"""A map as the rules read it: the definitions that all rules share."""

import datetime
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from cjmap.model.graph import Graph
from cjmap.model.outline import Outline
from cjmap.model.tables import Tables
from cjmap.reading.citations import Citations
from cjmap.reading.contacts import Contacts
from cjmap.reading.course import Course
from cjmap.reading.moods import Mood, Moods
from cjmap.reading.remedies import Remedies
from cjmap.reading.switches import Switch, find_switches
from cjmap.reading.told import Told
from cjmap.reading.travels import Travels


class SharedTables(Struct, frozen=True):
    """The tables of one shared file, and its path as shown to people."""

    file: str
    tables: Tables


class Reading(Told):
    """What rules look up in one map: what it says, and what that comes to; worked out once, on demand."""

    def __init__(self, outline: Outline, today: datetime.date, shared: Sequence[SharedTables] = ()) -> None:
        """Take a map, the day on which it is read, and the shared files of its project."""
        super().__init__(outline)
        self.today = today
        self.shared = tuple(shared)

    def _is_started(self, what: str) -> bool:
        return bool(self.citations.all) if what == "evidence" else super()._is_started(what)

    @cached_property
    def moods(self) -> Moods:
        """Return how each persona feels along the map."""
        return Moods(self)

    @cached_property
    def remedies(self) -> Remedies:
        """Return what is done about pains."""
        return Remedies(self)

    @cached_property
    def contacts(self) -> Contacts:
        """Return through which channels customers meet us."""
        return Contacts(self)

    @cached_property
    def citations(self) -> Citations:
        """Return what rests on evidence."""
        return Citations(self)

    @cached_property
    def travels(self) -> Travels:
        """Return which routes customers take."""
        return Travels(self)

    def course(self, persona: str) -> Course:
        """Return how the mood of a persona goes along their routes; personas who feel and go alike share one."""
        key = (self.moods.curve(persona), self.travels.graph(persona))
        if key not in self._courses:
            self._courses[key] = Course(*key)
        return self._courses[key]

    @cached_property
    def _courses(self) -> dict[tuple[tuple[Mood, ...], Graph], Course]:
        return {}

    @cached_property
    def switches(self) -> tuple[Switch, ...]:
        """Return where customers change the channel on their way."""
        return tuple(find_switches(self, self.contacts, self.travels))

    def forget(self) -> None:
        """Let go of all that was worked out: its parts refer back here, and nobody looks for reference cycles."""
        vars(self).clear()
