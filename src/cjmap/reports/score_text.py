"""The score for a terminal: the number, a bar an area, where most is open."""

from collections.abc import Iterable, Iterator

from cjmap.reports.text import Span, Style, printable
from cjmap.score import Area, Hotspot, Question, Score

_BAR = 20
MOST_HOTSPOTS = 5
"""So many hotspots are shown; whoever mends these sees the next ones."""
GOOD, FAIR = 80, 50
"""From these values on a score is shown green and yellow: a matter of taste, no definition."""


def render_score_text(scores: Iterable[tuple[str, Score]]) -> Iterator[Span]:
    """Yield the scores of maps, each with the path of its file."""
    for number, (file, score) in enumerate(scores):
        if number:
            yield "\n", ""
        yield from _score(file, score)


def _score(file: str, score: Score) -> Iterator[Span]:
    yield printable(score.title), "bold"
    yield f"  {printable(file)}\n", "dim"
    yield f"{headline(score)}\n\n", "bold"
    for area in score.areas:
        yield from _area(area)
    for name in score.not_asked:
        yield f"  {name:<14} not asked: nobody has lived a future journey yet\n", "dim"
    if score.hotspots:
        yield "\nMost is open here\n", "bold"
        for hotspot in score.hotspots[:MOST_HOTSPOTS]:
            yield from _hotspot(hotspot)
        if len(score.hotspots) > MOST_HOTSPOTS:
            yield f"  and {len(score.hotspots) - MOST_HOTSPOTS} more\n", "dim"
    if score.open_of_map:
        yield "\nOpen about the map itself\n", "bold"
        for line in open_questions(score.open_of_map):
            yield f"    {line}\n", ""


def headline(score: Score) -> str:
    """Return the sentence that says it all: "57 of 90 questions answered · 63"."""
    return f"{score.answered} of {score.asked} questions answered · {score.value}"


def _area(area: Area) -> Iterator[Span]:
    full = int(area.percent * _BAR / 100)
    style: Style = "help" if area.percent >= GOOD else "warning" if area.percent >= FAIR else "error"
    yield f"  {area.name:<14} ", ""
    yield "█" * full, style
    yield "░" * (_BAR - full), "dim"
    yield f"  {area.answered:>3} of {area.asked}\n", ""


def _hotspot(hotspot: Hotspot) -> Iterator[Span]:
    yield f"  {printable(hotspot.unit.name)}", "path"
    yield f"  {opened(hotspot)}\n", "dim"
    for line in open_questions(hotspot.open_questions):
        yield f"    {printable(line)}\n", ""


def opened(hotspot: Hotspot) -> str:
    """Return what a stage or persona opened: "opened 9 questions, 5 still unanswered"."""
    count = len(hotspot.open_questions)
    unit = {
        "persona": "this persona opened" if hotspot.unit.id else "nobody walks this map yet; somebody would open",
        "stage": "this stage opened",
        "missing stage": "nobody drew this stage of the framework, which opened",
        "map": "opened",
    }[hotspot.unit.kind]
    left = "none answered yet" if count == hotspot.opened else f"{count} still unanswered"
    return f"{unit} {hotspot.opened} questions, {left}"


def open_questions(questions: Iterable[Question]) -> Iterator[str]:
    """Yield the questions, each once with the personas it is open for: "goals? (starter, manager)"."""
    whom: dict[str, list[str]] = {}
    for question in questions:
        whom.setdefault(question.words, [])
        if question.persona is not None:
            whom[question.words].append(question.persona)
    for words, personas in whom.items():
        yield f"{words} ({', '.join(personas)})" if personas else words
