"""How messages say how somebody feels."""

from cjmap.model.moods import Mood
from cjmap.model.reading import Reading
from cjmap.rules.wording import quoted


def felt(reading: Reading, mood: Mood) -> str:
    """Return a mood in words: "“annoyed” (-1)", "-1", or "satisfaction 2" if only that is known."""
    if mood.pointer[-1] == "satisfaction":
        return f"satisfaction {round(mood.value * 2 + 3)}"
    score = reading.moods.written(mood.value)
    return f"{quoted(mood.feeling)} ({score})" if mood.feeling else score
