"""Findings at the places that they are about."""

from collections.abc import Collection, Iterator, Sequence

from cjmap.finding import Finding
from cjmap.model.outline import Outline, Spot
from cjmap.view.parts import Flag
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
        known = self._at.get(spot.pointer, {})
        return tuple(sorted({number for key in keys for number in known.get(key, ())}))

    def besides(self, spot: Spot, keys: Collection[str]) -> tuple[int, ...]:
        """Return the numbers of the other findings about a stage or step."""
        known = self._at.get(spot.pointer, {})
        return tuple(sorted({number for key, numbers in known.items() if key not in keys for number in numbers}))

    def written(self) -> Iterator[Flag]:
        """Yield the findings as views list them."""
        for number, finding in enumerate(self.findings, 1):
            spot = self._spot(finding.pointer)
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
            )


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
