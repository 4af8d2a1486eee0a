from cjmap.loader import load
from cjmap.model.tables import Shared
from cjmap.reading.reading import Reading
from cjmap.rules import find_rule
from cjmap.rules.option import Options
from tests.rules.trying import TODAY, told


def test_no_persona() -> None:
    assert told("GAP09", "stages: [Trial]") == ["2:1 Nobody walks this map: it has no `personas`"]


def test_an_audience_is_no_persona() -> None:
    assert len(told("GAP09", "audience: Small firms\nstages: [Trial]")) == 1


def test_a_persona_or_none_on_purpose() -> None:
    assert told("GAP09", "personas: {starter: Starter}\nstages: [Trial]") == []
    assert told("GAP09", "personas: {}\nstages: [Trial]") == []


def test_a_persona_of_a_shared_file() -> None:
    shared = Shared.model_validate({"personas": {"starter": "Starter"}})
    loaded = load("cjmap: 1\ntitle: A map\nstages: [Trial]", "map.cjm.yaml", [shared])
    assert loaded.outline is not None
    check = find_rule("GAP09").rule.check
    assert check is not None
    assert list(check(Reading(loaded.outline, TODAY), Options())) == []
