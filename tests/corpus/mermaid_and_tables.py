"""A document with a Mermaid `journey`, a table for each of its sections, a graph of pains and solutions, and lists.

The diagram gives stages, steps and scores; the tables say more of each step; the rest holds for the whole journey.
The columns and the parts of the document are known by their order, so the language does not matter.
"""

import re

from .markdown import Section, bullets, fences, items, plain, read_sections, read_table
from .plain import Plain

COLUMNS = ("actions", "touchpoints", "emotions", "opportunities")
"""What the columns of a table hold, behind the name of the step."""


def convert(source: str) -> Plain:
    """Return the map of such a document."""
    sections = read_sections(source)
    parts = [section for section in sections if section.level == 2]
    overview, _, _, _, metrics, recommendations = parts[:6]
    title, people, stages = _journey(next(fences(source, "journey")))
    steps = {step["name"]: step for stage in stages for step in stage["steps"]}
    titles: list[str] = []
    for section in (section for section in sections if section.level == 3):
        (_, *titles), *rows = read_table(section.lines)
        for name, *cells in rows:
            _fill(steps[name], cells)
    pains, solutions = _answers(next(fences(source, "graph")))
    return {
        "cjmap": 1,
        "title": title,
        "description": overview.text,
        "language": "ru" if re.search("[а-я]", title) else "en",
        "emotion_scale": [1, 5],
        "personas": {person.casefold(): person for person in people},
        "pains": pains,
        "opportunities": [*solutions, *({"text": text, "tags": [name]} for name, text in _named(recommendations))],
        "metrics": [{"name": name, "description": text} for name, text in _named(metrics)],
        **({"links": _links(parts[6])} if parts[6:] else {}),
        "stages": stages,
        "x": {"lane_titles": dict(zip(COLUMNS, titles, strict=True))},
    }


def _journey(lines: list[str]) -> tuple[str, list[str], list[Plain]]:
    """Return the title, the people and the stages of a Mermaid journey whose tasks all have the same people."""
    title = ""
    people: list[str] = []
    stages: list[Plain] = []
    for line in lines:
        word, _, rest = line.partition(" ")
        if word == "title":
            title = rest
        elif word == "section":
            stages.append({"name": rest, "steps": []})
        else:
            name, score, who = (part.strip() for part in line.split(":"))
            people = items(who)
            stages[-1]["steps"].append({"name": name, "emotions": [int(score)]})
    return title, people, stages


def _fill(step: Plain, cells: list[str]) -> None:
    """Add what a row of a table says to its step; feelings stand behind the score."""
    for key, cell in zip(COLUMNS, cells, strict=True):
        step[key] = [*step.get(key, ()), *items(cell)]


def _answers(lines: list[str]) -> tuple[list[str], list[Plain]]:
    """Return pains and opportunities of a graph: root --> pain --> "Solution: opportunity"."""
    labels: dict[str, str] = {}
    arrows = []
    for line in lines:
        source, target = (re.fullmatch(r"(\w+)(?:\[(.*)\])?", end.strip()) for end in line.split("-->"))
        assert source is not None, line
        assert target is not None, line
        labels |= {end[1]: end[2] for end in (source, target) if end[2]}
        arrows.append((source[1], target[1]))
    root = arrows[0][0]
    pains = [labels[target] for source, target in arrows if source == root]
    solutions = [
        {"text": labels[target].partition(": ")[2], "addresses": [labels[source]]}
        for source, target in arrows
        if source != root
    ]
    return pains, solutions


def _named(section: Section) -> list[tuple[str, str]]:
    """Return (name, text) of the items of a list: `1. **Name**: text`."""
    pairs = [item.split("**: ", 1) for item in bullets(section.lines)]
    return [(plain(name), text) for name, text in pairs]


def _links(section: Section) -> list[Plain]:
    return [{"name": section.title, "url": url} for url in re.findall(r"`([^`]+)`", section.text)]
