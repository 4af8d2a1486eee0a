"""Which finding speaks where several rules have seen the same thing.

The ladder of a bad moment: is it known? answered? worked on? did it help? One moment gets one rung, the first that is
missing. Everything else that wins over something stands in one table.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from cjmap.model.outline import Spot
from cjmap.reading.reading import Reading
from cjmap.rules.rule import Hit

LADDER = ("BOT12", "BOT07", "PAIN01", "BOT08", "PAIN05", "PAIN06", "PAIN07")
"""The rungs: of those found at one moment only the first is told."""

Scope = Literal["map", "inside", "stage"]


class Win(Struct, frozen=True):
    """A rule whose finding says more than those of others: in the map, in its moments and inside them, in its stage."""

    winner: str
    losers: tuple[str, ...]
    scope: Scope


WINS = (
    Win("GAP01", ("GAP02",), "inside"),
    Win("GAP14", ("GAP07",), "map"),
    Win("PAIN02", ("PAIN03", "PAIN04"), "map"),
    Win("EVI01", ("EVI02",), "map"),
    Win("EVI04", ("EVI07", "EVI08", "EVI09", "EVI10", "EVI11", "EVI12"), "map"),
    Win("EVI12", ("EVI11",), "map"),
    Win("INC09", ("INC04",), "inside"),
    Win("INC02", ("BOT07",), "inside"),
    Win("INC04", ("BOT07",), "inside"),
    Win("BOT05", ("BOT06", "BOT07"), "inside"),
    Win("BOT13", ("BOT07",), "inside"),
    Win("BOT09", ("BOT07", "BOT08"), "inside"),
    Win("BOT12", ("BOT07", "PAIN01"), "inside"),
    Win("BOT08", ("PAIN09",), "inside"),
    Win("BOT05", ("GAP07",), "stage"),
    Win("BOT07", ("GAP07",), "stage"),
)
"""In this order: what has lost wins nothing any more."""


class Found(Struct, frozen=True, eq=False):
    """A hit and the rule that it is of."""

    rule: str
    hit: Hit


def settle(found: Sequence[Found], reading: Reading) -> list[Found]:
    """Return what is left to tell of one map, in the same order."""
    by_rule: dict[str, list[Found]] = {}
    for item in found:
        by_rule.setdefault(item.rule, []).append(item)
    lost: set[Found] = set()
    for win in WINS:
        winners = [item for item in by_rule.get(win.winner, ()) if item not in lost]
        losers = [item for rule in win.losers for item in by_rule.get(rule, ())]
        if winners and losers:
            spots = None if win.scope == "map" else _covered(winners, reading, whole_stage=win.scope == "stage")
            lost.update(item for item in losers if spots is None or _moment(item, reading) in spots)
    rungs = [[item for item in by_rule.get(rule, ()) if item not in lost] for rule in LADDER]
    lost.update(_on_lower_rungs(rungs, reading))
    return [item for item in found if item not in lost]


def _covered(winners: Iterable[Found], reading: Reading, whole_stage: bool) -> set[Spot]:
    """Return the moments that hits speak for, or the stages that these are in, with all that is inside them."""
    pointers = [pointer for item in winners for pointer in (item.hit.pointer, *item.hit.covers)]
    spots = (reading.innermost(pointer) for pointer in pointers)
    known = {spot.stage if whole_stage else spot for spot in spots if spot is not None}
    return {inner for spot in known for inner in reading.inside(spot)}


def _on_lower_rungs(rungs: Iterable[Iterable[Found]], reading: Reading) -> Iterable[Found]:
    """Yield the findings of the ladder at moments where a higher rung is missing; `rungs` are those of each rung.

    What is said of the whole journey is no moment: its pains have nothing to do with each other.
    """
    missing: set[Spot] = set()
    for rung in rungs:
        here = [(item, spot) for item in rung if (spot := _moment(item, reading)) is not None]
        yield from (item for item, spot in here if spot in missing)
        missing.update(spot for _, spot in here)


def _moment(item: Found, reading: Reading) -> Spot | None:
    return reading.innermost(item.hit.pointer)
