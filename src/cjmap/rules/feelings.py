"""How messages say what somebody feels: the feeling in the author's word, the score on the author's scale."""

from cjmap.reading.moods import Mood
from cjmap.reading.reading import Reading
from cjmap.rules.wording import quoted


def felt(reading: Reading, mood: Mood) -> str:
    """Return the lowest feeling of a moment as the author wrote it: "“frustrated”", "“frustrated”, -1", "-1".

    Where only a satisfaction says how it is: "satisfaction 2".
    """
    if mood.pointer[-1] == "satisfaction":
        return f"satisfaction {round(mood.low * 2 + 3)}"
    emotion = next(said.item for said in reading.said_at("emotions", mood.spot) if said.pointer == mood.pointer)
    score = reading.moods.written(mood.low) if emotion.score is not None else ""
    return ", ".join(part for part in (quoted(mood.feeling) if mood.feeling else "", score) if part)


def valued(reading: Reading, mood: Mood) -> str:
    """Return how a moment feels on the whole, on the author's scale: "-1", "+0.5"; or "satisfaction 2"."""
    if mood.pointer[-1] == "satisfaction":
        return f"satisfaction {round(mood.value * 2 + 3)}"
    return reading.moods.written(mood.value)
