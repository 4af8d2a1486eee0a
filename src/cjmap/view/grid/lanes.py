"""The lanes of the grid: which there are, in their order, and what each says of a moment."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from cjmap.errors import CjmapError
from cjmap.model.moments import Content as Said
from cjmap.model.outline import Spot
from cjmap.view.columns import Columns
from cjmap.view.grid.rows import lay_rows
from cjmap.view.items import ItemWriter
from cjmap.view.numbers import write_value
from cjmap.view.parts import Absence, Content, Group, Item, Lane, Link
from cjmap.view.registry import Registry, Voice, write_links


class Kind(Struct, frozen=True):
    """A kind of lane: the keys of the format that it shows, and how it writes what one voice says.

    `asks` tells that a moment without those keys is a question nobody answered. `also` are keys that it shows beside.
    """

    key: str
    group: Group
    keys: tuple[str, ...]
    write: Callable[["LaneWriter", Voice], Iterable[Item]]
    asks: bool = False
    also: tuple[str, ...] = ()

    def hears(self, voice: Voice) -> bool:
        """Tell whether a voice may say anything of this kind: most say nothing, and then there is nothing to write."""
        written = voice.content.model_fields_set
        return not (written.isdisjoint(self.keys) and written.isdisjoint(self.also))


class LaneWriter:
    """Writes the lanes of one map."""

    def __init__(self, registry: Registry) -> None:
        """Take what the cells of the map refer to."""
        self.outline = registry.outline
        self.registry = registry
        self.items = ItemWriter(registry)

    def lanes(self, columns: Columns) -> Iterator[Lane]:
        """Yield the lanes that somebody started."""
        for kind in (*KINDS[:-_AFTER_CUSTOM], *self._custom(), *KINDS[-_AFTER_CUSTOM:]):
            contents = {spot.pointer: self._content(kind, spot) for spot in self._spots}
            whole = self._whole(kind)
            if not whole and not any(contents.values()):
                continue
            titles = () if kind.keys == _CUSTOM else self._titles(kind)
            rows = lay_rows(columns, whole, contents, kind.asks)
            yield Lane(kind.key, kind.group, kind.keys, titles, rows, *self._called(kind))

    @cached_property
    def _spots(self) -> tuple[Spot, ...]:
        """Return the stages and steps that are shown."""
        registry = self.registry
        return tuple(spot for stage in registry.stages for spot in (stage, *registry.steps(stage)))

    def choose(self, lanes: Sequence[Lane], wanted: Sequence[str]) -> tuple[Lane, ...]:
        """Return the lanes of these keys in this order; those that nobody started are left out.

        Raises:
            CjmapError: for a key that no lane has.
        """
        known = self.keys()
        for key in wanted:
            if key not in known:
                raise CjmapError(unknown_lane(key, known))
        by_key = {lane.key: lane for lane in lanes}
        return tuple(by_key[key] for key in dict.fromkeys(wanted) if key in by_key)

    def keys(self) -> tuple[str, ...]:
        """Return the keys of all lanes that the map can have."""
        return (*(kind.key for kind in KINDS), *(kind.key for kind in self._custom()))

    def _called(self, kind: Kind) -> tuple[str, str]:
        """Return what the author calls a lane, and the note to it: of a custom one, or one of the format's own."""
        table = self.outline.tables.lanes or {}
        wanted = (kind.key,) if kind.keys == _CUSTOM else kind.keys
        entry = next((table[key] for key in wanted if key in table), None)
        fallback = kind.key if kind.keys == _CUSTOM else ""
        return ((entry.name if entry else None) or fallback), ((entry.description or "") if entry else "")

    def _custom(self) -> Iterator[Kind]:
        """Yield a kind for each custom lane: those of the table in its order, then others that are used."""
        own = {key for kind in KINDS for key in kind.keys}
        used = dict.fromkeys(key for key in self.outline.tables.lanes or {} if key not in own)
        for spot in self._spots:
            for voice in self.registry.voices(spot):
                used |= {self._lane(key): None for key in voice.content.lanes or {}}
        for key in used:
            yield Kind(key, "running", _CUSTOM, self._custom_writer(key))

    def _lane(self, reference: str) -> str:
        """Return the id of a custom lane that is referred to by id or name."""
        table = self.outline.tables.lanes or {}
        if reference in table:
            return reference
        return next((key for key, entry in table.items() if entry.name == reference), reference)

    def _custom_writer(self, key: str) -> Callable[["LaneWriter", Voice], Iterable[Item]]:
        def write(writer: LaneWriter, voice: Voice) -> Iterator[Item]:
            for reference, sayings in (voice.content.lanes or {}).items():
                if self._lane(reference) == key:
                    yield from writer.items.sayings(voice, sayings)

        return write

    def _titles(self, kind: Kind) -> tuple[str, ...]:
        """Return the keys of a lane's titles: where it shows several keys of the format, one for each that is used."""
        if kind.key not in _TITLES:
            return (f"lane.{kind.key}",)
        every = (voice for spot in self._spots for voice in self.registry.voices(spot))
        used = {key for voice in every for key in kind.keys if getattr(voice.content, key, None) is not None}
        return tuple(f"lane.{key}" for key in _TITLES[kind.key] if key in used)

    def _whole(self, kind: Kind) -> Content:
        """Return what a lane says of the whole journey."""
        journey = self.outline.journey
        found: dict[str, tuple[object, Iterable[Item]]] = {
            "pains": (journey.pains, self.items.pains(None, journey.pains)),
            "opportunities": (journey.opportunities, self.items.opportunities(None, journey.opportunities)),
            "metrics": (journey.metrics, self.items.metrics(None, journey.metrics)),
        }
        if kind.key not in found:
            return Content()
        written, items = found[kind.key]
        absences = (Absence(kind.key, (), ""),) if written == () else ()
        return Content(tuple(self.registry.only(items)), absences)

    def _content(self, kind: Kind, spot: Spot) -> Content:
        """Return what a lane says of a stage or step and the touchpoints that hang on it."""
        flags = self.registry.flags.of(spot, kind.keys)
        if kind.key == "touchpoints":
            items = self.registry.only(self.items.touchpoint(each) for each in self.registry.touchpoints(spot))
            empty = getattr(spot.moment, "touchpoints", None) == ()
            return Content(tuple(items), (Absence("touchpoints", (), ""),) if empty else (), flags)
        heard = [voice for voice in self.registry.voices(spot) if kind.hears(voice)]
        if not heard:
            return Content(flags=flags) if flags else _NOTHING
        found: list[Item] = []
        absences: list[Absence] = []
        for voice in heard:
            found += kind.write(self, voice)
            who = () if self.registry.persona else self.registry.who_of(voice)
            absences += (Absence(key, who, voice.at) for key in kind.keys if _is_none(voice.content, key))
            absences += (Absence(kind.key, who, voice.at) for _ in self._empty_lanes(kind, voice))
        return Content(tuple(self.registry.only(found)), tuple(absences), flags)

    def _empty_lanes(self, kind: Kind, voice: Voice) -> Iterator[str]:
        if kind.keys == _CUSTOM:
            yield from (
                key for key, said in (voice.content.lanes or {}).items() if said == () and self._lane(key) == kind.key
            )

    # ---- what single lanes say

    def truth(self, voice: Voice) -> Iterator[Item]:
        """Yield a moment of truth: who calls it one, and why."""
        truth = voice.content.moment_of_truth
        if truth:
            by = "both" if len(set(truth.by)) == 2 else "".join(truth.by[:1])
            notes = self.registry.notes(truth.evidence)
            who = self.registry.who_of(voice)
            yield Item(role="truth", text=truth.why or "", who=who, at=voice.at, notes=notes, verdict=by)

    def words(self, voice: Voice) -> Iterator[Item]:
        """Yield thoughts and quotes."""
        yield from self.items.sayings(voice, voice.content.thoughts, "thought")
        yield from self.items.sayings(voice, voice.content.quotes, "quote")

    def expectations(self, voice: Voice) -> Iterator[Item]:
        """Yield what is expected, what is got, whether that is enough, and how much it matters."""
        content = voice.content
        who = self.registry.who_of(voice)
        yield from self.items.sayings(voice, content.expects, "expects")
        yield from self.items.sayings(voice, content.gets, "gets")
        if content.satisfaction is not None and (content.expects or content.gets):
            verdict = "missed" if content.satisfaction <= 2 else _VERDICTS[content.satisfaction]
            yield Item(role="verdict", who=who, at=voice.at, verdict=verdict)
        if content.importance is not None:
            yield Item(role="importance", who=who, at=voice.at, rating=content.importance)
        if content.satisfaction is not None:
            yield Item(role="satisfaction", who=who, at=voice.at, rating=content.satisfaction)

    def routes(self, voice: Voice) -> Iterator[Item]:
        """Yield the ways on and the ways out."""
        yield from self.items.ways(voice.spot, getattr(voice.content, "next", None))
        yield from self.items.exits(voice, getattr(voice.content, "exits", None))

    def claims(self, voice: Voice) -> Iterator[Item]:
        """Yield the facts that a touchpoint states."""
        for key, values in (getattr(voice.content, "claims", None) or {}).items():
            yield Item(role="claim", text=", ".join(values), actor=key, who=self.registry.who_of(voice), at=voice.at)

    def events(self, voice: Voice) -> Iterator[Item]:
        """Yield the events of behaviour data that show a touchpoint."""
        for event in getattr(voice.content, "events", None) or ():
            where = event.where or {}
            conditions = (f"{column} = {write_value(value, self.items.language)}" for column, value in where.items())
            text = ", ".join((event.event, *conditions))
            verdict = "failed" if event.failure else ""
            yield Item(role="event", text=text, who=self.registry.who_of(voice), at=voice.at, verdict=verdict)

    def owner(self, voice: Voice) -> Iterator[Item]:
        """Yield who of us takes care of a moment."""
        if voice.content.owner is not None:
            yield Item(role="owner", text=voice.content.owner, who=self.registry.who_of(voice), at=voice.at)

    def description(self, voice: Voice) -> Iterator[Item]:
        """Yield more words about a stage or step; those about a touchpoint stand below its name."""
        if voice.spot.level != "touchpoint" and voice.content.description is not None:
            who = self.registry.who_of(voice)
            yield Item(role="description", text=voice.content.description, who=who)

    def evidence(self, voice: Voice) -> Iterator[Item]:
        """Yield what the whole moment rests on."""
        who = self.registry.who_of(voice)
        for note in self.registry.notes(voice.content.evidence):
            yield Item(role="evidence", who=who, at=voice.at, notes=(note,))

    def more(self, voice: Voice) -> Iterator[Item]:
        """Yield links, the picture and the map of its own that a moment has."""
        content, who = voice.content, self.registry.who_of(voice)
        for link in write_links(content.links):
            yield Item(role="link", who=who, at=voice.at, links=(link,))
        if content.image is not None:
            yield Item(role="image", text=content.image, who=who, at=voice.at)
        if content.journey is not None:
            link = Link(content.journey, content.journey)
            yield Item(role="journey", who=who, at=voice.at, links=(link,))

    def tags(self, voice: Voice) -> Iterator[Item]:
        """Yield the words to find a moment by."""
        for tag in voice.content.tags or ():
            yield Item(role="tag", text=tag, who=self.registry.who_of(voice), at=voice.at)


