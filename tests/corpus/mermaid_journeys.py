"""Mermaid `journey` diagrams: sections are stages, tasks steps with a score of 1 to 5, actors personas.

What Mermaid's own parser made of each diagram is read, so no quirk of its syntax has to be known here.
"""

import json
from collections import Counter
from itertools import groupby

from .plain import Plain, said

ORACLE = "mermaid/oracle.json"
"""What the parser made of all diagrams."""


def convert(source: str) -> dict[str, Plain]:
    """Return the maps of the diagrams that have a task or a section, by their file names."""
    diagrams = {diagram["id"].rpartition("/")[2]: diagram for diagram in json.loads(source)}
    return {name: _map(diagram) for name, diagram in diagrams.items() if diagram["tasks"] or diagram["sections"]}


def _map(diagram: Plain) -> Plain:
    actors = sorted({actor for task in diagram["tasks"] for actor in _people(task)})
    keys = {actor: f"actor-{number}" for number, actor in enumerate(actors, 1)}
    taken: Counter[str] = Counter()
    stages = [
        _named(taken, section or "Journey") | {"steps": [_step(task, taken, keys) for task in tasks]}
        for section, tasks in groupby(diagram["tasks"], key=lambda task: task["section"])
    ]
    stages += [{"name": name} for name in diagram["sections"] if not diagram["tasks"]]
    return {
        "cjmap": 1,
        "title": diagram["title"] or "Journey",
        **said(description=diagram["accDescr"]),
        "emotion_scale": [1, 5],
        **said(personas={key: actor for actor, key in keys.items()}),
        "stages": stages,
    }


def _step(task: Plain, taken: Counter[str], keys: dict[str, str]) -> Plain:
    people = [keys[actor] for actor in _people(task)]
    return _named(taken, task["task"]) | said(
        emotions=[task["score"]] if isinstance(task["score"], int) else None,
        for_=people if len(people) < len(keys) else None,
    )


def _named(taken: Counter[str], name: str) -> Plain:
    """Return the name of a stage or a step, with an id of its own if another one has that name."""
    taken[name.strip().casefold()] += 1
    number = taken[name.strip().casefold()]
    return {"name": name} if number == 1 else {"id": f"task-{sum(taken.values())}", "name": name}


def _people(task: Plain) -> list[str]:
    return [actor for actor in task["people"] if actor]
