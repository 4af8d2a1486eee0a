"""The emotion curve: how each persona feels along the columns of the grid."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from cjmap.model.outline import Outline, Spot
from cjmap.reading.moods import LOWEST_AT, emotions_of, scores
from cjmap.view.columns import Columns, Strip
from cjmap.view.curve.parts import Blank, Curve, CurveLine, Hole, Point
from cjmap.view.numbers import write_score
from cjmap.view.registry import Registry
from cjmap.vocabulary import label

_TICKS = (-1.0, -0.5, 0.0, 0.5, 1.0)


def write_curve(registry: Registry, columns: Columns) -> Curve | None:
    """Return the emotion curve of a map: a line for each persona, one for all if they feel alike; None if none has."""
    drawer = _Drawer(registry.outline, registry.language)
    people: Sequence[str | None] = tuple(registry.people) or (None,)
    if registry.persona is not None:
        people = (registry.persona,)
    tracks = [tuple(point for strip in columns for point in drawer.points(strip, person)) for person in people]
    if not any(map(_is_scored, tracks)):
        return None
    lines = [
        _line(registry.places.get(person or ""), track)
        for person, track in zip(people, tracks, strict=True)
        if _is_scored(track)
    ]
    if len(tracks) > 1 and len(set(tracks)) == 1:
        lines = [_line(None, tracks[0])]
    language, scale = registry.language, registry.journey.scale
    middle, half = (scale.low + scale.high) / 2, (scale.high - scale.low) / 2
    ticks = tuple(write_score(middle + tick * half, scale, language) for tick in _TICKS)
    return Curve(tuple(lines), ticks, tuple(_truths(registry, columns)), label("text.comma", language))


def _line(persona: int | None, track: Sequence[Point | Hole | Blank]) -> CurveLine:
    """Return the line of a track with one point at least."""
    points = [place for place in track if not isinstance(place, Blank)]
    worst = min((point for point in points if isinstance(point, Point)), key=lambda point: point.unit)
    if worst.unit <= LOWEST_AT:
        points[points.index(worst)] = replace(worst, lowest=True)
    return CurveLine(persona, tuple(points), tuple(place for place in track if isinstance(place, Blank)))


def _is_scored(track: Sequence[Point | Hole | Blank]) -> bool:
    return any(isinstance(point, Point) for point in track)


class _Drawer:
    """Finds the points of one map's curve."""

    def __init__(self, outline: Outline, language: str) -> None:
        self.outline = outline
        self.language = language

    def points(self, strip: Strip, person: str | None) -> Iterator[Point | Hole | Blank]:
        """Yield what is known of a persona in a stage: of its steps if any is scored, else of the stage.

        Places that the persona does not come to are left out.
        """
        places = [(strip.start + number, 1, step) for number, step in enumerate(strip.steps)]
        found = [self._point(*place, person) for place in places]
        if not any(isinstance(point, Point) for point in found):
            found = [self._point(strip.start, strip.span, strip.stage, person)]
        yield from (point for point in found if point is not None)

    def _point(self, start: int, span: int, spot: Spot, person: str | None) -> Point | Hole | Blank | None:
        if person is not None and person not in spot.personas:
            return None
        scored = scores(self.outline, emotions_of(self.outline, spot, person))
        if not scored:
            return (Blank if self._none(spot, person) else Hole)(start, span, spot.name)
        unit = sum(value for _, value in scored) / len(scored)
        scale = self.outline.journey.scale
        score = (unit + 1) / 2 * (scale.high - scale.low) + scale.low
        feelings = tuple(dict.fromkeys(feeling for feeling, _ in scored if feeling))
        return Point(start, span, spot.name, unit, write_score(score, scale, self.language), feelings)

    def _none(self, spot: Spot, person: str | None) -> bool:
        """Tell whether somebody looked for this persona's feelings and found none."""
        said = self.outline.cells_of(spot, person) if person is not None else ((spot.moment, None),)
        return any(content.emotions == () for content, _ in said)


def _truths(registry: Registry, columns: Columns) -> Iterator[tuple[int, int]]:
    """Yield the first column and the span of each moment of truth."""
    for strip in columns:
        places = [(strip.start, strip.span, strip.stage)]
        places += [(strip.start + number, 1, step) for number, step in enumerate(strip.steps)]
        for start, span, spot in places:
            if registry.is_truth(spot):
                yield start, span