def unknown_lane(key: str, known: Iterable[str]) -> str:
    """Return what to say of a key that no lane has."""
    return f"there is no lane `{key}`; there are {', '.join(known)}"


def _is_none(content: Said, key: str) -> bool:
    """Tell whether somebody looked and found none."""
    value = getattr(content, key, None)
    return value == () or value is False


def _said(key: str) -> Callable[[LaneWriter, Voice], Iterable[Item]]:
    return lambda writer, voice: writer.items.sayings(voice, getattr(voice.content, key, None))


_NOTHING = Content()
_CUSTOM = ("lanes",)
_VERDICTS = {3: "partly", 4: "met", 5: "exceeded"}
_TITLES = {"routes": ("next", "exits"), "words": ("quotes", "thoughts"), "more": ("links", "image", "journey")}
"""Lanes whose title depends on what they show."""

KINDS = (
    Kind("description", "doing", ("description",), LaneWriter.description),
    Kind("goals", "doing", ("goals",), _said("goals"), asks=True),
    Kind("actions", "doing", ("actions",), _said("actions"), asks=True),
    Kind("touchpoints", "doing", ("touchpoints",), lambda writer, voice: (), asks=True),
    Kind("artifacts", "doing", ("artifacts",), _said("artifacts")),
    Kind("claims", "doing", ("claims",), LaneWriter.claims),
    Kind("moments-of-truth", "feeling", ("moment_of_truth",), LaneWriter.truth),
    Kind(
        "emotions",
        "feeling",
        ("emotions",),
        lambda writer, voice: writer.items.feelings(voice, voice.content.emotions),
        True,
    ),
    Kind("words", "feeling", ("thoughts", "quotes"), LaneWriter.words, asks=True),
    Kind(
        "expectations",
        "feeling",
        ("expects", "gets"),
        LaneWriter.expectations,
        asks=True,
        also=("importance", "satisfaction"),
    ),
    Kind("pains", "fixing", ("pains",), lambda writer, voice: writer.items.pains(voice, voice.content.pains), True),
    Kind(
        "opportunities",
        "fixing",
        ("opportunities",),
        lambda writer, voice: writer.items.opportunities(voice, voice.content.opportunities),
        asks=True,
    ),
    Kind("routes", "fixing", ("next", "exits"), LaneWriter.routes),
    Kind(
        "metrics",
        "running",
        ("metrics",),
        lambda writer, voice: writer.items.metrics(voice, voice.content.metrics),
        True,
    ),
    Kind("frontstage", "running", ("frontstage",), _said("frontstage"), asks=True),
    Kind("backstage", "running", ("backstage",), _said("backstage"), asks=True),
    Kind("support", "running", ("support",), _said("support"), asks=True),
    Kind("owner", "running", ("owner",), LaneWriter.owner),
    Kind("evidence", "running", ("evidence",), LaneWriter.evidence),
    Kind("events", "running", ("events",), LaneWriter.events),
    Kind("more", "running", ("links", "image", "journey"), LaneWriter.more),
    Kind("tags", "running", ("tags",), LaneWriter.tags),
)
"""All lanes but the custom ones, which stand before the last ones, in order."""

_AFTER_CUSTOM = 5
