"""What rules over several maps see: a plain summary of each, which can be stored and sent between processes."""

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from cjmap.model.moments import Stage, Touchpoint
from cjmap.model.references import Entries
from cjmap.model.tables import Tables
from cjmap.reading.reading import Reading, SharedTables
from cjmap.vocabulary import closest_language
from cjmap.where import Pointer

TABLES = ("personas", "channels", "evidence", "lanes")
"""The tables of a map or a shared file."""


class EntrySummary(Struct, frozen=True):
    """One entry of a table: what it is called (its id if it has no name), and all that is written in it by key.

    `fields` holds plain values as JSON has them, without the keys that are absent and without `x`, which is nobody's
    business.
    """

    table: str
    id: str
    name: str
    kind: str | None
    aliases: tuple[str, ...]
    fields: Mapping[str, Any]
    pointer: Pointer


class StageSummary(Struct, frozen=True):
    """One stage: its name, and the canonical stages that its `kind` says (None: nothing)."""

    name: str
    kind: tuple[str, ...] | None
    pointer: Pointer


class TouchpointSummary(Struct, frozen=True):
    """One touchpoint of which an owner or a category is said: its name, the id if one is written.

    `stage` is the name of the stage that it is in, `personas` are those who meet it (none in a map without personas).
    """

    name: str
    stage: str
    id: str | None
    owner: str | None
    category: str | None
    personas: tuple[str, ...]
    subject: str
    pointer: Pointer


class DrillDown(Struct, frozen=True):
    """A moment that has a map of its own: the path as it is written, and as it is from the current folder."""

    written: str
    file: str
    pointer: Pointer


class Preference(Struct, frozen=True):
    """A channel that a persona prefers: its id (without a table the folded word), its name, where that is written.

    `pointer` is one in the file that defines the persona, which for a shared one is not the map.
    """

    persona: str
    persona_name: str
    channel: str
    name: str
    pointer: Pointer


class Meeting(Struct, frozen=True):
    """The channels of the touchpoints that one persona, who prefers some, meets in one stage."""

    persona: str
    stage: str
    channels: frozenset[str]
    subject: str
    pointer: Pointer


class Reference(Struct, frozen=True):
    """A word that stands for a channel in a map without a table of channels, where it stands first."""

    text: str
    pointer: Pointer


class Summary(Struct, frozen=True):
    """One map in short.

    `personas` are the ids of those who walk it, its own and shared ones; empty in a map without personas. `used` has
    for each table the ids of the entries, own and shared, that the map uses; channels are used by touchpoints, and
    `preferred` are those that a persona prefers. Without a table of channels they are the folded words.
    `touchpoint_channels` are the channels of touchpoints as they are written.
    """

    file: str
    id: str
    title: str
    language: str | None
    state: str
    framework: str | None
    has_scope: bool
    stages: tuple[StageSummary, ...]
    touchpoints: tuple[TouchpointSummary, ...]
    touchpoint_channels: tuple[str, ...]
    entries: tuple[EntrySummary, ...]
    channel_words: tuple[Reference, ...]
    personas: tuple[str, ...]
    used: Mapping[str, frozenset[str]]
    preferences: tuple[Preference, ...]
    meetings: tuple[Meeting, ...]
    drill_downs: tuple[DrillDown, ...]

    @property
    def tongue(self) -> str:
        """Return the language of our vocabulary that the map is written in; "" if it does not say."""
        return closest_language(self.language) if self.language else ""


class SharedSummary(Struct, frozen=True):
    """One shared file in short."""

    file: str
    entries: tuple[EntrySummary, ...]


class Project(Struct, frozen=True):
    """The maps and the shared files of one project in short.

    `whole`: all maps of the project are here. If only some were asked for, or one could not be read, nobody can say
    that something shared is not used.
    """

    maps: tuple[Summary, ...]
    shared: tuple[SharedSummary, ...] = ()
    whole: bool = True


def summarise(reading: Reading, file: str) -> Summary:
    """Return a map in short; `file` is its path as shown to people."""
    journey = reading.journey
    return Summary(
        file=file,
        id=journey.id or posixpath.basename(file).partition(".")[0],
        title=journey.title,
        language=journey.language,
        state=journey.state or "current",
        framework=journey.framework,
        has_scope=journey.scope is not None,
        stages=tuple(
            StageSummary(spot.name, getattr(spot.moment, "kind", None), spot.pointer) for spot in reading.stages
        ),
        touchpoints=tuple(_touchpoints(reading)),
        touchpoint_channels=tuple(_touchpoint_channels(reading)),
        entries=tuple(_entries(journey)),
        channel_words=tuple(_channel_words(reading)) if reading.tables.channels is None else (),
        personas=reading.personas if reading.tables.personas else (),
        used=_used(reading),
        preferences=tuple(_preferences(reading)),
        meetings=tuple(_meetings(reading)) if reading.tables.personas else (),
        drill_downs=tuple(_drill_downs(reading, file)),
    )


