"""What the cells of one map refer to: personas by place, evidence by footnote, channels by name, pains by mark."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from cjmap.finding import Finding
from cjmap.model.journey import Journey
from cjmap.model.moments import Content, Touchpoint
from cjmap.model.outline import Outline, PainSpot, Spot, cells
from cjmap.model.people import Persona
from cjmap.model.references import Entries
from cjmap.model.sayings import Link as WrittenLink
from cjmap.model.sayings import Opportunity
from cjmap.model.tables import Channel, Evidence
from cjmap.model.walk import parts
from cjmap.view.around import Frame, Standing
from cjmap.view.flags import Flags
from cjmap.view.parts import Item, Link, Who
from cjmap.where import Pointer


class Voice(Struct, frozen=True):
    """What is said of a moment, by whom: of everybody, or (`persona`) of one persona only.

    `at` is the touchpoint's name where the moment is a touchpoint that is not called like what it hangs on.
    """

    spot: Spot
    content: Content
    persona: str | None
    at: str


_SINGLES = (
    "description", "importance", "satisfaction", "moment_of_truth", "duration", "wait", "owner", "image", "journey",
)  # fmt: skip
"""Keys of which a persona's own value replaces the moment's."""
DEFAULT_LANGUAGE = "en"


class Registry:
    """Looks up what cells refer to, and what of the map a view shows: all, or what holds for one persona."""

    def __init__(
        self,
        outline: Outline,
        persona: str | None = None,
        findings: Sequence[Finding] | None = None,
        standing: Standing | None = None,
    ) -> None:
        """Take the map, the id of the persona to show alone, the findings to show where they belong, how far it is.

        `findings` are None where nobody looked for any.
        """
        self.outline = outline
        self.standing = standing
        self.checked = findings is not None
        self.flags = Flags(outline, findings or ())
        self._voices: dict[Pointer, tuple[Voice, ...]] = {}
        self.persona = persona
        self.journey: Journey = outline.journey
        self.language: str = outline.journey.language or DEFAULT_LANGUAGE
        self.people: dict[str, Persona] = dict(outline.tables.personas or {})
        self.places = {persona: number for number, persona in enumerate(self.people)}
        self.frame: Frame | None = None  # what all views have around them, once it is written

    # ---- what is shown

    @cached_property
    def stages(self) -> tuple[Spot, ...]:
        """Return the stages that are shown."""
        return tuple(filter(self.shows, self.outline.stages))

    def steps(self, stage: Spot) -> tuple[Spot, ...]:
        """Return the steps of a stage that are shown."""
        return tuple(filter(self.shows, self.outline.steps(stage)))

    def touchpoints(self, spot: Spot) -> tuple[Spot, ...]:
        """Return the touchpoints of a stage or step that are shown."""
        return tuple(filter(self.shows, self.outline.touchpoints(spot)))

    def is_truth(self, spot: Spot) -> bool:
        """Tell whether somebody who is shown calls a moment, or a touchpoint right in it, one of truth."""
        spots = (spot, *self.touchpoints(spot))
        return any(bool(content.moment_of_truth) for each in spots for content, _ in self.cells(each))

    def shows(self, spot: Spot) -> bool:
        """Tell whether a moment is shown."""
        return self.persona is None or self.persona in spot.personas

    @cached_property
    def numbers(self) -> dict[Pointer, str]:
        """Return the numbers of stages ("4") and steps ("4.2"), the same whoever is shown."""
        found: dict[Pointer, str] = {}
        for number, stage in enumerate(self.outline.stages, 1):
            found[stage.pointer] = str(number)
            for place, step in enumerate(self.outline.steps(stage), 1):
                found[step.pointer] = f"{number}.{place}"
        return found

    def cells(self, spot: Spot) -> Iterator[tuple[Content, str | None]]:
        """Yield what is said of a moment: of everybody, then of each persona that is shown.

        For one persona alone, their own single values replace those of the moment.
        """
        if self.persona is None:
            yield from ((content, persona) for _, content, persona in cells(spot))
            return
        found = list(self.outline.cells_of(spot, self.persona))
        if len(found) > 1:
            own = {key for content, _ in found[1:] for key in _SINGLES if getattr(content, key) is not None}
            moment = found[0][0]
            found[0] = (moment.model_copy(update=dict.fromkeys(own)), None)
        yield from found

    def _speaks_of(self, reference: str | None) -> bool:
        return self.persona is None or reference is None or self.persona in self.outline.personas.find(reference)

    def voices(self, spot: Spot) -> tuple[Voice, ...]:
        """Return all that is said of a moment and of the touchpoints that hang on it; every lane asks for it."""
        known = self._voices.get(spot.pointer)
        if known is None:
            known = self._voices[spot.pointer] = tuple(self._voices_of(spot))
        return known

    def _voices_of(self, spot: Spot) -> Iterator[Voice]:
        for each in (spot, *self.touchpoints(spot)):
            at = each.name if each is not spot and each.name != spot.name else ""
            for content, persona in self.cells(each):
                yield Voice(each, content, persona, at)

    def only(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield the items that hold for whom is shown; for one persona alone, nobody has to be named any more."""
        if self.persona is None:
            yield from items
            return
        place = self.places[self.persona]
        for item in items:
            if not item.who or place in item.who:
                facts = tuple(replace(fact, who=()) for fact in item.facts if not fact.who or place in fact.who)
                yield replace(item, who=(), facts=facts)

    # ---- personas

    def who(self, names: tuple[str, ...] | None, within: tuple[str, ...] | None = None) -> Who:
        """Return the places of the personas that a `for` names, those of `within` if nothing is named."""
        ids = within if names is None else self.outline.narrow(tuple(self.people), names)
        return tuple(self.places[persona] for persona in ids or ())

    def who_of(self, voice: Voice, names: tuple[str, ...] | None = None) -> Who:
        """Return whom something that a voice says holds for: its `for`, within those of the cell or the touchpoint."""
        within: tuple[str, ...] | None = None
        if voice.persona is not None:
            within = self.outline.personas.find(voice.persona)
        elif voice.spot.level == "touchpoint" and voice.spot.moment.for_ is not None:
            within = voice.spot.personas
        narrowed = self.who(names, within)
        if within is None or names is None:
            return narrowed
        inside = self.who(None, within)
        return tuple(place for place in narrowed if place in inside) or narrowed

    # ---- evidence

    @cached_property
    def evidence(self) -> dict[str, Evidence | None]:
        """Return all evidence in the order of its footnotes; None for what is referred to and described nowhere."""
        table = self.outline.tables.evidence or {}
        used = {found for name in self._references() for found in self._known_evidence.find(name) or (name,)}
        own = self.journey.evidence or {}
        listed: dict[str, Evidence | None] = {key: entry for key, entry in table.items() if key in own or key in used}
        for name in self._references():
            if not self._known_evidence.find(name):
                listed.setdefault(name, None)
        return listed

    @cached_property
    def _known_evidence(self) -> Entries:
        table = self.outline.tables.evidence or {}
        return Entries((key, (entry.name,)) for key, entry in table.items())

    def _references(self) -> list[str]:
        """Return every reference to evidence in reading order, those of personas first."""
        speakers = (*self.people.values(), self.journey)
        written = (getattr(part, "evidence", None) for speaker in speakers for _, part in parts(speaker))
        return [name for names in written if isinstance(names, tuple) for name in names]

    @cached_property
    def _footnotes(self) -> dict[str, int]:
        return {key: number for number, key in enumerate(self.evidence, 1)}

    def notes(self, names: Iterable[str] | None) -> tuple[int, ...]:
        """Return the footnote numbers of evidence."""
        if not names:
            return ()
        numbers = self._footnotes
        found = (key for name in names or () for key in (self._known_evidence.find(name)[:1] or (name,)))
        return tuple(dict.fromkeys(numbers[key] for key in found if key in numbers))

    # ---- channels

    @cached_property
    def _known_channels(self) -> Entries:
        table = self.outline.tables.channels or {}
        return Entries((key, (entry.name, *(entry.aliases or ()))) for key, entry in table.items())

    def channels(self, names: Iterable[str] | None) -> tuple[str, ...]:
        """Return the names of channels; what is in no table is called as it is written."""
        table = self.outline.tables.channels or {}
        found = ((name, self._known_channels.find(name)) for name in names or ())
        return tuple(dict.fromkeys((table[ids[0]].name or ids[0]) if ids else name for name, ids in found))

    def channels_of(self, spot: Spot) -> tuple[str, ...]:
        """Return the channels of a touchpoint: those it names, else the one that its own name means."""
        moment = spot.moment
        named = moment.channels if isinstance(moment, Touchpoint) else None
        if named is not None:
            return self.channels(named)
        meant = self.channels(self._known_channels.find(spot.name)[:1])
        return tuple(name for name in meant if name.casefold() != spot.name.casefold())

    @cached_property
    def listed_channels(self) -> dict[str, Channel]:
        """Return the channels of the map's own table, and those shared ones that it uses."""
        table = self.outline.tables.channels or {}
        lists = [persona.channels for persona in self.people.values()]
        lists += [getattr(spot.moment, "channels", None) or (spot.name,) for spot in self.outline.spots]
        used = {found for names in lists for name in names or () for found in self._known_channels.find(name)}
        own = self.journey.channels or {}
        return {key: entry for key, entry in table.items() if key in own or key in used}

    # ---- marks

    @cached_property
    def pain_marks(self) -> dict[int, str]:
        """Return the mark of each pain (P1, P2 …) by the identity of what was written."""
        return {id(spot.pain): f"P{number}" for number, spot in enumerate(self.outline.pains, 1)}

    @cached_property
    def pain_anchors(self) -> dict[int, str]:
        """Return the anchor of each pain by the identity of what was written."""
        return {id(spot.pain): f"pains/{spot.id}" for spot in self.outline.pains}

    @cached_property
    def opportunity_marks(self) -> dict[int, str]:
        """Return the mark of each opportunity (O1, O2 …) by the identity of what was written, in reading order."""
        written = list(self.journey.opportunities or ())
        for spot in self.outline.spots:
            for _, content, _ in cells(spot):
                written += content.opportunities or ()
        return {id(opportunity): f"O{number}" for number, opportunity in enumerate(written, 1)}

    def answers(self, opportunity: Opportunity, spot: Spot | None) -> tuple[str, ...]:
        """Return the marks of the pains that are shown and that an opportunity answers."""
        found = filter(self._tells, self.outline.answered(opportunity, spot))
        return tuple(self.pain_marks[id(pain.pain)] for pain in found)

    def _tells(self, pain: PainSpot) -> bool:
        """Tell whether a pain is shown."""
        if self.persona is None:
            return True
        who = self.who(pain.pain.for_)
        named = not who or self.places[self.persona] in who
        return named and self._speaks_of(pain.persona) and (pain.spot is None or self.shows(pain.spot))


def write_links(links: Iterable[WrittenLink] | None) -> tuple[Link, ...]:
    """Return links with something to call each."""
    return tuple(Link(link.url, link.name or link.url) for link in links or ())
