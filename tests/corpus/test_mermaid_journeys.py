"""The Mermaid diagrams of the corpus, written as cjmap maps without loss."""

import json

from cjmap.loader import load

from . import mermaid_journeys
from .place import read
from .plain import to_yaml


def test_every_task_is_a_step_with_its_score_and_its_people() -> None:
    source = read(mermaid_journeys.ORACLE)
    maps = mermaid_journeys.convert(source)
    diagrams = {each["id"].rpartition("/")[2]: each for each in json.loads(source)}
    assert len(maps) > 30
    for name, data in maps.items():
        loaded = load(to_yaml(data), name)
        assert loaded.findings == (), name
        assert loaded.outline is not None
        steps = [spot for spot in loaded.outline.spots if spot.level == "step"]
        names = {key: persona.name for key, persona in (loaded.outline.journey.personas or {}).items()}
        for step, task in zip(steps, diagrams[name]["tasks"], strict=True):
            assert step.name == task["task"]
            assert [emotion.score for emotion in step.moment.emotions or ()] == [
                score for score in (task["score"],) if score != "NaN"
            ]
            people = {person for person in task["people"] if person} or set(names.values())
            assert {names[persona] for persona in step.personas} == people
