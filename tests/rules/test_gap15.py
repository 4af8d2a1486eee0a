import pytest

from cjmap.loader import load
from cjmap.reading.reading import Reading
from cjmap.rules import find_rule
from cjmap.rules.option import Options
from tests.rules.trying import TODAY, told


def fix(text: str) -> str:
    loaded = load(f"cjmap: 1\ntitle: A map\n{text}", "map.cjm.yaml")
    assert loaded.outline is not None
    check = find_rule("GAP15").rule.check
    assert check is not None
    (hit,) = check(Reading(loaded.outline, TODAY), Options())
    return hit.fix


def test_once_a_moment_on_the_first_feeling() -> None:
    text = """
        stages:
          - name: Sketch
            emotions: [planning-focused, list-making]
          - name: Dig
            steps: [{name: Rent a digger, emotions: [muddy, happy]}]
          - name: Plant
            emotions: [{feeling: earthy, score: 1}]
        """
    assert told("GAP15", text) == ["5:16 cjmap does not know how good “planning-focused” feels"]


def test_in_any_language_of_the_lexicon() -> None:
    assert told("GAP15", "language: zh\nstages: [{name: 考虑, emotions: [焦虑]}, {name: 购买, emotions: [blij]}]") == []


def test_a_hole_in_the_curve_of_one_persona() -> None:
    text = """
        personas: {maya: Maya, ben: Ben}
        stages:
          - name: Sketch
            emotions:
              - {feeling: happy, for: ben}
              - {feeling: list-making, for: maya}
        """
    assert told("GAP15", text) == ["8:9 For “Maya”, cjmap does not know how good “list-making” feels"]
    assert told("GAP15", text.replace("happy, for: ben", "happy")) == []


def test_none_and_a_placeholder_are_no_feelings() -> None:
    assert (
        told("GAP15", "stages: [{name: A, emotions: []}, {name: B, emotions: [—]}, {name: C, satisfaction: 2}]") == []
    )


def test_the_fix_has_the_author_s_scale() -> None:
    assert fix("emotion_scale: [0, 10]\nstages: [{name: A, emotions: muddy}]") == (
        "Write `{feeling: muddy, score: …}` with the score that it has, from 0 to 10."
    )
    assert fix("stages: [{name: A, emotions: 'muddy: very'}]") == ""


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [("en", "Frustated", "frustrated"), ("nl", "gefrusteerd", "gefrustreerd"), ("nl", "anoyed", "annoyed")],
)
def test_a_misspelt_feeling(language: str, written: str, meant: str) -> None:
    assert fix(f"language: {language}\nstages: [{{name: A, emotions: {written}}}]") == (
        f"Did you mean `{meant}`? Otherwise write it with its score, `{{feeling: …, score: …}}`."
    )


@pytest.mark.parametrize("feeling", ["sadd", "muddy", "ungrateful", "list-making", "怒怒怒怒怒怒"])
def test_what_is_near_to_nothing_gets_no_guess(feeling: str) -> None:
    assert "Did you mean" not in fix(f"stages: [{{name: A, emotions: {feeling}}}]")
