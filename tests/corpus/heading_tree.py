"""A document whose headings are the map: phase > life stage > moment, with services and reasons below them.

Life stages become stages, moments steps, services touchpoints; a phase, which is above all of them, a lane. A life
event in brackets is the condition for going on to the next life stage.
"""

import re
from itertools import pairwise

from .plain import Plain

WHY = re.compile(r"\*\*(?:Why it matters|MOMENT THAT MATTERS):\*\* (.*)")


def convert(source: str) -> Plain:
    """Return the map of such a document."""
    head, *phases = re.split(r"^## ", source, flags=re.MULTILINE)
    title, *introduction = [line for line in head.splitlines() if line.strip() and not line.startswith("<!--")]
    stages: list[Plain] = []
    for phase in phases:
        name, *life_stages = re.split(r"^### ", phase, flags=re.MULTILINE)
        stages += [_stage(text, name.strip()) for text in life_stages]
    for stage, following in pairwise(stages):
        if "next" in stage:
            stage["next"] = [{"to": following["name"], "when": stage["next"]}]
    return {
        "cjmap": 1,
        "title": title.removeprefix("# "),
        "description": "\n\n".join(line.replace("**", "") for line in introduction),
        "language": "en",
        "personas": {"veteran": "Veteran"},
        "lanes": {"phase": "Phase"},
        "stages": stages,
    }


def _stage(text: str, phase: str) -> Plain:
    """Return a life stage; what stands below no moment is said of the stage itself."""
    name, *lines = text.splitlines()
    stage: Plain = {"name": name.removeprefix("Life Stage: "), "lanes": {"phase": phase}, "steps": []}
    moment = stage
    moments = True  # whether a bullet is a moment or a service
    named = False  # whether what follows a moment is said of it
    for line in lines:
        if line.startswith("#### "):
            heading = line.partition(": ")[2].strip()
            moments = named = True
            if heading:
                moment = _step(stage, heading)
        elif line.startswith("**Associated"):
            moments = False
        elif line.startswith("- ") and moments:
            step = _step(stage, line[2:])
            moment = step if named else stage
        elif line.startswith("- "):
            moment.setdefault("touchpoints", []).append(line[2:])
        elif match := WHY.match(line):
            moment["moment_of_truth"] = {"why": match[1]}
            moments = True
        elif match := re.fullmatch(r"\*\*\[(.*)\]\*\*", line):
            stage["next"] = match[1]
    return stage


def _step(stage: Plain, name: str) -> Plain:
    step: Plain = {"name": name}
    stage["steps"].append(step)
    return step
