"""How people feel at a moment: which emotions are theirs, and how good each is."""

from collections.abc import Iterable, Iterator

from cjmap.model.outline import Outline, Spot, cells
from cjmap.model.sayings import Emotion
from cjmap.vocabulary import feeling_score


def emotions_of(outline: Outline, spot: Spot, person: str | None) -> Iterator[Emotion]:
    """Yield what a persona feels at a moment, said of everybody or of them; all that is said for person None.

    Nothing for a persona that does not come there.
    """
    if person is not None and person not in spot.personas:
        return
    for _, content, persona in cells(spot):
        if person is None or persona is None or person in outline.personas.find(persona):
            for emotion in content.emotions or ():
                if person is None or outline.narrow((person,), emotion.for_):
                    yield emotion


def scores(outline: Outline, emotions: Iterable[Emotion]) -> list[tuple[str, float]]:
    """Return (feeling, score from -1 to 1) of the emotions that count.

    Written scores count, mapped from the author's scale; only where there is none, those of the feelings lexicon. A
    bare score has the feeling "".
    """
    listed = list(emotions)
    scale = outline.journey.scale
    written = [(emotion.feeling or "", scale.unit(emotion.score)) for emotion in listed if emotion.score is not None]
    if written:
        return written
    language = outline.journey.language
    known = ((word, feeling_score(word, language)) for emotion in listed if (word := emotion.feeling))
    return [(word, score) for word, score in known if score is not None]
