"""What every view of a map has around it."""

from cjmap.view.around import Frame
from cjmap.view.items import ItemWriter
from cjmap.view.profiles import (
    write_audience,
    write_channels,
    write_evidence,
    write_header,
    write_people,
    write_profiles,
)
from cjmap.view.registry import Registry


def write_frame(registry: Registry) -> Frame:
    """Return the frame of the views of a map; all views of one registry share it."""
    if registry.frame is None:
        registry.frame = _write(registry)
    return registry.frame


def _write(registry: Registry) -> Frame:
    journey, items = registry.journey, ItemWriter(registry)
    everybody = tuple(range(len(registry.people)))
    return Frame(
        language=registry.language,
        header=write_header(journey, registry.language),
        personas=write_people(registry),
        shown=everybody if registry.persona is None else (registry.places[registry.persona],),
        profiles=tuple(write_profiles(registry, items)),
        objectives=tuple(registry.only(items.objectives(journey.objectives))),
        audience=write_audience(registry, items),
        channels=tuple(write_channels(registry)),
        evidence=tuple(write_evidence(registry, registry.language)),
        findings=tuple(registry.flags.written(registry.pain_marks | registry.opportunity_marks)),
        checked=registry.checked,
        absent=_absent(registry),
        standing=registry.standing,
    )


def _absent(registry: Registry) -> str:
    """Return the name of the chosen persona if they come to none of the stages that there are."""
    if registry.persona is None or registry.stages or not registry.outline.stages:
        return ""
    return registry.people[registry.persona].name or registry.persona
