"""The heads of columns: stages and steps with what every view says of them."""

from collections.abc import Collection, Iterator

from cjmap.model.outline import Spot
from cjmap.view.columns import Columns, Strip
from cjmap.view.parts import Head, Item
from cjmap.view.registry import Registry
from cjmap.vocabulary import stage_name


def write_heads(registry: Registry, columns: Columns, lanes: Collection[str] = ()) -> tuple[Head, ...]:
    """Return the heads of stages, each with those of its steps.

    `lanes` are the keys of the format that lanes show: findings about others stand in the heads.
    """
    return tuple(_write_stage(registry, strip, lanes) for strip in columns)


def _write_stage(registry: Registry, strip: Strip, lanes: Collection[str]) -> Head:
    steps = tuple(_write_head(registry, step, strip.start + place, 1, lanes) for place, step in enumerate(strip.steps))
    return _write_head(registry, strip.stage, strip.start, strip.span, lanes, steps)


def _write_head(
    registry: Registry, spot: Spot, start: int, span: int, lanes: Collection[str], steps: tuple[Head, ...] = ()
) -> Head:
    moment = spot.moment
    kinds = (stage_name(kind, registry.language) for kind in getattr(moment, "kind", None) or ())
    return Head(
        number=registry.numbers[spot.pointer],
        name=spot.name,
        start=start,
        span=span,
        who=() if registry.persona else registry.who(moment.for_),
        times=tuple(registry.only(_times(registry, spot))),
        kinds=tuple(kind for kind in kinds if kind.casefold() != spot.name.casefold()),
        optional=bool(getattr(moment, "optional", None)),
        entry=bool(getattr(moment, "entry", None)),
        truth=registry.is_truth(spot),
        anchor=spot.subject,
        flags=registry.flags.besides(spot, lanes),
        steps=steps,
    )


def _times(registry: Registry, spot: Spot) -> Iterator[Item]:
    for content, persona in registry.cells(spot):
        who = registry.who((persona,)) if persona is not None else ()
        if content.duration is not None:
            yield Item(role="duration", text=content.duration.text, who=who)
        if content.wait is not None:
            yield Item(role="wait", text=content.wait.text, who=who)