def pointers_of(summary: Summary) -> dict[Pointer, None]:
    """Return all pointers into a map that a rule over a project may speak of, each once: places are worked out of them
    before the map is forgotten.
    """
    found: list[Pointer] = [("personas",)]
    for stage in summary.stages:
        found += [stage.pointer, (*stage.pointer, "name")]
    for touchpoint in summary.touchpoints:
        aspects = (key for key in ("owner", "category") if getattr(touchpoint, key) is not None)
        found += [touchpoint.pointer, *((*touchpoint.pointer, key) for key in aspects)]
    for entry in summary.entries:
        found += [entry.pointer, *((*entry.pointer, key) for key in ("sample",) if key in entry.fields)]
    found += [word.pointer for word in summary.channel_words]
    found += [preference.pointer for preference in summary.preferences]
    found += [drill_down.pointer for drill_down in summary.drill_downs]
    return dict.fromkeys(found)


def summarise_shared(shared: SharedTables) -> SharedSummary:
    """Return a shared file in short."""
    return SharedSummary(shared.file, tuple(_entries(shared.tables)))


def _entries(tables: Tables) -> Iterator[EntrySummary]:
    for table in TABLES:
        for id_, entry in (getattr(tables, table) or {}).items():
            values = entry.__dict__
            yield EntrySummary(
                table,
                id_,
                entry.name or id_,
                values.get("kind"),
                values.get("aliases") or (),
                entry.model_dump(mode="json", exclude_none=True, exclude={"x"}, by_alias=True),
                (table, id_),
            )


def _touchpoints(reading: Reading) -> Iterator[TouchpointSummary]:
    for spot in reading.spots:
        moment = spot.moment
        if isinstance(moment, Touchpoint) and (moment.owner is not None or moment.category is not None):
            yield TouchpointSummary(
                spot.name,
                spot.stage.name,
                moment.id,
                moment.owner,
                moment.category,
                spot.personas,
                spot.subject,
                spot.pointer,
            )


def _touchpoint_channels(reading: Reading) -> dict[str, None]:
    moments = (spot.moment for spot in reading.spots)
    return dict.fromkeys(word for each in moments if isinstance(each, Touchpoint) for word in each.channels or ())


def _channel_words(reading: Reading) -> Iterator[Reference]:
    """Yield each word for a channel once, as it is written first: touchpoints, then personas of the map itself."""
    seen = set()
    holders = [(spot.pointer, spot.moment.__dict__.get("channels")) for spot in reading.spots]
    holders += [(("personas", key), entry.channels) for key, entry in (reading.journey.personas or {}).items()]
    for pointer, channels in holders:
        for number, text in enumerate(channels or ()):
            if text not in seen:
                seen.add(text)
                yield Reference(text, (*pointer, "channels", number))


def _used(reading: Reading) -> dict[str, frozenset[str]]:
    touchpoints = (spot for spot in reading.spots if spot.level == "touchpoint")
    channels = (channel for spot in touchpoints for channel in reading.contacts.at(spot) or ())
    personas = reading.personas if reading.tables.personas else ()
    return {
        "personas": frozenset(personas),
        "channels": frozenset(channels),
        "evidence": frozenset(reading.citations.used),
        "lanes": frozenset(_lanes(reading)),
    }


def _lanes(reading: Reading) -> Iterator[str]:
    """Yield the custom lanes in which something stands, and those that only give a lane of the format its title."""
    table = reading.tables.lanes or {}
    yield from table.keys() & {*Stage.model_fields, *Touchpoint.model_fields}
    entries = Entries((id_, (entry.name,)) for id_, entry in table.items())
    written = {name for cell in reading.cells_with("lanes") for name in cell.content.lanes or ()}
    for name in written:
        yield from entries.find(name)


def _preferences(reading: Reading) -> Iterator[Preference]:
    contacts = reading.contacts
    for persona, entry in (reading.tables.personas or {}).items():
        for number, written in enumerate(entry.channels or ()):
            channel = contacts.channel(written)
            pointer = ("personas", persona, "channels", number)
            yield Preference(persona, reading.persona_name(persona), channel, contacts.name(channel), pointer)


def _meetings(reading: Reading) -> Iterator[Meeting]:
    """Yield what each persona who prefers channels meets in each stage, where the map knows any channel."""
    choosy = {persona for persona, entry in (reading.tables.personas or {}).items() if entry.channels}
    for stage in reading.stages if choosy else ():
        by_people: dict[tuple[str, ...], set[str]] = {}
        for spot in reading.touchpoints(stage):
            if channels := reading.contacts.at(spot):
                by_people.setdefault(reading.people(spot), set()).update(channels)
        met: dict[str, set[str]] = {}
        for people, theirs in by_people.items():
            for persona in (each for each in people if each in choosy):
                met.setdefault(persona, set()).update(theirs)
        for persona, found in met.items():
            yield Meeting(persona, stage.name, frozenset(found), stage.subject, stage.pointer)


def _drill_downs(reading: Reading, file: str) -> Iterator[DrillDown]:
    folder = posixpath.dirname(file)
    for cell in reading.cells_with("journey"):
        written = cell.content.journey
        if written is not None:
            target = posixpath.normpath(posixpath.join(folder, written))
            yield DrillDown(written, target, (*cell.pointer, "journey"))
