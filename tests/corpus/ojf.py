"""OpenJourney Format (OJF): a JSON grid of stages and swimlanes, with cards ("nodes") in its cells.

What the customer does becomes a step; cards of other rows become what is said of the stage. Ids only address the
grid's cells and are not kept.
"""

import json

from .plain import Plain, said, short

ROWS = {
    "User Activity": "steps",
    "User Actions": "steps",
    "Customer Actions": "steps",
    "Emotional State": "emotions",
    "Thoughts & Feelings": "thoughts",
    "Pain Points": "pains",
    "Friction Points": "pains",
    "Support Channel": "touchpoints",
    "Digital Touchpoints": "touchpoints",
}
"""The swimlanes of the corpus and the keys that hold them."""


def convert(source: str) -> Plain:
    """Return the map of an OJF file."""
    ojf = json.loads(source)
    about = {**ojf, **ojf.get("metadata", {})}
    view = about.get("pov") or about["pointOfView"]
    keys = {lane["id"]: ROWS[lane["name"]] for lane in ojf["swimlanes"]}
    stages = {stage["id"]: {"name": stage["name"]} for stage in ojf["stages"]}
    for node in ojf["nodes"]:
        _add(stages[node["stageId"]], keys[node["swimlaneId"]], node)
    return {
        "cjmap": 1,
        **said(title=about.get("title") or view, scenario=view if "title" in about else None),
        "emotion_scale": [-5, 5],
        "personas": {"customer": about["persona"]},
        "stages": list(stages.values()),
        "x": {"lane_titles": {ROWS[lane["name"]]: lane["name"] for lane in ojf["swimlanes"]}},
    }


def _add(stage: Plain, key: str, node: Plain) -> None:
    """Add a card to its stage, in the row that `key` holds."""
    card = _step(node) if key == "steps" else _saying(key, node)
    stage.setdefault(key, []).append(card)
    if key == "steps":
        return
    if key == "touchpoints":
        card["emotions"] = [short("score", _feeling(node))]
        return
    if key == "emotions":
        if node["sentiment"].casefold() != node["title"].casefold():
            stage[key].append(node["sentiment"])
    else:
        stage.setdefault("emotions", []).append(_feeling(node) | {"description": node["title"]})
    if node.get("isMomentOfTruth"):
        stage["moment_of_truth"] = {"why": node["title"]}


def _step(node: Plain) -> Plain:
    blueprint = node.get("blueprint", {})
    artifacts = [{"text": each["item"], "tags": each["type"]} for each in blueprint.get("evidence", ())]
    return said(
        name=node["title"],
        description=node["description"],
        importance=node.get("severity"),
        emotions=[short("score", _feeling(node))],
        moment_of_truth=node.get("isMomentOfTruth") or None,
        touchpoints=[{"artifacts": artifacts}] if artifacts else None,
        frontstage=_deeds(blueprint.get("onstage"), "actor", "action"),
        backstage=_deeds(blueprint.get("backstage"), "actor", "action"),
        support=_deeds(blueprint.get("support"), "system", "description"),
        tags=_tags(node),
        x=_look(node),
    )


def _saying(key: str, node: Plain) -> Plain:
    """Return a card as an item of `touchpoints`, `thoughts`, `emotions` or `pains`."""
    noun = {"touchpoints": "name", "emotions": "feeling"}.get(key, "text")
    severity = node.get("severity")
    return {noun: node["title"]} | said(
        description=node["description"],
        score=node["score"] if key == "emotions" else None,
        severity=severity if key == "pains" else None,
        tags=_tags(node),
        x=_look(node) if key == "pains" else said(severity=severity) | _look(node),
    )


def _feeling(node: Plain) -> Plain:
    return said(feeling=node.get("sentiment")) | {"score": node.get("score", 0)}


def _deeds(items: list[Plain] | None, actor: str, text: str) -> list[Plain]:
    return [{"actor": item[actor], "text": item[text]} for item in items or ()]


def _tags(node: Plain) -> list[str]:
    return [*node.get("tags", ()), *([node["purpose"]] if "purpose" in node else ())]


def _look(node: Plain) -> Plain:
    """Return how a card is drawn, which is no business of the format."""
    return said(icon=node.get("icon"), icon_color=node.get("iconColor"))
