from tests.rules.trying import told, told_project

PERSONAS = """
    personas:
      starter: {name: Starter, goals: [Save time]}
      manager: {name: Manager, pains: [{text: No trainer, evidence: talks}]}
      owner: {name: Owner, goals: [], evidence: []}
      trainee: Trainee
    stages:
      - {name: Use, evidence: talks}
    """


def test_personas_without_evidence_but_not_thin_ones() -> None:
    assert told("EVI08", PERSONAS) == ["4:3 “Starter” rests on no evidence"]


def test_evidence_not_begun() -> None:
    assert told("EVI08", "personas: {a: {name: Anna, goals: [Save time]}}\nstages: [Use]") == []


def test_thin_personas() -> None:
    assert told("EVI14", PERSONAS) == ["7:3 “Trainee” has neither goals nor pains"]


def test_placeholders_and_other_things_do_not_make_a_persona_thicker() -> None:
    text = "personas: {a: {name: 李明, goals: [TBD], demographics: {age: 30-40}, channels: [phone]}}\nstages: [Use]"
    assert told("EVI14", text) == ["3:12 “李明” has neither goals nor pains"]
    assert told("EVI14", text, require=["demographics"]) == []
    assert told("EVI14", text, require=["channels", "goals"]) == []
    assert told("EVI14", text, require=["behaviour"]) == ["3:12 “李明” has no behaviour"]
    three = ["behaviour", "triggers", "quotes"]
    assert told("EVI14", text, require=three) == ["3:12 “李明” has neither behaviour, triggers nor quotes"]
    assert told("EVI14", text, require=[]) == []


def test_nobody_meets_them() -> None:
    text = "personas: {a: Anna, b: {name: Ben, goals: [Save time]}}\nstages: [{name: Use, for: %s, evidence: talks, goals: [Go on]}]"
    assert told("EVI14", text % "b") == []
    assert told("EVI08", text % "a") == []


def test_a_shared_persona_is_told_once_in_its_file() -> None:
    files = {
        "shared.yaml": "personas: {a: Anna, b: {name: Ben, goals: [Save time]}, c: Chris}",
        "one.cjm.yaml": "stages: [{name: Use, evidence: talks}]",
        "two.cjm.yaml": "personas: {c: {name: Chris, goals: [Rest]}}\nstages: [{name: Use, evidence: talks}]",
    }
    assert told_project("EVI08", files) == [
        "two.cjm.yaml:3:12 “Chris” rests on no evidence",
        "shared.yaml:1:21 “Ben” rests on no evidence",
    ]
    assert told_project("EVI14", files) == [
        "shared.yaml:1:12 “Anna” has neither goals nor pains",
        "shared.yaml:1:57 “Chris” has neither goals nor pains",
    ]
    del files["one.cjm.yaml"]
    assert told_project("EVI14", files) == ["shared.yaml:1:12 “Anna” has neither goals nor pains"]


def test_a_shared_persona_in_maps_without_evidence() -> None:
    files = {
        "shared.yaml": "personas: {b: {name: Ben, goals: [Save time]}}",
        "one.cjm.yaml": "stages: [Use]",
    }
    assert told_project("EVI08", files) == []
