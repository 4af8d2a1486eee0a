"""Maps in which nothing ever goes wrong."""

from cjmap.reading.reading import Reading

LEAST = 4
"""So many moments with a score are more than a sketch (taste)."""


def only_good_news(reading: Reading) -> int:
    """Return the number of scored moments of a map in which nothing ever goes wrong; 0 for any other map.

    That is a map of today with at least `LEAST` scored moments, none of them below neutral for anybody, without any
    pain or exit. `pains: []` that rests on evidence says that somebody asked; such a map is another one, too.
    """
    if reading.is_future or _knows_trouble(reading):
        return 0
    scored = 0
    for spot in reading.spots:
        moods = [mood for persona in reading.people(spot) if (mood := reading.moods.at(spot, persona)) is not None]
        if any(mood.low < 0 for mood in moods):
            return 0
        scored += bool(moods)
    return scored if scored >= LEAST else 0


def _knows_trouble(reading: Reading) -> bool:
    """Tell whether there is a pain or an exit, or somebody asked for pains and found none."""
    if any(said.is_real for said in (*reading.said_of_map("pains"), *reading.pains, *reading.exits)):
        return True
    cells = reading.cells_with("pains")
    return any(cell.content.pains == () and reading.citations.rests(cell.spot) for cell in cells)
