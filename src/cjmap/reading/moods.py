"""How people feel at a moment: which emotions are theirs, and how good each is."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from cjmap.model.outline import Outline, Spot, cells
from cjmap.model.sayings import Emotion
from cjmap.reading.items import Said
from cjmap.reading.told import Told
from cjmap.vocabulary import feeling_score
from cjmap.where import Pointer


def emotions_of(outline: Outline, spot: Spot, person: str | None) -> Iterator[Emotion]:
    """Yield what a persona feels at a moment, said of everybody or of them; all that is said for person None.

    Nothing for a persona that does not come there.
    """
    if person is not None and person not in spot.personas:
        return
    if person is None:
        yield from (emotion for _, content, _ in cells(spot) for emotion in content.emotions or ())
        return
    for content, _ in outline.cells_of(spot, person):
        yield from (emotion for emotion in content.emotions or () if outline.narrow((person,), emotion.for_))


def counted(outline: Outline, emotions: Iterable[Emotion]) -> list[tuple[Emotion, float]]:
    """Return (emotion, score from -1 to 1) of the emotions that count.

    Written scores count, mapped from the author's scale; only where there is none, those of the feelings lexicon.
    """
    listed = list(emotions)
    scale = outline.journey.scale
    written = [(emotion, scale.unit(emotion.score)) for emotion in listed if emotion.score is not None]
    if written:
        return written
    language = outline.journey.language
    known = ((emotion, feeling_score(emotion.feeling, language)) for emotion in listed if emotion.feeling)
    return [(emotion, score) for emotion, score in known if score is not None]


def scores(outline: Outline, emotions: Iterable[Emotion]) -> list[tuple[str, float]]:
    """Return (feeling, score from -1 to 1) of the emotions that count; a bare score has the feeling ""."""
    return [(emotion.feeling or "", score) for emotion, score in counted(outline, emotions)]


class Mood(Struct, frozen=True, eq=False):
    """How a persona feels at a moment, from -1 to 1.

    `low` is the lowest score, `value` the mean: somebody feels bad there, and how it is on the whole. `feeling` is the
    lowest feeling as it is written ("" for a bare score and a satisfaction), `pointer` what says so.
    """

    spot: Spot
    low: float
    value: float
    feeling: str
    pointer: Pointer


class Moods:
    """How each persona feels along one map."""

    def __init__(self, told: Told) -> None:
        """Take what the map says."""
        self.told = told
        self._curves: dict[str, tuple[Mood, ...]] = {}

    def at(self, spot: Spot, persona: str) -> Mood | None:
        """Return how a persona feels at a moment itself; None if nothing is known.

        By the emotions, written scores before the lexicon; only without any emotion by `satisfaction`, 1..5.
        """
        known = self.all.get(spot)
        return known.get(persona) if known is not None else None

    @cached_property
    def all(self) -> dict[Spot, dict[str, Mood]]:
        """Return how each persona feels, by the moments of which anything is known."""
        spots = {*self.told.spots_with("emotions"), *self.told.spots_with("satisfaction")}
        return {spot: self._moods(spot) for spot in spots}

    def _moods(self, spot: Spot) -> dict[str, Mood]:
        """Return how each persona feels at a moment, those of whom it is known."""
        of: dict[str, list[Said[Emotion]]] = {}
        for said in self.told.said_at("emotions", spot):
            for persona in said.personas:
                of.setdefault(persona, []).append(said)
        weighed: dict[tuple[Said[Emotion], ...], Mood | None] = {}  # personas that feel alike are weighed once
        found = {}
        for persona in self.told.people(spot):
            felt = tuple(of.get(persona, ()))
            if felt not in weighed:
                weighed[felt] = self._weighed(spot, felt)
            mood = weighed[felt] if felt else self._rated(spot, persona)
            if mood is not None:
                found[persona] = mood
        return found

    def _rated(self, spot: Spot, persona: str) -> Mood | None:
        """Return how a persona feels by a satisfaction; None if there is none."""
        satisfaction = self.told.single("satisfaction", spot, persona)
        if satisfaction is None:
            return None
        rating, pointer = satisfaction
        return Mood(spot, (rating - 3) / 2, (rating - 3) / 2, "", pointer)

    def _weighed(self, spot: Spot, felt: tuple[Said[Emotion], ...]) -> Mood | None:
        """Return what emotions come to; None if cjmap knows no score of any."""
        scored = counted(self.told.outline, [said.item for said in felt])
        if not scored:
            return None
        lowest, low = scored[0]
        total = 0.0
        for emotion, score in scored:
            total += score
            if score < low:
                lowest, low = emotion, score
        pointer = next(said.pointer for said in felt if said.item is lowest)
        return Mood(spot, low, total / len(scored), lowest.feeling or "", pointer)

    def curve(self, persona: str) -> tuple[Mood, ...]:
        """Return the points of a persona's curve in reading order: scored steps, else the stage."""
        if persona not in self._curves:
            self._curves[persona] = tuple(self._points(persona))
        return self._curves[persona]

    def _points(self, persona: str) -> Iterator[Mood]:
        for stage in self.told.stages:
            steps = [mood for step in self.told.steps(stage) if (mood := self.at(step, persona)) is not None]
            if steps:
                yield from steps
            elif (whole := self.at(stage, persona)) is not None:
                yield whole

    def lowest(self, persona: str) -> Mood | None:
        """Return the lowest point of a persona's curve, ties by the mean, then by order; None above -0.25."""
        worst = min(self.curve(persona), key=lambda mood: (mood.low, mood.value), default=None)
        return worst if worst is not None and worst.low <= LOWEST_AT else None

    def written(self, unit: float) -> str:
        """Return a score as the author's scale has it: "-1", "+0.5", "2.5"; a plus only on scales with a minus."""
        scale = self.told.journey.scale
        score = (unit + 1) / 2 * (scale.high - scale.low) + scale.low
        text = f"{round(score, 2) + 0.0:g}"
        return f"+{text}" if scale.low < 0 < score and text != "0" else text


LOW = -0.5
"""A moment this low is bad: the lower quarter of the scale (1-2 of 1..5, -1 of -2..2)."""
LOWEST_AT = -0.25
"""A lowest point above this is none."""
