"""Findings at the places that they are about."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from pydantic import BaseModel

from cjmap.finding import Finding
from cjmap.model.outline import Outline, Spot
from cjmap.view.around import Flag
from cjmap.where import Pointer


class Flags:
    """The findings of one map, to be looked up by moment and key."""

    def __init__(self, outline: Outline, findings: Sequence[Finding] = ()) -> None:
        """Take the map, and what there is to tell of it, in order."""
        self.outline = outline
        self.findings = tuple(findings)
        self._at: dict[Pointer, dict[str, list[int]]] = {}
        for number, finding in enumerate(self.findings, 1):
            for pointer in (finding.pointer, *(other.pointer for other in finding.related)):
                self._put(pointer, number)

    def _put(self, pointer: Pointer, number: int) -> None:
        spot = self._spot(pointer)
        if spot is None:
            return
        holder, key = spot, _key(pointer[len(spot.pointer) :])
        if spot.level == "touchpoint" and spot.parent is not None:
            holder, key = spot.parent, key if key in _KEYS_OF_TOUCHPOINTS else "touchpoints"
        numbers = self._at.setdefault(holder.pointer, {}).setdefault(key, [])
        if number not in numbers:
            numbers.append(number)

    def _spot(self, pointer: Pointer) -> Spot | None:
        """Return the moment that a place of the file belongs to; None for one that belongs to the whole map."""
        found = (self.outline.by_pointer.get(pointer[:length]) for length in range(len(pointer), 0, -1))
        return next((spot for spot in found if spot is not None), None)

    def of(self, spot: Spot, keys: Collection[str]) -> tuple[int, ...]:
        """Return the numbers of the findings about some keys of a stage or step and of its touchpoints."""
        known = self._at.get(spot.pointer)
        if not known:  # which is so for most
            return ()
        return tuple(sorted({number for key in keys for number in known.get(key, ())}))

    def besides(self, spot: Spot, keys: Collection[str]) -> tuple[int, ...]:
        """Return the numbers of the other findings about a stage or step."""
        known = self._at.get(spot.pointer, {})
        return tuple(sorted({number for key, numbers in known.items() if key not in keys for number in numbers}))

    def written(self, marks: Mapping[int, str]) -> Iterator[Flag]:
        """Yield the findings as views list them; `marks` are those of pains and opportunities by their identity."""
        for number, finding in enumerate(self.findings, 1):
            spot = self._spot(finding.pointer)
            pointers = (finding.pointer, *(other.pointer for other in finding.related))
            named = (self._mark(pointer, marks) for pointer in pointers)
            yield Flag(
                number=number,
                rule=finding.rule,
                name=finding.name,
                severity=finding.severity.value,
                message=finding.message,
                help=finding.help,
                file=finding.place.file,
                line=finding.place.line,
                where=spot.name if spot else "",
                anchor=spot.subject if spot else "",
                marks=tuple(dict.fromkeys(mark for mark in named if mark)),
            )

    def _mark(self, pointer: Pointer, marks: Mapping[int, str]) -> str:
        """Return the mark of the pain or opportunity that a place of the file belongs to; nothing if there is none."""
        part: object = self.outline.journey
        for key in pointer:
            try:
                part = getattr(part, str(key)) if isinstance(part, BaseModel) else part[key]  # type: ignore[index]
            except (AttributeError, LookupError, TypeError):  # a key of ours has another name, or the file a short form
                return ""
            if id(part) in marks:
                return marks[id(part)]
        return ""


_KEYS_OF_TOUCHPOINTS = frozenset((
    "goals", "actions", "thoughts", "quotes", "emotions", "expects", "gets", "importance", "satisfaction", "pains",
    "opportunities", "moment_of_truth", "metrics", "frontstage", "backstage", "support", "evidence", "lanes",
    "artifacts", "claims", "events", "owner",
))  # fmt: skip
"""Keys of a touchpoint that have a lane of their own; the others belong to the touchpoint."""


def _key(rest: Pointer) -> str:
    """Return the key of a moment that a pointer below it begins with, also one inside `per_persona`."""
    keys = rest[2:] if rest[:1] == ("per_persona",) else rest
    return str(keys[0]) if keys else ""
