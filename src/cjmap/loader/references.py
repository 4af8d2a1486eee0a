"""Whether everything that a map refers to exists, once: ids, names, targets, scores on the scale."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from cjmap.finding import Finding, Related
from cjmap.loader.codes import finding
from cjmap.loader.keys import keys_of
from cjmap.loader.spelling import Suggester
from cjmap.model.graph import find_target
from cjmap.model.moments import Content, Moment, Stage, Touchpoint
from cjmap.model.outline import Outline, Spot
from cjmap.model.people import Persona
from cjmap.model.references import Entries
from cjmap.model.routes import END, Next
from cjmap.model.sayings import Emotion, Opportunity
from cjmap.model.tables import Tables
from cjmap.model.texts import Part
from cjmap.model.walk import parts
from cjmap.source import Source
from cjmap.where import Place, Pointer

_OWN_LANES = frozenset((*keys_of(Stage), *keys_of(Touchpoint)))
"""Keys of moments: an entry of the table of lanes with such an id gives the lane of the format another title."""


def check_references(outline: Outline, source: Source, suggester: Suggester) -> Iterator[Finding]:
    """Yield a finding for each reference that leads nowhere or to two things, id given twice, score off the scale."""
    checker = _Checker(outline, source, suggester)
    for pointer, part in parts(outline.journey):
        yield from checker.check(pointer, part)
    yield from _repeated_ids(outline, source)


def check_shared(tables: Tables, everything: Tables, source: Source, suggester: Suggester) -> Iterator[Finding]:
    """Yield the same for the references inside a shared file; `everything` are the tables of the whole project."""
    lookup = _Lookup(everything, source, suggester)
    for pointer, part in parts(tables):
        yield from lookup.check(pointer, part)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table that is referred to: what it is called, its entries, whether it must exist, what else to say."""

    noun: str
    key: str
    entries: Entries
    required: bool
    hint: str = ""


class _Lookup:
    """The references that need no map: personas, channels, evidence."""

    def __init__(self, tables: Tables, source: Source, suggester: Suggester) -> None:
        self.source = source
        self.suggester = suggester
        personas, channels = tables.personas or {}, tables.channels or {}
        evidence, lanes = tables.evidence or {}, tables.lanes or {}
        artifacts = "Physical evidence, in the words of service blueprints, goes under `artifacts` of a touchpoint."
        self.personas = _Table("persona", "personas", _entries(personas), required=True)
        names = ((key, (entry.name, *(entry.aliases or ()))) for key, entry in channels.items())
        self.channels = _Table("channel", "channels", Entries(names), required=tables.channels is not None)
        self.evidence = _Table("evidence", "evidence", _entries(evidence), tables.evidence is not None, artifacts)
        self.lanes = _Table("lane", "lanes", _entries(lanes), required=True)

    def check(self, pointer: Pointer, part: Part) -> Iterator[Finding]:
        """Yield the findings of one part of a file."""
        values: dict[str, Any] = part.__dict__
        yield from self._references(pointer, "for", values.get("for_"), self.personas)
        if not isinstance(part, Tables):
            yield from self._references(pointer, "evidence", values.get("evidence"), self.evidence)
        if isinstance(part, (Touchpoint, Persona)):
            yield from self._references(pointer, "channels", values.get("channels"), self.channels)

    def _references(
        self, pointer: Pointer, key: str, names: Iterable[str] | None, table: _Table, at_key: bool = False
    ) -> Iterator[Finding]:
        """Yield a finding for each of `names`, which stand in a list (or are the keys of a table) under `key`."""
        for number, name in enumerate(names or ()):
            found = table.entries.find(name)
            if len(found) == 1 or (not found and not table.required):
                continue
            where = (*pointer, key, name if at_key else number)
            place = self.source.key_place(where) if at_key else self.source.place(where)
            yield self._unresolved(f"`{key}`", name, found, table, place, self.source.existing(where))

    def _unresolved(
        self, key: str, name: str, found: tuple[str, ...], table: _Table, place: Place, pointer: Pointer
    ) -> Finding:
        if found:
            ids = " or ".join(f"`{id_}`" for id_ in found)
            return finding("REF03", f"{key} names `{name}`, which can be {ids}; write the id", place, pointer)
        if not table.entries:
            message = f"{key} names `{name}`, but no {table.key} are declared"
            help = table.hint or f"Add it under `{table.key}:` at the top of the map, or in a shared file."
            return finding("REF01", message, place, pointer, help=help)
        message = (
            f"{key} names `{name}`, which is not among the {table.key}{self._did_you_mean(name, table.entries.words)}"
        )
        return finding("REF01", message, place, pointer, help=table.hint)

    def _did_you_mean(self, word: str, words: Iterable[str]) -> str:
        found = self.suggester.closest(word, words)
        return f"; did you mean `{found}`?" if found is not None else ""


class _Checker(_Lookup):
    """All references of a map."""

    def __init__(self, outline: Outline, source: Source, suggester: Suggester) -> None:
        super().__init__(outline.tables, source, suggester)
        self.outline = outline
        places = [spot for spot in outline.spots if spot.level != "touchpoint"]
        written = (spot.moment.id for spot in places if spot.moment.id is not None)
        self.targets = (*(spot.name for spot in places), *written, END)
        self.pains = _Table("pain", "pains", outline.pain_entries, required=True)

    def check(self, pointer: Pointer, part: Part) -> Iterator[Finding]:
        """Yield the findings of one part of a map."""
        yield from super().check(pointer, part)
        values: dict[str, Any] = part.__dict__
        if isinstance(part, Content):
            yield from self._lanes(pointer, values["lanes"] or {})
        if isinstance(part, Moment):
            yield from self._references(pointer, "per_persona", values["per_persona"], self.personas, at_key=True)
        elif isinstance(part, Opportunity):
            yield from self._references(pointer, "addresses", part.addresses, self.pains)
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
        if len(found) == 1:
            return
        where = (*pointer, "to")
        place, existing = self.source.place(where), self.source.existing(where)
        if found:
            ways = " or ".join(f"`{spot.stage.id}/{spot.id}`" for spot in found)
            message = f"`next` goes to `{way.to}`, which several steps are called; write {ways}"
            yield finding("REF03", message, place, existing, subject=source_spot.subject)
            return
        meant = self._did_you_mean(way.to, self.targets)
        message = f"`next` goes to `{way.to}`, which is no step or stage of this map{meant}"
        yield finding("REF01", message, place, existing, subject=source_spot.subject)

    def _emotion(self, pointer: Pointer, emotion: Emotion) -> Iterator[Finding]:
        low, high = self.outline.journey.scale
        if emotion.feeling is None and emotion.score is None:
            place = self.source.place(pointer)
            yield finding("MAP02", "an emotion needs `feeling`, `score` or both", place, self.source.existing(pointer))
        if emotion.score is not None and not low <= emotion.score <= high:
            where = (*pointer, "score")
            message = f"the score {emotion.score:g} is outside the emotion scale, {low:g} to {high:g}"
            help = "Scores are on `emotion_scale`; without one they go from -2 to 2."
            yield finding("MAP06", message, self.source.place(where), self.source.existing(where), help=help)


def _entries(table: dict[str, Any]) -> Entries:
    return Entries((key, (entry.name,)) for key, entry in table.items())


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
