"""The lanes of the grid: which there are, in their order, and their cells."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from cjmap.errors import CjmapError
from cjmap.model.moments import Content as Said
from cjmap.model.outline import Spot
from cjmap.view.columns import Columns
from cjmap.view.grid.kinds import KINDS, CellWriter, Kind
from cjmap.view.grid.rows import lay_rows
from cjmap.view.parts import Absence, Content, Item, Lane
from cjmap.view.registry import Registry, Voice


class LaneWriter:
    """Writes the lanes of one map."""

    def __init__(self, registry: Registry) -> None:
        """Take what the cells of the map refer to."""
        self.outline = registry.outline
        self.registry = registry
        self.cells = CellWriter(registry)

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

    def _custom_writer(self, key: str) -> Callable[[CellWriter, Voice], Iterable[Item]]:
        def write(writer: CellWriter, voice: Voice) -> Iterator[Item]:
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
            "pains": (journey.pains, self.cells.items.pains(None, journey.pains)),
            "opportunities": (journey.opportunities, self.cells.items.opportunities(None, journey.opportunities)),
            "metrics": (journey.metrics, self.cells.items.metrics(None, journey.metrics)),
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
            items = self.registry.only(self.cells.items.touchpoint(each) for each in self.registry.touchpoints(spot))
            empty = getattr(spot.moment, "touchpoints", None) == ()
            return Content(tuple(items), (Absence("touchpoints", (), ""),) if empty else (), flags)
        heard = [voice for voice in self.registry.voices(spot) if kind.hears(voice)]
        if not heard:
            return Content(flags=flags) if flags else _NOTHING
        found: list[Item] = []
        absences: list[Absence] = []
        for voice in heard:
            found += kind.write(self.cells, voice)
            who = () if self.registry.persona else self.registry.who_of(voice)
            absences += (Absence(key, who, voice.at) for key in kind.keys if _is_none(voice.content, key))
            absences += (Absence(kind.key, who, voice.at) for _ in self._empty_lanes(kind, voice))
        return Content(tuple(self.registry.only(found)), tuple(absences), flags)

    def _empty_lanes(self, kind: Kind, voice: Voice) -> Iterator[str]:
        if kind.keys == _CUSTOM:
            yield from (
                key for key, said in (voice.content.lanes or {}).items() if said == () and self._lane(key) == kind.key
            )


def unknown_lane(key: str, known: Iterable[str]) -> str:
    """Return what to say of a key that no lane has."""
    return f"there is no lane `{key}`; there are {', '.join(known)}"


def _is_none(content: Said, key: str) -> bool:
    """Tell whether somebody looked and found none."""
    value = getattr(content, key, None)
    return value == () or value is False


_NOTHING = Content()
_CUSTOM = ("lanes",)
_TITLES = {"routes": ("next", "exits"), "words": ("quotes", "thoughts"), "more": ("links", "image", "journey")}
"""Lanes whose title depends on what they show."""


_AFTER_CUSTOM = 5
"""So many kinds stand behind the lanes of authors."""
