"""The maps of the oracles have a text in every field of the format, a new one too."""

from collections import defaultdict
from typing import Any

from cjmap.loader import load
from cjmap.model.journey import Journey
from cjmap.model.tables import Shared
from cjmap.model.walk import parts
from tests.oracles.maps import as_yaml, filled_map, in_turn, text_fields
from tests.oracles.texts import ALL, CLASSES, as_name, core


def journey_of(data: dict[str, Any]) -> Journey:
    loaded = load(as_yaml(data), "map.cjm.yaml")
    assert loaded.findings == ()
    assert loaded.journey is not None
    return loaded.journey


def test_every_field_that_holds_a_text_has_one() -> None:
    reached: dict[str, str] = defaultdict(str)
    for _, part in parts(journey_of(filled_map(lambda place: "wild"))):
        for name, value in part.__dict__.items():
            reached[f"{type(part).__name__}.{name}"] += repr(value)
    missing = {field for field in text_fields() | text_fields(Shared) if "wild" not in reached[field]}
    assert missing - {f"Shared.{name}" for name in Shared.model_fields} == set()
    assert len(text_fields()) > 150


def test_texts_are_told_apart_by_where_they_stand() -> None:
    places: list[str] = []
    filled_map(lambda place: places.append(place) or "x")  # type: ignore[func-returns-value]
    assert {"Journey.title", "Pain in short", "Persona.id", "Touchpoint.claims key", "Event.where", "Stage.x"} <= {
        *places
    }


def test_every_text_can_stand_in_a_field() -> None:
    for texts in CLASSES.values():
        journey_of(filled_map(in_turn(texts)))


def test_classes_have_texts_of_their_own() -> None:
    assert len({*ALL}) == len(ALL) > 100
    assert all(CLASSES.values())
    assert all(core(text) and as_name(text) for text in ALL)
