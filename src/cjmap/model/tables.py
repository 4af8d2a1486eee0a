"""What a map or a project defines once and refers to by id: channels, evidence, custom lanes; and the shared files."""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import Field

from cjmap.model.people import Persona
from cjmap.model.quantities import Day
from cjmap.model.sayings import Links
from cjmap.model.texts import Choice, Id, Part, TableOf, Text, Texts
from cjmap.vocabulary import channel_kinds, evidence_kinds


class Channel(Part):
    """The medium of a touchpoint; a string is the name."""

    name: Text | None = Field(None, description="What to call it; the id when absent.", examples=["Website"])
    kind: Annotated[str, Choice(channel_kinds)] | None = Field(None, description="What it is.", examples=["digital"])
    description: Text | None = Field(None, description="More words about it.", examples=["The public site."])
    owner: Text | None = Field(None, description="Who of us takes care of it.", examples=["team-web"])
    aliases: Texts | None = Field(None, description="Other words for it.", examples=[["site", "www"]])
    links: Links | None = Field(None, description="Where to read more.", examples=["https://acme.example"])


class Evidence(Part):
    """The research that a claim rests on; a string is the name."""

    name: Text | None = Field(None, description="What to call it; the id when absent.", examples=["Interviews, summer"])
    kind: Annotated[str, Choice(evidence_kinds)] | None = Field(
        None, description="How it was found.", examples=["interview"]
    )
    date: Day | None = Field(None, description="When it was found.", examples=["2026-09-14"])
    sample: Annotated[int, Field(strict=True, ge=0)] | None = Field(
        None, description="How many people or cases.", examples=[12]
    )
    source: Text | None = Field(None, description="Where it is written down.", examples=["research/q3.md"])
    description: Text | None = Field(None, description="What was found.", examples=["Twelve calls with trial users."])
    links: Links | None = Field(None, description="Where to read more.", examples=["https://wiki.example/q3"])


class Lane(Part):
    """A custom lane, usable on every moment under `lanes`; a string is its name."""

    name: Text | None = Field(None, description="Its title; the id when absent.", examples=["Legal notes"])
    description: Text | None = Field(None, description="What belongs in it.", examples=["What the lawyers ask for."])


Personas = Annotated[dict[Id, Persona], TableOf("name")]
Channels = Annotated[dict[Id, Channel], TableOf("name")]
EvidenceTable = Annotated[dict[Id, Evidence], TableOf("name")]
Lanes = Annotated[dict[Id, Lane], TableOf("name")]


class Tables(Part):
    """What several maps can share: a shared file holds these tables and nothing else."""

    personas: Personas | None = Field(
        None, description="Who walks the journey, by id.", examples=[{"starter": "Budget-minded starter"}]
    )
    channels: Channels | None = Field(
        None, description="The media of the touchpoints, by id.", examples=[{"phone": "Phone"}]
    )
    evidence: EvidenceTable | None = Field(
        None, description="The research behind the map, by id.", examples=[{"interviews-q3": {"kind": "interview"}}]
    )
    lanes: Lanes | None = Field(
        None,
        description="Custom lanes, by id; an id such as `pains` gives that lane of the format another title.",
        examples=[{"legal": "Legal notes"}],
    )


class Shared(Tables):
    """A shared file: tables that every map of a project can use. A map's own entry wins."""


def merge_tables(own: Tables, shared: Iterable[Tables]) -> Tables:
    """Return the tables that hold for a map: its own entries and those of the shared files, the map's own first.

    Where an id is defined twice the map's own entry wins, then the first shared file. A table nobody has stays None.
    """
    merged: dict[str, Any] = {}
    for tables in (own, *shared):
        for name in Tables.model_fields:
            table = getattr(tables, name)
            if name != "x" and table is not None:
                merged[name] = _joined(merged.get(name), table)
    return Tables.model_construct(**{name: merged.get(name) for name in Tables.model_fields})


def _joined(first: dict[str, Any] | None, second: dict[str, Any]) -> dict[str, Any]:
    """Return both tables as one: the entries of the first, then those that only the second has."""
    return second if first is None else {**first, **{key: entry for key, entry in second.items() if key not in first}}
