"""The map view: stages and steps across, lanes down."""

from collections.abc import Iterator

from cjmap.model.outline import Outline, Spot, cells
from cjmap.view.columns import Strip, count_columns, lay_columns
from cjmap.view.curve.curve import build_curve
from cjmap.view.grid.lanes import LaneWriter
from cjmap.view.grid.summary import write_summary
from cjmap.view.items import ItemWriter
from cjmap.view.parts import GridView, Head, Item
from cjmap.view.profiles import (
    write_audience,
    write_channels,
    write_evidence,
    write_header,
    write_people,
    write_profiles,
)
from cjmap.view.registry import Registry
from cjmap.vocabulary import stage_name

DEFAULT_LANGUAGE = "en"


def build_grid(outline: Outline) -> GridView:
    """Return a map laid out as a grid: a column for each step (or stage without steps), a lane for each kind of thing.

    Lanes that nobody started are left out. A cell spans the columns that it is said of.
    """
    journey = outline.journey
    language = journey.language or DEFAULT_LANGUAGE
    registry = Registry(outline)
    items = ItemWriter(registry, language)
    columns = lay_columns(outline)
    heads = _Heads(registry, language)
    stages = tuple(heads.stage(number, strip) for number, strip in enumerate(columns, 1))
    lanes = tuple(LaneWriter(outline, registry, items).lanes(columns))
    curve = build_curve(outline, columns, language)
    return GridView(
        language=language,
        header=write_header(journey, language),
        personas=write_people(registry),
        stages=stages,
        lanes=lanes,
        columns=count_columns(columns),
        summary=tuple(write_summary(stages, lanes, curve)),
        curve=curve,
        objectives=tuple(items.objectives(journey.objectives)),
        audience=write_audience(registry, items),
        profiles=tuple(write_profiles(registry, items)),
        channels=tuple(write_channels(registry)),
        evidence=tuple(write_evidence(registry, language)),
    )


class _Heads:
    """Writes the heads of columns."""

    def __init__(self, registry: Registry, language: str) -> None:
        self.registry = registry
        self.language = language

    def stage(self, number: int, strip: Strip) -> Head:
        """Return the head of a stage with those of its steps."""
        steps = tuple(
            self._head(step, f"{number}.{place}", strip.start + place - 1, 1)
            for place, step in enumerate(strip.steps, 1)
        )
        return self._head(strip.stage, str(number), strip.start, strip.span, steps)

    def _head(self, spot: Spot, number: str, start: int, span: int, steps: tuple[Head, ...] = ()) -> Head:
        moment = spot.moment
        kinds = (stage_name(kind, self.language) for kind in getattr(moment, "kind", None) or ())
        return Head(
            number=number,
            name=spot.name,
            start=start,
            span=span,
            who=self.registry.who(moment.for_),
            times=tuple(self._times(spot)),
            kinds=tuple(kind for kind in kinds if kind.casefold() != spot.name.casefold()),
            optional=bool(getattr(moment, "optional", None)),
            entry=bool(getattr(moment, "entry", None)),
            truth=any(content.moment_of_truth for _, content, _ in cells(spot)),
            steps=steps,
        )

    def _times(self, spot: Spot) -> Iterator[Item]:
        for _, content, persona in cells(spot):
            who = self.registry.who((persona,)) if persona is not None else ()
            if content.duration is not None:
                yield Item(role="duration", text=content.duration.text, who=who)
            if content.wait is not None:
                yield Item(role="wait", text=content.wait.text, who=who)
