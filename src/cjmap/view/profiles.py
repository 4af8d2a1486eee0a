"""What stands above and below the grid: the header, personas and audience, channels, evidence."""

import unicodedata
from collections.abc import Iterator

from cjmap.model.journey import Journey
from cjmap.model.people import Persona
from cjmap.model.people import Profile as WrittenProfile
from cjmap.view.around import Header, Listing, Medium, Person, Profile, Source, Table
from cjmap.view.items import ItemWriter
from cjmap.view.numbers import write_day, write_number, write_value
from cjmap.view.registry import Registry, write_links
from cjmap.vocabulary import label

LOOKS = 6
"""So many personas have a look of their own; the seventh has that of the first."""


def write_header(journey: Journey, language: str) -> Header:
    """Return what stands above the map."""
    scope = journey.scope
    return Header(
        title=journey.title,
        description=journey.description or "",
        scenario=journey.scenario or "",
        begins=(scope.from_ if scope else None) or "",
        ends=(scope.to if scope else None) or "",
        state=journey.state or "",
        perspective=journey.perspective or "",
        framework=journey.framework or "",
        owner=journey.owner or "",
        reviewed=write_day(journey.reviewed, language) if journey.reviewed else "",
        tags=journey.tags or (),
        links=write_links(journey.links),
    )


def write_people(registry: Registry) -> tuple[Person, ...]:
    """Return the personas with their initials; equal ones get a number."""
    taken: dict[str, int] = {}
    people: list[Person] = []
    for number, (key, persona) in enumerate(registry.people.items()):
        short = initials(persona.name or key)
        taken[short] = taken.get(short, 0) + 1
        short += "" if taken[short] == 1 else str(taken[short])
        people.append(Person(persona.name or key, short, number % LOOKS + 1, f"personas/{key}"))
    return tuple(people)


def initials(name: str) -> str:
    """Return a name in two letters: of its first two words, of its only word, or two ideographs.

    "Budget-minded starter" -> "BM", "Accountant" -> "Ac", "非技术经理" -> "非技".
    """
    words = ["".join(char for char in word if char.isalnum()) for word in name.replace("-", " ").split()]
    words = [word for word in words if word] or ["?"]
    if len(words) == 1 or unicodedata.east_asian_width(words[0][0]) in "WF":
        return words[0][:1].upper() + words[0][1:2]
    return (words[0][0] + words[1][0]).upper()


def write_profiles(registry: Registry, items: ItemWriter) -> Iterator[Profile]:
    """Yield what is known of each persona."""
    for persona in registry.people.values():
        yield _profile(persona, registry, items)


def write_audience(registry: Registry, items: ItemWriter) -> Profile | None:
    """Return what is known of the customers we want; None if the map does not say."""
    audience = registry.journey.audience
    return _profile(audience, registry, items) if audience else None


def write_channels(registry: Registry) -> Iterator[Medium]:
    """Yield the channels of the map's table."""
    for key, entry in registry.listed_channels.items():
        yield Medium(
            name=entry.name or key,
            kind=entry.kind or "",
            owner=entry.owner or "",
            description=entry.description or "",
            aliases=entry.aliases or (),
            links=write_links(entry.links),
            anchor=f"channels/{key}",
        )


def write_evidence(registry: Registry, language: str) -> Iterator[Source]:
    """Yield the evidence with its footnote numbers."""
    for number, (key, entry) in enumerate(registry.evidence.items(), 1):
        if entry is None:
            yield Source(number, key, anchor=f"evidence/{key}")
            continue
        yield Source(
            number=number,
            name=entry.name or key,
            kind=entry.kind or "",
            date=write_day(entry.date, language) if entry.date else "",
            sample="" if entry.sample is None else write_number(entry.sample, language),
            source=entry.source or "",
            description=entry.description or "",
            links=write_links(entry.links),
            anchor=f"evidence/{key}",
        )


def _profile(profile: WrittenProfile, registry: Registry, items: ItemWriter) -> Profile:
    persona = profile if isinstance(profile, Persona) else None
    tables = {"demographics": profile.demographics, "firmographics": profile.firmographics}
    lists = {key: getattr(profile, key) for key in ("behaviour", "goals", "pains", "triggers")}
    comma = label("text.comma", items.language)
    written = tuple(
        Table(f"persona.{key}", tuple((name, comma.join(values)) for name, values in table.items()))
        for key, table in tables.items()
        if table
    )
    return Profile(
        description=profile.description or "",
        quotes=tuple(items.sayings(None, persona.quotes, "quote")) if persona else (),
        tables=written + tuple(_conditions(persona, items.language)),
        lists=tuple(
            Listing(f"persona.{key}", tuple(items.sayings(None, said)))
            for key, said in lists.items()
            if said is not None
        ),
        channels=registry.channels(persona.channels) if persona else (),
        notes=registry.notes(persona.evidence) if persona else (),
        tags=(persona.tags or ()) if persona else (),
        links=write_links(profile.links),
        image=(persona.image or "") if persona else "",
    )


def _conditions(persona: Persona | None, language: str) -> Iterator[Table]:
    """Yield which cases of behaviour data are this persona."""
    if persona and persona.where:
        where = ((column, write_value(value, language)) for column, value in persona.where.items())
        yield Table("persona.where", tuple(where))
