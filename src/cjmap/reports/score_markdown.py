"""The score for pull requests and wikis."""

from collections.abc import Iterable, Iterator

from cjmap.reports.markdown_text import markdown_text
from cjmap.reports.score_text import MOST_HOTSPOTS, headline, open_questions, opened
from cjmap.score import Score

_BAR = 10


def render_score_markdown(scores: Iterable[tuple[str, Score]]) -> str:
    """Return the scores of maps, each with the path of its file, as Markdown (GitHub's, with tables)."""
    return "\n".join("\n".join(_score(file, score)) + "\n" for file, score in scores)


def _score(file: str, score: Score) -> Iterator[str]:
    yield f"### {markdown_text(f'{score.title}: {score.value}')}"  # quoted as one, for a colon ends an `:emoji:`
    yield ""
    yield f"{headline(score)} ({markdown_text(file)})"
    yield ""
    yield "| area | | answered |"
    yield "|---|---|---:|"
    for area in score.areas:
        full = int(area.percent * _BAR / 100)
        yield f"| {area.name} | {'█' * full}{'░' * (_BAR - full)} | {area.answered} of {area.asked} |"
    for name in score.not_asked:
        yield f"| {name} | not asked of a future map | |"
    if score.hotspots:
        yield ""
        yield "Most is open here:"
        yield ""
        for hotspot in score.hotspots[:MOST_HOTSPOTS]:
            open_ones = "; ".join(markdown_text(line) for line in open_questions(hotspot.open_questions))
            yield f"- **{markdown_text(hotspot.unit.name)}** {opened(hotspot)}: {open_ones}"
        if len(score.hotspots) > MOST_HOTSPOTS:
            yield f"- and {len(score.hotspots) - MOST_HOTSPOTS} more"
    if score.open_of_map:
        yield ""
        yield f"Open about the map itself: {'; '.join(open_questions(score.open_of_map))}"
