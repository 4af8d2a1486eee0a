"""The kinds of lanes that the format has, and what each writes of a moment."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from cjmap.view.items import ItemWriter
from cjmap.view.numbers import write_value
from cjmap.view.parts import Group, Item, Link
from cjmap.view.registry import Registry, Voice, write_links
from cjmap.vocabulary import label


class Kind(Struct, frozen=True):
    """A kind of lane: the keys of the format that it shows, and how it writes what one voice says.

    `asks` tells that a moment without those keys is a question nobody answered. `also` are keys that it shows beside.
    """

    key: str
    group: Group
    keys: tuple[str, ...]
    write: Callable[["CellWriter", Voice], Iterable[Item]]
    asks: bool = False
    also: tuple[str, ...] = ()

    def hears(self, voice: Voice) -> bool:
        """Tell whether a voice may say anything of this kind: most say nothing, and then there is nothing to write."""
        written = voice.content.model_fields_set
        return not (written.isdisjoint(self.keys) and written.isdisjoint(self.also))


class CellWriter:
    """Writes what the voices of a map say in the cells of its lanes."""

    def __init__(self, registry: Registry) -> None:
        """Take what the cells of the map refer to."""
        self.registry = registry
        self.items = ItemWriter(registry)

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
            text = label("text.comma", self.items.language).join(values)
            yield Item(role="claim", text=text, actor=key, who=self.registry.who_of(voice), at=voice.at)

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


def _said(key: str) -> Callable[[CellWriter, Voice], Iterable[Item]]:
    return lambda writer, voice: writer.items.sayings(voice, getattr(voice.content, key, None))


_VERDICTS = {3: "partly", 4: "met", 5: "exceeded"}

KINDS = (
    Kind("description", "doing", ("description",), CellWriter.description),
    Kind("goals", "doing", ("goals",), _said("goals"), asks=True),
    Kind("actions", "doing", ("actions",), _said("actions"), asks=True),
    Kind("touchpoints", "doing", ("touchpoints",), lambda writer, voice: (), asks=True),
    Kind("artifacts", "doing", ("artifacts",), _said("artifacts")),
    Kind("claims", "doing", ("claims",), CellWriter.claims),
    Kind("moments-of-truth", "feeling", ("moment_of_truth",), CellWriter.truth),
    Kind(
        "emotions",
        "feeling",
        ("emotions",),
        lambda writer, voice: writer.items.feelings(voice, voice.content.emotions),
        True,
    ),
    Kind("words", "feeling", ("thoughts", "quotes"), CellWriter.words, asks=True),
    Kind(
        "expectations",
        "feeling",
        ("expects", "gets"),
        CellWriter.expectations,
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
    Kind("routes", "fixing", ("next", "exits"), CellWriter.routes),
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
    Kind("owner", "running", ("owner",), CellWriter.owner),
    Kind("evidence", "running", ("evidence",), CellWriter.evidence),
    Kind("events", "running", ("events",), CellWriter.events),
    Kind("more", "running", ("links", "image", "journey"), CellWriter.more),
    Kind("tags", "running", ("tags",), CellWriter.tags),
)
"""All lanes but those of authors, in order."""
