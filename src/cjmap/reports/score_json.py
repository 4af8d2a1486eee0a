"""The score for programs."""

from collections.abc import Iterable
from typing import Any

from cjmap.reports.json_text import json_text
from cjmap.score import Hotspot, Score
from cjmap.version import __version__


def render_score_json(scores: Iterable[tuple[str, Score]]) -> str:
    """Return the scores of maps as one JSON document, `cjmap-score` version 1."""
    document = {
        "format": "cjmap-score",
        "version": 1,
        "tool": {"name": "cjmap", "version": __version__},
        "maps": [_score(file, score) for file, score in scores],
    }
    return json_text(document)


def _score(file: str, score: Score) -> dict[str, Any]:
    return {
        "file": file,
        "title": score.title,
        "score": score.value,
        "answered": score.answered,
        "asked": score.asked,
        "areas": [
            {"name": area.name, "answered": area.answered, "asked": area.asked, "percent": round(area.percent, 1)}
            for area in score.areas
        ],
        "not_asked": list(score.not_asked),
        "hotspots": [_hotspot(hotspot) for hotspot in score.hotspots],
        "open_of_map": [{"area": question.area, "question": question.words} for question in score.open_of_map],
    }


def _hotspot(hotspot: Hotspot) -> dict[str, Any]:
    return {
        "kind": hotspot.unit.kind,
        "id": hotspot.unit.id,
        "name": hotspot.unit.name,
        "opened": hotspot.opened,
        "open": [
            {"area": question.area, "persona": question.persona, "question": question.words}
            for question in hotspot.open_questions
        ],
    }
