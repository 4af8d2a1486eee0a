"""The OJF files of the corpus, written as cjmap maps without loss."""

import json
from typing import Any

import pytest

from cjmap.model.journey import Journey

from . import ojf
from .leaves import json_leaves
from .loss import needs, scores, texts, unsaid
from .place import read
from .plain import Plain, converted

FILES = ["customer-support", "ecommerce-purchase", "hotel-check-in-blueprint", "self-guided-tutorial"]

NOT_A_TEXT = {
    "version": "of the file format; `cjmap: 1` stands there instead",
    "id": "an address in the file; where its cell went is what is tested",
    "stageId": "likewise",
    "swimlaneId": "likewise",
    "score": "a number; tested by itself",
    "isMomentOfTruth": "true is tested by itself; false is the default of the format and says nothing",
}
"""Keys of OJF whose values nobody reads, and why."""

_DRAWN = {f"stages/*/{row}/*/x/{key}" for row in ("steps", "emotions", "pains") for key in ("icon", "icon_color")}
NEEDED = {
    "customer-support": {"x/lane_titles", *_DRAWN},
    "ecommerce-purchase": {"x/lane_titles", *_DRAWN},
    "hotel-check-in-blueprint": {"x/lane_titles"},
    "self-guided-tutorial": {
        "x/lane_titles",
        "stages/*/pains/*/x/icon_color",
        "stages/*/steps/*/x/icon_color",
        "stages/*/thoughts/*/x/icon_color",
        "stages/*/thoughts/*/x/severity",
    },
}
"""What the format has no key for: how a card is drawn, other names for its lanes, how severe a thought is."""

Case = tuple[str, Plain, Plain, Journey]


@pytest.fixture(params=FILES)
def case(request: pytest.FixtureRequest) -> Case:
    """Return the file's name, what it says, the data of the map written from it, and the map."""
    source = read(f"structured/{request.param}.ojf")
    return request.param, json.loads(source), *converted(ojf.convert, source)


def test_every_text_is_in_the_map(case: Case) -> None:
    _, source, data, _ = case
    pool = set(texts(data))
    leaves = [value for key, value in json_leaves(source) if key not in NOT_A_TEXT]
    assert len(leaves) > 50
    assert [leaf for leaf in leaves if unsaid(leaf, pool)] == []


def test_every_card_is_where_it_belongs(case: Case) -> None:
    _, source, data, _ = case
    names = {stage["id"]: stage["name"] for stage in source["stages"]}
    stages = {stage["name"]: stage for stage in data["stages"]}
    rows = {lane["id"]: lane["name"] for lane in source["swimlanes"]}
    for node in source["nodes"]:
        home = home_of(node, stages[names[node["stageId"]]], ojf.ROWS[rows[node["swimlaneId"]]])
        pool = set(texts(home))
        lost = [value for key, value in json_leaves(node) if key not in NOT_A_TEXT and unsaid(value, pool)]
        assert lost == [], node["title"]
        assert node.get("score", 0) in scores_in(home), node["title"]
        decisive = any("moment_of_truth" in item for item in home if isinstance(item, dict))
        assert decisive == node.get("isMomentOfTruth", False), node["title"]


def home_of(node: Plain, stage: Plain, key: str) -> list[Any]:
    """Return the part of a map where a card belongs: the item of its name, and what the stage says because of it."""
    title = node["title"]
    nouns = {"steps": "name", "touchpoints": "name", "emotions": "feeling"}
    cards = [card for card in stage[key] if isinstance(card, dict) and card[nouns.get(key, "text")] == title]
    assert len(cards) == 1, f"{title} stands {len(cards)} times under {key}"
    caused = [item for item in stage.get("emotions", ()) if isinstance(item, dict) and item.get("description") == title]
    others = [item for item in stage["emotions"] if isinstance(item, str)] if key == "emotions" else []
    truth = stage.get("moment_of_truth", {})
    return [cards[0], *caused, *others, *([{"moment_of_truth": truth}] if truth.get("why") == title else ())]


def scores_in(home: list[Any]) -> set[float]:
    """Return the scores that a part of a map gives: those of its emotions, and its own if it is one."""
    tables = [item for item in home if isinstance(item, dict)]
    own = [item["score"] for item in tables if "score" in item]
    emotions = [emotion for item in tables for emotion in item.get("emotions", ())]
    return {*own, *(item["score"] if isinstance(item, dict) else item for item in emotions)}


def test_scores_are_kept_on_their_scale(case: Case) -> None:
    _, source, _, journey = case
    assert tuple(journey.scale) == (-5, 5)
    assert scores(journey) == sorted(node.get("score", 0) for node in source["nodes"])
    assert all(-5 <= score <= 5 for score in scores(journey))


def test_blueprint_rows_keep_who_does_what(case: Case) -> None:
    _, source, _, journey = case
    rows = {"onstage": "frontstage", "backstage": "backstage", "support": "support"}
    steps = {step.name: step for stage in journey.stages for step in stage.steps or ()}
    for node in source["nodes"]:
        for row, key in rows.items():
            deeds = [tuple(deed.values()) for deed in node.get("blueprint", {}).get(row, ())]
            assert [(deed.actor, deed.text) for deed in getattr(steps.get(node["title"]), key, None) or ()] == deeds


def test_blueprint_evidence_is_an_artifact(case: Case) -> None:
    _, source, _, journey = case
    blueprints = [node.get("blueprint", {}) for node in source["nodes"]]
    expected = [(each["item"], (each["type"],)) for blueprint in blueprints for each in blueprint.get("evidence", ())]
    steps = [step for stage in journey.stages for step in stage.steps or ()]
    artifacts = [each for step in steps for touchpoint in step.touchpoints or () for each in touchpoint.artifacts or ()]
    assert [(each.text, each.tags) for each in artifacts] == expected


def test_stages_and_steps_are_in_order(case: Case) -> None:
    _, source, _, journey = case
    assert [stage.name for stage in journey.stages] == [stage["name"] for stage in source["stages"]]
    titles = [node["title"] for node in source["nodes"]]
    for stage in journey.stages:
        places = [titles.index(step.name) for step in stage.steps or ()]
        assert places == sorted(places)


def test_what_the_format_has_no_key_for(case: Case) -> None:
    name, _, _, journey = case
    assert needs(journey) == NEEDED[name]
