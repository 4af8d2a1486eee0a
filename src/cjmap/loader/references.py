"""Whether everything that a map refers to exists, once: ids, names, targets, scores on the scale."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from cjmap.finding import Finding, Related
from cjmap.loader.codes import finding
from cjmap.loader.keys import keys_of
from cjmap.loader.spelling import Suggester, listed
from cjmap.loader.unknown_keys import short
from cjmap.model.graph import find_target
from cjmap.model.moments import Content, Moment, Stage, Touchpoint
from cjmap.model.outline import Outline, PainSpot, Spot
from cjmap.model.people import Persona
from cjmap.model.references import Entries, Lookup
from cjmap.model.routes import END, Next
from cjmap.model.sayings import Emotion, Opportunity
from cjmap.model.tables import Tables
from cjmap.model.texts import Part
from cjmap.model.walk import parts
from cjmap.source import Source
from cjmap.where import Place, Pointer

_OWN_LANES = frozenset((*keys_of(Stage), *keys_of(Touchpoint)))
"""Keys of moments: an entry of the table of lanes with such an id gives the lane of the format another title."""


def check_references(
    walked: Iterable[tuple[Pointer, Part]],
    outline: Outline,
    source: Source,
    suggester: Suggester,
    unsure: frozenset[str] = frozenset(),
) -> Iterator[Finding]:
    """Yield a finding for each reference that leads nowhere or to two things, id given twice, score off the scale.

    `walked` are the parts of the map. `unsure` are the keys of tables (`personas`, `stages` …) and the `emotion_scale`
    that were not read whole, because they have mistakes of their own: what seems to be missing there is not told.
    """
    checker = _Checker(outline, source, suggester, unsure)
    for pointer, part in walked:
        yield from checker.check(pointer, part)
    yield from _repeated_ids(outline, source)


def check_shared(
    tables: Tables, everything: Tables, source: Source, suggester: Suggester, unsure: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """Yield the same for the references inside a shared file; `everything` are the tables of the whole project."""
    lookup = _TableChecker(everything, source, suggester, unsure)
    for pointer, part in parts(tables):
        yield from lookup.check(pointer, part)


class _Table(Struct, frozen=True):
    """A table that is referred to: what it is called, its entries, whether it must exist, what else to say."""

    noun: str
    key: str
    entries: Entries | Lookup[PainSpot]
    words: tuple[str, ...]
    required: bool
    hint: str = ""


class _TableChecker:
    """The references that need no map: personas, channels, evidence, lanes."""

    def __init__(self, tables: Tables, source: Source, suggester: Suggester, unsure: frozenset[str]) -> None:
        self.source = source
        self.suggester = suggester
        self.unsure = unsure
        channels = {key: (entry.name, *(entry.aliases or ())) for key, entry in (tables.channels or {}).items()}
        artifacts = "Physical evidence, in the words of service blueprints, goes under `artifacts` of a touchpoint."
        self.personas = _table("persona", "personas", _names(tables.personas), required=True)
        self.channels = _table("channel", "channels", channels, tables.channels is not None)
        self.evidence = _table("evidence", "evidence", _names(tables.evidence), tables.evidence is not None, artifacts)
        self.lanes = _table("lane", "lanes", _names(tables.lanes), required=True)

    def check(self, pointer: Pointer, part: Part) -> Iterator[Finding]:
        """Yield the findings of one part of a file."""
        values: dict[str, Any] = part.__dict__
        if names := values.get("for_"):
            yield from self._references(pointer, "for", names, self.personas)
        if (names := values.get("evidence")) and not isinstance(part, Tables):
            yield from self._references(pointer, "evidence", names, self.evidence)
        if (names := values.get("channels")) and isinstance(part, (Touchpoint, Persona)):
            yield from self._references(pointer, "channels", names, self.channels)

    def _references(
        self, pointer: Pointer, key: str, names: Iterable[str], table: _Table, at_key: bool = False
    ) -> Iterator[Finding]:
        """Yield a finding for each of `names`, which stand in a list (or are the keys of a table) under `key`."""
        seen: dict[str, str] = {}
        for number, name in enumerate(names):
            found = table.entries.find(name)
            if len(found) == 1 and not at_key:
                continue
            where = (*pointer, key, name if at_key else number)
            if len(found) == 1 and isinstance(found[0], str):
                yield from self._twice(where, name, seen.setdefault(found[0], name))
            if len(found) == 1 or (not found and (not table.required or table.key in self.unsure)):
                continue
            place = self.source.key_place(where) if at_key else self.source.place(where)
            yield self._unresolved(f"`{key}`", name, found, table, place, self.source.existing(where))

    def _twice(self, where: Pointer, name: str, first: str) -> Iterator[Finding]:
        """Yield a finding for a key that means what another key of the table means, too."""
        if name != first:
            message = f"`{short(name)}` and `{short(first)}` are one and the same"
            yield finding("REF02", message, self.source.key_place(where), self.source.existing(where))

    def _unresolved(
        self, key: str, name: str, found: tuple[Any, ...], table: _Table, place: Place, pointer: Pointer
    ) -> Finding:
        said = f"{key} names `{short(name)}`"
        if found:
            ids = [f"`{short(item if isinstance(item, str) else item.id)}`" for item in found[:_MOST]]
            if any(isinstance(item, PainSpot) and item.pain.id is None for item in found[:_MOST]):
                return finding("REF03", f"{said}, as several {table.key} are called; give them ids", place, pointer)
            return finding("REF03", f"{said}, which can be {listed(ids)}; write the id", place, pointer)
        help = table.hint
        if "," in name:
            help = f"For several, write a list: `[{short(name.strip('[] '))}]`."
        elif table.key == "personas" and name.casefold() in ("all", "everyone", "everybody"):
            help = "Leave the key out: then it holds for all."
        meant = self._did_you_mean(name, table.words)
        if not help and not meant:
            help = f"Add it under `{table.key}:` at the top of the map, or in a shared file."
        if not table.words:
            be = "is" if table.noun == table.key else "are"
            return finding("REF01", f"{said}, but no {table.key} {be} declared", place, pointer, help=help)
        return finding("REF01", f"{said}, which is not among the {table.key}{meant}", place, pointer, help=help)

    def _did_you_mean(self, word: str, words: Iterable[str]) -> str:
        found = self.suggester.closest(word, words)
        return f"; did you mean `{found}`?" if found is not None else ""


class _Checker(_TableChecker):
    """All references of a map."""

    def __init__(self, outline: Outline, source: Source, suggester: Suggester, unsure: frozenset[str]) -> None:
        super().__init__(outline.tables, source, suggester, unsure)
        self.outline = outline
        places = [spot for spot in outline.spots if spot.level != "touchpoint"]
        written = (spot.moment.id for spot in places if spot.moment.id is not None)
        self.targets = (*(spot.name for spot in places), *written, END)
        ids = [spot.pain.id for spot in outline.pains if spot.pain.id is not None]
        words = (*ids, *(spot.pain.text for spot in outline.pains))
        called = "A pain is called by its text, or by an `id` that you give it."
        self.pains = _Table("pain", "pains", outline.pain_names, words, required=True, hint=called)

    def check(self, pointer: Pointer, part: Part) -> Iterator[Finding]:
        """Yield the findings of one part of a map."""
        yield from super().check(pointer, part)
        if isinstance(part, Content):
            if part.lanes:
                yield from self._lanes(pointer, part.lanes)
            if isinstance(part, Moment) and part.per_persona:
                yield from self._references(pointer, "per_persona", part.per_persona, self.personas, at_key=True)
        elif isinstance(part, Opportunity):
            yield from self._references(pointer, "addresses", part.addresses or (), self.pains)
        elif isinstance(part, Next):
            yield from self._target(pointer, part)
        elif isinstance(part, Emotion):
            yield from self._emotion(pointer, part)

    def _lanes(self, pointer: Pointer, used: dict[str, Any]) -> Iterator[Finding]:
        for name in used:
            where = (*pointer, "lanes", name)
            if name in _OWN_LANES:
                message = f"`lanes` names `{name}`, which is a lane of the format itself"
                help = (
                    f"Write `{name}:` on the moment, without `lanes`. The table at the top may give it another title."
                )
                place = self.source.key_place(where)
                yield finding("REF01", message, place, self.source.existing(where), help=help)
        custom = [name for name in used if name not in _OWN_LANES]
        yield from self._references(pointer, "lanes", custom, self.lanes, at_key=True)

    def _target(self, pointer: Pointer, way: Next) -> Iterator[Finding]:
        if way.to == END:
            return
        source_spot = self.outline.by_pointer[pointer[:-2]]
        found = find_target(self.outline, source_spot, way.to)
        if len(found) == 1 or (not found and "stages" in self.unsure):
            return
        where = (*pointer, "to")
        place, existing = self.source.place(where), self.source.existing(where)
        said = f"`next` goes to `{short(way.to)}`"
        if found:
            level = found[0].level
            ways = [f"`{spot.id}`" if level == "stage" else f"`{spot.stage.id}/{spot.id}`" for spot in found[:_MOST]]
            message = f"{said}, which several {level}s are called; write {listed(ways)}"
            help = "Give them ids of their own." if level == "stage" else ""
            yield finding("REF03", message, place, existing, help=help)
            return
        bare = way.to.strip("->→ ")
        meant = f"; did you mean `{bare}`?" if bare in self.targets else self._did_you_mean(way.to, self.targets)
        yield finding("REF01", f"{said}, which is no step or stage of this map{meant}", place, existing)

    def _emotion(self, pointer: Pointer, emotion: Emotion) -> Iterator[Finding]:
        low, high = self.outline.journey.scale
        if emotion.feeling is None and emotion.score is None:
            place = self.source.place(pointer)
            yield finding("MAP02", "an emotion needs `feeling`, `score` or both", place, self.source.existing(pointer))
        on_scale = emotion.score is None or low <= emotion.score <= high
        if not on_scale and "emotion_scale" not in self.unsure:
            where = (*pointer, "score")
            message = f"the score {emotion.score:g} is outside the emotion scale, {low:g} to {high:g}"
            help = "Scores are on `emotion_scale`; without one they go from -2 to 2."
            yield finding("MAP06", message, self.source.place(where), self.source.existing(where), help=help)


def _names(table: dict[str, Any] | None) -> dict[str, tuple[str | None, ...]]:
    return {key: (entry.name,) for key, entry in (table or {}).items()}


def _table(noun: str, key: str, names: dict[str, tuple[str | None, ...]], required: bool, hint: str = "") -> _Table:
    entries = Entries(names.items())
    return _Table(noun, key, entries, entries.words, required, hint)


_MOST = 4
"""So many of the things that a reference can mean are named."""


def _repeated_ids(outline: Outline, source: Source) -> Iterator[Finding]:
    """Yield a finding for each written id that stands where it stood before."""
    written: dict[tuple[Any, ...], Pointer] = {}
    candidates: list[tuple[tuple[Any, ...], Pointer, str, str]] = []
    for spot in outline.spots:
        if spot.moment.id is not None:
            candidates.append((_space(spot), spot.pointer, spot.id, spot.level))
    for pain in outline.pains:
        if pain.pain.id is not None:
            candidates.append((("pain", pain.id), pain.pointer, pain.id, "pain"))
    for space, pointer, id_, noun in candidates:
        where = (*pointer, "id")
        if id_ == END and noun in ("stage", "step"):
            message = f"a {noun} cannot have the id `{END}`, which is the end of the journey for `next`"
            yield finding("MAP16", message, source.place(where), where)
        if space not in written:
            written[space] = where
            continue
        first = source.place(written[space])
        related = Related(f"the other {noun} `{id_}`", first, written[space])
        message = f"two {noun}s have the id `{id_}`; the other one is on line {first.line}"
        yield finding("REF02", message, source.place(where), where, related=(related,))


def _space(spot: Spot) -> tuple[Any, ...]:
    """Return what an id of a moment must be unique among: its level in the map, for touchpoints in their parent."""
    parent = spot.parent.pointer if spot.level == "touchpoint" and spot.parent else ()
    return (spot.level, parent, spot.id)
